//! Words around a denial in prose; what is denied stands in [`super::super::phrases`].

/// One of these stands in every denial.
pub const DENYING: &[&str] = &["未", "没有", "无", "均", "全部"];

/// Behind the object of a denial these make something else of it.
pub const OF_ANOTHER: &[&str] = &["而", "导致", "赔偿"];

/// Behind the object of a denial these deny an outcome and not the matter itself.
pub const UNDONE: &[&str] = &["败诉", "撤销", "确认违法", "责令", "被纠", "纠错"];

/// Before a denial these make it a condition, or another matter.
pub const CONDITIONS: &[&str] = &[
    "如", "若", "对", "凡", "在", "有", "为", "是否", "因", "防止", "避免", "确保",
];

/// Behind what 无 and 没有 begin a claim within a clause.
pub const BEFORE_NONE: &[char] = &['均', '年', '度', '全', '皆', '亦', '也'];

/// Other things that are denied in one breath.
pub const JOINED: &[&str] = &[
    "复议",
    "诉讼",
    "行政复议",
    "行政诉讼",
    "申诉",
    "举报",
    "案件",
    "政府信息公开申请",
];

/// In a claim, or at the end of a row: administrative reviews.
pub const REVIEWS: &str = "复议";
/// In a claim: lawsuits.
pub const SUITS: &str = "诉讼";
/// At the end of a row: lawsuits.
pub const SUIT_ROWS: &str = "起诉";
