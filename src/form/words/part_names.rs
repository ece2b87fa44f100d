//! What the names of parts, and the words beside their whole, say of a list.

/// The last part that is all that is left, …
pub const ALL_OTHERS: &[&str] = &["其他", "其它"];
/// … unless it is one of the names of its own, or a kind of those who apply.
pub const NOT_ALL_OTHERS: &[&str] = &[
    "处理", "结果", "组织", "渠道", "方式", "途径", "形式", "部门", "单位", "平台", "媒体",
];

/// Of two parts with these names in their words nothing else is left.
pub const EITHER_OR: &[(&[&str], &[&str])] = &[
    (&["线上"], &["线下"]),
    (&["上半年"], &["下半年"]),
    (&["专职"], &["兼职"]),
    (&["采纳"], &["未采纳", "不予采纳", "不采纳", "未予采纳"]),
    (&["已缴费", "已缴纳"], &["未缴费", "未缴纳"]),
    (&["建议"], &["提案"]),
    (&["主办"], &["会办", "协办"]),
    (&["原创"], &["转载"]),
    (&["合格"], &["不合格"]),
    (&["已整改", "整改到位"], &["未整改", "正在整改"]),
];

/// Levels, of which one holds the next.
pub const LEVELS: [&[&str]; 2] = [&["一级"], &["二级"]];

/// Behind a figure, at the end of its clause or before its parts: those that follow are of it. 52件申请中，涉及征地17件.
pub const AMONG: &str = "中";
/// With these before it, it is none: 集中, 其中.
pub const NOT_AMONG: &[char] = &['集', '其'];
