//! Part six that says nothing of the fees for handling applications.

use super::placeholder::{has_unfilled, is_unfilled};
use crate::check::Subject;
use crate::check::lines::{first_line, lines};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::report::ProseKey;

declare_rule! {
    /// No word of fees where the form asks for it.
    pub static RULE = {
        id: "missing-fee-statement", title: "没有报告信息处理费", severity: [Warning],
        basis: "{格式}；国办函〔2020〕109号",
        what: "第六部分“其他需要报告的事项”没有说明本年度收取信息处理费的情况。",
        why: "统一格式要求在这一部分报告依据《政府信息公开信息处理费管理办法》收取信息处理费的情况，没有收取的也要写明。",
        fix: "在第六部分写明收取了多少；没有收取的，写“本机关全年未收取信息处理费”。",
    };
}

/// Any of these says that fees are spoken of.
const FEES: [&str; 10] = [
    "处理费",
    "收费",
    "费用",
    "收取",
    "免费",
    "缴费",
    "计费",
    "缴纳",
    "检索费",
    "成本费",
];

/// The fee of which only the name is certain enough outside its part.
const NAME: &str = "信息处理费";

/// One finding, at the beginning of the part.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let part = report.edition.fees;
    let Some((key, text)) = part.and_then(|key| Some((key, report.prose.get(&ProseKey::whole(key))?))) else {
        return Vec::new();
    };
    let words = text.as_str();
    if words.trim().is_empty() || FEES.iter().any(|fee| words.contains(fee)) || has_unfilled(text) {
        return Vec::new();
    }
    let heading = report.edition.heading(key);
    let mut found = Diagnostic::new(&RULE, format!("“{heading}”里没有写信息处理费的收取情况"))
        .at(first_line(text))
        .path(key);
    let elsewhere = report.prose.iter().find_map(|(other, text)| {
        let at = text.as_str().find(NAME)?;
        let (start, line) =
            lines(text.as_str()).find(|(start, line)| (*start..start + line.len()).contains(&at))?;
        (!is_unfilled(text, start, line)).then(|| (other, text.origin_of(at..at + NAME.len())))
    });
    if let Some((other, origin)) = elsewhere {
        found = found
            .related(origin, None, format!("“{other}”里说到了信息处理费"))
            .help("统一格式要求写在第六部分：把这句话移到第六部分，或在那里再写一次");
    } else {
        found = found.help("写明全年收取多少元；没有收取的，加一句“本机关全年未收取信息处理费”");
    }
    vec![found]
}
