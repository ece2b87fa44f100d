//! Words for what became of applications, and for who made them: the rows and columns of table 3.

use super::phrase::{Phrase, Term, phrase, plus};
use crate::form::shared::{APPLICATIONS, TOTAL};

const CASES: &[&str] = &["件", "份", "宗", "条", "起", "个", "次"];
const CONTEXT: &[&str] = &["申请"];

const PENDING: Term = plus(APPLICATIONS, "结转下年度", TOTAL);
const GRANTED: Term = plus(APPLICATIONS, "办理结果.予以公开", TOTAL);
const PARTLY: Term = plus(APPLICATIONS, "办理结果.部分公开", TOTAL);

/// Between an outcome and its figure.
const OF_OUTCOME: &[&str] = &[
    "政府信息公开申请",
    "信息公开申请",
    "申请事项",
    "申请件",
    "申请",
    "答复",
    "回复",
    "决定",
    "告知",
    "情形",
    "案件",
    "处理",
    "中",
    "类",
];
/// Between an applicant and its figure these add nothing.
const OF_APPLICANT: &[&str] = &[
    "政府信息公开",
    "信息公开",
    "公开申请",
    "申请件",
    "申请",
    "提出",
    "提交",
    "个人",
    "身份",
    "类",
];

/// Documents are granted and withheld too: 制发文件156件，其中主动公开48件，不予公开77件.
const DOCUMENTS_TOO: &[&str] = &[
    "文件",
    "公文",
    "主动公开",
    "建议",
    "提案",
    "热线",
    "信访",
    "投诉",
    "举报",
    "许可",
    "登记",
    "审批",
    "复议",
    "诉讼",
];

/// Before an outcome these make it that of a reason, or of some applicants only.
const FOR_A_REASON: &[&str] = &[
    "因",
    "由于",
    "属于",
    "涉及",
    "属",
    "自然人",
    "企业",
    "机构",
    "法人",
    "网上",
    "网络",
    "信函",
    "逾期",
];

/// Before an applicant these make it that of an outcome, or of one way to apply.
const OF_SOME: &[&str] = &[
    "予以公开",
    "部分公开",
    "不予公开",
    "无法提供",
    "不予处理",
    "其他处理",
    "结转",
    "网上",
    "网络",
    "信函",
    "当面",
    "邮寄",
    "邮件",
    "重复",
    "复议",
    "诉讼",
];
/// The same wherever they stand in the sentence before it, beside other matters.
const OF_SOME_OR_OTHERS: &[&str] = &[
    "予以公开",
    "部分公开",
    "不予公开",
    "无法提供",
    "不予处理",
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
];

/// An outcome, named alone in a sentence on applications: a part by its nature.
const fn outcome(words: &'static [&'static str], readings: &'static [&'static [Term]]) -> Phrase {
    Phrase {
        verbs: words,
        tails: OF_OUTCOME,
        in_front: true,
        counters: CASES,
        context: CONTEXT,
        without: FOR_A_REASON,
        apart_from: DOCUMENTS_TOO,
        ..phrase(readings)
    }
}

/// An applicant, in a sentence on applications.
const fn applicant(words: &'static [&'static str], readings: &'static [&'static [Term]]) -> Phrase {
    Phrase {
        objects: words,
        tails: OF_APPLICANT,
        in_front: true,
        counters: CASES,
        context: CONTEXT,
        without: OF_SOME,
        apart_from: OF_SOME_OR_OTHERS,
        ..phrase(readings)
    }
}

macro_rules! by_applicant {
    ($column:literal) => {
        &[
            &[plus(APPLICATIONS, "本年新收", $column)],
            &[
                plus(APPLICATIONS, "本年新收", $column),
                plus(APPLICATIONS, "上年结转", $column),
            ],
            &[plus(APPLICATIONS, "办理结果.总计", $column)],
        ]
    };
}

pub(super) static PHRASES: &[Phrase] = &[
    outcome(
        &[
            "正在办理",
            "尚在办理",
            "仍在办理",
            "未办结",
            "尚未办结",
            "尚未答复",
            "尚未办理完毕",
            "正在处理",
        ],
        &[&[PENDING]],
    ),
    outcome(
        &["予以公开", "全部公开", "予以全部公开", "完全公开"],
        &[&[GRANTED]],
    ),
    outcome(
        &["同意公开", "决定公开", "准予公开"],
        &[&[GRANTED], &[GRANTED, PARTLY]],
    ),
    outcome(
        &[
            "予以公开及部分公开",
            "予以公开和部分公开",
            "予以公开、部分公开",
            "予以公开或部分公开",
            "公开或部分公开",
        ],
        &[&[GRANTED, PARTLY]],
    ),
    outcome(&["部分公开", "予以部分公开", "同意部分公开"], &[&[PARTLY]]),
    outcome(
        &["不予公开", "不同意公开", "拒绝公开"],
        &[&[plus(APPLICATIONS, "办理结果.不予公开", TOTAL)]],
    ),
    outcome(
        &["无法提供"],
        &[&[plus(APPLICATIONS, "办理结果.无法提供", TOTAL)]],
    ),
    outcome(
        &["不予处理"],
        &[&[plus(APPLICATIONS, "办理结果.不予处理", TOTAL)]],
    ),
    outcome(
        &["其他处理", "其他方式处理", "作其他处理"],
        &[
            &[plus(APPLICATIONS, "办理结果.其他处理", TOTAL)],
            &[plus(APPLICATIONS, "办理结果.其他处理.其他", TOTAL)],
        ],
    ),
    applicant(
        &[
            "自然人",
            "自然人申请",
            "自然人提出",
            "自然人提出申请",
            "公民",
            "公民申请",
            "公民个人",
        ],
        by_applicant!("自然人"),
    ),
    applicant(&["商业企业", "商业企业申请"], by_applicant!("商业企业")),
    applicant(&["科研机构", "科研机构申请"], by_applicant!("科研机构")),
    applicant(
        &["社会公益组织", "社会公益组织申请"],
        by_applicant!("社会公益组织"),
    ),
    applicant(
        &["法律服务机构", "法律服务机构申请"],
        by_applicant!("法律服务机构"),
    ),
    applicant(
        &[
            "法人或其他组织",
            "法人和其他组织",
            "法人及其他组织",
            "法人或者其他组织",
            "法人、其他组织",
            "法人、组织",
        ],
        by_applicant!("法人或其他组织"),
    ),
];
