//! Report → next year's draft: the figures that one year hands to the next, last year's words with years moved on and a
//! mark where they must change, the form of the new year.

mod citation;
pub mod draft;
mod handed_on;
mod offers;
mod revision;
mod years;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::diagnostic::Diagnostic;
use crate::file::insert::Scope;
use crate::form::Edition;
use crate::form::words::fees;
use crate::prose::title::{names_an_agency, names_the_report};
use crate::report::keys::{PREAMBLE, TITLE, WAIVERS, YEAR};
use crate::report::marks::{TO_FILL, TO_UPDATE, is_draft};
use crate::report::remark::{Anchor, Remark};
use crate::report::rules::MISSING_KEY;
use crate::report::text::Text;
use crate::report::{Agency, Located, ProseKey, Report, Signature};
use crate::source::Span;
use handed_on::year_words;
use offers::Offers;
use revision::{Revision, revised};

/// The last year that a file may name.
const LAST_YEAR: i32 = 2199;
/// Next year's draft.
#[derive(Debug)]
pub struct Next {
    /// The draft.
    pub report: Report,
    /// Its comments for the clerk.
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
        facts: handed_on::figures(last, edition, &mut remarks),
        signature: Signature {
            present: last.signature.present,
            name: None,
            date: None,
        },
        waivers: Vec::new(),
        sealed: last.sealed,
        table_three: last.table_three,
        charts: last.charts,
    };
    let scope = Scope::new(&report, prior.map(|_| last));
    let kept = |text: &Text| expressions(text, &scope);
    let title = last.title.as_ref().map(|text| title(&kept(text), known));
    report.signature.name = last.signature.name.as_ref().map(|text| Text::written(kept(text)));
    report.prose = prose(last, known, edition, &kept, &mut remarks);
    let usual = report.full_title();
    let title = title.filter(|title| title.trim() != usual);
    let wrong = |title: &String| !is_right(title) && is_known(&report);
    if title.as_ref().is_some_and(wrong) {
        let old = last.title.as_ref().map_or("", Text::as_str);
        let old: Vec<&str> = old.split_whitespace().collect();
        let old = old.join(" ");
        let words = format!("上年的标题“{old}”不是规定的名称，没有带过来，今年按规定写作“{usual}”");
        remarks.push(Remark::new(Anchor::Key(TITLE), words));
    } else {
        report.title = title.map(Text::written);
    }
    remarks.extend(explanations(last));
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

/// Whether a title names the report as the form does, and who reports; what is marked is the clerk's to write.
fn is_right(title: &str) -> bool {
    is_draft(title) || (names_the_report(title) && names_an_agency(title))
}

/// Whether the usual title can be written: agency and year are known.
fn is_known(report: &Report) -> bool {
    report.year.is_some() && report.agency.name.is_some()
}

