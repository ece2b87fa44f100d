//! A report signed after it had to be published.

use chrono::{Datelike, NaiveDate};

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::agencies::{LIKE_GOVERNMENTS, PLACES};
use crate::report::{AgencyKind, Report, keys};

declare_rule! {
    /// A date of signature after the deadline.
    pub static RULE = {
        id: "late-date", title: "落款日期晚于公布期限", severity: [Warning],
        basis: "政府信息公开条例 第四十九条",
        what: "落款日期在次年，而晚于公布的期限：部门、乡镇、街道晚于 1 月 31 日；县级以上人民政府晚于 3 月 31 日。从名称看不出是不是政府的，晚于 3 月 31 日才提示。",
        why: "条例规定了公布年度报告的期限，逾期公布会被通报；也可能是日期写错了。",
        fix: "核对日期；日期写错了就改正，确实晚了的，保留实际日期并备好说明。",
    };
}

/// The date, where its year is the one after the report's; another year is for `wrong-year`.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let (Some(year), Some(date)) = (report.year, &report.signature.date) else {
        return Vec::new();
    };
    let day = date.value;
    let month = deadline(report);
    let Some(last) = NaiveDate::from_ymd_opt(year + 1, month, 31) else {
        return Vec::new();
    };
    if day.year() != year + 1 || day <= last {
        return Vec::new();
    }
    let who = match report.agency.kind {
        AgencyKind::Government => "县级以上人民政府",
        AgencyKind::Department if month == 1 => "部门",
        AgencyKind::Township if month == 1 => "乡镇、街道",
        _ => "这份",
    };
    let found = Diagnostic::new(
        &RULE,
        format!(
            "落款日期是{}年{}月{}日，{who}的 {year} 年度报告应在{}年{month}月31日前公布",
            day.year(),
            day.month(),
            day.day(),
            year + 1
        ),
    )
    .at(date.origin.clone())
    .help("核对日期，写错了就改正；确实晚了的，保留实际日期并备好说明")
    .path(keys::date_path());
    vec![found]
}

/// The month by whose last day the report is published. Where the name leaves open whether it is a government's, the
/// later one.
fn deadline(report: &Report) -> u32 {
    let Some(name) = &report.agency.name else {
        return 3;
    };
    let name = name.as_str().trim();
    let like = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    match report.agency.kind {
        AgencyKind::Government => 3,
        AgencyKind::Township => 1,
        AgencyKind::Department => {
            if like(PLACES) || like(LIKE_GOVERNMENTS) {
                3
            } else {
                1
            }
        }
    }
}
