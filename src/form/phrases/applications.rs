//! Words for the figures of table 3.

use super::carrying::{CARRIED_ON, CARRIED_OVER_WORDS, GOING_ON, TO_NEXT_YEAR, WENT_ELSEWHERE};
use super::phrase::{Beside, Phrase, Term, beside, minus, phrase, plus};
use crate::form::shared::{APPLICATIONS, TOTAL};

const CASES: &[&str] = &["件", "份", "宗", "条", "起", "个", "次"];

const RECEIVED: Term = plus(APPLICATIONS, "本年新收", TOTAL);
const CARRIED_OVER: Term = plus(APPLICATIONS, "上年结转", TOTAL);
const DEALT_WITH: Term = plus(APPLICATIONS, "办理结果.总计", TOTAL);
const PENDING: Term = plus(APPLICATIONS, "结转下年度", TOTAL);
/// What was dealt with and not answered: 其他处理, and 不予处理.
const LESS_OTHERWISE: Term = minus(APPLICATIONS, "办理结果.其他处理", TOTAL);
const LESS_DECLINED: Term = minus(APPLICATIONS, "办理结果.不予处理", TOTAL);

/// What came in and was not dealt with yet.
const LESS_PENDING: Term = minus(APPLICATIONS, "结转下年度", TOTAL);

/// How an application is called. Two characters say it only right behind the verb.
const APPLICATION: &[&str] = &[
    "政府信息公开申请",
    "政府信息公开申请件",
    "政府信息公开申请事项",
    "信息公开申请",
    "信息公开申请件",
    "依申请公开申请",
    "依申请公开件",
    "依申请公开",
    "依申请公开事项",
    "依申请公开政府信息",
    "依申请公开信息",
    "公开申请",
    "公开政府信息申请",
    "公开政府信息的申请",
    "公开信息的申请",
    "申请公开政府信息",
    "依申请公开政府信息件",
    "申请件",
    "申请",
];

/// Of applications in one way, of one applicant or about one matter: a part of all.
const PARTIAL: &[&str] = &[
    "其中",
    "网上",
    "网络",
    "在线",
    "当面",
    "现场",
    "窗口",
    "信函",
    "邮寄",
    "邮件",
    "来信",
    "传真",
    "书面",
    "口头",
    "电话",
    "平台",
    "渠道",
    "途径",
    "微信",
    "系统",
    "电子",
    "自然人",
    "公民",
    "法人",
    "企业",
    "组织",
    "涉及",
    "关于",
    "逾期",
    "延期",
    "重复",
    "补正",
    "征求",
    "当场",
    "提前",
    "复议",
    "诉讼",
    "当日",
    "不予",
    "无法提供",
    "部分公开",
    "予以公开",
    "不存在",
    "不属于",
    "即时",
    "转来",
    "转办",
    "交办",
    "直接",
    "协助",
    "代办",
    "移送",
    "结转",
    "跨年",
    "尚在",
    "正在",
    "继续",
    "顺延",
    "转下",
    "转入",
    "日内",
    "天内",
    "小时内",
];

/// The same for what a sentence on applications names by its verb alone.
const OTHER_MATTERS: &[&str] = super::scopes::LOOKALIKES;
const CONTEXT: &[&str] = &["申请"];

const RECEIVE: &[&str] = &[
    "收到", "接到", "受理", "收办", "接收", "收悉", "收件", "共收", "接受", "接待",
];
const RECEIVED_IN_THE_YEAR: &[&str] = &["新收", "新收到", "新受理", "新增", "新接到", "新接收", "新收办"];
const HANDLE: &[&str] = &["办理", "处理", "收到并办理", "受理并办理"];
const ANSWER: &[&str] = &[
    "答复",
    "回复",
    "作出答复",
    "予以答复",
    "办结答复",
    "已答复",
    "办理答复",
];
/// What was dealt with in whatever way: closed without an answer too.
const CLOSE: &[&str] = &["办结", "办结数", "办毕", "办理完毕", "已办结"];

/// In a sentence that says so, what is carried on is of this year.
const CLOSED: &[&str] = &["办结", "答复", "办毕", "办理完毕", "处理完毕"];

/// Lawsuits, projects and other matters are carried over too.
const OF_OTHERS: &[&str] = &["复议", "诉讼", "项目", "建议", "提案", "案件", "信访", "资金"];

/// What else is closed and carried on.
const CARRIED_MATTERS: &[&str] = &[
    "复议", "诉讼", "项目", "建议", "提案", "案件", "信访", "资金", "来信", "来访", "来电", "热线", "咨询",
    "留言", "投诉", "举报", "信箱", "许可", "登记", "审批", "办件", "工单", "订单", "事项",
];

const IN_THE_YEAR: &[&[Term]] = &[&[RECEIVED]];
const RECEIVED_OR_ALL: &[&[Term]] = &[&[RECEIVED], &[RECEIVED, CARRIED_OVER]];
const HANDLED: &[&[Term]] = &[&[DEALT_WITH], &[RECEIVED], &[RECEIVED, CARRIED_OVER]];
const ANSWERED: &[&[Term]] = &[
    &[DEALT_WITH],
    &[DEALT_WITH, LESS_OTHERWISE],
    &[DEALT_WITH, LESS_OTHERWISE, LESS_DECLINED],
    // Of those that came in this year.
    &[RECEIVED, LESS_PENDING],
    &[CARRIED_OVER],
];