/// The prose, part by part; a section of prose alone that was empty is to be filled.
fn prose(
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
            section: key.section,
        };
        let (words, cited) = citation::renewed(&kept(text), edition);
        if cited > 0 {
            let words = format!(
                "上年引用的通知不是本年格式的，或者名称、文号有误，{cited} 处已改为{}",
                edition.notice_number
            );
            remarks.push(Remark::new(Anchor::Key(key.section), words));
        }
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
        } else if edition.fees == Some(section.key) && !text.as_str().contains(fees::CHARACTER) {
            // The form asks for it now, or asked last year and was not answered.
            let words = text.as_str().trim_end();
            *text = Text::written(format!("{words}\n{}{TO_FILL}\n", fees::STATEMENT));
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
fn explanations(last: &Report) -> Option<Remark> {
    let explained: BTreeSet<String> = last
        .waivers
        .iter()
        .map(|waiver| match &waiver.quote {
            Some(quote) => format!("{}（{}，“{quote}”）", waiver.rule, waiver.path),
            None => format!("{}（{}）", waiver.rule, waiver.path),
        })
        .collect();
    let explained: Vec<String> = explained.into_iter().collect();
    (!explained.is_empty()).then(|| {
        let words = format!("上年的{WAIVERS}没有带过来：{}", explained.join("、"));
        Remark::new(Anchor::Key(WAIVERS), words)
    })
}

/// The finding that last year's report does not name its year.
fn yearless() -> Diagnostic {
    Diagnostic::new(
        &MISSING_KEY,
        "不知道上年报告是哪一年度的，草稿的年度没有填，文字里的年份也没有改",
    )
    .help("在上年报告里写明年度后重新生成；或在草稿里填上年度，逐处改正年份")
    .path(YEAR)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::lower::lower;
    use crate::source::Source;

    /// The report of a file.
    fn read(file: &str, prior: Option<&Report>) -> Report {
        let source = Source::new("a.yaml", file);
        let root = crate::yaml::parse(&source).root.unwrap();
        lower(&source, Some(&root), prior).report.unwrap()
    }

    fn remarks(next: &Next) -> String {
        next.remarks
            .iter()
            .map(|remark| remark.words.as_str())
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn overview(report: &Report) -> &str {
        let key = report.edition.sections()[0].key;
        report.prose[&ProseKey::whole(key)].as_str()
    }

    #[test]
    fn expressions_stay_where_the_draft_can_compute_them() {
        let last = read(
            "版式: 2019\n年度: 2020\n机关: {名称: 某局, 电话: 0574-1}\n总体情况: \"致电{{机关.电话}}，新收{{申请.本年新收.总计}}件，\
             制作{{主动公开.规范性文件.本年新制作数量}}件，{{年度}}年\"\n主动公开:\n  规范性文件: [4, 4, 4]\n",
            None,
        );
        let next = next(&last, None);
        assert_eq!(
            overview(&next.report),
            "致电{{机关.电话}}，新收{{申请.本年新收.总计}}件，制作4件，{{年度}}年【请更新】"
        );
    }

    #[test]
    fn figures_of_last_year_stay_expressions_only_beside_last_years_file() {
        let before = read(
            "版式: 2021\n年度: 2021\n机关: {名称: 某局}\n复议诉讼:\n  行政复议: [1, 0, 0, 0, 1]\n",
            None,
        );
        let file = "版式: 2021\n年度: 2022\n机关: {名称: 某局}\n总体情况: |\n  上年复议{{上年.复议诉讼.行政复议.总计}}件。\n";
        let last = read(file, Some(&before));
        let with = next(&last, Some("a.yaml"));
        assert_eq!(
            overview(&with.report),
            "上年复议{{上年.复议诉讼.行政复议.总计}}件。\n"
        );
        assert_eq!(with.report.prior.unwrap().value, "a.yaml");
        let without = next(&last, None);
        assert_eq!(overview(&without.report), "上年复议1件。【请更新】\n");
        assert!(without.report.prior.is_none());
    }

    #[test]
    fn who_reports_is_kept_and_what_was_explained_is_not() {
        let last = read(
            "版式: 2021\n年度: 2021\n机关: {名称: 某市人民政府, 类别: 政府, 级别: 县级, 邮编: \"315800\"}\n\
             标题: 某市人民政府2021年政府信息公开工作年度报告\n落款: {署名: 某市人民政府, 日期: 2022-03-01}\n版面: {用印: 是}\n\
             核实说明:\n- {规则: figure-mismatch, 位置: 总体情况, 原文: 17件, 理由: 本级}\n",
            None,
        );
        let next = next(&last, None);
        let Next { report, .. } = &next;
        assert_eq!((report.year, report.edition.id), (Some(2022), "2021"));
        assert_eq!(report.agency.kind, last.agency.kind);
        assert_eq!(report.agency.level, last.agency.level);
        assert_eq!(report.agency.contact.len(), 1);
        // The usual title is left out: it follows the year by itself.
        assert!(report.title.is_none() && report.sealed);
        assert!(report.signature.present && report.signature.date.is_none());
        assert_eq!(report.signature.name.as_ref().unwrap().as_str(), "某市人民政府");
        assert!(report.waivers.is_empty());
        assert!(remarks(&next).contains("没有带过来：figure-mismatch（总体情况，“17件”）"));
    }

    #[test]
    fn a_title_that_the_form_does_not_know_becomes_the_usual_one() {
        for (title, wanted) in [
            ("2021年政府信息公开工作年度报告", None),
            ("某局2021年政府信息公开工作报告", None),
            ("某局2021年信息公开年报", None),
            (
                "2021年度某局政府信息公开工作年度报告",
                Some("2022年度某局政府信息公开工作年度报告"),
            ),
        ] {
            let file = format!("版式: 2021\n年度: 2021\n机关: {{名称: 某局}}\n标题: {title}\n");
            let next = next(&read(&file, None), None);
            assert_eq!(next.report.title.as_ref().map(Text::as_str), wanted, "{title}");
            assert_eq!(remarks(&next).contains("不是规定的名称"), wanted.is_none());
        }
    }

    #[test]
    fn a_section_that_said_nothing_is_to_be_filled() {
        let last = read("版式: 2021\n年度: 2021\n机关: {名称: 某局}\n总体情况:\n", None);
        let next = next(&last, None).report;
        let whole = |key| next.prose[&ProseKey::whole(key)].as_str();
        for section in next.edition.sections().iter().filter(|s| s.table.is_none()) {
            assert_eq!(whole(section.key), "【待填】\n", "{}", section.key);
        }
    }

    #[test]
    fn an_offered_figure_is_said_above_its_section() {
        let last = read(
            "版式: 2021\n年度: 2021\n机关: {名称: 某局}\n总体情况: |\n  新收政府信息公开申请1件。\n\
             申请:\n  本年新收: [1, 0, 0, 0, 0, 0, 1]\n",
            None,
        );
        let next = next(&last, None);
        assert_eq!(
            overview(&next.report),
            "新收政府信息公开申请{{申请.本年新收.总计}}件。\n"
        );
        let section = next.report.edition.sections()[0].key;
        assert!(
            next.remarks
                .iter()
                .any(|remark| remark.at == Anchor::Key(section))
        );
    }

    #[test]
    fn without_its_year_a_draft_has_none_and_says_so() {
        let last = read(
            "版式: 2019\n机关: {名称: 某局}\n标题: 2020年某局报告\n总体情况: |\n  （一）2020年\n",
            None,
        );
        let next = next(&last, None);
        assert_eq!((next.report.year, next.report.edition.id), (None, "2021"));
        assert_eq!(next.report.title.as_ref().unwrap().as_str(), "2020年某局报告");
        assert_eq!(overview(&next.report), "（一）2020年【请更新】\n");
        let found: Vec<&str> = next.diagnostics.iter().map(|d| d.path.as_str()).collect();
        assert_eq!(found, ["年度"]);
    }
}
