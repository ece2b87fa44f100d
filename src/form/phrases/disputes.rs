//! Words for the figures of table 4.

use super::phrase::{Beside, Phrase, Term, beside, phrase, plus};
use crate::form::shared::{DISPUTES, TOTAL};

const CASES: &[&str] = &["件", "起", "宗", "例", "个", "次"];

/// Reviews and suits that are not about open government are not the table's.
const CONTEXT: &[&str] = &["信息公开", "政务公开"];
const REVIEW: &str = "行政复议";
const DIRECT: &str = "未经复议直接起诉";
const AFTER_REVIEW: &str = "复议后起诉";

const REVIEWS: Term = plus(DISPUTES, REVIEW, TOTAL);
const SUITS: &[Term] = &[plus(DISPUTES, DIRECT, TOTAL), plus(DISPUTES, AFTER_REVIEW, TOTAL)];
const BOTH: &[Term] = &[
    REVIEWS,
    plus(DISPUTES, DIRECT, TOTAL),
    plus(DISPUTES, AFTER_REVIEW, TOTAL),
];

/// What came in this year: the table may count what was pending from last year too.
const NEW: &[&str] = &["新收", "新增", "新发生", "新受理", "收到", "受理", "接到"];
const REVIEW_WORDS: &[&str] = &[
    "行政复议",
    "行政复议案件",
    "行政复议申请",
    "行政复议案",
    "复议",
    "复议案件",
    "复议申请",
];
const SUIT_WORDS: &[&str] = &[
    "行政诉讼",
    "行政诉讼案件",
    "行政诉讼案",
    "诉讼",
    "诉讼案件",
    "行政应诉案件",
    "行政应诉",
    "应诉案件",
];
const BOTH_WORDS: &[&str] = &[
    "行政复议、行政诉讼",
    "行政复议、行政诉讼案件",
    "行政复议和行政诉讼",
    "行政复议和行政诉讼案件",
    "行政复议及行政诉讼",
    "行政复议或行政诉讼",
    "行政复议、诉讼",
    "行政复议、诉讼案件",
    "行政复议诉讼",
    "行政复议诉讼案件",
    "复议、诉讼",
    "复议诉讼",
    "复议诉讼案件",
    "复议、诉讼案件",
    "复议和诉讼",
];

const fn of(
    verbs: &'static [&'static str],
    objects: &'static [&'static str],
    readings: &'static [&'static [Term]],
    may_be_fewer: bool,
) -> Phrase {
    Phrase {
        verbs,
        objects,
        tails: OF_CASE,
        counters: CASES,
        context: CONTEXT,
        may_be_fewer,
        ..phrase(readings)
    }
}

/// Between a case and its figure these add nothing.
const OF_CASE: &[&str] = &["案件", "事项", "案", "件", "数量", "总数", "数"];
/// The same between a result and its figure.
const OF_RESULT: &[&str] = &[
    "原具体行政行为",
    "具体行政行为",
    "原行政行为",
    "行政行为",
    "原决定",
    "原答复",
    "案件",
    "结果",
    "决定",
    "判决",
    "中",
];

/// How suits are named, …
const SUED: &[&str] = &["诉讼", "起诉", "应诉", "败诉", "判决", "法院"];
const SUED_OR_OF_SUITS: &[&str] = &["诉讼", "起诉", "应诉"];
/// … those behind a review, …
const AFTER_REVIEWS: &[&str] = &["复议后起诉", "复议后提起", "复议后诉讼", "复议后被", "复议后再"];
/// … and what names the others.
const NOT_AFTER_REVIEW: &[&str] = &["直接", "未经", "行政复议", "复议、"];
/// In the names of suits reviews are named.
const OF_SUITS: &[&str] = &["经行政复议", "未经复议", "行政复议后", "复议后"];

/// What a result is of, where its part of the sentence names one kind of case alone.
const fn of_part(says: &'static [&'static str], readings: &'static [&'static [Term]]) -> Beside {
    Beside {
        in_part: true,
        in_part_of: &["复议", "诉讼", "起诉"],
        ..beside(says, readings)
    }
}

