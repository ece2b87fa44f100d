//! Part six without a word on the fees for handling applications.

use crate::check::Subject;
use crate::chinese::lines::has;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::words::fees;
use crate::prose::judged_lines::{first_line, prose_lines, recognised};
use crate::prose::unfilled::has_unfilled;
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

/// One finding, at the beginning of the part.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let part = report.edition.fees;
    let Some((key, text)) = part.and_then(|key| Some((key, report.prose.get(&ProseKey::whole(key))?))) else {
        return Vec::new();
    };
    let words = text.as_str();
    if words.trim().is_empty() || has(words, fees::SPOKEN_OF) || has_unfilled(text) {
        return Vec::new();
    }
    let heading = report.edition.heading(key);
    let mut found = Diagnostic::new(&RULE, format!("“{heading}”里没有写{}的收取情况", fees::NAME))
        .at(first_line(text))
        .path(key);
    // Outside its part only the name of the fee is certain enough.
    let elsewhere = recognised(prose_lines(report), |line| line.words.find(fees::NAME)).next();
    if let Some((line, at)) = elsewhere {
        let origin = line.origin_of(at..at + fees::NAME.len());
        found = found
            .related(origin, None, format!("“{}”里说到了{}", line.key, fees::NAME))
            .help("统一格式要求写在第六部分：把这句话移到第六部分，或在那里再写一次");
    } else {
        found = found.help("写明全年收取多少元；没有收取的，加一句“本机关全年未收取信息处理费”");
    }
    vec![found]
}
