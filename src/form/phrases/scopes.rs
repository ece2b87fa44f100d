//! Words of another time, another body or another thing than the report's own figures.

/// Words that make a figure one of another time, or of nothing in the tables, wherever they stand in its clause.
pub const ELSEWHERE: &[&str] = &[
    "去年",
    "上年",
    "同期",
    "前年",
    "上一年",
    "往年",
    "历年",
    "近年",
    "以来",
    "备案",
    "协办单",
    "季度",
    "上半年",
    "下半年",
    "平均",
    "每",
    "拟",
    "计划",
    "预计",
    "力争",
    "截至",
    "截止",
    "分别",
    "当月",
    "月均",
    "为被告",
    "为被申请人",
];

/// Of [`ELSEWHERE`] those before a day up to which something is counted.
pub const UNTIL: &[&str] = &["截至", "截止到", "截止"];

/// Words of more years than one, or of a part of one, wherever they stand in the sentence of a figure.
pub const PERIODS: &[&str] = &[
    "近三年",
    "近两年",
    "近五年",
    "近年",
    "近3年",
    "近2年",
    "近5年",
    "年来",
    "以来",
    "往年",
    "历年",
    "年至2",
    "季度",
    "上半年",
    "下半年",
];

/// The report's own year, with one of [`PERIODS`] in it.
pub const SINCE_NEW_YEAR: &[&str] = &["今年以来", "本年以来", "本年度以来"];

/// Behind a figure these say that it counts the documents of others too.
pub const OF_OTHERS: &[&str] = &["转载", "转发"];

/// Units of a government that prose may name beside its whole: the figure of one is not the report's.
pub const UNITS: &[&str] = &[
    "办公室",
    "府办",
    "局",
    "部门",
    "单位",
    "乡镇",
    "街道",
    "镇",
    "委员会",
    "馆",
    "中心",
    "公安",
    "司法",
    "机关",
];

/// How a report speaks of the body that makes it.
pub const ONESELF: &[&str] = &[
    "我局",
    "本局",
    "我办",
    "本办",
    "我镇",
    "本镇",
    "我乡",
    "本乡",
    "我街道",
    "本街道",
    "我单位",
    "本单位",
    "本机关",
    "我机关",
    "我委",
    "本委",
    "我中心",
    "我厅",
    "本厅",
    "行政机关",
    "各级机关",
    "全局",
    "全镇",
];

/// All who may apply.
pub const EVERYBODY: &[&str] = &[
    "公民、法人和其他组织",
    "公民、法人或其他组织",
    "公民、法人或者其他组织",
    "公民、法人及其他组织",
    "自然人、法人和其他组织",
    "自然人、法人或其他组织",
    "公民、法人和社会组织",
    "公民、法人",
];

/// Words of another scope than the report's own: a figure of which is not compared (本级 beside 全区).
pub const SCOPES: &[&str] = &[
    "本级",
    "代表",
    "全省",
    "全市",
    "全区",
    "全县",
    "全州",
    "全盟",
    "全旗",
    "全系统",
    "各单位",
    "各部门",
    "各镇",
    "各乡镇",
    "各街道",
    "各级",
    "下属",
    "所属",
    "辖区",
    "垂管",
];

/// Before a word of a scope these make it the place where something is done, or whom it is done for: 在全市率先, 指导各单位.
pub const NO_SCOPES: (&[&str], &[&str]) = (
    &[
        "在",
        "按",
        "按照",
        "根据",
        "依据",
        "对照",
        "落实",
        "贯彻",
        "参加",
        "参与",
        "组织",
        "召开",
        "对",
        "向",
        "为",
        "指导",
        "督促",
        "面向",
        "协调",
        "服务",
        "承担",
        "负责",
        "牵头",
        "推动",
        "推进",
        "统筹",
        "获",
        "列",
        "居",
        "与",
        "同",
        "会同",
        "征求",
        "帮助",
        "加强",
        "被评为",
        "获评",
        "转发",
        "接受",
        "覆盖",
        "打造",
        "争创",
        "助力",
        "依托",
        "通过",
        "结合",
        "围绕",
        "配合",
        "培训",
        "邀请",
        "通报",
    ],
    // Behind it: what the whole place has, or where one stands in it.
    &[
        "部署",
        "要求",
        "率先",
        "首",
        "前列",
        "第一",
        "统一",
        "考核",
        "先进",
        "工作会议",
        "会议",
        "培训",
        "政务服务",
        "平台",
        "网站",
        "门户",
        "大局",
        "中心工作",
        "代表大会",
        "委员",
        "建议",
        "示范",
        "试点",
    ],
);
/// A word of a scope that is one only before [`STANDING_IN`].1 within a few characters: 代表县政府, and not 人大代表.
pub const STANDING_IN: (&str, &str) = ("代表", "政府");

/// Behind the scope that a government reports for these are all who report with it: 全市各级行政机关.
pub const ALL_OF_IT: &[&str] = &["各级", "各单位", "各部门"];

/// Who decides on what an agency did: they are no units that report.
pub const OF_PROCEEDINGS: &[&str] = &[
    "复议机关",
    "审判机关",
    "司法机关",
    "上级机关",
    "上级行政机关",
    "被诉机关",
    "应诉机关",
    "被申请机关",
];

/// What the scopes are called that are the whole of a place, and how the names of their governments end.
pub const OF_RIVALS: &[(&str, &str)] = &[
    ("全省", "省人民政府"),
    ("全市", "市人民政府"),
    ("全区", "区人民政府"),
    ("全县", "县人民政府"),
    ("全州", "州人民政府"),
    ("全盟", "盟行政公署"),
    ("全旗", "旗人民政府"),
];

/// In the words of a whole these make it one of some applications only, or of some cases: its parts are none of all.
pub const OF_SOME: &[&str] = &[
    "自然人",
    "公民",
    "企业",
    "机构",
    "法人",
    "网上",
    "网络",
    "在线",
    "信函",
    "邮寄",
    "当面",
    "邮件",
    "传真",
    "平台",
    "渠道",
    "涉及",
    "关于",
    "结转",
    "逾期",
    "延期",
    "重复",
    "批量",
    "反复",
    "同一",
];

/// Things that are counted like applications and are none, wherever they stand in the sentence before the figure.
pub const LOOKALIKES: &[&str] = &[
    "建议",
    "提案",
    "热线",
    "信访",
    "来信",
    "来访",
    "咨询",
    "留言",
    "投诉",
    "举报",
    "信箱",
    "网民",
    "问政",
    "许可",
    "登记",
    "审批",
    "办件",
    "案件",
    "复议",
    "诉讼",
    "危房",
    "低保",
    "救助",
    "补贴",
    "建房",
    "宅基地",
];
