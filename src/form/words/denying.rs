//! Words around a denial in prose; what is denied stands in [`super::super::phrases`].

/// One of these stands in every denial.
pub const DENYING: &[&str] = &[
    "未",
    "没有",
    "无",
    "均",
    "全部",
    "零",
    "率",
    "为0",
    "不收取",
    "不征收",
    "不涉及",
    "不存在",
    "皆",
    "悉数",
];

/// Behind the object of a denial these make something else of it.
pub const OF_ANOTHER: &[&str] = &["而", "导致", "赔偿"];

/// Behind the object of a denial these deny an outcome and not the matter itself.
pub const UNDONE: &[&str] = &["败诉", "撤销", "确认违法", "责令", "被纠", "纠错"];

/// Before a denial these make it a condition, or another matter.
pub const CONDITIONS: &[&str] = &[
    "如", "若", "对", "凡", "在", "有", "为", "是否", "因", "防止", "避免", "确保",
];

/// Words that may stand between the denial and what is denied, and change nothing.
pub const FILLERS: &[&str] = &[
    "任何",
    "形式",
    "一件",
    "一起",
    "一例",
    "1件",
    "1起",
    "公民",
    "法人",
    "和",
    "或",
    "或者",
    "及",
    "与",
    "、",
    "其他",
    "组织",
    "群众",
    "社会公众",
    "公众",
    "申请人",
    "主动",
    "要求",
    "提出",
    "提交",
    "提起",
    "的",
    "关于",
    "有关",
    "涉及",
    "因",
    "针对",
    "对",
    "由",
    "引起",
    "引发",
    "产生",
    "政府",
    "政务",
    "信息",
    "公开",
    "工作",
    "方面",
    "事务",
    "事项",
    "依申请",
    "书面",
    "被",
    "过",
    "到",
    "新",
    "相关",
    "类",
    "申请",
    "我局",
    "本机关",
    "本单位",
    "我单位",
    "行政",
    "新增",
    "新收",
    "一",
    "例",
    "一宗",
    "1例",
    "1宗",
    "法人和其他组织",
    "自然人",
    "企业",
    "单位",
    "个人",
    "向社会",
];

/// In a clause these make it what is to be, and no claim on the year.
pub const AIMS: &[&str] = &[
    "力争",
    "确保",
    "努力",
    "争取",
    "目标",
    "必须",
    "不得",
    "下一步",
    "保证",
    "要求各",
    "严禁",
    "防止",
    "避免",
    "杜绝",
    "应当",
    "本月",
    "上月",
    "当月",
    "本季",
    "季度",
];

/// Before what is said of all: what came in, …
pub const CAME_IN: &[&str] = &[
    "收到", "受理", "新收", "接收", "接到", "收件", "收办", "收悉", "申请",
];
/// … and not what was dealt with, …
pub const DEALT_WITH: &[&str] = &["办结", "答复", "办理", "审结", "处理", "回复"];
/// … nor where this leaves some out. In the paragraph: some are still open.
pub const STILL_OPEN: &[&str] = &[
    "顺延",
    "尚在",
    "正在办理",
    "在办",
    "未到期",
    "尚未",
    "结转",
    "转下",
    "转入下",
];

/// What denies without saying which deed.
pub const NONE_ALONE: &[&str] = &["无", "未"];

/// Behind what 无 and 没有 begin a claim within a clause.
pub const BEFORE_NONE: &[&str] = &["均", "年", "度", "全", "皆", "亦", "也", "申请", "申请件", "实现"];

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
    "行政许可",
    "行政处罚",
    "行政强制",
    "败诉",
    "纠错",
    "被纠错",
];

/// In a claim, or at the end of a row: administrative reviews.
pub const REVIEWS: &str = "复议";
/// In a claim: lawsuits.
pub const SUITS: &str = "诉讼";
/// At the end of a row: lawsuits.
pub const SUIT_ROWS: &str = "起诉";

/// That something did not happen in the year, whatever it is.
pub const NOT_HAPPENED: &[&str] = &[
    "未收到",
    "未接到",
    "未受理",
    "未发生",
    "未产生",
    "未出现",
    "未收取",
    "未收费",
    "未制发",
    "未制定",
    "未出台",
    "未印发",
    "未作出",
    "未实施",
    "未涉及",
    "未引发",
    "未引起",
    "未被",
    "未因",
    "未新收",
    "未接收到",
    "未曾",
    "未有",
    "未发现",
    "没有收到",
    "没有接到",
    "没有受理",
    "没有发生",
    "没有产生",
    "没有出现",
    "没有收取",
    "没有收费",
    "没有制发",
    "没有制定",
    "没有出台",
    "没有印发",
    "没有作出",
    "没有实施",
    "没有涉及",
    "没有因",
    "没有被",
    "没有发现",
    "不收取",
    "免收",
    "不收费",
    "无新",
];

/// In a clause, behind 未, 没有 or 无, these make it a claim that there was none.
pub const NONE_OF: &[&str] = &[
    "收费",
    "收取",
    "处理费",
    "的情况",
    "的情形",
    "的现象",
    "的案件",
    "的事件",
    "复议",
    "诉讼",
    "投诉",
    "举报",
    "申请",
    "结转",
];

/// These are such a claim as a whole clause: 收费情况：无。
pub const NONE_AT_ALL: &[&str] = &[
    "无",
    "没有",
    "暂无",
    "均无",
    "皆无",
    "均没有",
    "无此情况",
    "无此情形",
    "无此类情况",
    "无此类情形",
    "没有此类情况",
    "无其他",
    "无其他事项",
    "没有其他事项",
    "无其他情况",
];

/// What begins such a claim.
pub const NONE: &[&str] = &["未", "没有", "无"];

/// Words of which 未, 没有 and 无 are a part and no claim.
pub const NO_NONE: &[&str] = &[
    "未来",
    "未成年",
    "无障碍",
    "无线",
    "无偿",
    "无论",
    "无误",
    "无正当理由",
    "无法提供",
    "无纸",
    "无关",
    "无序",
    "有无",
];
