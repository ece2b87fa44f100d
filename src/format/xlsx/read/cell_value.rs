//! What a cell says: the words that are seen, or the number that it holds, and what is to be told of it.

use rust_decimal::Decimal;

use super::number_format::{NumberFormat, Seen};
use super::serial_date;

/// How many digits programs show of a number: what they calculate is exact to no more.
const DIGITS: usize = 15;

/// A cell as its part writes it.
#[derive(Debug, Default)]
pub struct Written {
    /// Its type: `t`.
    pub kind: String,
    /// Its value: `v`, or its words.
    pub value: Option<String>,
    /// Its formula: `f`. One that it shares with other cells may be empty.
    pub formula: Option<String>,
}

/// What a cell says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Its words, or its number.
    pub text: String,
    /// Whether it is a number.
    pub number: bool,
    /// What is to be told of it, to follow its place.
    pub told: Option<Told>,
}

/// What is to be told of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Its number is seen as another one, or not at all.
    SeenOtherwise(String),
    /// It has a formula that nobody calculated.
    NotCalculated,
    /// Its formula failed.
    Failed,
}

/// What a cell says that looks like this.
pub fn said(cell: Written, format: &NumberFormat, from_1904: bool) -> Said {
    let Written { kind, value, formula } = cell;
    let value = value.filter(|value| !value.is_empty());
    let Some(value) = value else {
        // A formula may well say nothing: its words are then empty, and it says that they are words.
        let open = formula.filter(|_| kind != "str");
        return open.map_or_else(Said::default, |formula| Said {
            text: format!("={}", formula.trim_start_matches('=')),
            number: false,
            told: Some(Told::NotCalculated),
        });
    };
    match kind.as_str() {
        "" | "n" => number(&value, format, from_1904),
        "b" => words(
            if value.trim() == "0" { "FALSE" } else { "TRUE" }.to_owned(),
            None,
        ),
        "e" => words(value, Some(Told::Failed)),
        _ => words(value, None),
    }
}

const fn words(text: String, told: Option<Told>) -> Said {
    Said {
        text,
        number: false,
        told,
    }
}

fn number(raw: &str, format: &NumberFormat, from_1904: bool) -> Said {
    let Some(value) = decimal(raw) else {
        return words(raw.trim().to_owned(), None);
    };
    let plain = value.to_string();
    if let NumberFormat::Date(style) = format {
        let day = serial_date::words(value, *style, from_1904);
        return words(day.unwrap_or(plain), None);
    }
    let otherwise = |seen: String| {
        Some(Told::SeenOtherwise(format!(
            "{seen}，里面是 {plain}，按 {plain} 读入"
        )))
    };
    let (text, told) = match format.seen(value) {
        Seen::Same => (plain, None),
        Seen::WithUnit(unit) => (format!("{plain}{unit}"), None),
        Seen::Percent(text) => (text, None),
        Seen::Rounded(shown) => {
            let told = otherwise(format!("显示为 {shown}"));
            (plain, told)
        }
        Seen::Scaled => {
            let told = otherwise("单元格格式把数缩小了显示".to_owned());
            (plain, told)
        }
        // Sheets often do not show what is 0.
        Seen::Nothing if value.is_zero() => (plain, None),
        Seen::Nothing => {
            let told = otherwise("单元格格式使它看不见".to_owned());
            (plain, told)
        }
    };
    Said {
        text,
        number: true,
        told,
    }
}

/// A number without the digits that only the computer sees: 0.30000000000000004 is 0.3.
fn decimal(raw: &str) -> Option<Decimal> {
    let value: f64 = raw.trim().parse().ok()?;
    let exact = format!("{value:.*e}", DIGITS - 1);
    let value = Decimal::from_scientific(&exact).ok()?.normalize();
    Some(if value.is_zero() { Decimal::ZERO } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: &str, value: &str, formula: Option<&str>, code: &str) -> Said {
        let cell = Written {
            kind: kind.to_owned(),
            value: Some(value.to_owned()),
            formula: formula.map(str::to_owned),
        };
        said(cell, &NumberFormat::of_code(code), false)
    }

    #[test]
    fn numbers_are_what_they_are_and_not_how_they_are_stored() {
        for (raw, plain) in [
            ("5", "5"),
            ("1.0", "1"),
            ("1E+3", "1000"),
            ("0.30000000000000004", "0.3"),
            ("29.058388000000001", "29.058388"),
            ("-0", "0"),
            ("1e300", "1e300"),
            ("NaN", "NaN"),
            ("inf", "inf"),
        ] {
            assert_eq!(of("", raw, None, "General").text, plain, "{raw}");
        }
    }

    #[test]
    fn what_is_no_number_is_never_one() {
        assert_eq!(of("", "5", None, "yyyy-m-d").text, "1900-01-05");
        assert_eq!(of("e", "#REF!", Some("A1"), "General").told, Some(Told::Failed));
        let open = of("", "", Some("SUM(D3:I3)"), "General");
        assert_eq!(
            (open.text.as_str(), open.told),
            ("=SUM(D3:I3)", Some(Told::NotCalculated))
        );
        assert_eq!(of("str", "", Some("IF(A1,1,\"\")"), "General"), Said::default());
        assert_eq!(of("", "0.12", None, "0%").text, "12%");
        assert!(of("", "1.5", None, "0").told.is_some());
        assert!(of("", "0", None, ";;;").told.is_none());
        assert!(of("", "7", None, ";;;").told.is_some());
    }
}
