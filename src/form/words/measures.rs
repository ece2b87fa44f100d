//! How part five speaks of what is done about problems.

/// Words of which any shows that something is or will be done about a problem.
pub const MEASURES: &[&str] = &[
    "改进",
    "下一步",
    "下步",
    "措施",
    "加强",
    "将",
    "继续",
    "提升",
    "提高",
    "完善",
    "强化",
    "健全",
    "优化",
    "推进",
    "加大",
    "加快",
    "拓宽",
    "拓展",
    "整改",
    "今后",
    "计划",
    "打算",
    "充实",
    "组织",
    "开展",
    "落实",
    "建立",
    "做好",
    "抓好",
    "深化",
    "细化",
    "增强",
    "扩大",
    "努力",
    "力争",
    "着力",
];

/// Right before a measure these make it a complaint: 有待加强, 不够完善.
pub const WANTING: &[&str] = &["待", "不", "不够", "欠", "不甚", "未能", "没有", "不太", "未"];
