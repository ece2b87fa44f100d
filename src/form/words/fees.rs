//! How reports speak of the fee for handling applications (信息处理费, 国办函〔2020〕109号).

/// The fee for handling applications.
pub const NAME: &str = "信息处理费";

/// What may stand between the name of the fee and its amount.
pub const BETWEEN: &[&str] = &[
    "共计",
    "合计",
    "总计",
    "总额",
    "总金额",
    "金额",
    "累计",
    "收入",
    "人民币",
    "数额",
    "收取",
    "共",
    "计",
    "为",
    "是",
    "收",
    "约",
    "了",
    "的",
    "：",
    ":",
];

/// What may stand between an amount and the name of the fee behind it.
pub const BEFORE_NAME: &[&str] = &["的", "政府信息公开", "信息公开", "政府"];

/// Behind an amount these begin a list of all its parts.
pub const ALL_PARTS: &[&str] = &["分别", "包括以下", "由以下"];

/// Behind an amount these begin a list of some of its parts.
pub const SOME_PARTS: &[&str] = &["其中", "包括"];

/// Words of which one stands wherever fees are spoken of.
pub const SPOKEN_OF: &[&str] = &[
    "处理费",
    "收费",
    "费用",
    "收取",
    "免费",
    "缴费",
    "计费",
    "缴纳",
    "检索费",
    "成本费",
];

/// Whatever is said of fees has this character.
pub const CHARACTER: char = '费';

/// Before an amount: it was charged by the number of applications, …
pub const BY_PIECE: &[&str] = &["按件"];
/// … and not by the number of pages.
pub const BY_PAGE: &[&str] = &["按量", "按页"];

/// Of what is charged by the number each costs a multiple of this, in 元: the eleventh of one applicant in a month and those
/// behind it, more from the thirty-first on (109 号第四条).
pub const RATE: u32 = 100;

/// What begins the sentence about fees that a report lacks.
pub const STATEMENT: &str = "信息处理费收取情况：";

/// What is charged, whatever it is for.
pub const CHARGES: &str = "收费";

/// Before an amount: it is the rate for one.
pub const PER: char = '每';

/// Before an amount: it is what the fee is compared with.
pub const COMPARING: &[&str] = &["比", "上年"];
