//! How a cell shows its number (ISO/IEC 29500-1, 18.8.30 and 18.8.31), as far as what is shown can be another number.

use rust_decimal::{Decimal, RoundingStrategy};

use super::serial_date::DateStyle;

/// How a number is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum NumberFormat {
    /// As it is.
    #[default]
    AsItIs,
    /// As a day or a time.
    Date(DateStyle),
    /// Otherwise, by the number's sign: above nothing, below it, nothing.
    BySign([Section; 3]),
}

/// How numbers of one sign are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Whether the number is seen at all.
    shown: bool,
    /// How many digits stand behind the point; none where the digits are not known.
    decimals: Option<u32>,
    /// Whether it is shown in hundredths.
    percent: bool,
    /// Whether it is shown in thousands or more.
    scaled: bool,
    /// Whether 元 or 万元 stands behind it.
    unit: String,
}

/// What is seen of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The number.
    Same,
    /// The number with this unit behind it.
    WithUnit(String),
    /// Hundredths of it.
    Percent(String),
    /// A number near it.
    Rounded(String),
    /// A number of another size.
    Scaled,
    /// Nothing.
    Nothing,
}

impl NumberFormat {
    /// The format that programs know by this number.
    pub fn built_in(number: u32) -> Self {
        match number {
            9 => Self::of_code("0%"),
            10 => Self::of_code("0.00%"),
            1 | 3 | 37 | 38 | 41 | 42 => Self::of_code("0"),
            2 | 4 | 39 | 40 | 43 | 44 => Self::of_code("0.00"),
            14..=17 | 22 => Self::of_code("yyyy-m-d"),
            18..=21 | 45..=47 => Self::of_code("h:mm"),
            // The dates of East Asia.
            27..=36 | 50..=58 => Self::of_code("yyyy年m月d日"),
            _ => Self::AsItIs,
        }
    }

    /// The format of a code.
    pub fn of_code(code: &str) -> Self {
        let sections: Vec<Vec<Part>> = parts(code);
        let first = sections.first().map_or(&[][..], Vec::as_slice);
        let letters = || {
            first
                .iter()
                .filter_map(Part::letter)
                .map(|c| c.to_ascii_lowercase())
        };
        if letters().collect::<String>().contains("general") || code.contains("通用格式") {
            return Self::AsItIs;
        }
        if letters().any(|c| "ymdhs".contains(c)) {
            return Self::Date(DateStyle {
                has_day: letters().any(|c| c == 'y' || c == 'd'),
                chinese: code.contains('年'),
            });
        }
        // Sections by conditions may stand in any order: what they show is not known.
        let conditional = first.iter().any(|part| matches!(part, Part::Condition));
        if first.contains(&Part::Letter('@')) || conditional {
            return Self::AsItIs;
        }
        let section = |index: usize| sections.get(index).map(|parts| section(parts));
        let above = section(0).unwrap_or_default();
        let below = section(1).unwrap_or_else(|| above.clone());
        let nothing = section(2).unwrap_or_else(|| above.clone());
        Self::BySign([above, below, nothing])
    }

    /// What is seen of a number. Of a day nothing is said.
    pub fn seen(&self, value: Decimal) -> Seen {
        let Self::BySign([above, below, nothing]) = self else {
            return Seen::Same;
        };
        let section = if value.is_zero() {
            nothing
        } else if value.is_sign_negative() {
            below
        } else {
            above
        };
        section.seen(value)
    }
}

impl Section {
    fn seen(&self, value: Decimal) -> Seen {
        if !self.shown {
            return Seen::Nothing;
        }
        if self.percent {
            let hundredths = value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(value);
            return Seen::Percent(format!("{}%", hundredths.normalize()));
        }
        if self.scaled {
            return if value.is_zero() { Seen::Same } else { Seen::Scaled };
        }
        let rounded = self
            .decimals
            .map(|places| value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero));
        match rounded {
            Some(rounded) if rounded != value => Seen::Rounded(rounded.to_string()),
            _ if !self.unit.is_empty() => Seen::WithUnit(self.unit.clone()),
            _ => Seen::Same,
        }
    }
}

/// A part of a section of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// A letter that stands for something.
    Letter(char),
    /// A letter that is shown.
    Shown(char),
    /// A condition in brackets.
    Condition,
}

impl Part {
    const fn letter(&self) -> Option<char> {
        match self {
            Self::Letter(letter) => Some(*letter),
            Self::Shown(_) | Self::Condition => None,
        }
    }
}