macro_rules! result {
    ($words:expr, $column:literal) => {
        result!($words, $column, false)
    };
    ($words:expr, $column:literal, $fewer:literal) => {
        Phrase {
            verbs: $words,
            tails: OF_RESULT,
            in_front: true,
            may_be_fewer: $fewer,
            counters: CASES,
            context: &["复议", "诉讼"],
            and_context: CONTEXT,
            beside: &[
                Beside {
                    apart_from: AFTER_REVIEWS,
                    without: SUED,
                    ..of_part(&["复议"], &[&[plus(DISPUTES, REVIEW, $column)]])
                },
                Beside {
                    without: NOT_AFTER_REVIEW,
                    ..of_part(AFTER_REVIEWS, &[&[plus(DISPUTES, AFTER_REVIEW, $column)]])
                },
                Beside {
                    apart_from: OF_SUITS,
                    without: &["复议"],
                    ..of_part(
                        SUED_OR_OF_SUITS,
                        &[
                            &[
                                plus(DISPUTES, DIRECT, $column),
                                plus(DISPUTES, AFTER_REVIEW, $column),
                            ],
                            &[plus(DISPUTES, DIRECT, $column)],
                            &[plus(DISPUTES, AFTER_REVIEW, $column)],
                        ],
                    )
                },
            ],
            ..phrase(&[
                &[plus(DISPUTES, REVIEW, $column)],
                &[plus(DISPUTES, DIRECT, $column)],
                &[plus(DISPUTES, AFTER_REVIEW, $column)],
                &[
                    plus(DISPUTES, DIRECT, $column),
                    plus(DISPUTES, AFTER_REVIEW, $column),
                ],
                &[
                    plus(DISPUTES, REVIEW, $column),
                    plus(DISPUTES, DIRECT, $column),
                    plus(DISPUTES, AFTER_REVIEW, $column),
                ],
            ])
        }
    };
}

const REVIEW_READINGS: &[&[Term]] = &[&[REVIEWS]];
const SUIT_READINGS: &[&[Term]] = &[
    SUITS,
    &[plus(DISPUTES, DIRECT, TOTAL)],
    &[plus(DISPUTES, AFTER_REVIEW, TOTAL)],
];
const BOTH_READINGS: &[&[Term]] = &[BOTH];

pub(super) static PHRASES: &[Phrase] = &[
    of(&[], REVIEW_WORDS, REVIEW_READINGS, false),
    of(NEW, REVIEW_WORDS, REVIEW_READINGS, true),
    of(&[], SUIT_WORDS, SUIT_READINGS, false),
    of(NEW, SUIT_WORDS, SUIT_READINGS, true),
    of(&[], BOTH_WORDS, BOTH_READINGS, false),
    of(NEW, BOTH_WORDS, BOTH_READINGS, true),
    of(
        &[],
        &[
            DIRECT,
            "未经复议直接提起诉讼",
            "未经复议直接提起行政诉讼",
            "未经复议直接诉讼",
            "未经行政复议直接起诉",
            "直接起诉",
            "直接提起诉讼",
            "直接提起行政诉讼",
        ],
        &[&[plus(DISPUTES, DIRECT, TOTAL)]],
        false,
    ),
    of(
        &[],
        &[
            AFTER_REVIEW,
            "复议后提起诉讼",
            "复议后提起行政诉讼",
            "复议后诉讼",
            "复议后再起诉",
            "复议后被起诉",
        ],
        &[&[plus(DISPUTES, AFTER_REVIEW, TOTAL)]],
        false,
    ),
    result!(
        &["结果维持", "维持", "被维持", "予以维持", "获维持", "获得维持"],
        "结果维持"
    ),
    result!(
        &["结果纠正", "纠正", "被纠正", "予以纠正", "被纠错", "纠错"],
        "结果纠正"
    ),
    // One way to correct of several.
    result!(
        &[
            "撤销",
            "被撤销",
            "确认违法",
            "责令重新答复",
            "责令履行",
            "变更",
            "败诉"
        ],
        "结果纠正",
        true
    ),
    result!(&["其他结果", "其他处理结果"], "其他结果"),
    result!(
        &[
            "尚未审结",
            "未审结",
            "正在审理",
            "尚在审理",
            "仍在审理",
            "尚未结案",
            "未结案",
            "尚未办结",
        ],
        "尚未审结"
    ),
];