/// Beside what is carried on there is nothing but what was closed, unless the sentence says what became of others.
const CLOSED_BESIDE: &[Beside] = &[Beside {
    apart_from: CARRIED_OVER_WORDS,
    without: WENT_ELSEWHERE,
    ..beside(
        CARRIED_ON,
        &[&[DEALT_WITH], &[RECEIVED, LESS_PENDING], &[CARRIED_OVER]],
    )
}];

/// Between an application and its figure these add nothing.
const OF_APPLICATION: &[&str] = &["事项", "案件", "件", "总数", "总量", "数量", "数", "量"];
const fn of(
    verbs: &'static [&'static str],
    objects: &'static [&'static str],
    readings: &'static [&'static [Term]],
) -> Phrase {
    Phrase {
        verbs,
        objects,
        tails: OF_APPLICATION,
        counters: CASES,
        without: PARTIAL,
        ..phrase(readings)
    }
}

/// The verb alone, in a sentence on applications.
const fn alone(verbs: &'static [&'static str], readings: &'static [&'static [Term]]) -> Phrase {
    Phrase {
        verbs,
        tails: &["数量", "总数", "总量", "数", "量"],
        counters: CASES,
        context: CONTEXT,
        without: PARTIAL,
        apart_from: OTHER_MATTERS,
        ..phrase(readings)
    }
}

pub(super) static PHRASES: &[Phrase] = &[
    of(RECEIVED_IN_THE_YEAR, APPLICATION, IN_THE_YEAR),
    of(RECEIVE, APPLICATION, RECEIVED_OR_ALL),
    Phrase {
        // Behind a colon stand all that it was made of.
        beside: &[beside(
            &["：予以公开", "：全部公开", "：同意公开"],
            &[&[DEALT_WITH]],
        )],
        ..of(HANDLE, APPLICATION, HANDLED)
    },
    of(ANSWER, APPLICATION, ANSWERED),
    Phrase {
        beside: CLOSED_BESIDE,
        ..of(CLOSE, APPLICATION, ANSWERED)
    },
    // The thing alone: 政府信息公开申请共79件.
    Phrase {
        objects: &[
            "政府信息公开申请",
            "信息公开申请",
            "依申请公开申请",
            "依申请公开事项",
        ],
        tails: OF_APPLICATION,
        alone: true,
        counters: CASES,
        without: PARTIAL,
        apart_from: OTHER_MATTERS,
        ..phrase(HANDLED)
    },
    alone(RECEIVED_IN_THE_YEAR, IN_THE_YEAR),
    alone(RECEIVE, RECEIVED_OR_ALL),
    alone(ANSWER, ANSWERED),
    // Beside what came in and what was carried on: 新收9件，上年结转1件，办理8件，结转2件.
    Phrase {
        alone: true,
        and_context: &["结转"],
        ..alone(&["办理", "已办理", "处理"], HANDLED)
    },
    // The label of the form's own row.
    Phrase {
        objects: &["办理结果", "本年度办理结果"],
        alone: true,
        counters: CASES,
        context: CONTEXT,
        ..phrase(&[&[DEALT_WITH]])
    },
    Phrase {
        objects: &[
            "办理的申请",
            "办理的政府信息公开申请",
            "办结的申请",
            "办结的政府信息公开申请",
            "答复的申请",
            "答复的政府信息公开申请",
        ],
        tails: &["中", "里"],
        in_front: true,
        counters: CASES,
        apart_from: PARTIAL,
        ..phrase(ANSWERED)
    },
    Phrase {
        objects: APPLICATION,
        in_front: true,
        opening: true,
        alone: true,
        counters: CASES,
        ..phrase(HANDLED)
    },
    Phrase {
        beside: CLOSED_BESIDE,
        ..alone(CLOSE, ANSWERED)
    },
    Phrase {
        verbs: &["上年结转", "上年度结转", "上一年结转", "上一年度结转", "去年结转"],
        objects: APPLICATION,
        counters: CASES,
        apart_from: OF_OTHERS,
        ..phrase(&[&[CARRIED_OVER]])
    },
    Phrase {
        verbs: &[
            "上年结转",
            "上年度结转",
            "上一年结转",
            "上一年度结转",
            "去年结转",
            "结转上年",
            "结转上年度",
            "上年转入",
            "上年度转入",
        ],
        tails: &[
            "至本年度",
            "至本年",
            "到本年度",
            "至今年",
            "本年度",
            "本年",
            "办理",
            "继续",
            "政府信息公开申请",
            "申请",
            "件",
            "数",
            "量",
        ],
        counters: CASES,
        apart_from: OF_OTHERS,
        ..phrase(&[&[CARRIED_OVER]])
    },
    // Of whichever years.
    Phrase {
        verbs: &["跨年度结转", "跨年结转", "跨年度办理", "跨年办理"],
        tails: GOING_ON,
        counters: CASES,
        apart_from: OF_OTHERS,
        ..phrase(&[&[PENDING], &[CARRIED_OVER]])
    },
    Phrase {
        verbs: TO_NEXT_YEAR,
        tails: GOING_ON,
        in_front: true,
        counters: CASES,
        apart_from: OF_OTHERS,
        ..phrase(&[&[PENDING]])
    },
    // 办结28件，结转3件: behind what was closed, nothing else can be carried on.
    Phrase {
        verbs: &["结转"],
        counters: CASES,
        context: CLOSED,
        without: &["其中", "含", "包括", "由", "从"],
        apart_from: CARRIED_MATTERS,
        ..phrase(&[&[PENDING]])
    },
];
