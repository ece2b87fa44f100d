//! How heads and labels of tables state the unit of their amounts.

/// Before a unit: that one follows.
pub const UNIT: &str = "单位";
/// Signs and words between what is said of a unit and the unit.
pub const SIGNS: &[char] = &[
    ':', ',', '，', '、', '/', '-', '为', '是', '[', ']', '(', ')', '。', ';',
];
/// What a unit of money may be called besides; it adds nothing.
pub const CURRENCY: &[&str] = &["人民币", "金额", "计价", "计量"];
/// 万 for 万元, 亿 for 亿元.
pub const SHORT_UNITS: [&str; 2] = ["万", "亿"];
/// Behind these words of a head its unit may stand without any sign.
pub const MEASURED: &[&str] = &["金额"];
/// With one of these ends what is a unit of money, known or not.
pub const OF_MONEY: &[char] = &['元', '万', '亿', '币', '圆', '角', '分'];
/// Between the units of several columns.
pub const BETWEEN: &[char] = &['、', ',', ';', '和'];
