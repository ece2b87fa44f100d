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
    /// Whether it is said of all that came in, and of nothing where the sentence says what is still open: 全部办结.
    pub of_all: bool,
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
        "发生",
        "产生",
        "出现",
        "的发生",
        "的请求",
        "请求",
        "的申请",
        "申请",
        "项目",
        "行为",
        "办理",
        "继续办理",
    ];
}

/// Every way to say that a deed was not done, and the words that say so without one.
macro_rules! not_done {
    ([$($deed:literal),+ $(,)?], [$($plain:literal),* $(,)?]) => {
        &[
            $(
                concat!("未", $deed),
                concat!("未新", $deed),
                concat!("未曾", $deed),
                concat!("没有", $deed),
                concat!("没有新", $deed),
                concat!("无新", $deed)
            ),+
            $(, $plain)*
        ]
    };
}

const NONE_CAME: &[&str] = not_done!(
    [
        "收到",
        "接到",
        "受理",
        "产生",
        "新收",
        "接收到",
        "接收",
        "收悉",
        "发生",
        "新增",
        "出现",
        "存在"
    ],
    ["无", "没有", "未有", "零"]
);
const NONE_HAPPENED: &[&str] = not_done!(
    [
        "发生",
        "收到",
        "接到",
        "产生",
        "出现",
        "涉及",
        "被提起",
        "引发",
        "引起",
        "因",
        "新增",
        "存在",
        "受理",
        "被申请"
    ],
    ["无", "没有", "未有", "零", "不存在", "不涉及"]
);
const NONE_MADE: &[&str] = not_done!(
    [
        "制发",
        "制定",
        "制订",
        "出台",
        "印发",
        "发布",
        "新增",
        "制定出台",
        "制定印发",
        "制定并印发",
        "下发",
        "颁布",
        "增"
    ],
    []
);
const NONE_REPEALED: &[&str] = not_done!(["废止", "清理废止", "宣布废止", "宣布失效"], []);
const NONE_DECIDED: &[&str] = not_done!(
    [
        "作出", "做出", "实施", "发生", "办理", "办结", "开展", "采取", "审批", "核发", "涉及", "产生"
    ],
    ["无", "没有", "零"]
);
const NONE_CHARGED: &[&str] = not_done!(
    ["收取", "征收", "收缴", "发生", "产生", "涉及", "开展", "存在"],
    ["无", "没有", "零", "不收取", "不征收", "不涉及", "不存在"]
);
const NONE_SENT: &[&str] = not_done!(
    ["发出", "发送", "送达", "下发", "作出", "制发", "出具"],
    ["无", "没有"]
);
const NONE_OF_RESULT: &[&str] = not_done!(
    ["发生", "出现", "产生", "存在", "被"],
    ["无", "没有", "未有", "零", "无一", "没有一"]
);

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

const fn none(
    verbs: &'static [&'static str],
    objects: &'static [&'static str],
    context: &'static [&'static str],
    means: &'static [Name],
) -> Denial {
    Denial {
        verbs,
        objects,
        context,
        without: &[],
        means,
        of_all: false,
    }
}

