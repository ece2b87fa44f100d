//! What titles of reports say.

/// What titles say the report is about, the right words first.
pub const SUBJECTS: &[&str] = &["政府信息公开", "信息公开", "政务公开", "公开"];

/// The words of the name of the report beside its subject.
pub const OF_GOVERNMENT: &str = "政府";
/// See [`OF_GOVERNMENT`].
pub const WORK: &str = "工作";
/// See [`OF_GOVERNMENT`].
pub const ANNUAL: &str = "年度";
/// See [`OF_GOVERNMENT`].
pub const REPORT: &str = "报告";
/// See [`OF_GOVERNMENT`].
pub const ANNUAL_REPORT: &str = "年度报告";
/// What reports are called.
pub const REPORTS: &[&str] = &[REPORT, "年报"];
/// With what the title of a notice ends.
pub const NOTICE: &str = "通知";
/// Words of a title that name nobody: what is left without them, and without the name of the report, is who reports.
pub const IDLE: &[&str] = &[
    "年度", "年", "度", "关于", "公告", "公布", "发布", "的", "通知", "印发",
];
