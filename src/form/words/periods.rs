//! How reports state the days that their figures are of.

/// Words that present a stretch of days as that of the figures.
pub const OF_REPORT: &[&str] = &[
    "统计期",
    "统计时",
    "统计日",
    "统计周期",
    "统计范围",
    "统计区间",
    "报告期",
    "起止时间",
    "报告时限",
];

/// Weaker words, which do so in the preamble.
pub const IN_PREAMBLE: &[&str] = &["数据统计", "所列数据", "期限", "时限", "时段"];

/// An agency that was set up or dissolved within the year reports less than a year.
pub const PART_OF_YEAR: &[&str] = &["成立", "组建", "挂牌", "设立", "撤销", "撤并", "划转"];

/// What may stand between the first day of a period and the word that leads to the last.
pub const BEHIND_DAY: &[&str] = &["起", "止", "零时", "0时", "0：00", "0:00"];

/// What leads from the first day of a period to the last.
pub const LEADING: &[char] = &['至', '到', '—', '–', '-', '－', '~', '～', '─'];

/// Faults, behind which these list them, unless one of the last says that they are mended: that is of the report's own year.
pub const FAULTS: (&[&str], &[&str], &[&str]) = (
    &[
        "存在的问题",
        "存在的不足",
        "存在的主要问题",
        "存在问题",
        "存在不足",
    ],
    &[
        "主要是",
        "主要有",
        "主要为",
        "主要表现",
        "主要体现",
        "有以下",
        "主要包括",
    ],
    &[
        "整改", "解决", "改进", "改正", "完成", "落实", "销号", "纠正", "消除", "改善",
    ],
);
