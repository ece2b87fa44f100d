//! A number in each way of counting that Word knows (ISO/IEC 29500-1, 17.18.59).

use crate::chinese::ordinals::{BRANCHES, FORMAL, FORMAL_TRADITIONAL, INFORMAL, STEMS, digit_for_digit};
use crate::chinese::width::wide_digit;
use crate::format::roman::roman;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// 1 2 3, also for ways that no report uses.
    Decimal,
    /// 01 02 03
    Zero,
    /// １ ２ ３
    FullWidth,
    /// ① ② ③
    Circle,
    /// ⒈ ⒉ ⒊
    Fullstop,
    /// ⑴ ⑵ ⑶
    Paren,
    /// ㊀ ㊁ ㊂
    ChineseCircle,
    /// 一 二 … 十 … 九十九, then digit by digit
    Chinese,
    /// 一 二 … 一百二十三
    ChineseThousand,
    /// 一 二 … 一〇
    ChineseDigits,
    /// 壹 贰 叁
    Legal,
    /// 壹 貳 參
    LegalTraditional,
    /// 甲 乙 丙
    Stems,
    /// 子 丑 寅
    Branches,
    /// 甲子 乙丑
    StemsAndBranches,
    /// I II III
    UpperRoman,
    /// i ii iii
    LowerRoman,
    /// A B … AA BB
    UpperLetter,
    /// a b … aa bb
    LowerLetter,
    /// No number.
    None,
    /// A sign that is the same for all, and only arranges the page.
    Bullet,
}

impl Counting {
    /// The way of this name in a file.
    pub fn from_name(name: &str) -> Self {
        match name {
            "decimalZero" => Self::Zero,
            "decimalFullWidth" | "decimalFullWidth2" => Self::FullWidth,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Circle,
            "decimalEnclosedFullstop" => Self::Fullstop,
            "decimalEnclosedParen" => Self::Paren,
            "ideographEnclosedCircle" => Self::ChineseCircle,
            "chineseCounting" | "taiwaneseCounting" => Self::Chinese,
            "chineseCountingThousand" | "taiwaneseCountingThousand" | "japaneseCounting" => {
                Self::ChineseThousand
            }
            "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => Self::ChineseDigits,
            "chineseLegalSimplified" => Self::Legal,
            "ideographLegalTraditional" | "japaneseLegal" => Self::LegalTraditional,
            "ideographTraditional" => Self::Stems,
            "ideographZodiac" => Self::Branches,
            "ideographZodiacTraditional" => Self::StemsAndBranches,
            "upperRoman" => Self::UpperRoman,
            "lowerRoman" => Self::LowerRoman,
            "upperLetter" => Self::UpperLetter,
            "lowerLetter" => Self::LowerLetter,
            "none" => Self::None,
            "bullet" => Self::Bullet,
            _ => Self::Decimal,
        }
    }

    /// The number as it is printed. A number that a way of counting does not reach is printed in plain digits.
    pub fn print(self, number: i64) -> String {
        let written = match self {
            Self::None | Self::Bullet => Some(String::new()),
            Self::Decimal => None,
            Self::Zero => Some(format!("{number:02}")),
            Self::FullWidth => Some(full_width(number)),
            Self::Circle => match number {
                0 => Some("⓪".to_owned()),
                1..=20 => letter('①', number, 20),
                21..=35 => letter('㉑', number - 20, 15),
                _ => letter('㊱', number.saturating_sub(35), 15),
            },
            Self::Fullstop => letter('⒈', number, 20),
            Self::Paren => letter('⑴', number, 20),
            Self::ChineseCircle => letter('㊀', number, 10),
            Self::Chinese if number >= 100 => digit_for_digit(number),
            Self::Chinese | Self::ChineseThousand => INFORMAL.write(number),
            Self::ChineseDigits => digit_for_digit(number),
            Self::Legal => FORMAL.write(number),
            Self::LegalTraditional => FORMAL_TRADITIONAL.write(number),
            Self::Stems => sign_of_row(&STEMS, number),
            Self::Branches => sign_of_row(&BRANCHES, number),
            Self::StemsAndBranches => (1..=60).contains(&number).then(|| {
                let sign = |row: &[char]| row.iter().cycle().nth(index(number)).copied();
                sign(&STEMS).into_iter().chain(sign(&BRANCHES)).collect()
            }),
            Self::UpperRoman => roman(number).map(|r| r.to_uppercase()),
            Self::LowerRoman => roman(number),
            Self::UpperLetter => repeated(number, 'A'),
            Self::LowerLetter => repeated(number, 'a'),
        };
        written.unwrap_or_else(|| number.to_string())
    }
}