/// The sections of a code.
fn parts(code: &str) -> Vec<Vec<Part>> {
    let mut sections = vec![Vec::new()];
    let mut letters = code.chars();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        let part = match letter {
            '"' => {
                quoted = !quoted;
                continue;
            }
            letter if quoted => Part::Shown(letter),
            // One letter as it is; the room of one; as many as there is room for.
            '\\' | '!' => match letters.next() {
                Some(letter) => Part::Shown(letter),
                None => break,
            },
            '_' | '*' => {
                letters.next();
                continue;
            }
            '[' => {
                let inner: String = letters.by_ref().take_while(|c| *c != ']').collect();
                let lower = inner.to_lowercase();
                match lower.chars().next() {
                    Some('<' | '>' | '=') => Part::Condition,
                    // Time that has passed: [h]:mm.
                    Some(time @ ('h' | 'm' | 's')) if lower.chars().all(|c| c == time) => Part::Letter(time),
                    _ => continue,
                }
            }
            ';' => {
                sections.push(Vec::new());
                continue;
            }
            // Letters of other scripts stand for themselves.
            letter if !letter.is_ascii() => Part::Shown(letter),
            letter => Part::Letter(letter),
        };
        if let Some(section) = sections.last_mut() {
            section.push(part);
        }
    }
    sections
}

/// What a section says of numbers.
fn section(parts: &[Part]) -> Section {
    let letters: Vec<char> = parts.iter().filter_map(Part::letter).collect();
    let is_digit = |c: &char| matches!(c, '0' | '#' | '?');
    let digits = letters.iter().any(is_digit);
    let last = letters.iter().rposition(is_digit).map_or(0, |at| at + 1);
    let scaled = letters.get(last) == Some(&',') || parts.contains(&Part::Shown('.'));
    // Fractions and powers of ten have digits of another kind.
    let plain = !letters.iter().any(|c| matches!(c, '/' | 'E' | 'e'));
    let behind = letters
        .iter()
        .position(|c| *c == '.')
        .map_or(&[][..], |at| &letters[at + 1..]);
    let decimals = behind.iter().filter(|c| is_digit(c)).count();
    let words: String = parts
        .iter()
        .filter_map(|part| match part {
            Part::Shown(letter) => Some(*letter),
            Part::Letter(_) | Part::Condition => None,
        })
        .collect();
    let unit = ["亿元", "万元", "元"]
        .into_iter()
        .find(|unit| words.ends_with(unit));
    Section {
        shown: digits || words.chars().any(|c| !c.is_whitespace()) || letters.contains(&'-'),
        decimals: u32::try_from(decimals)
            .ok()
            .filter(|places| digits && plain && *places <= 28),
        percent: letters.contains(&'%'),
        scaled,
        unit: unit.unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(code: &str, value: &str) -> String {
        match NumberFormat::of_code(code).seen(value.parse().unwrap()) {
            Seen::Same => value.to_owned(),
            Seen::WithUnit(unit) => format!("{value}{unit}"),
            Seen::Percent(text) => text,
            Seen::Rounded(text) => format!("≈{text}"),
            Seen::Scaled => "×".to_owned(),
            Seen::Nothing => String::new(),
        }
    }

    #[test]
    fn what_is_seen_of_a_number() {
        for (code, value, expected) in [
            ("General", "1.5", "1.5"),
            ("0", "5", "5"),
            ("0", "1.5", "≈2"),
            ("0_ ", "1.5", "≈2"),
            ("#,##0", "12345", "12345"),
            ("#,##0,", "12345", "×"),
            ("0!.0,\"万\"", "12345", "×"),
            ("0.00", "5", "5"),
            ("0.00", "29.058388", "≈29.06"),
            ("0%", "0.12", "12%"),
            ("0.0%", "0.123", "12.3%"),
            ("0.00\"元\"", "35000", "35000元"),
            ("0.00\"万元\"", "3.5", "3.5万元"),
            ("0\"件\"", "5", "5"),
            ("0.00E+00", "1000", "1000"),
            ("# ?/?", "1.5", "1.5"),
            (";;;", "5", ""),
            ("0;-0;;@", "0", ""),
            ("0;-0;;@", "5", "5"),
            ("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "0", "0"),
            ("[Red]0;[Red]-0", "5", "5"),
            ("[>=10000]0.0,;0", "5", "5"),
            ("@", "5", "5"),
            ("", "5", ""),
        ] {
            assert_eq!(seen(code, value), expected, "{code}");
        }
    }

    #[test]
    fn days_are_known_by_their_letters() {
        for (code, chinese, has_day) in [
            ("yyyy-mm-dd", false, true),
            ("yyyy\"年\"m\"月\"d\"日\"", true, true),
            ("[$-804]yyyy年m月d日;@", true, true),
            ("m/d/yy", false, true),
            ("[h]:mm", false, false),
            ("h:mm AM/PM", false, false),
        ] {
            assert_eq!(
                NumberFormat::of_code(code),
                NumberFormat::Date(DateStyle { has_day, chinese }),
                "{code}"
            );
        }
        for number in [14, 22, 31, 57] {
            assert!(
                matches!(NumberFormat::built_in(number), NumberFormat::Date(_)),
                "{number}"
            );
        }
        for code in ["0\"days\"", "General", "[Red]0", "G/通用格式", "\"共\"0\"次\""] {
            assert!(
                !matches!(NumberFormat::of_code(code), NumberFormat::Date(_)),
                "{code}"
            );
        }
    }
}
