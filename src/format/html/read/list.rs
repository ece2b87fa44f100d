//! The numbers that lists set before their items, as text: CSS Counter Styles 3, as far as Chinese reports use them.

use scraper::node::Element;

use super::style;

/// A list while its items are read.
pub struct List {
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

impl List {
    /// The list that an element begins. `items` is asked for the number of its items only where it counts down.
    pub fn of(element: &Element, items: impl Fn() -> usize) -> Self {
        let ordered = element.name() == "ol";
        let reversed = ordered && element.attr("reversed").is_some();
        let first = if reversed {
            i64::try_from(items()).unwrap_or(i64::MAX)
        } else {
            1
        };
        Self {
            style: Style::of(element).unwrap_or(if ordered { Style::Decimal } else { Style::None }),
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
        Style::of(element).unwrap_or(self.style).number(number)
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
    fn of(element: &Element) -> Option<Self> {
        let from_style = element.attr("style").and_then(|text| {
            let value =
                style::property(text, "list-style-type").or_else(|| style::property(text, "list-style"))?;
            value.split_ascii_whitespace().find_map(Self::named)
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

    fn named(name: &str) -> Option<Self> {
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
        let digits = || format!("{number}.");
        let signs = |signs: &str| {
            let sign = signs.chars().nth(positive? - 1)?;
            Some(format!("{sign}、"))
        };
        Some(match self {
            Self::None => return None,
            Self::Decimal => digits(),
            Self::LeadingZero => format!("{number:02}."),
            Self::LowerAlpha | Self::UpperAlpha => positive.map_or_else(digits, |n| {
                let letters = alphabetic(n);
                let upper = self == Self::UpperAlpha;
                let letters = if upper { letters.to_uppercase() } else { letters };
                format!("{letters}.")
            }),
            Self::LowerRoman | Self::UpperRoman => positive.filter(|n| *n < 4000).map_or_else(digits, |n| {
                let letters = roman(n);
                let lower = self == Self::LowerRoman;
                let letters = if lower { letters.to_lowercase() } else { letters };
                format!("{letters}.")
            }),
            Self::Chinese | Self::Formal => positive.filter(|n| *n < 10_000).map_or_else(digits, |n| {
                let (figures, ranks) = if self == Self::Formal {
                    ("零壹贰叁肆伍陆柒捌玖", ["仟", "佰", "拾", ""])
                } else {
                    ("零一二三四五六七八九", ["千", "百", "十", ""])
                };
                format!("{}、", chinese(n, figures, ranks))
            }),
            Self::Stems => signs("甲乙丙丁戊己庚辛壬癸").unwrap_or_else(digits),
            Self::Branches => signs("子丑寅卯辰巳午未申酉戌亥").unwrap_or_else(digits),
        })
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

fn roman(mut number: usize) -> String {
    let mut out = String::new();
    for (value, letters) in [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while number >= value {
            number -= value;
            out.push_str(letters);
        }
    }
    out
}

/// A number below ten thousand: ten is 十 in informal numbers, not 一十; gaps of ranks are one 零.
fn chinese(number: usize, figures: &str, ranks: [&str; 4]) -> String {
    let mut out = String::new();
    let mut gap = false;
    for (rank, value) in ranks.into_iter().zip([1000, 100, 10, 1]) {
        let figure = number / value % 10;
        if figure == 0 {
            gap = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            out.extend(figures.chars().next());
        }
        if !(out.is_empty() && figure == 1 && rank == "十") {
            out.extend(figures.chars().nth(figure));
        }
        out.push_str(rank);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(style: &str, numbers: &[i64]) -> Vec<String> {
        let style = Style::named(style).unwrap();
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
