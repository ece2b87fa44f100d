//! How prose divides a whole: into some of its parts, all of them, or shares.

/// Words before a percentage that make it a share.
pub const SHARES: &[&str] = &["占比", "占", "比例", "比重", "占到"];

/// Of what a share is, where these words name no more than the whole: 占总数的80%.
pub const OF_ALL: &[&str] = &[
    "总数量",
    "总数",
    "总量",
    "总计",
    "总额",
    "合计",
    "总",
    "全部",
    "全年",
    "全",
    "数量",
    "比例",
    "比重",
    "比",
    "数",
    "量",
    "其",
    "的",
    "为",
    "约",
    "达",
    "到",
    "近",
    "了",
    "是",
    "：",
    ":",
    " ",
    "年度",
    "本",
];

/// Before several shares, one for each of the figures before them, in their order.
pub const EACH_SHARE: &str = "分别";

/// Right behind a share that begins a clause: what it is a share of stands before, what has it behind. 其中80%为网络申请.
pub const HAVING_SHARES: &[&str] = &["为", "是", "系", "属于", "来自", "由", "通过"];

/// Before a share that begins a clause these add nothing.
pub const BEGINNING_SHARES: &[&str] = &[
    "",
    "其中",
    "其中，",
    "有",
    "其中有",
    "约",
    "近",
    "其中约",
    "其中近",
];

/// What opens a list of some of the parts of a whole.
pub const SOME_PARTS: &[&str] = &["其中", "包括", "包含", "含"];

/// What opens a list of all parts of a whole.
pub const ALL_PARTS: &[&str] = &[
    "分别为",
    "分别是",
    "包括以下",
    "具体为",
    "具体是",
    "具体如下",
    "由以下",
    "具体包括",
    "分为",
];

/// In the words that open a list: more parts than those that are named.
pub const UNFINISHED: &[&str] = &["主要", "例如", "比如", "譬如", "不限于", "尤其", "特别是", "重点"];

/// Of these the ones that open a list by themselves.
pub const OPENING_UNFINISHED: &[&str] = &[
    "例如",
    "比如",
    "譬如",
    "主要有",
    "主要为",
    "主要是",
    "主要涉及",
    "不限于",
];

/// Right behind the last part: there are more.
pub const AND_OTHERS: &[&str] = &["等", "以及其他", "和其他", "及其他"];

/// In the words before a part: it is not counted, so that the list is never complete.
pub const SOME: &[&str] = &["若干", "少量", "部分为", "数条", "数件"];

/// Before a figure: it is no part of what was listed before it.
pub const BESIDES: &[&str] = &["另有", "另外", "此外", "除此", "另", "同时", "还有", "并"];

/// Before the last part: it is all that is left of the whole.
pub const THE_REST: &[&str] = &["其余", "剩余", "余下", "剩下"];

/// With it a figure goes into the next year, or came from the last: no rest of those that came in.
pub const CARRIED: &str = "结转";

/// What has the share that is left.
pub const OTHERS: &[&str] = &["其他", "其余", "其它", "剩余"];

/// What may stand before one of [`SUMS`]: 三类合计, 以上共计.
pub const BEFORE_SUMS: &[char] = &[
    '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '以', '上', '述', '类', '项', '者',
    '种', '方', '面', '部', '分', '各',
];

/// Before the number of things of each of several kinds: 网站、微信各5条.
pub const EACH: &str = "各";

/// Between the names of several kinds.
pub const BETWEEN_NAMES: &[char] = &['、', '和', '与', '及'];

/// What begins the words that say by what a whole is divided, …
pub const DIVIDED_BY: &[&str] = &["从", "按", "依", "就"];

/// … and what ends them: 从渠道看, 按申请人分.
pub const DIVIDED: &[&str] = &[
    "来看",
    "看，",
    "看：",
    "看,",
    "看:",
    "划分",
    "分类",
    "区分",
    "分，",
    "分：",
    "分,",
    "分:",
    "统计，",
    "统计：",
    "来说",
    "而言",
    "分为",
];

/// The most characters between those two.
pub const MAX_DIVIDED: usize = 20;

