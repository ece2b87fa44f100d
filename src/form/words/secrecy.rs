//! Markings of papers that are not to be published.

/// Markings of papers for internal use that stand as a clause of their own.
pub const MARKINGS: &[&str] = &[
    "内部资料",
    "内部文件",
    "内部材料",
    "内部使用",
    "仅供内部使用",
    "内部掌握",
    "内部传阅",
    "注意保存",
    "注意保密",
    "注意保管",
    "不得外传",
    "请勿外传",
    "严禁外传",
    "禁止外传",
    "此件不公开",
];

/// What may stand before a marking in its clause.
pub const BEFORE_MARKING: &[&str] = &[
    "本报告为",
    "本报告属",
    "本文件为",
    "本材料为",
    "本资料为",
    "此件为",
    "属",
    "敬请",
    "请",
];

/// The levels of secrecy (保守国家秘密法).
pub const LEVELS: &[&str] = &["绝密", "机密", "秘密"];
