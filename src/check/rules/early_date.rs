//! A report signed before its year was over.

use chrono::Datelike;

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::report::keys;

declare_rule! {
    /// A date of signature before the last day of the year.
    pub static RULE = {
        id: "early-date", title: "落款日期早于年度结束", severity: [Warning],
        basis: "政府信息公开条例 第四十九条",
        what: "落款日期在报告的年度之内，而早于 12 月 31 日。12 月 31 日当天落款的不算。",
        why: "报告写的是全年的情况，数字统计到 12 月 31 日；在这以前落款，要么日期写错了，要么数字不全。",
        fix: "年度结束、数字核定以后定稿，落款写定稿或公布的日期。",
    };
}

/// The date, where its year is the report's; another year is for `wrong-year`.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let (Some(year), Some(date)) = (report.year, &report.signature.date) else {
        return Vec::new();
    };
    let day = date.value;
    if day.year() != year || (day.month(), day.day()) == (12, 31) {
        return Vec::new();
    }
    let found = Diagnostic::new(
        &RULE,
        format!(
            "落款日期是{year}年{}月{}日，{year} 年度还没有结束，而报告的数字要统计到{year}年12月31日",
            day.month(),
            day.day()
        ),
    )
    .at(date.origin.clone())
    .help("核对数字是不是全年的，落款改为定稿或公布的日期")
    .path(keys::date_path());
    vec![found]
}
