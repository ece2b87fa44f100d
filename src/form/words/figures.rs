//! Words around a figure in prose that add nothing to what it counts, or make it another figure.

/// Between words and their figure these add nothing.
pub const LINKS: &[&str] = &[
    "共计", "合计", "总计", "累计", "总共", "共", "总数", "总量", "数量", "件数", "条数", "金额", "为", "是",
    "达到", "达", "有", "了", "大约", "将近", "约", "近", "超过", "逾", "：", ":", "=", "的",
];

/// Right before words these make them others: 不予以公开, 行政许可和行政处罚.
pub const OTHERWISE: &[&str] = &[
    "不", "未", "非", "及", "和", "与", "或", "并", "、", "代", "无", "应",
];

/// Between a verb and 申请 these add nothing.
pub const MODIFIERS: &[&str] = &[
    "政府信息公开",
    "信息公开",
    "依",
    "公众",
    "群众",
    "社会公众",
    "申请人",
    "提出",
    "提交",
    "的",
    "各类",
    "有效",
    "到",
    "新",
    "书面",
    "公民",
    "等",
    "了",
];

/// Right behind a counter these make it another figure.
pub const OF_ANOTHER: &[&str] = &["次", "投诉"];

/// When and who: what may stand before a figure that is all there were.
pub const WHEN_AND_WHO: &[&str] = &[
    "全年",
    "本年度",
    "本年",
    "年度",
    "年",
    "共",
    "依法",
    "共计",
    "累计",
    "我局",
    "本局",
    "我镇",
    "本镇",
    "我街道",
    "本街道",
    "我单位",
    "本机关",
    "本单位",
    "，",
    "、",
    "和",
    "我委",
    "我办",
    "总计",
];
