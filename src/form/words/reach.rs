//! How prose says whose a figure is, and of which years.

/// The agency that reports, and no other.
pub const OF_AGENCY: &[&str] = &["本级"];

/// The whole area that the agency answers for, or all its units.
pub const OF_AREA: &[&str] = &[
    "全省",
    "全市",
    "全区",
    "全县",
    "全州",
    "全盟",
    "全旗",
    "全系统",
    "全镇",
    "全街道",
    "辖区",
    "各单位",
    "各部门",
    "各镇",
    "各乡镇",
    "各街道",
    "各级",
    "下属",
    "所属",
];

/// What is carried from one year to another stands in this year's table, whatever year it names.
pub const CARRIED: &str = "结转";
/// More years than one.
pub const SEVERAL_YEARS: &[&str] = &[
    "以来",
    "近三年",
    "近两年",
    "近五年",
    "近年",
    "近3年",
    "近2年",
    "近5年",
    "历年",
    "年来",
    "年至2",
];
/// The years up to a day.
pub const UP_TO: &[&str] = &["截至", "截止", "累计"];
/// A part of a year.
pub const PART_OF_YEAR: &[&str] = &[
    "季度",
    "上半年",
    "下半年",
    "当月",
    "每月",
    "月均",
    "每季",
    "每周",
    "每年",
];
/// The year before that of the report.
pub const LAST_YEAR: &[&str] = &["去年", "上年", "上一年", "同期"];
/// The year after it, or what is still to be done.
pub const NEXT_YEAR: &[&str] = &["下年", "下一年", "明年", "来年", "计划", "拟", "预计", "力争"];
/// That of the report.
pub const THIS_YEAR: &[&str] = &["全年", "本年", "今年", "年内", "当年", "年度内"];
