//! Lawsuits without a 行政复议 before them, where the law sends most of them there first.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Severity, declare_rule};
use crate::form::{DIRECT_SUITS, TOTAL};

declare_rule! {
    /// Direct lawsuits since the 行政复议法 of 2023.
    pub static RULE = {
        id: "direct-suit-since-2024", title: "2024 年起仍有未经复议的诉讼", severity: [Info],
        basis: "行政复议法（2023年修订） 第二十三条",
        what: "2024 年度及以后的报告，表四“未经复议直接起诉”不为 0。",
        why: "行政复议法 2023 年修订、2024 年 1 月 1 日起施行，对不予公开不服的，要先申请行政复议；仍有直接起诉的，可能是以前年度的案件，或者属于不必先复议的情形，也可能是填错了栏。",
        fix: "核对案件：经过复议的，填到“复议后起诉”；填得没有错的，不用改。",
    };
}

/// The year in which the law is in force first.
const SINCE: i32 = 2024;

/// The row's total, or where that is not filled the sum of what is.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let Some(year) = report.year.filter(|year| *year >= SINCE) else {
        return Vec::new();
    };
    let given: Vec<_> = report
        .edition
        .data_points()
        .filter(|point| point.row.last() == DIRECT_SUITS)
        .filter_map(|point| Some((point, subject.values.get(point)?)))
        .filter(|(_, value)| !value.is_zero())
        .collect();
    let total = given.iter().find(|(point, _)| point.column == TOTAL);
    let Some((point, value)) = total.or(given.first()) else {
        return Vec::new();
    };
    let Some(fact) = report.facts.get(point) else {
        return Vec::new();
    };
    let found = Diagnostic::new(
        &RULE,
        format!(
            "“{DIRECT_SUITS}”的{}填写为 {value}；{year} 年对不予公开不服的，应当先申请行政复议",
            point.column
        ),
    )
    .severity(Severity::Info)
    .at(fact.origin.clone())
    .about(*point)
    .help("核对案件：经过复议的填到“复议后起诉”；以前年度的案件，或者不必先复议的，不用改");
    vec![found]
}
