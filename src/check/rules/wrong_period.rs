//! A reporting period other than the whole year.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::prose::quotation::quoted;

declare_rule! {
    /// A reporting period that is not the calendar year.
    pub static RULE = {
        id: "wrong-period", title: "统计期限不是全年", severity: [Error],
        basis: "政府信息公开条例 第四十九条、第五十条；{格式}",
        what: "报告里写的统计期限不是从 1 月 1 日到 12 月 31 日。",
        why: "年度报告反映上一年度全年的情况；起止日期写错了，数字的口径就说不清，也不能和别的机关汇总。",
        fix: "统计期限写作“自某年1月1日起至某年12月31日止”，并核对数字是不是全年的。",
    };
}

/// All such periods are one finding, whatever years they name.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let wrong = subject.periods().iter();
    let mut wrong = wrong
        .filter(|(_, stated)| !stated.is_whole())
        .filter_map(|(line, stated)| {
            let words = line.words.get(stated.range.clone())?;
            let origin = line.origin_of(stated.range.clone());
            Some((line, stated, words, origin))
        });
    let Some((line, stated, words, origin)) = wrong.next() else {
        return Vec::new();
    };
    let year = report.year.or(stated.from.year).unwrap_or_default();
    let mut found = Diagnostic::new(
        &RULE,
        format!(
            "统计期限写的是“{}”，应为{year}年1月1日至{year}年12月31日",
            quoted(words)
        ),
    )
    .at(origin)
    .help("改正起止日期；数字确实不是全年的，按全年重新统计")
    .path(line.key);
    for (_, _, words, origin) in wrong {
        found = found.related(origin, None, format!("这里写的是“{}”", quoted(words)));
    }
    vec![found]
}
