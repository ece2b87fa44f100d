//! Words for the decisions and the fees of table 2: what was done, to what, and what may stand between that and the figure.

use super::phrase::{Phrase, phrase, plus};
use crate::form::shared::PROACTIVE;

/// Matters (项) are kinds of decisions, not decisions.
const CASES: &[&str] = &["件", "宗", "起", "份", "例"];
/// Of what is called a decision, or a case, 项 and 个 are decisions too.
const DECIDED: &[&str] = &["项", "个", "次"];

/// How it is said that a decision was taken.
const DECIDE: &[&str] = &[
    "作出",
    "做出",
    "办理",
    "办结",
    "实施",
    "核发",
    "颁发",
    "下达",
    "准予",
    "批准",
    "审批",
    "审结",
    "发放",
    "签发",
    "采取",
    "查处",
    "查办",
    "查结",
    "执行",
    "开出",
    "处以",
    "给予",
    "办理并办结",
];

/// Between the kind of a decision and its figure these add nothing.
const TAILS: &[&str] = &[
    "处理决定",
    "决定书",
    "决定",
    "案件",
    "案",
    "办件",
    "业务",
    "办结",
    "办理",
    "审批",
    "结案",
    "立案",
    "数量",
    "总数",
    "总量",
    "数",
    "量",
    "件",
];
/// The same where a verb says that something was decided.
const TAILS_BEHIND_VERBS: &[&str] = &[
    "处理决定",
    "决定书",
    "决定",
    "案件",
    "案",
    "办件",
    "业务",
    "事项",
    "措施",
];

/// Words that make it another figure: what was made public, and what was appealed against.
const WITHOUT: &[&str] = &[
    "公示", "信息", "事项", "公开", "备案", "复议", "诉讼", "案例", "其中", "评查", "抽查", "案卷", "听证",
    "减轻", "不予", "撤销", "申请",
];
const APART_FROM: &[&str] = &["公示", "公开", "公布", "归集", "报送", "上传", "录入", "评查"];

const LICENCES: &[&str] = &["行政许可"];
const PENALTIES: &[&str] = &["行政处罚"];
/// Without 行政 only behind a verb, or as a case.
const PENALTIES_SHORT: &[&str] = &["行政处罚", "处罚决定", "处罚案件", "处罚案"];
const COERCION: &[&str] = &["行政强制", "行政强制措施", "行政强制执行"];

const fn decisions(
    verbs: &'static [&'static str],
    objects: &'static [&'static str],
    counters: &'static [&'static str],
    readings: &'static [&'static [super::Term]],
) -> Phrase {
    Phrase {
        alone: true,
        verbs,
        objects,
        tails: if verbs.is_empty() {
            TAILS
        } else {
            TAILS_BEHIND_VERBS
        },
        counters,
        without: WITHOUT,
        apart_from: APART_FROM,
        ..phrase(readings)
    }
}

/// A decision by its short name, where the sentence or the part says which.
const fn short(
    verbs: &'static [&'static str],
    objects: &'static [&'static str],
    context: &'static [&'static str],
    readings: &'static [&'static [super::Term]],
) -> Phrase {
    Phrase {
        context,
        ..decisions(verbs, objects, CASES, readings)
    }
}

macro_rules! readings {
    ($row:literal) => {
        &[
            &[plus(PROACTIVE, $row, "本年处理决定数量")],
            &[plus(PROACTIVE, $row, "处理决定数量")],
        ]
    };
}

const LICENCE: &[&[super::Term]] = readings!("行政许可");
const PENALTY: &[&[super::Term]] = readings!("行政处罚");
const FORCE: &[&[super::Term]] = readings!("行政强制");

const FEE: &[&[super::Term]] = &[&[plus(PROACTIVE, "行政事业性收费", "本年收费金额")]];
/// Between a fee and its amount these add nothing.
const OF_FEE: &[&str] = &[
    "总金额",
    "金额",
    "总额",
    "收入",
    "数额",
    "资金",
    "款项",
    "费用",
    "款",
    "总计",
    "情况",
    "实际",
    "收取",
    "征收",
    "收缴",
    "实收",
    "入库",
    "征缴",
];
const NOT_CHARGED: &[&str] = &[
    "减免", "降低", "取消", "减征", "免征", "停征", "优惠", "少收", "免收", "退还", "退付", "减收", "缓缴",
    "节约", "应收", "预算",
];

pub(super) static PHRASES: &[Phrase] = &[
    decisions(&[], LICENCES, CASES, LICENCE),
    decisions(DECIDE, LICENCES, CASES, LICENCE),
    decisions(
        &[],
        &["行政许可决定", "行政许可处理决定", "行政许可案件"],
        DECIDED,
        LICENCE,
    ),
    decisions(DECIDE, &["行政许可决定", "行政许可处理决定"], DECIDED, LICENCE),
    decisions(&[], PENALTIES_SHORT, CASES, PENALTY),
    decisions(DECIDE, PENALTIES_SHORT, CASES, PENALTY),
    decisions(
        &[],
        &["行政处罚决定", "行政处罚处理决定", "行政处罚案件"],
        DECIDED,
        PENALTY,
    ),
    decisions(DECIDE, PENALTIES, DECIDED, PENALTY),
    decisions(&[], COERCION, CASES, FORCE),
    decisions(DECIDE, COERCION, CASES, FORCE),
    decisions(&[], COERCION, DECIDED, FORCE),
    decisions(DECIDE, COERCION, DECIDED, FORCE),
    Phrase {
        objects: &["行政事业性收费", "行政事业收费", "行政事业性费用", "行政性收费"],
        tails: OF_FEE,
        counters: &["元"],
        without: NOT_CHARGED,
        ..phrase(FEE)
    },
    short(&[], &["许可"], &["行政许可"], LICENCE),
    short(DECIDE, &["许可"], &["行政许可"], LICENCE),
    short(&[], &["处罚"], &["行政处罚"], PENALTY),
    short(DECIDE, &["处罚"], &["行政处罚"], PENALTY),
    short(&[], &["强制", "强制措施"], &["行政强制"], FORCE),
    short(DECIDE, &["强制", "强制措施"], &["行政强制"], FORCE),
    // The fee alone, where the sentence or the part says which.
    Phrase {
        objects: &["收费", "收取费用", "收费金额", "收费总额", "收费收入"],
        counters: &["元"],
        context: &["行政事业性收费"],
        without: NOT_CHARGED,
        apart_from: NOT_CHARGED,
        alone: true,
        ..phrase(FEE)
    },
];
