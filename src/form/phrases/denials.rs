//! Words that say that there was none: 未收到申请, 未发生复议、诉讼, 均获维持.

use super::phrase::Name;
use crate::form::shared::{APPLICATIONS, DISPUTES, PROACTIVE, RULES, TOTAL};

/// Words that say that figures of the tables are 0.
#[derive(Debug)]
pub struct Denial {
    /// That it did not happen. None where the object says so by itself (均获维持).
    pub verbs: &'static [&'static str],
    /// What did not happen. Behind it the clause ends, or goes on with one of [`Denial::ENDS`].
    pub objects: &'static [&'static str],
    /// Words of which one must stand in the sentence, its paragraph's head, or the heading of its part.
    pub context: &'static [&'static str],
    /// Words that undo it, before it in its sentence.
    pub without: &'static [&'static str],
    /// The figures that it claims to be 0.
    pub means: &'static [Name],
}

impl Denial {
    /// What may follow an object that ends the claim.
    pub const ENDS: &'static [&'static str] = &[
        "，",
        "。",
        "；",
        "、",
        "！",
        "）",
        ")",
        ";",
        ",",
        "和",
        "及",
        "与",
        "或",
        "的情况",
        "的情形",
        "情况",
        "的现象",
        "的案件",
        "案件",
        "事项",
        "件",
        "的要求",
        "要求",
        "等",
        "的事项",
        "的问题",
        "案",
        "，",
        " ",
        "\u{3000}",
    ];
}

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
];

const NONE_CAME: &[&str] = &[
    "未收到",
    "没有收到",
    "未接到",
    "没有接到",
    "未受理",
    "没有受理",
    "无",
    "未产生",
    "没有",
    "未有",
    "未新收",
    "未接收到",
    "未曾收到",
    "未发生",
    "没有发生",
];
const NONE_HAPPENED: &[&str] = &[
    "未发生",
    "没有发生",
    "无",
    "未收到",
    "没有收到",
    "未接到",
    "没有接到",
    "未产生",
    "没有",
    "未有",
    "未出现",
    "没有出现",
    "未涉及",
    "未被提起",
    "未引发",
    "未因",
];
const NONE_MADE: &[&str] = &[
    "未制发",
    "没有制发",
    "未制定",
    "没有制定",
    "未出台",
    "没有出台",
    "未印发",
    "没有印发",
    "无新制发",
    "无新制定",
    "未发布",
    "未新制定",
    "未新制发",
];
const NONE_DECIDED: &[&str] = &[
    "未作出",
    "没有作出",
    "未实施",
    "没有实施",
    "未发生",
    "没有发生",
    "无",
];

const RECEIVED: Name = Name(APPLICATIONS, "本年新收", TOTAL);
const REVIEWS: Name = Name(DISPUTES, "行政复议", TOTAL);
const DIRECT: Name = Name(DISPUTES, "未经复议直接起诉", TOTAL);
const AFTER_REVIEW: Name = Name(DISPUTES, "复议后起诉", TOTAL);

const OPENNESS: &[&str] = &["信息公开", "政务公开"];

macro_rules! all_rows {
    ($($column:literal),+) => {
        &[$(
            Name(DISPUTES, "行政复议", $column),
            Name(DISPUTES, "未经复议直接起诉", $column),
            Name(DISPUTES, "复议后起诉", $column),
        )+]
    };
}

const REVIEW: &str = "行政复议";

/// All that were decided were upheld.
const fn upheld(context: &'static [&'static str], means: &'static [Name]) -> Denial {
    Denial {
        verbs: &[],
        objects: &[
            "均获维持",
            "均被维持",
            "均予以维持",
            "均予维持",
            "全部维持",
            "全部获维持",
            "全部被维持",
            "均维持",
        ],
        context,
        without: &["纠正", "撤销", "败诉", "变更", "确认违法", "纠错", "撤回", "驳回"],
        means,
    }
}

/// Every such phrase.
pub static DENIALS: &[Denial] = &[
    Denial {
        verbs: NONE_CAME,
        objects: &[
            "政府信息公开申请",
            "信息公开申请",
            "依申请公开申请",
            "依申请公开",
            "公开申请",
            "公开政府信息的申请",
            "公开信息的申请",
            "申请公开政府信息",
            "申请公开信息",
            "申请",
        ],
        context: &["信息公开", "依申请", "政务公开", "公开信息", "公开政府信息"],
        without: &[],
        means: &[RECEIVED],
    },
    Denial {
        verbs: NONE_HAPPENED,
        objects: &[
            "行政复议",
            "复议",
            "行政复议申请",
            "复议申请",
            "行政复议案件",
            "行政复议案",
        ],
        context: OPENNESS,
        without: &[],
        means: &[REVIEWS],
    },
    Denial {
        verbs: NONE_HAPPENED,
        objects: &["行政诉讼", "诉讼", "行政诉讼案件", "行政诉讼案", "诉讼案件"],
        context: OPENNESS,
        without: &[],
        means: &[DIRECT, AFTER_REVIEW],
    },
    upheld(
        &["复议"],
        &[
            Name(DISPUTES, REVIEW, "结果纠正"),
            Name(DISPUTES, REVIEW, "其他结果"),
        ],
    ),
    upheld(
        &["诉讼"],
        &[
            Name(DISPUTES, "未经复议直接起诉", "结果纠正"),
            Name(DISPUTES, "未经复议直接起诉", "其他结果"),
            Name(DISPUTES, "复议后起诉", "结果纠正"),
            Name(DISPUTES, "复议后起诉", "其他结果"),
        ],
    ),
    Denial {
        verbs: &["没有", "无", "未发生", "没有发生", "未出现", "没有出现"],
        objects: &["被纠错", "被纠正", "纠错", "纠正", "被纠错案件", "被纠正案件"],
        context: &["复议", "诉讼", "申请"],
        without: &[],
        means: all_rows!("结果纠正"),
    },
    Denial {
        verbs: NONE_MADE,
        objects: &["规范性文件", "行政规范性文件"],
        context: &[],
        without: &[],
        means: &[
            Name(PROACTIVE, "行政规范性文件", "本年制发件数"),
            Name(PROACTIVE, "规范性文件", "本年新制作数量"),
        ],
    },
    Denial {
        verbs: NONE_MADE,
        objects: &[RULES],
        context: &[],
        without: &[],
        means: &[
            Name(PROACTIVE, RULES, "本年制发件数"),
            Name(PROACTIVE, RULES, "本年新制作数量"),
        ],
    },
    Denial {
        verbs: NONE_DECIDED,
        objects: &["行政处罚", "行政处罚决定"],
        context: &[],
        without: &[],
        means: &[
            Name(PROACTIVE, "行政处罚", "本年处理决定数量"),
            Name(PROACTIVE, "行政处罚", "处理决定数量"),
        ],
    },
    Denial {
        verbs: NONE_DECIDED,
        objects: &["行政强制", "行政强制措施", "行政强制决定"],
        context: &[],
        without: &[],
        means: &[
            Name(PROACTIVE, "行政强制", "本年处理决定数量"),
            Name(PROACTIVE, "行政强制", "处理决定数量"),
        ],
    },
];
