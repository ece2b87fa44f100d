//! Days as workbooks count them.

use chrono::{Duration, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// How a day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateStyle {
    /// Whether the format shows a day, and not the time alone.
    pub has_day: bool,
    /// Whether the format writes 年.
    pub chinese: bool,
}

/// The day, or the time, that a number stands for. Excel takes 1900 for a leap year, as Lotus 1-2-3 did.
pub fn words(serial: Decimal, style: DateStyle, from_1904: bool) -> Option<String> {
    let days = serial.trunc().to_i64()?;
    let minutes = (serial.fract() * Decimal::from(24 * 60)).round().to_i64()?;
    let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    if !style.has_day && days == 0 {
        return Some(time);
    }
    let day = if !from_1904 && days == 0 {
        // What Excel shows of nothing.
        "1900-01-00".to_owned()
    } else {
        let first = if from_1904 {
            NaiveDate::from_ymd_opt(1904, 1, 1)?
        } else {
            NaiveDate::from_ymd_opt(1899, 12, if days < 60 { 31 } else { 30 })?
        };
        let day = first.checked_add_signed(Duration::try_days(days)?)?;
        let form = if style.chinese {
            "%Y年%-m月%-d日"
        } else {
            "%Y-%m-%d"
        };
        day.format(form).to_string()
    };
    Some(if minutes == 0 {
        day
    } else {
        format!("{day} {time}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(serial: &str, chinese: bool) -> Option<String> {
        let style = DateStyle {
            has_day: true,
            chinese,
        };
        words(serial.parse().unwrap(), style, false)
    }

    #[test]
    fn days_are_counted_as_excel_counts_them() {
        assert_eq!(day("5", false).as_deref(), Some("1900-01-05"));
        assert_eq!(day("0", false).as_deref(), Some("1900-01-00"));
        assert_eq!(day("61", false).as_deref(), Some("1900-03-01"));
        assert_eq!(day("46407", true).as_deref(), Some("2027年1月20日"));
        assert_eq!(day("46407.5", false).as_deref(), Some("2027-01-20 12:00"));
        assert_eq!(day("99999999999999", false), None);
        let time = DateStyle {
            has_day: false,
            chinese: false,
        };
        assert_eq!(
            words("0.25".parse().unwrap(), time, false).as_deref(),
            Some("06:00")
        );
        assert_eq!(words(Decimal::ZERO, time, true).as_deref(), Some("00:00"));
    }
}
