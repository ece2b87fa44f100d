//! How agencies word the titles of their reports, beside the usual words.

/// Words with which the name of the report begins in a title, the most distinctive first.
pub static NAMES: &[&str] = &[
    "政府信息公开",
    "政务信息公开",
    "政务公开",
    "信息公开",
    "工作年度报告",
    "年度报告",
    "工作报告",
];

/// With what a title ends.
pub static ENDINGS: &[&str] = &["年度报告", "年报", "工作报告", "情况报告"];

/// With what a title ends that leaves out that it is a report.
pub const BARE_ENDING: &str = "工作";

/// What a title says that the report is about.
pub static SUBJECTS: &[&str] = &["信息公开", "政务公开"];

/// The word that joins the agency with the subject, or stands before both.
pub const ABOUT: &str = "关于";
