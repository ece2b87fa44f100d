//! How agencies say that applications are carried from one year to the next.

/// Every way to say that something goes on to what is named.
macro_rules! carried_to {
    ($($next:literal),+) => {
        &[$(
            concat!("结转", $next),
            concat!("结转至", $next),
            concat!("结转到", $next),
            concat!("结转入", $next),
            concat!("转", $next),
            concat!("转入", $next),
            concat!("转至", $next),
            concat!("转到", $next),
            concat!("转结", $next),
            concat!("顺延", $next),
            concat!("顺延至", $next),
            concat!("顺延到", $next),
            concat!("延续至", $next),
            concat!("延至", $next),
            concat!("跨入", $next),
            concat!("留待", $next)
        ),+]
    };
}

/// Right before what is carried to the next year, or right behind.
pub(super) const TO_NEXT_YEAR: &[&str] =
    carried_to!("下年", "下年度", "下一年", "下一年度", "次年", "次年度", "明年");

/// Between what is carried to the next year and its figure these add nothing.
pub(super) const GOING_ON: &[&str] = &[
    "继续",
    "办理",
    "处理",
    "答复",
    "办结",
    "政府信息公开申请",
    "申请",
    "件",
    "数",
    "量",
];

/// Right before the number of the next year: it is meant as the next year.
pub const GOING_ON_TO: &[&str] = &["至", "到", "入", "转", "延", "待"];
/// What the next year is called.
pub const TO_NEXT: &str = "下";
/// Behind the number of the year before: it is meant as the year before, and what that is called.
pub const OF_LAST_YEAR: (&[&str], &str) = (&["结转", "转入", "转来"], "上");

/// In a sentence these say that some are carried to the next year, …
pub(super) const CARRIED_ON: &[&str] = &[
    "结转",
    "转下年",
    "转下一年",
    "转至下",
    "转到下",
    "转入下",
    "顺延至下",
    "顺延到下",
    "尚未办结",
];

/// … and these that some came from the year before.
pub const CARRIED_OVER_WORDS: &[&str] = &[
    "上年结转",
    "上年度结转",
    "上一年结转",
    "上一年度结转",
    "去年结转",
    "往年结转",
    "结转上年",
    "结转上一年",
    "结转去年",
    "结转的",
];

/// What else becomes of applications than that they are answered or carried on.
pub(super) const WENT_ELSEWHERE: &[&str] = &[
    "其他处理",
    "其他方式处理",
    "不予处理",
    "不再处理",
    "撤回",
    "撤销",
    "撤件",
    "终止",
    "逾期",
    "未补正",
    "不补正",
    "放弃",
    "并案",
    "合并",
    "其他情形",
    "其余",
    "另有",
    "另外",
];
