//! A figure in prose: a number in Arabic digits or Chinese numerals, its magnitude (1.2万), what it counts, and how
//! exactly it is meant (二十余, 约, 以上). Money is given in 元, whatever unit was written.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::chinese::counters::{AND_MORE, COUNTERS, MEASURES};
use crate::chinese::fractions;
use crate::chinese::numerals;
use crate::chinese::width::narrow;
use crate::prose::joined::{end_of_joined, lower_end};
pub use crate::prose::precision::Precision;
use crate::prose::precision::{Sense, around, of_share, of_times, precision};
use crate::prose::scan::{Find, Kind, scan};

/// A figure with what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Where it stands, from its first digit to the end of its unit.
    pub range: Range<usize>,
    /// The number as printed, money in 元.
    pub value: Decimal,
    /// What it counts.
    pub unit: Unit,
    /// How exactly it is meant.
    pub precision: Precision,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Things of a kind, by their counter: 件, 条, 人次.
    Count(&'static str),
    /// Money.
    Yuan,
    /// A share or a rate of change, in hundredths.
    Percent,
    /// A difference of two shares (百分点).
    Points,
}

/// Units that are no counters, longer ones first.
const UNITS: [(&str, Unit); 5] = [
    ("个百分点", Unit::Points),
    ("百分点", Unit::Points),
    ("%", Unit::Percent),
    ("％", Unit::Percent),
    ("元", Unit::Yuan),
];

/// That many times what it is compared with.
pub const TIMES: Unit = Unit::Count("倍");

impl Unit {
    /// The unit that words begin with, and how long its word is.
    fn at_start(words: &str) -> Option<(usize, Self)> {
        let counters = COUNTERS.iter().map(|word| (*word, Self::Count(word)));
        let mut all = UNITS.into_iter().chain(counters);
        all.find(|(word, _)| words.starts_with(word))
            .map(|(word, unit)| (word.len(), unit))
    }
}

/// The figures of a line, in order; years, dates and what only looks like a figure are passed over.
pub fn quantities(line: &str) -> impl Iterator<Item = Quantity> + use<'_> {
    let mut end = 0;
    scan(line, false)
        .filter(|find| find.kind == Kind::Figure)
        .filter_map(move |find| {
            // 3千余条 is one figure, though 千 is a numeral too.
            let apart = find.number.start >= end;
            let quantity = Quantity::read(line, &find).filter(|_| apart)?;
            end = quantity.range.end;
            Some(quantity)
        })
}

impl Quantity {
    /// The figure that was found at a number of a line; none where nothing is counted, or the number is none.
    pub fn read(line: &str, find: &Find) -> Option<Self> {
        Self::of_unit(line, find, Unit::at_start)
    }

    /// The same where something is measured that no report counts: 20亩, 98.5分. No rule judges these.
    pub fn measured(line: &str, find: &Find) -> Option<Self> {
        Self::of_unit(line, find, |words| {
            let measure = MEASURES.iter().find(|word| words.starts_with(**word))?;
            Some((measure.len(), Unit::Count(measure)))
        })
    }

