//! Last year's report is named and cannot be read, or is another year's.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::report::keys::PRIOR;

declare_rule! {
    /// Last year's report cannot be read.
    pub static RULE = {
        id: "prior-unreadable", title: "读不到上年报告", severity: [Warning], basis: "",
        what: "“上年报告”指的文件不存在；不是一份能读的报告；不是上一年度的报告。",
        why: "读不到上年的数字，结转、增长等跨年的核对就没有进行。",
        fix: "改正文件名；没有上年的文件就删去“上年报告”一行。",
        topic: Structure,
    };
}

/// One finding, where last year's report is named.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let reason = match &subject.context.prior {
        None => return Vec::new(),
        Some(Err(reason)) => reason.clone(),
        // Another year's report, or this one itself, says nothing of last year.
        Some(Ok(prior)) => match (report.year, prior.year) {
            (Some(year), Some(given)) if given != year - 1 => {
                format!("“上年报告”指的是 {given} 年度的报告，不是 {} 年度的", year - 1)
            }
            _ => return Vec::new(),
        },
    };
    let mut found = Diagnostic::new(&RULE, format!("{reason}，没有进行跨年核对"))
        .help("改正文件名；没有上年的文件就删去“上年报告”一行")
        .path(PRIOR);
    if let Some(named) = &report.prior {
        found = found.at(named.origin.clone());
    }
    vec![found]
}
