//! Words for the reasons of table 3: why an application was refused, could not be met, or was not handled.

use super::phrase::{Phrase, phrase, plus};
use crate::form::shared::{APPLICATIONS, TOTAL};

const CASES: &[&str] = &["件", "份", "宗", "条", "起", "个"];
const CONTEXT: &[&str] = &["申请"];

/// Of what was granted in part, or of what somebody was asked about: no refusal for that reason.
const OF_ANOTHER: &[&str] = &["部分公开", "区分处理", "征求", "听取", "咨询", "复议", "诉讼"];

/// Between a reason and its figure: the outcome that follows from it, and what it is the reason for.
const TAILS: &[&str] = &[
    "不予公开",
    "无法提供",
    "不予处理",
    "予以拒绝",
    "不再处理其政府信息公开申请",
    "不再处理其申请",
    "不再处理",
    "行政机关",
    "其他处理",
    "政府信息公开申请",
    "相关政府信息",
    "相关信息",
    "政府信息",
    "申请信息",
    "信息",
    "申请",
    "答复",
    "决定",
    "告知",
    "情形",
    "事由",
    "原因",
    "理由",
    "而",
    "等",
    "类",
    "、",
    "”",
];

macro_rules! reason {
    ($row:literal, $words:expr) => {
        Phrase {
            verbs: $words,
            tails: TAILS,
            in_front: true,
            counters: CASES,
            context: CONTEXT,
            without: OF_ANOTHER,
            ..phrase(&[&[plus(APPLICATIONS, $row, TOTAL)]])
        }
    };
}

pub(super) static PHRASES: &[Phrase] = &[
    reason!("办理结果.不予公开.国家秘密", &["国家秘密"]),
    reason!(
        "办理结果.不予公开.法律行政法规禁止公开",
        &[
            "法律行政法规禁止公开",
            "法律、行政法规禁止公开",
            "法律法规禁止公开",
            "法律、法规禁止公开"
        ]
    ),
    reason!(
        "办理结果.不予公开.三安全一稳定",
        &[
            "三安全一稳定",
            "安全稳定",
            "国家安全、公共安全、经济安全、社会稳定"
        ]
    ),
    reason!(
        "办理结果.不予公开.保护第三方合法权益",
        &["第三方合法权益", "第三方权益", "第三人合法权益"]
    ),
    reason!(
        "办理结果.不予公开.三类内部事务信息",
        &["内部事务", "内部事务信息"]
    ),
    reason!("办理结果.不予公开.四类过程性信息", &["过程性", "过程性信息"]),
    reason!("办理结果.不予公开.行政执法案卷", &["行政执法案卷", "执法案卷"]),
    reason!("办理结果.不予公开.行政查询事项", &["行政查询事项", "行政查询"]),
    reason!("办理结果.无法提供.本机关不掌握", &["不掌握"]),
    reason!(
        "办理结果.无法提供.没有现成信息",
        &[
            "没有现成",
            "没有现成信息",
            "没有现成信息、需要另行制作",
            "没有现成信息、需另行制作",
            "没有现成信息需要另行制作",
            "没有现成信息需另行制作",
            "没有现成信息而需要另行制作",
            "无现成信息",
            "需要另行制作",
            "需另行制作"
        ]
    ),
    reason!(
        "办理结果.无法提供.补正后仍不明确",
        &[
            "补正后仍不明确",
            "补正后内容仍不明确",
            "补正后申请内容仍不明确",
            "补正后申请仍不明确",
            "补正后仍然不明确",
        ]
    ),
    reason!(
        "办理结果.不予处理.信访举报投诉",
        &[
            "信访举报投诉",
            "信访、举报、投诉",
            "信访投诉举报",
            "信访、投诉、举报",
            "信访举报投诉类",
            "信访、举报、投诉类",
        ]
    ),
    reason!("办理结果.不予处理.重复申请", &["重复申请"]),
    reason!("办理结果.不予处理.公开出版物", &["公开出版物"]),
    reason!(
        "办理结果.不予处理.大量反复申请",
        &["大量反复申请", "大量、反复申请"]
    ),
    reason!(
        "办理结果.不予处理.确认或重新出具",
        &[
            "确认或重新出具",
            "确认或重新出具已获取",
            "确认或者重新出具",
            "确认或者重新出具已获取",
            "重新出具已获取",
        ]
    ),
    reason!(
        "办理结果.其他处理.逾期不补正",
        &["逾期不补正", "逾期未补正", "逾期不予补正", "逾期没有补正"]
    ),
    reason!(
        "办理结果.其他处理.逾期不缴费",
        &[
            "逾期未按收费通知要求缴纳费用",
            "逾期不缴费",
            "逾期未缴费",
            "逾期不缴纳费用",
            "逾期未缴纳费用",
            "逾期未缴纳",
            "逾期不缴纳",
        ]
    ),
];