    fn of_unit(line: &str, find: &Find, unit: impl Fn(&str) -> Option<(usize, Unit)>) -> Option<Self> {
        let number = line.get(find.number.clone())?;
        // 百分之三: the numerals stand behind.
        if number.ends_with("分之") {
            return share(line, find);
        }
        if let Some(share) = fractions::share(number).filter(|share| share.length == number.len()) {
            return in_words(line, find, share.value);
        }
        let (mut value, decimals) =
            digits(number).or_else(|| Some((Decimal::from(numerals::number(number)?), 0)))?;
        let mut at = find.number.end;
        let mut sense = Sense::Plain;
        let mut magnitude = Decimal::ONE;
        while let Some(c) = line.get(at..)?.chars().next() {
            if AND_MORE.contains(&c) {
                sense = Sense::More;
            } else if let Some(power) = numerals::magnitude(c) {
                magnitude = magnitude.checked_mul(Decimal::from(10_u64.pow(power)))?;
            } else if !matches!(c, ' ' | '\u{a0}' | '\u{3000}') {
                break;
            }
            at += c.len_utf8();
            // A number has two magnitudes at most (百万, 千万), and words around them.
            if at - find.number.end > 24 {
                return None;
            }
        }
        let joined = end_of_joined(line, find.number.start, find.number.end);
        let behind = line.get(joined.unwrap_or(at)..)?.trim_start_matches(' ');
        let (length, unit) = unit(behind)?;
        let end = if joined.is_some() { at } else { at + length };
        let printed = Decimal::new(1, decimals).checked_mul(magnitude)?;
        let significant = last_digit(number, decimals).checked_mul(magnitude)?;
        value = value.checked_mul(magnitude)?;
        sense = around(line.get(..find.number.start)?, line.get(end..)?, sense);
        let lower = lower_end(line, find.number.start).filter(|(_, low)| *low < value);
        if let Some((start, low)) = lower.filter(|_| magnitude == Decimal::ONE) {
            return Some(Self {
                range: start..end,
                value,
                unit,
                precision: Precision::Within(low, value),
            });
        }
        Some(Self {
            range: find.number.start..end,
            value,
            unit,
            precision: match sense {
                sense if unit == TIMES => of_times(value, decimals, sense),
                Sense::Plain if magnitude > Decimal::ONE || decimals > 0 || unit == Unit::Percent => {
                    Precision::Rounded(printed)
                }
                sense => precision(value, significant, sense),
            },
        })
    }

    /// Whether a value may have been printed so.
    pub fn admits(&self, value: Decimal) -> bool {
        match self.precision {
            Precision::Exact => value == self.value,
            // Rounded half up, or cut off.
            Precision::Rounded(digit) => {
                value >= self.value - digit / Decimal::TWO && value < self.value + digit
            }
            Precision::Within(low, high) => (low..=high).contains(&value),
        }
    }

    /// Whether it is meant to the last digit.
    pub fn is_exact(&self) -> bool {
        self.precision == Precision::Exact
    }
}

/// A share in words, its value in ten thousandths.
fn in_words(line: &str, find: &Find, value: u64) -> Option<Quantity> {
    let value = Decimal::new(i64::try_from(value).ok()?, 2);
    let behind = line.get(find.number.end..)?;
    let more = behind.chars().next().filter(|c| AND_MORE.contains(c));
    let end = find.number.end + more.map_or(0, char::len_utf8);
    let before = line.get(..find.number.start)?;
    let sense = if more.is_some() { Sense::More } else { Sense::Plain };
    Some(Quantity {
        range: find.number.start..end,
        value,
        unit: Unit::Percent,
        precision: of_share(value, around(before, line.get(end..)?, sense)),
    })
}

/// How much the last significant digit is worth: of 12.50 a hundredth, of 5500 a hundred where it is followed by 余.
fn last_digit(number: &str, decimals: u32) -> Decimal {
    if decimals > 0 {
        return Decimal::new(1, decimals);
    }
    let noughts = number.chars().rev().take_while(|c| narrow(*c) == '0').count();
    let words = number.chars().rev().find_map(numerals::magnitude);
    let last = number.chars().next_back();
    let power = match (noughts, words) {
        (0, Some(power)) if last.and_then(numerals::magnitude).is_some() => power as usize,
        (noughts, _) => noughts,
    };
    u32::try_from(power.min(18))
        .ok()
        .map_or(Decimal::ONE, |power| Decimal::from(10_u64.pow(power)))
}

/// Digits with what separates them, half or full width: the number and how many decimals were written.
fn digits(number: &str) -> Option<(Decimal, u32)> {
    let mut plain = String::with_capacity(number.len());
    let mut group: Option<usize> = None;
    for c in number.chars().map(narrow) {
        match c {
            '0'..='9' | '.' => plain.push(c),
            ',' => {
                // Thousands only: 1,13 is a list of two numbers.
                let since = plain.len() - group.unwrap_or(0);
                let fits = if group.is_some() {
                    since == 3
                } else {
                    (1..=3).contains(&since)
                };
                fits.then_some(())?;
                group = Some(plain.len());
            }
            _ => return None,
        }
    }
    if let Some(from) = group {
        let last = plain.get(from..)?.split('.').next()?;
        (last.len() == 3).then_some(())?;
    }
    let decimals = plain.split_once('.').map_or(0, |(_, rest)| rest.len());
    let value = Decimal::from_str_exact(&plain).ok()?;
    Some((value, u32::try_from(decimals).ok()?))
}