/// Every such phrase.
pub static DENIALS: &[Denial] = &[
    none(
        NONE_CAME,
        &[
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
            "请求",
        ],
        &["信息公开", "依申请", "政务公开", "公开信息", "公开政府信息"],
        &[RECEIVED],
    ),
    none(
        NONE_HAPPENED,
        &[
            "行政复议",
            "复议",
            "行政复议申请",
            "复议申请",
            "行政复议案件",
            "行政复议案",
        ],
        OPENNESS,
        &[REVIEWS],
    ),
    none(
        NONE_HAPPENED,
        &["行政诉讼", "诉讼", "行政诉讼案件", "行政诉讼案", "诉讼案件"],
        OPENNESS,
        &[DIRECT, AFTER_REVIEW],
    ),
    none(
        NONE_OF_RESULT,
        &["被纠错", "被纠正", "纠错", "纠正", "被纠错案件", "被纠正案件"],
        &["复议", "诉讼", "申请"],
        all_rows!("结果纠正"),
    ),
    none(
        NONE_OF_RESULT,
        &["败诉", "败诉案件", "被判败诉"],
        &["诉讼", "应诉", "复议"],
        &[
            Name(DISPUTES, "未经复议直接起诉", "结果纠正"),
            Name(DISPUTES, "复议后起诉", "结果纠正"),
        ],
    ),
    none(
        NONE_MADE,
        &["规范性文件", "行政规范性文件"],
        &[],
        &[
            Name(PROACTIVE, "行政规范性文件", "本年制发件数"),
            Name(PROACTIVE, "规范性文件", "本年新制作数量"),
        ],
    ),
    none(
        NONE_REPEALED,
        &["规范性文件", "行政规范性文件"],
        &[],
        &[Name(PROACTIVE, "行政规范性文件", "本年废止件数")],
    ),
    none(
        NONE_MADE,
        &[RULES],
        &[],
        &[
            Name(PROACTIVE, RULES, "本年制发件数"),
            Name(PROACTIVE, RULES, "本年新制作数量"),
        ],
    ),
    none(
        NONE_DECIDED,
        &["行政许可", "行政许可决定", "行政许可案件"],
        &[],
        &[
            Name(PROACTIVE, "行政许可", "本年处理决定数量"),
            Name(PROACTIVE, "行政许可", "处理决定数量"),
        ],
    ),
    none(
        NONE_DECIDED,
        &["行政处罚", "行政处罚决定", "行政处罚案件"],
        &[],
        &[
            Name(PROACTIVE, "行政处罚", "本年处理决定数量"),
            Name(PROACTIVE, "行政处罚", "处理决定数量"),
        ],
    ),
    none(
        NONE_DECIDED,
        &["行政强制", "行政强制措施", "行政强制决定", "行政强制执行"],
        &[],
        &[
            Name(PROACTIVE, "行政强制", "本年处理决定数量"),
            Name(PROACTIVE, "行政强制", "处理决定数量"),
        ],
    ),
    none(
        NONE_CHARGED,
        &["行政事业性收费", "行政事业性收费项目", "行政事业性费用"],
        &[],
        &[Name(PROACTIVE, "行政事业性收费", "本年收费金额")],
    ),
    none(
        NONE_SENT,
        &["收费通知", "收费通知书", "缴费通知", "缴费通知书"],
        &["信息公开", "申请", "信息处理费"],
        UNPAID,
    ),
    none(
        &["无", "没有", "未发生", "未出现", "没有发生", "没有出现", "不存在"],
        &[
            "逾期不缴费",
            "逾期未缴费",
            "逾期未缴纳费用",
            "逾期不缴纳费用",
            "逾期未按收费通知要求缴纳费用",
        ],
        &["申请"],
        UNPAID,
    ),
    none(
        &[
            "无",
            "没有",
            "未发生",
            "未出现",
            "未作出",
            "没有作出",
            "不存在",
            "没有出现",
        ],
        &[
            "不予公开",
            "不予公开决定",
            "不予公开的申请",
            "不予公开的政府信息公开申请",
            "不予公开答复",
        ],
        &["申请"],
        &[Name(APPLICATIONS, "办理结果.不予公开", TOTAL)],
    ),
    none(
        &["无", "没有", "未", "零", "不存在", "未发生", "没有发生"],
        &[
            "结转",
            "结转下年",
            "结转下年度",
            "结转至下年度",
            "结转到下年度",
            "结转下一年度",
            "结转至下一年度",
            "结转下一年",
            "结转至下一年",
        ],
        &["申请"],
        PENDING,
    ),
    none(
        &["无", "没有", "不存在"],
        &["上年结转", "上年度结转", "上一年度结转", "上一年结转", "去年结转"],
        &["申请"],
        &[Name(APPLICATIONS, "上年结转", TOTAL)],
    ),
];

const UNPAID: &[Name] = &[Name(APPLICATIONS, "办理结果.其他处理.逾期不缴费", TOTAL)];
pub(super) const PENDING: &[Name] = &[Name(APPLICATIONS, "结转下年度", TOTAL)];

/// In a denial of applications these make it one of some applicants only, unless these others stand there too.
pub const OF_SOME_APPLICANTS: &[(&[&str], &[&str], Name)] = &[(
    &["法人", "组织", "企业"],
    &["公民", "自然人", "个人", "群众", "公众", "任何"],
    Name(APPLICATIONS, "本年新收", "法人或其他组织"),
)];
