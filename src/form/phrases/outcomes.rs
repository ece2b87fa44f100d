//! Words for what became of applications, and for who made them: the rows and columns of table 3.

use super::phrase::{Beside, Phrase, Term, beside, phrase, plus};
use crate::form::shared::{APPLICATIONS, TOTAL};

const CASES: &[&str] = &["件", "份", "宗", "条", "起", "个", "次"];
const CONTEXT: &[&str] = &["申请", "公开决定", "公开答复"];
/// Whoever applies does so in a sentence on applications.
const OF_APPLICATIONS: &[&str] = &["申请"];

/// What the form calls the outcomes, and the reasons for one: none stands in a sentence on anything else.
const OUTCOMES: &[&str] = &[
    "部分公开",
    "无法提供",
    "不予处理",
    "没有现成",
    "本机关不掌握",
    "补正后",
];

const PENDING: Term = plus(APPLICATIONS, "结转下年度", TOTAL);
const GRANTED: Term = plus(APPLICATIONS, "办理结果.予以公开", TOTAL);
const PARTLY: Term = plus(APPLICATIONS, "办理结果.部分公开", TOTAL);

/// Between an outcome and its figure.
const OF_OUTCOME: &[&str] = &[
    "政府信息公开申请",
    "信息公开申请",
    "政府信息的申请",
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
        companions: OUTCOMES,
        without: FOR_A_REASON,
        apart_from: DOCUMENTS_TOO,
        ..phrase(readings)
    }
}

/// Beside the other outcomes, 其他处理 is the group of the form and not the last of its rows.
const AS_A_GROUP: &[Beside] = &[Beside {
    without: &["逾期", "补正", "缴费", "缴纳", "撤"],
    ..beside(
        &["不予处理", "无法提供", "不予公开"],
        &[&[plus(APPLICATIONS, "办理结果.其他处理", TOTAL)]],
    )
}];

/// An applicant, in a sentence on applications.
const fn applicant(words: &'static [&'static str], readings: &'static [&'static [Term]]) -> Phrase {
    Phrase {
        objects: words,
        tails: OF_APPLICANT,
        in_front: true,
        counters: CASES,
        context: OF_APPLICATIONS,
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

const OTHERS: Term = plus(APPLICATIONS, "本年新收", "其他");
const LAWYERS: Term = plus(APPLICATIONS, "本年新收", "法律服务机构");
const RESEARCHERS: Term = plus(APPLICATIONS, "本年新收", "科研机构");
const COMPANY: Term = plus(APPLICATIONS, "本年新收", "商业企业");
const ORGANISATIONS: Term = plus(APPLICATIONS, "本年新收", "法人或其他组织");

/// Who is called a company for short may be all that are no persons.
const COMPANIES: &[&[Term]] = &[
    &[COMPANY],
    &[COMPANY, plus(APPLICATIONS, "上年结转", "商业企业")],
    &[ORGANISATIONS],
    &[plus(APPLICATIONS, "办理结果.总计", "商业企业")],
    &[plus(APPLICATIONS, "办理结果.总计", "法人或其他组织")],
];
/// In a sentence on what came in nothing else is meant.
const NEWLY: &[&str] = &["新收", "新受理", "新接收"];
/// What became of them, and those that came from the year before.
const AFTERWARDS: &[&str] = &["办结", "办理", "答复", "结转", "处理"];
const RECEIVED_FROM_COMPANIES: &[Beside] = &[Beside {
    without: AFTERWARDS,
    ..beside(NEWLY, &[&[COMPANY]])
}];
const RECEIVED_FROM_COMPANIES_IN_SHORT: &[Beside] = &[Beside {
    without: AFTERWARDS,
    ..beside(NEWLY, &[&[COMPANY], &[ORGANISATIONS]])
}];

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
    Phrase {
        beside: AS_A_GROUP,
        ..outcome(
            &["其他处理", "其他方式处理", "作其他处理"],
            &[
                &[plus(APPLICATIONS, "办理结果.其他处理", TOTAL)],
                &[plus(APPLICATIONS, "办理结果.其他处理.其他", TOTAL)],
            ],
        )
    },
    // Beside the reasons of its group: 其他处理3件，其中逾期不补正1件，其他2件.
    Phrase {
        objects: &["其他", "其他情形", "其他原因"],
        counters: CASES,
        context: &["逾期"],
        and_context: &["其他处理"],
        said: true,
        apart_from: &[
            "撤",
            "并案",
            "合并",
            "终止",
            "转",
            "不予处理",
            "无法提供",
            "自然人",
        ],
        alone: true,
        ..phrase(&[
            &[plus(APPLICATIONS, "办理结果.其他处理.其他", TOTAL)],
            &[
                plus(APPLICATIONS, "办理结果.其他处理.其他", TOTAL),
                plus(APPLICATIONS, "办理结果.其他处理.逾期不缴费", TOTAL),
            ],
        ])
    },
    // In a list of results: 申请结果：公开29件，部分公开3件.
    Phrase {
        alone: true,
        context: &["申请结果", "办理结果", "处理结果", "答复结果"],
        companions: &[],
        ..outcome(&["公开"], &[&[GRANTED], &[GRANTED, PARTLY]])
    },
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
    Phrase {
        beside: RECEIVED_FROM_COMPANIES,
        ..applicant(&["商业企业", "商业企业申请"], by_applicant!("商业企业"))
    },
    Phrase {
        alone: true,
        beside: RECEIVED_FROM_COMPANIES_IN_SHORT,
        ..applicant(&["企业", "企业申请"], COMPANIES)
    },
    // The last column of the form, where those before it are named.
    Phrase {
        context: &["自然人"],
        and_context: &["公益组织"],
        said: true,
        alone: true,
        in_front: false,
        ..applicant(
            &["其他"],
            &[
                &[OTHERS],
                &[OTHERS, LAWYERS],
                &[OTHERS, RESEARCHERS],
                &[OTHERS, LAWYERS, RESEARCHERS],
                &[plus(APPLICATIONS, "办理结果.总计", "其他")],
            ],
        )
    },
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
