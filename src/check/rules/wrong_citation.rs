//! The notice that prescribes the form, cited with a wrong title or number, or in the report of a year that it does not cover.

mod law;

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Label, declare_rule};
use crate::form::Edition;
use crate::prose::judged_lines::{paragraphs, recognised};
use crate::prose::notice::{Cited, Number, cited};
use crate::prose::notice_basis::is_history;
use crate::prose::quotation::quoted;
use crate::report::Report;

declare_rule! {
    /// A wrong citation of the form's notice.
    pub static RULE = {
        id: "wrong-citation", title: "引用的通知不对", severity: [Warning], basis: "{格式}",
        what: "引用规定报告格式的通知时，名称和文号对不上，引的是另一版格式的通知（例如 2021 年度以后还引〔2019〕60号，或者“（试行）”），或者文号少字、括号不是六角括号，或者把文号写成别种文件的（报告依据写成国办发〔2021〕30号）；通知的发文机关写错；条例的名称、国务院令的号（第711号）写错；《政府信息公开信息处理费管理办法》的文号写错。",
        why: "引言写明报告依据什么编制；引错了，说明格式可能用错，或者是照抄往年的报告。",
        fix: "按本年度适用的通知改正名称和文号，年份用六角括号〔〕括起。",
    };
}

/// What is wrong with a citation.
#[derive(Clone, Copy)]
enum Fault {
    /// It is another edition's notice.
    Edition(&'static Edition),
    /// Title and number belong to different notices; the title's.
    Mismatch(&'static Edition),
    /// The number is mistyped.
    Typing(&'static Edition),
    /// The number is that of another kind of paper.
    Kind(&'static Edition),
    /// The title names somebody else as who issued the notice.
    Issuer(&'static Edition),
    /// The number is one of the form's office, and none of its notices on the form.
    Unknown,
}

impl Fault {
    /// Citations with the same are one finding.
    fn key(self) -> (u8, &'static str) {
        match self {
            Self::Edition(edition) => (0, edition.id),
            Self::Mismatch(edition) => (1, edition.id),
            Self::Typing(edition) => (2, edition.id),
            Self::Kind(edition) => (3, edition.id),
            Self::Issuer(edition) => (4, edition.id),
            Self::Unknown => (5, ""),
        }
    }
}

/// One finding for each fault, its repetitions related.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let mut out: Vec<((u8, &str), Diagnostic)> = Vec::new();
    let faults = recognised(paragraphs(report), |line| {
        let cited = cited(line.words).into_iter();
        let faults = cited.filter_map(|cited| Some((fault(report, line.words, &cited)?, cited)));
        faults.collect::<Vec<_>>()
    });
    for (line, (fault, cited)) in faults {
        let number = cited.number.as_ref().map(|number| number.range.clone());
        let range = match fault {
            Fault::Typing(_) | Fault::Kind(_) | Fault::Unknown => number.unwrap_or_else(|| cited.range()),
            _ => cited.range(),
        };
        let words = line.words.get(range.clone()).unwrap_or_default();
        let origin = line.origin_of(range);
        if let Some((_, first)) = out.iter_mut().find(|(kind, _)| *kind == fault.key()) {
            first
                .related
                .push(Label::new(origin, format!("这里也是：“{}”", quoted(words))));
            continue;
        }
        let (message, help) = message_and_help(report, line.words, &cited, fault);
        let found = Diagnostic::new(&RULE, message)
            .at(origin)
            .help(help)
            .path(line.key);
        out.push((fault.key(), found));
    }
    let mut out: Vec<Diagnostic> = out.into_iter().map(|(_, found)| found).collect();
    out.extend(law::wrong(report).into_iter().filter_map(of_law));
    out
}

/// One finding of what is cited wrong of the law, its repetitions related.
fn of_law(wrong: law::Wrong) -> Option<Diagnostic> {
    let mut places = wrong.places.into_iter();
    let (first, _) = places.next()?;
    let mut found = Diagnostic::new(&RULE, wrong.message)
        .at(first)
        .help(wrong.help)
        .path(wrong.key);
    for (origin, words) in places {
        found = found.related(origin, None, format!("这里也是：“{words}”"));
    }
    Some(found)
}

/// What is wrong with a citation in a report of this edition.
fn fault(report: &Report, line: &str, cited: &Cited) -> Option<Fault> {
    let edition = report.edition;
    let same = |a: &Edition, b: &Edition| a.id == b.id;
    let number = cited.number.as_ref();
    if let (Some(title), Some(number)) = (&cited.title, number)
        && number
            .edition
            .is_none_or(|numbered| !same(numbered, title.edition))
    {
        return Some(Fault::Mismatch(title.edition));
    }
    let unknown = |number: &Number| number.edition.is_none() && number.of_office;
    if cited.title.is_none() && number.is_some_and(unknown) {
        // Beside the right number it is another paper's.
        let right = line.contains(edition.notice_number);
        return (!right && !is_history(line, &cited.range())).then_some(Fault::Unknown);
    }
    let named = cited
        .title
        .as_ref()
        .map(|title| title.edition)
        .or(number.and_then(|number| number.edition))?;
    if let Some(alike) = number.and_then(|number| number.alike) {
        return Some(Fault::Kind(alike));
    }
    if !same(named, edition) {
        // A report on the wrong form is found by another rule, and cites what it is filled on.
        let in_force = report.year.is_none_or(|year| edition.covers(year));
        let history = is_history(line, &cited.range());
        return (in_force && !history).then_some(Fault::Edition(named));
    }
    let typing = number
        .filter(|number| !number.exact)
        .map(|_| Fault::Typing(named));
    // A notice of the same name by somebody else has another number.
    let issuer = || {
        let title = cited.title.as_ref().filter(|title| title.other_issuer);
        title
            .filter(|_| number.is_some())
            .map(|title| Fault::Issuer(title.edition))
    };
    typing.or_else(issuer)
}

fn message_and_help(report: &Report, line: &str, cited: &Cited, fault: Fault) -> (String, String) {
    let right = report.edition;
    let typed = cited
        .number
        .as_ref()
        .and_then(|number| line.get(number.range.clone()))
        .map(quoted)
        .unwrap_or_default();
    let whole = format!("改为《{}》（{}）", right.notice_title, right.notice_number);
    match fault {
        Fault::Edition(other) => {
            let range = cited.range();
            let words = if typed.is_empty() {
                quoted(line.get(range).unwrap_or_default())
            } else {
                typed.clone()
            };
            let year = report
                .year
                .map_or_else(|| format!("{} 版", right.id), |year| format!("{year} 年度"));
            (
                format!(
                    "引用的“{words}”规定的是 {} 版格式，{year}的报告依据的是{}",
                    other.id, right.notice_number
                ),
                whole,
            )
        }
        Fault::Mismatch(title) => (
            format!(
                "通知的名称和文号对不上：名称是 {} 版格式的通知，它的文号是{}，写的却是“{typed}”",
                title.id, title.notice_number
            ),
            whole,
        ),
        Fault::Kind(_) => (
            format!(
                "报告依据的文号写成“{typed}”，那是另一种文件的文号；规定报告格式的通知是{}",
                right.notice_number
            ),
            format!("改为“{}”", right.notice_number),
        ),
        Fault::Issuer(edition) => (
            format!(
                "通知的名称写错了发文机关：{}是“{}”",
                edition.notice_number, edition.notice_title
            ),
            whole,
        ),
        Fault::Unknown => (
            format!(
                "报告依据的文号写成“{typed}”，规定报告格式的通知是{}",
                right.notice_number
            ),
            format!("改为“{}”", right.notice_number),
        ),
        Fault::Typing(edition) => {
            let squeezed: String = typed.split_whitespace().collect();
            let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let why = if plain(&squeezed) == plain(edition.notice_number) {
                "年份要用六角括号〔〕括起"
            } else {
                "文号的字不对"
            };
            (
                format!("文号“{typed}”写得不对，应为“{}”：{why}", edition.notice_number),
                format!("改为“{}”", edition.notice_number),
            )
        }
    }
}
