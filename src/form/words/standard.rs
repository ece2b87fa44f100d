//! Sentences that are the same in every report.

/// Words of sentences that stand in every report as the form or its notices word them.
pub const STANDARD: &[&str] = &[
    "信息处理费",
    "《中华人民共和国政府信息公开条例》",
    "统计期限",
    "联系电话",
    "没有其他需要报告",
    "无其他需要报告",
];