/// What applications, and what is published, come by.
pub const WAYS: &[&str] = &[
    "网络",
    "网上",
    "互联网",
    "在线",
    "线上",
    "线下",
    "信函",
    "信件",
    "来信",
    "挂号信",
    "邮寄",
    "邮政",
    "邮件",
    "快递",
    "电子邮件",
    "电子邮箱",
    "邮箱",
    "当面",
    "现场",
    "窗口",
    "传真",
    "书面",
    "口头",
    "电话",
    "来访",
    "平台",
    "网站",
    "门户网站",
    "政府网站",
    "官网",
    "微信",
    "微博",
    "公众号",
    "微信公众号",
    "头条号",
    "今日头条",
    "抖音",
    "抖音号",
    "视频号",
    "客户端",
    "新媒体",
    "公示栏",
    "公告栏",
    "宣传栏",
    "公开栏",
    "报纸",
    "报刊",
    "广播",
    "电视",
    "公报",
    "电子屏",
    "显示屏",
    "其他渠道",
    "其他方式",
    "其他途径",
    "其他形式",
];

/// Who applies.
pub const APPLICANTS: &[&str] = &[
    "自然人",
    "公民",
    "个人",
    "法人",
    "企业",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "公益组织",
    "社会组织",
    "法律服务机构",
    "律师事务所",
    "律师",
    "其他组织",
    "法人或其他组织",
    "法人或者其他组织",
    "法人和其他组织",
    "法人及其他组织",
    "其他申请人",
];

/// Of the applicants these two are all there are.
pub const ALL_APPLICANTS: [&[&str]; 2] = [
    &["自然人", "公民", "个人"],
    &[
        "法人或其他组织",
        "法人或者其他组织",
        "法人和其他组织",
        "法人及其他组织",
    ],
];

/// What became of an application.
pub const OUTCOMES: &[&str] = &[
    "予以公开",
    "同意公开",
    "全部公开",
    "部分公开",
    "予以部分公开",
    "不予公开",
    "不同意公开",
    "无法提供",
    "不予处理",
    "其他处理",
    "信息不存在",
    "不属于本机关",
    "属于主动公开",
    "申请人撤回",
    "告知获取途径",
];

/// Words around these that add nothing.
pub const AROUND_KINDS: &[&str] = &[
    "其中",
    "通过",
    "采用",
    "采取",
    "经由",
    "利用",
    "借助",
    "来自",
    "属于",
    "以",
    "经",
    "由",
    "用",
    "在",
    "从",
    "为",
    "是",
    "有",
    "共",
    "系",
    "渠道",
    "方式",
    "途径",
    "形式",
    "来源",
    "类",
    "提交",
    "提出",
    "递交",
    "寄送",
    "送达",
    "申请人",
    "申请",
    "的",
    "了",
    "到",
    "收到",
    "接收",
    "受理",
    "公开",
    "发布",
    "推送",
    "发送",
    "刊发",
    "政务",
    "政府",
    "官方",
    "县",
    "市",
    "区",
    "镇",
    "部门",
    "信息",
    "消息",
    "动态",
    "类别",
    "分别",
    "各",
    "和",
    "及",
    "与",
    "、",
    "，",
    "：",
    "；",
    "（",
    "“",
    "”",
    " ",
];

/// In the words before a figure: what was done about applications, which begins another matter than how they came.
pub const DEALT_WITH: &[&str] = &[
    "办结", "答复", "回复", "办理", "结转", "办毕", "延期", "补正", "受理",
];
/// With these they are a reason: 补正后申请内容仍不明确.
pub const NOT_DEALT_WITH: &[&str] = &["补正后", "不补正", "未补正", "逾期"];

/// Before and behind the subject of applications or of what is published: 涉及征地, 政策类.
pub const BEFORE_TOPICS: &[&str] = &["涉及", "关于", "有关"];
/// The same behind it.
pub const BEHIND_TOPICS: &[&str] = &[
    "类",
    "方面",
    "领域",
    "类信息",
    "方面信息",
    "领域信息",
    "类申请",
    "方面的",
];

/// In the words of a whole: it is what came in, …
pub const RECEIVED: &[&str] = &["收到", "新收", "受理", "接到", "接收", "收办"];
/// … and it is of applications.
pub const APPLICATION: &str = "申请";

/// Right before a figure: it is the sum of those before it.
pub const SUMS: &[&str] = &["共计", "合计", "总计", "共", "累计", "总共"];

/// Labels of the row that is the sum of the others.
pub const TOTALS: &[&str] = &["合计", "总计", "共计", "总数", "合计数"];

/// Heads of columns that number or date their rows.
pub const RUNNING_HEADS: &[&str] = &["序号", "编号", "年份", "年度", "行次"];

/// In the head of a column: its figures may not be added.
pub const NO_SUMMANDS: &[&str] = &["率", "比", "%", "％", "平均", "累计", "排名", "得分"];

/// Before the parts of a whole.
pub const OF_WHICH: &str = "其中";

/// What may stand before one of [`SHARES`] and mean the figure before it.
pub const BEFORE_SHARES: &[&str] = &["约", "各", "均", "其"];
