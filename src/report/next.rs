//! Report → next year's draft: the figures that one year hands to the next, last year's words with years moved on and a
//! mark where they must change, the form of the new year.

mod citation;
mod figures;
mod offers;
mod prose;
mod scan;
mod years;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::insert::Scope;
use super::lower::MISSING_KEY;
use super::new::TO_FILL;
use super::remark::{Anchor, Remark};
use super::text::Text;
use super::{Agency, Located, ProseKey, Report, Signature};
use crate::diagnostic::Diagnostic;
use crate::form::Edition;
use crate::source::Span;
use figures::year_words;
use offers::Offers;
use prose::{Revision, revised};

/// The mark of a paragraph that states something of last year.
pub const TO_UPDATE: &str = "【请更新】";

/// The last year that a file may name.
const LAST_YEAR: i32 = 2199;
/// The key of the preamble.
const PREAMBLE: &str = "引言";
/// The key of the explanations, which are last year's.
const WAIVERS: &str = "核实说明";

/// Next year's draft.
#[derive(Debug)]
pub struct Next {
    /// The draft.
    pub report: Report,
    /// What the clerk is told in its comments.
    pub remarks: Vec<Remark>,
    /// What kept it from being whole.
    pub diagnostics: Vec<Diagnostic>,
}

/// Next year's draft from last year's report. `prior` is that report's file as the draft names it; without it, nothing can be
/// compared between the years, and expressions that name last year's figures become words.
pub fn next(last: &Report, prior: Option<&str>) -> Next {
    let known = last.year.filter(|year| *year < LAST_YEAR);
    let year = known.map(|year| year + 1);
    let edition = year.and_then(Edition::of_year).unwrap_or_else(Edition::current);
    let mut remarks = vec![Remark::new(Anchor::Head, origin(last, edition))];
    let mut report = Report {
        edition,
        year,
        agency: Agency {
            name: last.agency.name.clone(),
            kind: last.agency.kind,
            level: last.agency.level,
            contact: last.agency.contact.clone(),
        },
        title: None,
        prior: prior.map(|path| Located {
            value: path.to_owned(),
            origin: Span::at(0).into(),
        }),
        prose: BTreeMap::new(),
        facts: figures::figures(last, edition, &mut remarks),
        signature: Signature {
            present: last.signature.present,
            name: None,
            date: None,
        },
        waivers: Vec::new(),
        sealed: last.sealed,
    };
    let scope = Scope::new(&report, prior.map(|_| last));
    let kept = |text: &Text| expressions(text, &scope);
    let title = last.title.as_ref().map(|text| title(&kept(text), known));
    report.signature.name = last.signature.name.as_ref().map(|text| Text::written(kept(text)));
    report.prose = words(last, known, edition, &kept, &mut remarks);
    let usual = report.full_title();
    report.title = title.filter(|title| title.trim() != usual).map(Text::written);
    remarks.extend(explained(last));
    Next {
        report,
        remarks,
        diagnostics: known.is_none().then(yearless).into_iter().collect(),
    }
}

/// Words with their expressions, where the draft can compute them; else with what they printed last year.
fn expressions(text: &Text, scope: &Scope) -> String {
    text.with_expressions(|expression, words| match scope.evaluate(expression) {
        Ok(_) => format!("{{{{{expression}}}}}"),
        Err(_) => words.to_owned(),
    })
}

fn title(words: &str, last: Option<i32>) -> String {
    last.map_or_else(|| words.to_owned(), |last| years::moved_title(words, last))
}

/// The prose, part by part; a section of prose alone that said nothing is to be filled.
fn words(
    last: &Report,
    year: Option<i32>,
    edition: &'static Edition,
    kept: &dyn Fn(&Text) -> String,
    remarks: &mut Vec<Remark>,
) -> BTreeMap<ProseKey, Text> {
    let offers = Offers::new(last, edition);
    let mut out: BTreeMap<ProseKey, Text> = BTreeMap::new();
    let mut inserted: BTreeMap<&'static str, usize> = BTreeMap::new();
    for (key, text) in &last.prose {
        let revision = Revision {
            last: year,
            offers: (key.section != PREAMBLE).then_some(&offers),
        };
        let words = citation::renewed(&kept(text), last.edition, edition);
        let (words, count) = revised(&words, &revision);
        *inserted.entry(key.section).or_default() += count;
        out.insert(*key, Text::written(words));
    }
    for (section, count) in inserted.into_iter().filter(|(_, count)| *count > 0) {
        let words = format!("正文里与表中数字对得上的 {count} 处已改为 {{{{…}}}}，表填好后自动写出");
        remarks.push(Remark::new(Anchor::Key(section), words));
    }
    for section in edition
        .sections()
        .iter()
        .filter(|section| section.table.is_none())
    {
        let text = out
            .entry(ProseKey::whole(section.key))
            .or_insert_with(|| Text::written(""));
        if text.as_str().trim().is_empty() {
            *text = Text::written(format!("{TO_FILL}\n"));
        }
    }
    out
}

/// Where the draft comes from, and what its marks mean.
fn origin(last: &Report, edition: &Edition) -> String {
    let mut words = format!(
        "由{}起草：数字都待填；标了{TO_UPDATE}的段落写的是上年的情况，改好后删去标记。",
        year_words(last)
    );
    if !std::ptr::eq(last.edition, edition) {
        // Writing to a string cannot fail.
        let _ = write!(
            words,
            "\n上年用的是 {} 版，本年改用 {} 版（{}）。",
            last.edition.id, edition.id, edition.notice_number
        );
    }
    words
}

/// The explanations of last year's findings, which are not carried over.
fn explained(last: &Report) -> Option<Remark> {
    let told: BTreeSet<String> = last
        .waivers
        .iter()
        .map(|waiver| match &waiver.quote {
            Some(quote) => format!("{}（{}，“{quote}”）", waiver.rule, waiver.path),
            None => format!("{}（{}）", waiver.rule, waiver.path),
        })
        .collect();
    let told: Vec<String> = told.into_iter().collect();
    (!told.is_empty()).then(|| {
        let words = format!("上年的{WAIVERS}没有带过来：{}", told.join("、"));
        Remark::new(Anchor::Key(WAIVERS), words)
    })
}

/// Last year's report does not say which year that is.
fn yearless() -> Diagnostic {
    Diagnostic::new(
        &MISSING_KEY,
        "不知道上年报告是哪一年度的，草稿的年度没有填，文字里的年份也没有改",
    )
    .help("在上年报告里写明年度后重新生成；或在草稿里填上年度，逐处改正年份")
    .path("年度")
}
