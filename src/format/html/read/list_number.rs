//! The numbers that lists set before their items, as text: CSS Counter Styles 3, as far as Chinese reports use them.

use super::style;
use super::tree::Element;
use crate::chinese::ordinals::{BRANCHES, FORMAL, INFORMAL, STEMS};
use crate::format::roman::roman;

/// The numbers of a list while its items are read.
pub struct ListNumbers {
    style: Style,
    next: i64,
    step: i64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Style {
    None,
    Decimal,
    LeadingZero,
    LowerAlpha,
    UpperAlpha,
    LowerRoman,
    UpperRoman,
    Chinese,
    Formal,
    Stems,
    Branches,
}

impl ListNumbers {
    /// The list that an element begins. `items` is asked for the number of its items only where it counts down.
    pub fn from_element(element: &Element, items: impl Fn() -> usize) -> Self {
        let ordered = element.name() == "ol";
        let reversed = ordered && element.attr("reversed").is_some();
        let first = if reversed {
            i64::try_from(items()).unwrap_or(i64::MAX)
        } else {
            1
        };
        Self {
            style: Style::from_element(element).unwrap_or(if ordered { Style::Decimal } else { Style::None }),
            next: integer(element.attr("start")).unwrap_or(first),
            step: if reversed { -1 } else { 1 },
        }
    }

    /// The number of the next item, with the sign behind it.
    pub fn item(&mut self, element: &Element) -> Option<String> {
        if let Some(value) = integer(element.attr("value")) {
            self.next = value;
        }
        let number = self.next;
        self.next = self.next.saturating_add(self.step);
        Style::from_element(element).unwrap_or(self.style).number(number)
    }
}

fn integer(value: Option<&str>) -> Option<i64> {
    let value = value?.trim();
    let end = value
        .char_indices()
        .find(|(at, c)| !(c.is_ascii_digit() || *at == 0 && matches!(c, '-' | '+')))
        .map_or(value.len(), |(at, _)| at);
    value.get(..end)?.parse().ok()
}

impl Style {
    fn from_element(element: &Element) -> Option<Self> {
        let from_style = element.attr("style").and_then(|text| {
            let value =
                style::property(text, "list-style-type").or_else(|| style::property(text, "list-style"))?;
            value.split_ascii_whitespace().find_map(Self::from_name)
        });
        from_style.or_else(|| match element.attr("type")?.trim() {
            "1" => Some(Self::Decimal),
            "a" => Some(Self::LowerAlpha),
            "A" => Some(Self::UpperAlpha),
            "i" => Some(Self::LowerRoman),
            "I" => Some(Self::UpperRoman),
            "disc" | "circle" | "square" => Some(Self::None),
            _ => None,
        })
    }

    fn from_name(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "none" | "disc" | "circle" | "square" => Self::None,
            "decimal" => Self::Decimal,
            "decimal-leading-zero" => Self::LeadingZero,
            "lower-alpha" | "lower-latin" => Self::LowerAlpha,
            "upper-alpha" | "upper-latin" => Self::UpperAlpha,
            "lower-roman" => Self::LowerRoman,
            "upper-roman" => Self::UpperRoman,
            "cjk-ideographic" | "simp-chinese-informal" | "trad-chinese-informal" | "japanese-informal" => {
                Self::Chinese
            }
            "simp-chinese-formal" => Self::Formal,
            "cjk-heavenly-stem" => Self::Stems,
            "cjk-earthly-branch" => Self::Branches,
            _ => return None,
        })
    }

    /// A number in this style. One that the style does not have stands in Arabic digits, as in browsers.
    fn number(self, number: i64) -> Option<String> {
        let positive = usize::try_from(number).ok().filter(|n| *n > 0);
        let ideograph = |written: Option<String>| Some(format!("{}、", written?));
        let sign = |row: &[char]| row.get(positive? - 1).map(char::to_string);
        let letter = |written: Option<String>| Some(format!("{}.", written?));
        let printed = match self {
            Self::None => return None,
            Self::Decimal => None,
            Self::LeadingZero => Some(format!("{number:02}.")),
            Self::LowerAlpha => letter(positive.map(alphabetic)),
            Self::UpperAlpha => letter(positive.map(|n| alphabetic(n).to_uppercase())),
            Self::LowerRoman => letter(roman(number)),
            Self::UpperRoman => letter(roman(number).map(|roman| roman.to_uppercase())),
            Self::Chinese => ideograph(INFORMAL.write(number)),
            Self::Formal => ideograph(FORMAL.write(number)),
            Self::Stems => ideograph(sign(&STEMS)),
            Self::Branches => ideograph(sign(&BRANCHES)),
        };
        Some(printed.unwrap_or_else(|| format!("{number}.")))
    }
}

/// a … z, aa, ab …
fn alphabetic(mut number: usize) -> String {
    let mut letters = Vec::new();
    while number > 0 {
        number -= 1;
        letters.extend(u8::try_from(number % 26).map(|n| char::from(b'a' + n)));
        number /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(style: &str, numbers: &[i64]) -> Vec<String> {
        let style = Style::from_name(style).unwrap();
        numbers.iter().map(|n| style.number(*n).unwrap()).collect()
    }

    #[test]
    fn numbers_are_those_of_browsers() {
        assert_eq!(
            numbers("cjk-ideographic", &[1, 10, 11, 20, 103, 1010, 2000]),
            [
                "一、",
                "十、",
                "十一、",
                "二十、",
                "一百零三、",
                "一千零一十、",
                "二千、"
            ]
        );
        assert_eq!(numbers("simp-chinese-formal", &[1, 12]), ["壹、", "壹拾贰、"]);
        assert_eq!(
            numbers("lower-alpha", &[1, 26, 27, 703]),
            ["a.", "z.", "aa.", "aaa."]
        );
        assert_eq!(numbers("UPPER-LATIN", &[2]), ["B."]);
        assert_eq!(
            numbers("lower-roman", &[4, 1999, 5000]),
            ["iv.", "mcmxcix.", "5000."]
        );
        assert_eq!(numbers("upper-roman", &[9]), ["IX."]);
        assert_eq!(
            numbers("decimal", &[-3, 0, i64::MAX]),
            ["-3.", "0.", "9223372036854775807."]
        );
        assert_eq!(numbers("decimal-leading-zero", &[7]), ["07."]);
        assert_eq!(numbers("cjk-heavenly-stem", &[1, 11]), ["甲、", "11."]);
        assert_eq!(numbers("cjk-earthly-branch", &[2]), ["丑、"]);
        assert_eq!(Style::None.number(1), None);
    }
}
