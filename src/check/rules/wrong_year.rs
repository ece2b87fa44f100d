//! Years that are not the report's: in its name, its period and its date; in its plans, and the plans that it rests on.

mod plans;

use std::ops::Range;

use chrono::Datelike;

use crate::check::Subject;
use crate::chinese::lines::{after, before, has};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::prose::near::{paragraphs, quoted};
use crate::prose::period;
use crate::prose::scan::{Kind, scan};
use crate::report::{ProseKey, Report};
use crate::source::Origin;

declare_rule! {
    /// A year that is not the report's.
    pub static RULE = {
        id: "wrong-year", title: "年份不是报告的年度", severity: [Error, Warning],
        basis: "政府信息公开条例 第四十九条；{格式}",
        what: "标题、引言或统计期限写的年份不是报告的年度，落款的年份既不是当年也不是次年（错误）；第五部分的打算写的不是下一年，或者以别的年份的工作要点为依据（警告）。",
        why: "多半是沿用往年的报告时漏改了年份，公布以后一眼就会被看出来。",
        fix: "逐处改成报告的年度；打算写下一年；工作要点引本年度的。",
    };
}

/// The key of the preamble.
const PREAMBLE: &str = "引言";

/// What behind a year, as far as the next comma, says that it is the year of this report.
const NAMES: [&str; 5] = ["报告", "年报", "年度报告", "年年度报告", "工作年度报告"];
/// What behind a year says that it is something else's.
const OTHERS: [&str; 24] = [
    "要点", "计划", "部署", "安排", "要求", "考核", "任务", "会议", "培训", "方案", "意见", "规定", "基础",
    "相比", "以来", "条例", "指南", "通知", "评估", "修订", "查阅", "下载", "先进", "表彰",
];
/// What before a year says that it is an earlier report's.
const EARLIER: [&str; 12] = [
    "上年",
    "上一年",
    "往年",
    "历年",
    "较",
    "比",
    "与",
    "截至",
    "自",
    "从",
    "获",
    "被评",
];

/// A place that says which year the report is about.
struct Mention {
    /// What it is called.
    what: &'static str,
    year: i32,
    path: String,
    words: String,
    origin: Origin,
}

/// What names another year than the report's is one finding for each such year; the signature, the plans and the plans
/// that the report rests on are apart.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let Some(year) = report.year else {
        return Vec::new();
    };
    let mentions = titled(report, year)
        .into_iter()
        .chain(introduced(report, year))
        .chain(reported(report, year));
    let mut groups: Vec<(i32, Vec<Mention>)> = Vec::new();
    for mention in mentions {
        if let Some((_, group)) = groups.iter_mut().find(|(named, _)| *named == mention.year) {
            group.push(mention);
        } else {
            groups.push((mention.year, vec![mention]));
        }
    }
    let signed = signed(report, year);
    let mut signature_told = false;
    let mut out: Vec<Diagnostic> = Vec::new();
    for (named, same) in &groups {
        // A whole report of another year is signed in that year too, which is the same slip.
        let with = signed
            .as_ref()
            .filter(|date| [*named, named + 1].contains(&date.0) && !signature_told);
        signature_told |= with.is_some();
        out.extend(gathered(
            year,
            same,
            with.map(|(_, words, origin)| (words, origin)),
        ));
    }
    if let Some((_, words, origin)) = signed.filter(|_| !signature_told) {
        let message = format!("落款日期是{words}，{year} 年度的报告应在 {} 年初公布", year + 1);
        out.push(
            Diagnostic::new(&RULE, message)
                .help(format!("改正落款日期的年份；{}", instead(&origin)))
                .at(origin)
                .path("落款.日期"),
        );
    }
    out.extend(plans::judge(report, year));
    out
}

/// One finding of the places that name the same wrong year.
fn gathered(year: i32, same: &[Mention], signed: Option<(&String, &Origin)>) -> Option<Diagnostic> {
    let first = same.first()?;
    let mut places: Vec<&str> = same.iter().map(|mention| mention.what).collect();
    places.dedup();
    let mut found = Diagnostic::new(
        &RULE,
        format!(
            "{}写的是 {} 年（“{}”），而报告的年度是 {year}",
            places.join("、"),
            first.year,
            quoted(&first.words)
        ),
    )
    .at(first.origin.clone())
    .help(format!("改为 {year} 年；{}", instead(&first.origin)))
    .path(first.path.clone());
    for mention in same.iter().skip(1) {
        let words = format!("{}写的是“{}”", mention.what, quoted(&mention.words));
        found = found.related(mention.origin.clone(), None, words);
    }
    if let Some((words, origin)) = signed {
        found = found.related(origin.clone(), None, format!("落款日期是{words}"));
    }
    Some(found)
}

/// What to do where it is the report's own year that is wrong, which a document says in its title.
fn instead(at: &Origin) -> &'static str {
    match at {
        Origin::Source(_) => "写错的是“年度”，就改正“年度”",
        Origin::Document(_) => "写错的是标题里的年度，就改正标题",
    }
}

