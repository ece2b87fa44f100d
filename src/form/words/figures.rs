//! Words around a figure in prose that add nothing to what it counts, or make it another figure.

/// Between words and their figure these add nothing.
pub const LINKS: &[&str] = &[
    "共计", "合计", "总计", "累计", "总共", "共", "总数", "总量", "数量", "件数", "条数", "总额", "数额",
    "金额", "为", "是", "达到", "达", "有", "了", "大约", "将近", "约", "近", "超过", "逾", "：", ":", "=",
    "的",
];

/// Right before words these make them others: 不予以公开, 行政许可和行政处罚.
pub const OTHERWISE: &[&str] = &[
    "不", "未", "非", "及", "和", "与", "或", "并", "、", "代", "无", "应",
];

/// Words that end like those of [`OTHERWISE`] and are none of them.
pub const NOT_OTHERWISE: &[&str] = &[
    "涉及",
    "危及",
    "受理并",
    "审核并",
    "立案并",
    "调查并",
    "查处并",
    "办理并",
    "行为并",
    "审查并",
    "审批并",
];

/// Behind 截至 these are the end of the report's year, and of no part of it.
pub const YEAR_ENDS: &[&str] = &[
    "年底",
    "年末",
    "本年底",
    "本年末",
    "当年底",
    "12月底",
    "12月31日",
    "12月末",
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

/// Before a figure whose words stand behind it: that there are some.
pub const THERE_ARE: &[&str] = &[
    "其中",
    "其余",
    "另有",
    "还有",
    "尚有",
    "仍有",
    "共有",
    "已有",
    "剩余",
    "余下",
    "尚",
    "仍",
    "另",
    "还",
    "有",
    "对",
    "已对",
    "决定对",
    "已",
    "将",
    "，",
    ",",
    "：",
    ":",
    "、",
    "和",
    "及",
];

/// Between a figure and its words behind it these add nothing.
pub const BETWEEN_IN_FRONT: &[&str] = &[
    "政府信息公开申请",
    "依申请公开申请",
    "信息公开申请",
    "公开申请",
    "申请事项",
    "申请",
    "案件",
    "规范性文件",
    "行政规范性文件",
    "的",
    "均",
    "已",
    "被",
    "依法",
    "作出",
    "作",
    "决定",
    "仍",
    "属于",
    "属",
    "为",
    "是",
    "来自",
    "系",
    "由",
    "宣布",
];

/// Behind a counter these begin what is said of all that were counted, …
pub const ALL: &[&str] = &["全部", "均"];
/// … not behind these.
pub const NO_ALL: &[char] = &['平', '人', '月', '年', '日', '户'];
/// A clause that begins with one of these says so of all that the sentence counted: 均因政府信息公开引起.
pub const OF_ALL: &[&str] = &["均", "全部因", "全部为", "全部是", "全部系", "都因", "都是", "皆"];
/// Behind a counter: the thing that was counted, before the words of the next figure.
pub const COUNTED_THINGS: &[&str] = &["申请", "案件", "文件", "决定", "公开件"];

/// Words of a paragraph that a table follows, and what its caption begins with.
pub const TABLES_AHEAD: &[&str] = &["如下", "下表"];
/// See [`TABLES_AHEAD`].
pub const CAPTION: char = '表';

/// In words that end like the name of an agency these make them more than one.
pub const NO_NAMES: &[&str] = &[
    "会同", "联合", "配合", "协助", "指导", "由", "向", "对", "、", "和", "与", "及", "，", "各", "上级",
    "报", "的",
];

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
    "今年",
    "一年来",
    "年内",
    "报告期内",
    "统计期内",
    "期间",
    "我厅",
    "我中心",
    "我机关",
    "严格",
    "规范",
    "依规",
    "按规定",
    "受理并",
    "审核并",
    "立案并",
    "调查并",
    "查处并",
    "办理并",
    "审查并",
    "审批并",
    "违法行为并",
    "查处",
    "今年以来",
    "全省",
    "全市",
    "全区",
    "全县",
    "全州",
    "全盟",
    "全旗",
    "各级行政机关",
    "各级机关",
    "在",
    "收取",
    "征收",
    "收缴",
    "期",
    "计",
];