/// 百分之三, 百分之十二点五: `find` covers 百分之.
fn share(line: &str, find: &Find) -> Option<Quantity> {
    let behind = line.get(find.number.end..)?;
    let arabic: usize = behind
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .map(char::len_utf8)
        .sum();
    let words: usize = behind
        .chars()
        .take_while(|c| numerals::digit(*c).is_some() || matches!(c, '十' | '百' | '点'))
        .map(char::len_utf8)
        .sum();
    let (length, value, decimals) = if arabic > 0 {
        let (value, decimals) = digits(behind.get(..arabic)?.trim_end_matches('.'))?;
        (arabic, value, decimals)
    } else {
        let word = behind.get(..words)?;
        let (whole, part) = word.split_once('点').unwrap_or((word, ""));
        let decimals = u32::try_from(part.chars().count()).ok().filter(|n| *n < 8)?;
        let part = if part.is_empty() {
            Decimal::ZERO
        } else {
            numerals::number(part)?.into()
        };
        let value = Decimal::from(numerals::number(whole)?) + part / Decimal::from(10_u64.pow(decimals));
        (words, value, decimals)
    };
    Some(Quantity {
        range: find.number.start..find.number.end + length,
        value,
        unit: Unit::Percent,
        precision: Precision::Rounded(Decimal::new(1, decimals)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Vec<Quantity> {
        quantities(line).collect()
    }

    fn values(line: &str) -> Vec<String> {
        read(line)
            .iter()
            .map(|q| q.value.normalize().to_string())
            .collect()
    }

    #[test]
    fn figures_in_either_script_are_numbers() {
        assert_eq!(values("公开311条，1,136件，２７份"), ["311", "1136", "27"]);
        assert_eq!(values("答复三件，走访一百二十一家"), ["3", "121"]);
        assert_eq!(values("1.2万条，5500余条，3千余条"), ["12000", "5500", "3000"]);
        assert_eq!(values("收费12.5万元，300元"), ["125000", "300"]);
        assert_eq!(
            values("增长百分之十二点五，占99.43%，百分之3"),
            ["12.5", "99.43", "3"]
        );
    }

    #[test]
    fn what_is_not_exact_admits_a_range() {
        let admits = |line: &str, value: &str| read(line)[0].admits(value.parse().unwrap());
        for (line, yes, no) in [
            ("公开二十余条", "29", "31"),
            ("公开5500余条", "5510", "5499"),
            ("公开5500余条", "5600", "6060"),
            ("公开260多条", "263", "259"),
            ("约300条", "310", "350"),
            ("公开300条左右", "290", "250"),
            ("超过100件", "120", "99"),
            ("100件以上", "100", "99"),
            ("不足100件", "98", "101"),
            ("1.2万条", "12345", "13100"),
            ("1.2万条", "11960", "11400"),
            ("占99.43%", "99.431", "99.45"),
            ("占12.5%", "12.58", "12.6"),
            ("占3.1%", "3.14", "3.4"),
            ("增长11%", "11.1", "12.0"),
            ("增长12%", "12.3", "11.1"),
            ("占0.57%", "0.569", "0.58"),
            ("收费12.5万元", "125000", "126001"),
            ("共300万元", "3000000", "3010000"),
            ("公开311条", "311", "312"),
            ("每月办理10至15件", "12", "16"),
            ("增长三成", "29", "34"),
            ("增长近三成", "27.5", "31"),
            ("增长三成多", "36", "29"),
            ("占四分之一", "26", "20"),
            ("占一半以上", "65", "49"),
            ("约占三分之一左右", "30", "42"),
            ("是上年的2倍", "2.1", "2.6"),
            ("增长近两倍", "1.9", "2.5"),
            ("增长1.5倍", "1.52", "1.7"),
        ] {
            assert!(admits(line, yes), "{line} {yes}");
            assert!(!admits(line, no), "{line} {no}");
        }
    }

    #[test]
    fn the_place_holds_number_and_unit() {
        let line = "共公开政府信息1.2万余条，其中";
        assert_eq!(&line[read(line)[0].range.clone()], "1.2万余条");
        assert_eq!(read("培训12人次")[0].unit, Unit::Count("人次"));
        assert_eq!(read("提高3个百分点")[0].unit, Unit::Points);
    }
}
