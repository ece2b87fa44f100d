//! What the words around a year make it the year of.

/// What behind a year, as far as the next comma, makes it the year of this report.
pub const REPORT_NAMES: &[&str] = &["报告", "年报", "年度报告", "年年度报告", "工作年度报告"];

/// What behind a year makes it something else's.
pub const OF_OTHERS: &[&str] = &[
    "要点", "计划", "部署", "安排", "要求", "考核", "任务", "会议", "培训", "方案", "意见", "规定", "基础",
    "相比", "以来", "条例", "指南", "通知", "评估", "修订", "查阅", "下载", "先进", "表彰",
];

/// What before a year makes it an earlier report's.
pub const OF_EARLIER: &[&str] = &[
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

/// Behind a year, with [`CIRCUMSTANCES`], the report under another name.
pub const WORK: &str = "政府信息公开工作";
/// See [`WORK`].
pub const CIRCUMSTANCES: &str = "情况";
