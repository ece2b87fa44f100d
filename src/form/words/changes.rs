//! How prose compares a figure with last year's.

/// Words before a change that compare with last year.
pub const COMPARING: &[&str] = &[
    "同比",
    "较上年",
    "较去年",
    "比上年",
    "比去年",
    "上年相比",
    "去年相比",
    "上年同期",
    "去年同期",
    "较上一年",
    "比上一年",
    "上年度相比",
    "较2",
    "比2",
];

/// What may stand before a change and mean the figure before it.
pub const SUBJECTS: &[&str] = &[
    "",
    "总量",
    "总数",
    "数量",
    "全年",
    "件数",
    "条数",
    "总体",
    "申请量",
    "申请数量",
    "公开量",
    "均",
];

/// Words of a growth.
pub const UP: &[&str] = &["增长", "增加", "上升", "提高", "上涨", "增幅", "多", "提升", "增"];

/// Words of a decline.
pub const DOWN: &[&str] = &["下降", "减少", "降低", "下滑", "降幅", "少", "减", "降"];

/// Around the subject of a change these add nothing.
pub const AROUND_SUBJECTS: &[char] = &['与', '和', '同', '并', '，', ' '];

/// Between the word of a change and its figure these add nothing.
pub const BEHIND_CHANGES: &[char] = &['了', '约', '近', '为', '达', ' '];
