//! Years that are not the report's: in its name, its period and its date; in its plans, and the plans that it rests on; and
//! anywhere else, unless the sentence says why.

mod mention;
mod names;
mod plans;
mod strays;

use chrono::Datelike;

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Label, Severity, declare_rule};
use crate::prose::quotation::quoted;
use crate::report::{Report, keys};
use crate::source::Origin;
use mention::Mention;

declare_rule! {
    /// A year that is not the report's.
    pub static RULE = {
        id: "wrong-year", title: "年份不是报告的年度", severity: [Error, Warning],
        basis: "政府信息公开条例 第四十九条；{格式}",
        what: "标题、引言或统计期限写的年份不是报告的年度，落款的年份既不是当年也不是次年（错误）；第五部分的打算写的不是下一年，或者以别的年份的工作要点为依据（警告）；文字里别处写了别的年份，而句子没有说明为什么（警告）。写明是比上年、自某年以来、上年结转、某年的决算、文件的名称和文号、以后的打算的不算。",
        why: "多半是沿用往年的报告时漏改了年份，公布以后一眼就会被看出来。",
        fix: "逐处改成报告的年度，并核对那一句里的数；打算写下一年；工作要点引本年度的；确实是别的年份的事，写明缘由。",
    };
}

/// What names another year than the report's is one finding for each such year; the signature, the plans and the plans
/// that the report rests on are apart.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let Some(year) = report.year else {
        return Vec::new();
    };
    let mentions = names::titled(report, year)
        .into_iter()
        .chain(names::introduced(report, year))
        .chain(names::reported(subject, year));
    let mut groups: Vec<(i32, Vec<Mention>)> = Vec::new();
    for mention in mentions {
        if let Some((_, group)) = groups.iter_mut().find(|(named, _)| *named == mention.year) {
            group.push(mention);
        } else {
            groups.push((mention.year, vec![mention]));
        }
    }
    let signed = signed(report, year);
    let mut date_reported = false;
    let mut unexplained: Vec<Mention> = Vec::new();
    let mut out: Vec<Diagnostic> = Vec::new();
    for (named, same) in &groups {
        // A whole report of another year is signed in that year too, which is the same slip.
        let with = signed
            .as_ref()
            .filter(|date| [*named, named + 1].contains(&date.0) && !date_reported);
        date_reported |= with.is_some();
        out.extend(gathered(
            year,
            same,
            with.map(|(_, words, origin)| (words, origin)),
        ));
    }
    if let Some((_, words, origin)) = signed.filter(|_| !date_reported) {
        let message = format!("落款日期是{words}，{year} 年度的报告应在 {} 年初公布", year + 1);
        out.push(
            Diagnostic::new(&RULE, message)
                .help(format!("改正落款日期的年份；{}", instead(&origin)))
                .at(origin)
                .path(keys::date_path()),
        );
    }
    out.extend(of_plans(report, year));
    for stray in strays::unexplained(report, year) {
        // Where the report is named by that year too, it is the same slip.
        let known = groups.iter().position(|(named, _)| *named == stray.year);
        if let Some(found) = known.and_then(|at| out.get_mut(at)) {
            if found.related.len() < MAX_RELATED {
                found.related.push(Label::new(
                    stray.origin,
                    format!("这里也是：“{}”", quoted(&stray.words)),
                ));
            }
            continue;
        }
        unexplained.push(stray);
    }
    out.extend(of_strays(unexplained, year));
    out
}

/// The most places of one year that are marked beside the first.
const MAX_RELATED: usize = 20;

/// Years that nothing explains: one finding for each.
fn of_strays(found: Vec<Mention>, year: i32) -> Vec<Diagnostic> {
    by_year(found, |stray| {
        let remedy = if stray.year < year {
            format!(
                "确实是 {} 年的事，写明缘由，例如“比 {0} 年”“自 {0} 年以来”“上年结转”",
                stray.year
            )
        } else {
            format!("确实是 {} 年的打算，写明“将”“拟”", stray.year)
        };
        (
            format!(
                "这里写的是 {} 年（“{}”），而报告的年度是 {year}，句子没有说明为什么写这一年",
                stray.year,
                quoted(&stray.words)
            ),
            format!("是本年度的事，改为 {year} 年，并核对句子里的数是不是本年的；{remedy}"),
        )
    })
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

/// What to do where it is the report's own year that is wrong, which a document has in its title.
fn instead(at: &Origin) -> &'static str {
    match at {
        Origin::Source(_) => "写错的是“年度”，就改正“年度”",
        Origin::Document(_) => "写错的是标题里的年度，就改正标题",
    }
}

/// Plans for a year that is over, and plans of other years that are this year's basis: one finding for each such year.
fn of_plans(report: &Report, year: i32) -> Vec<Diagnostic> {
    let mut out = by_year(plans::planned(report, year), |found| {
        (
            format!(
                "下一步的打算写的是 {} 年（“{}”），{year} 年度的报告应写 {} 年",
                found.year,
                quoted(&found.words),
                year + 1
            ),
            format!("打算是下一年的，改为 {} 年", year + 1),
        )
    });
    out.extend(by_year(plans::cited(report, year), |found| {
        (
            format!(
                "以 {} 年的“{}”为依据，而报告的年度是 {year}",
                found.year,
                quoted(&found.words)
            ),
            format!("改引 {year} 年的文件，或删去；确实依据这份文件的，保留并备好说明"),
        )
    }));
    out
}

/// One finding for each year, at its first place.
fn by_year(found: Vec<Mention>, words: impl Fn(&Mention) -> (String, String)) -> Vec<Diagnostic> {
    let mut out: Vec<(i32, Diagnostic)> = Vec::new();
    for place in found {
        if let Some((_, first)) = out.iter_mut().find(|(year, _)| *year == place.year) {
            if first.related.len() < MAX_RELATED {
                let words = format!("这里也是：“{}”", quoted(&place.words));
                first.related.push(Label::new(place.origin, words));
            }
            continue;
        }
        let (message, help) = words(&place);
        let diagnostic = Diagnostic::new(&RULE, message)
            .severity(Severity::Warning)
            .at(place.origin)
            .help(help)
            .path(place.path);
        out.push((place.year, diagnostic));
    }
    out.into_iter().map(|(_, diagnostic)| diagnostic).collect()
}

/// The date of the signature where its year is neither the report's nor the next: its year, and how it reads.
fn signed(report: &Report, year: i32) -> Option<(i32, String, Origin)> {
    let date = report.signature.date.as_ref()?;
    let day = date.value;
    let words = format!("{}年{}月{}日", day.year(), day.month(), day.day());
    let wrong = ![year, year + 1].contains(&day.year());
    wrong.then(|| (day.year(), words, date.origin.clone()))
}
