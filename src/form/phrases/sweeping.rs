//! Words on all that there were, which say that of something else there was none: 均获维持, 全部办结, 均予以公开.

use super::denials::{Denial, PENDING};
use super::phrase::Name;
use crate::form::shared::{APPLICATIONS, DISPUTES, TOTAL};

const REVIEW: &str = "行政复议";
const DIRECT: &str = "未经复议直接起诉";
const AFTER_REVIEW: &str = "复议后起诉";

/// Every way to say that something holds of all.
macro_rules! all {
    ($($word:literal),+ $(,)?) => {
        &[$(
            concat!("均", $word),
            concat!("均已", $word),
            concat!("均已全部", $word),
            concat!("均予", $word),
            concat!("均予以", $word),
            concat!("均获", $word),
            concat!("均获得", $word),
            concat!("均被", $word),
            concat!("全部", $word),
            concat!("已全部", $word),
            concat!("全部予以", $word),
            concat!("全部获", $word),
            concat!("全部获得", $word),
            concat!("全部被", $word),
            concat!("皆", $word),
            concat!("悉数", $word)
        ),+]
    };
}

/// All that were decided were upheld.
const fn upheld(context: &'static [&'static str], means: &'static [Name]) -> Denial {
    Denial {
        verbs: &[],
        objects: all!("维持", "胜诉"),
        context,
        without: &["纠正", "撤销", "败诉", "变更", "确认违法", "纠错", "撤回", "驳回"],
        means,
        of_all: false,
    }
}

/// Words of which one makes it some of the applications, or other matters.
const OF_SOME: &[&str] = &[
    "结转", "到期", "除", "其余", "其他", "建议", "提案", "工单", "信访", "热线", "投诉", "许可", "登记",
    "咨询", "留言", "信箱", "举报", "办件", "复议", "诉讼", "其中", "一案", "该案", "这些", "上述",
];

const fn of_applications(objects: &'static [&'static str], means: &'static [Name]) -> Denial {
    Denial {
        verbs: &[],
        objects,
        context: &["申请"],
        without: OF_SOME,
        means,
        of_all: true,
    }
}

/// A number that is nought, behind what it is the number of.
const fn nought(
    objects: &'static [&'static str],
    context: &'static [&'static str],
    means: &'static [Name],
) -> Denial {
    Denial {
        verbs: &[],
        objects,
        context,
        without: &[],
        means,
        of_all: false,
    }
}

const OPENNESS: &[&str] = &["信息公开", "政务公开"];
const REVIEWS: Name = Name(DISPUTES, REVIEW, TOTAL);
const SUITS: [Name; 2] = [Name(DISPUTES, DIRECT, TOTAL), Name(DISPUTES, AFTER_REVIEW, TOTAL)];

/// Every such phrase.
pub static SWEEPING: &[Denial] = &[
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
            Name(DISPUTES, DIRECT, "结果纠正"),
            Name(DISPUTES, DIRECT, "其他结果"),
            Name(DISPUTES, AFTER_REVIEW, "结果纠正"),
            Name(DISPUTES, AFTER_REVIEW, "其他结果"),
        ],
    ),
    // 均按时答复 says that nothing was late: what is pending is not.
    of_applications(
        all!(
            "办结",
            "办理完毕",
            "办毕",
            "答复完毕",
            "办结完毕",
            "按期办结",
            "按时办结"
        ),
        PENDING,
    ),
    of_applications(
        &[
            "均已答复",
            "均已全部答复",
            "已全部答复",
            "全部答复",
            "均已作出答复",
            "均已予以答复",
        ],
        PENDING,
    ),
    of_applications(
        all!("公开"),
        &[
            Name(APPLICATIONS, "办理结果.部分公开", TOTAL),
            Name(APPLICATIONS, "办理结果.不予公开", TOTAL),
            Name(APPLICATIONS, "办理结果.无法提供", TOTAL),
            Name(APPLICATIONS, "办理结果.不予处理", TOTAL),
        ],
    ),
    of_applications(
        &[
            "申请人均为自然人",
            "申请人均是自然人",
            "申请人全部为自然人",
            "申请均来自自然人",
            "申请均由自然人提出",
            "申请均为自然人提出",
            "件均为自然人申请",
            "件均由自然人提出",
            "均为自然人申请",
            "均由自然人提出",
            "均来自自然人",
        ],
        &[Name(APPLICATIONS, "本年新收", "法人或其他组织")],
    ),
    nought(
        &[
            "申请为零",
            "申请数为零",
            "申请量为零",
            "申请数量为零",
            "申请均为零",
            "申请为0",
            "申请数为0",
            "申请量为0",
        ],
        OPENNESS,
        &[Name(APPLICATIONS, "本年新收", TOTAL)],
    ),
    nought(
        &["复议为零", "复议案件为零", "复议数为零", "复议案件数为零"],
        OPENNESS,
        &[REVIEWS],
    ),
    nought(
        &["诉讼为零", "诉讼案件为零", "诉讼数为零", "诉讼案件数为零"],
        OPENNESS,
        &SUITS,
    ),
    nought(
        &[
            "复议、行政诉讼均为零",
            "复议和行政诉讼均为零",
            "复议、诉讼均为零",
            "复议诉讼均为零",
            "复议、行政诉讼案件均为零",
        ],
        OPENNESS,
        &[REVIEWS, SUITS[0], SUITS[1]],
    ),
    nought(
        &["败诉率为零", "败诉率为0", "败诉率0", "败诉为零", "败诉率保持为零"],
        &["诉讼", "应诉"],
        &[
            Name(DISPUTES, DIRECT, "结果纠正"),
            Name(DISPUTES, AFTER_REVIEW, "结果纠正"),
        ],
    ),
    nought(
        &["纠错率为零", "纠错率为0", "纠错率0", "被纠错率为零"],
        &["复议"],
        &[Name(DISPUTES, REVIEW, "结果纠正")],
    ),
];