/// The place of a number in a row that begins with 1.
fn index(number: i64) -> usize {
    usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX)
}

fn sign_of_row(row: &[char], number: i64) -> Option<String> {
    row.get(index(number)).map(char::to_string)
}

/// A sign of a range of Unicode, which has this many.
fn letter(first: char, number: i64, count: i64) -> Option<String> {
    if !(1..=count).contains(&number) {
        return None;
    }
    let code = u32::from(first).checked_add(u32::try_from(number - 1).ok()?)?;
    char::from_u32(code).map(String::from)
}

fn full_width(number: i64) -> String {
    number.to_string().chars().map(wide_digit).collect()
}

/// a … z, aa, bb, as Word counts.
fn repeated(number: i64, first: char) -> Option<String> {
    if !(1..=26 * 8).contains(&number) {
        return None;
    }
    let sign = letter(first, (number - 1) % 26 + 1, 26)?;
    Some(sign.repeat(usize::try_from((number - 1) / 26 + 1).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_of_counting() {
        for (name, number, printed) in [
            ("decimal", 12, "12"),
            ("decimalZero", 3, "03"),
            ("decimalFullWidth", 12, "１２"),
            ("decimalEnclosedCircle", 1, "①"),
            ("decimalEnclosedCircleChinese", 20, "⑳"),
            ("decimalEnclosedCircle", 21, "㉑"),
            ("decimalEnclosedCircle", 50, "㊿"),
            ("decimalEnclosedCircle", 51, "51"),
            ("decimalEnclosedFullstop", 2, "⒉"),
            ("decimalEnclosedParen", 3, "⑶"),
            ("ideographEnclosedCircle", 2, "㊁"),
            ("chineseCounting", 1, "一"),
            ("chineseCounting", 10, "十"),
            ("chineseCounting", 11, "十一"),
            ("chineseCounting", 20, "二十"),
            ("chineseCounting", 99, "九十九"),
            ("chineseCounting", 100, "一〇〇"),
            ("taiwaneseCounting", 12, "十二"),
            ("chineseCountingThousand", 111, "一百一十一"),
            ("chineseCountingThousand", 102, "一百零二"),
            ("japaneseCounting", 10, "十"),
            ("ideographDigital", 10, "一〇"),
            ("chineseLegalSimplified", 12, "壹拾贰"),
            ("ideographLegalTraditional", 3, "參"),
            ("ideographTraditional", 3, "丙"),
            ("ideographTraditional", 11, "11"),
            ("ideographZodiac", 12, "亥"),
            ("ideographZodiacTraditional", 2, "乙丑"),
            ("upperRoman", 14, "XIV"),
            ("lowerRoman", 4, "iv"),
            ("upperLetter", 2, "B"),
            ("lowerLetter", 28, "bb"),
            ("bullet", 5, ""),
            ("none", 5, ""),
            ("chicago", 5, "5"),
        ] {
            assert_eq!(
                Counting::from_name(name).print(number),
                printed,
                "{name} {number}"
            );
        }
    }

    #[test]
    fn no_number_is_too_large_for_any_way() {
        let names = "decimal decimalZero decimalFullWidth decimalEnclosedCircle decimalEnclosedParen chineseCounting \
             chineseCountingThousand ideographDigital chineseLegalSimplified ideographTraditional ideographZodiac \
             ideographZodiacTraditional upperRoman lowerLetter";
        for name in names.split_whitespace() {
            for number in [i64::MIN, -1, 0, 9_999, 10_000, i64::MAX] {
                let printed = Counting::from_name(name).print(number);
                assert!(
                    (1..60).contains(&printed.chars().count()),
                    "{name} {number}: {printed}"
                );
            }
        }
    }
}