/// The year of the title. One that names several, the report's among them, is left alone.
fn titled(report: &Report, year: i32) -> Vec<Mention> {
    let Some(title) = &report.title else {
        return Vec::new();
    };
    let words = title.as_str();
    let years: Vec<(i32, Range<usize>)> = scan(words, true)
        .filter_map(|find| match find.kind {
            Kind::Year(named, _) => Some((named, find.number)),
            // Four digits alone may be a part of a name.
            Kind::Bare(named) if (year - 10..year + 10).contains(&named) => Some((named, find.number)),
            _ => None,
        })
        .collect();
    if years.iter().any(|(named, _)| *named == year) {
        return Vec::new();
    }
    let Some((named, number)) = years.into_iter().next() else {
        return Vec::new();
    };
    vec![Mention {
        what: "标题",
        year: named,
        path: "标题".to_owned(),
        words: words.to_owned(),
        origin: title.origin_of(number),
    }]
}

/// The years with which the preamble names this report.
fn introduced(report: &Report, year: i32) -> Vec<Mention> {
    let Some(text) = report.prose.get(&ProseKey::whole(PREAMBLE)) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for (start, line) in paragraphs(text.as_str()) {
        for find in scan(line, true) {
            let Kind::Year(named, None) = find.kind else {
                continue;
            };
            let end = find.number.end;
            let earlier = has(before(line, find.number.start, 6), &EARLIER);
            let Some(words) = report_named(line, end).filter(|_| named != year && !earlier) else {
                continue;
            };
            let range = find.number.start..end + words;
            out.push(Mention {
                what: PREAMBLE,
                year: named,
                path: PREAMBLE.to_owned(),
                words: line.get(range).unwrap_or_default().to_owned(),
                origin: text.origin_of(start + find.number.start..start + end),
            });
        }
    }
    out
}

/// The length of the words behind a year that name this report; none where they name something else.
fn report_named(line: &str, end: usize) -> Option<usize> {
    let tail = after(line, end, 50);
    let stop = tail
        .find(|c| "，,、：:（(）)《》".contains(c))
        .unwrap_or(tail.len());
    let clause = tail.get(..stop)?;
    let rest = clause.trim_start().strip_prefix('年')?.trim_start();
    let rest = rest.strip_prefix('度').unwrap_or(rest).trim_start();
    let named = NAMES.iter().any(|name| rest.starts_with(name))
        || rest.contains("信息公开") && has(rest, &["报告", "年报"])
        || rest.starts_with("政府信息公开工作") && rest.contains("情况");
    (named && !has(rest, &OTHERS)).then_some(clause.trim_end_matches('。').len())
}

/// The years of the period, where its days are right.
fn reported(report: &Report, year: i32) -> Vec<Mention> {
    let whole = period::stated(report)
        .into_iter()
        .filter(|(_, stated, _)| stated.is_whole());
    whole
        .filter_map(|(key, stated, range)| {
            let named = stated.other_year(year)?;
            let text = report.prose.get(&key)?;
            Some(Mention {
                what: "统计期限",
                year: named,
                path: key.to_string(),
                words: text.as_str().get(range.clone())?.to_owned(),
                origin: text.origin_of(range),
            })
        })
        .collect()
}

/// The date of the signature where its year is neither the report's nor the next: its year, and how it reads.
fn signed(report: &Report, year: i32) -> Option<(i32, String, Origin)> {
    let date = report.signature.date.as_ref()?;
    let day = date.value;
    let words = format!("{}年{}月{}日", day.year(), day.month(), day.day());
    let wrong = ![year, year + 1].contains(&day.year());
    wrong.then(|| (day.year(), words, date.origin.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(line: &str) -> Vec<&str> {
        scan(line, true)
            .filter(|find| matches!(find.kind, Kind::Year(_, None)))
            .filter_map(|find| {
                let length = report_named(line, find.number.end)?;
                line.get(find.number.start..find.number.end + length)
            })
            .collect()
    }

    #[test]
    fn a_year_that_names_the_report_is_told_from_others() {
        for line in [
            "2020年度政府信息公开工作年度报告",
            "2020年度宁海县政务服务办公室信息公开工作年度报告",
            "2020 年年度报告",
            "2020年政府信息公开工作情况",
            "2020年年报",
        ] {
            assert_eq!(names(line), [line]);
        }
        assert_eq!(
            names("《某局2020年政府信息公开工作年度报告》"),
            ["2020年政府信息公开工作年度报告"]
        );
        for line in [
            "自2008年以来，政府信息公开",
            "2019年5月15日起施行的条例",
            "按照2020年政府信息公开工作部署",
            "2020年政府信息公开工作要点",
            "2020年，政府信息公开",
            "2020年政府工作报告",
            "2020年政府信息公开专栏开通",
            "2020年年报可在县政府网站查阅",
            "在2020年政府信息公开工作年度报告的基础上",
            "《2020年政务公开工作要点》",
            "（国办公开办函〔2020〕年度报告",
        ] {
            assert_eq!(names(line), Vec::<&str>::new(), "{line}");
        }
    }
}
