//! Dates and years as official prose writes them.

use chrono::{Datelike, NaiveDate};

use super::numerals::{self, DIGITS};
use super::width::{folded, is_digit, trimmed, wide_digit};

/// Years that a report or its signature may name.
const YEARS: std::ops::RangeInclusive<i32> = 1949..=2199;

/// A line that is a date and nothing else: 2022年1月20日, 2022-01-20, 二〇二二年一月二十日.
pub fn date(line: &str) -> Option<NaiveDate> {
    let plain = folded(line);
    let text = plain.trim_matches(['(', ')']);
    let parts: Vec<&str> = if let Some(rest) = text.strip_suffix('日') {
        let (year, rest) = rest.split_once('年')?;
        let (month, day) = rest.split_once('月')?;
        vec![year, month, day]
    } else {
        text.split(['-', '.', '/']).collect()
    };
    let [year, month, day] = parts.as_slice() else {
        return None;
    };
    let year = number(year).filter(|y| YEARS.contains(y))?;
    let small = |part: &str| number(part).and_then(|n| u32::try_from(n).ok());
    NaiveDate::from_ymd_opt(year, small(month)?, small(day)?)
}

/// A date as official prose writes it: 2022年1月20日.
pub fn written(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// A line that ends with a date: what stands before the date, and the date.
pub fn at_end(line: &str) -> Option<(&str, NaiveDate)> {
    let mut splits = line.match_indices("20").chain(line.match_indices("二〇"));
    splits.find_map(|(at, _)| Some((&line[..at], date(&line[at..])?)))
}

/// A line that ends with a date in brackets: what stands before the brackets, and the date.
pub fn in_brackets_at_end(line: &str) -> Option<(&str, NaiveDate)> {
    let open = line.rfind(['（', '('])?;
    Some((trimmed(&line[..open]), date(&line[open..])?))
}

/// Whether a line is a year and nothing else: （2021年度）.
pub fn is_year(line: &str) -> bool {
    let words = folded(line);
    let words = words.trim_matches(['(', ')', '-']);
    year(words).is_some_and(|(_, range)| {
        range.start == 0 && words[..range.end].ends_with('年') && matches!(&words[range.end..], "" | "度")
    })
}

/// Whether a line is a month and nothing else: 2022年1月.
pub fn is_month(line: &str) -> bool {
    let words = folded(line);
    let words = words.trim_matches(['(', ')']);
    words.ends_with('月') && date(&format!("{words}1日")).is_some()
}

/// A number in digits, or in Chinese as dates write it.
fn number(text: &str) -> Option<i32> {
    if text.is_empty() || text.len() > 16 {
        return None;
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok();
    }
    // O is typed for 〇.
    let digit = |c: char| if c == 'O' { Some(0) } else { numerals::digit(c) };
    if let Some((tens, ones)) = text.split_once('十') {
        let tens = if tens.is_empty() {
            1
        } else {
            digit(tens.chars().next()?)?
        };
        let ones = if ones.is_empty() {
            0
        } else {
            digit(ones.chars().next()?)?
        };
        return i32::try_from(tens * 10 + ones).ok();
    }
    let digits: Option<Vec<u32>> = text.chars().map(digit).collect();
    let number = digits?
        .into_iter()
        .try_fold(0_u32, |n, d| n.checked_mul(10)?.checked_add(d))?;
    i32::try_from(number).ok()
}

/// A year written as another is: full-width digits stay so, and so do numerals.
pub fn written_like(year: i32, like: &str) -> String {
    let nought = ['○', '零']
        .into_iter()
        .find(|c| like.contains(*c))
        .unwrap_or(DIGITS[0]);
    let first = like.chars().next().unwrap_or('0');
    let digit = |c: char| match c.to_digit(10) {
        _ if first.is_ascii_digit() => c,
        _ if is_digit(first) => wide_digit(c),
        Some(0) => nought,
        Some(value) => DIGITS.get(value as usize).copied().unwrap_or(c),
        None => c,
    };
    year.to_string().chars().map(digit).collect()
}

/// The first year that a text names: the number and the bytes of 2021年, or of 2021 alone. A day's or a month's 年 is one too.
pub fn year(text: &str) -> Option<(i32, std::ops::Range<usize>)> {
    let digits = |s: &str| s.len() == 4 && s.bytes().all(|b| b.is_ascii_digit());
    for (at, _) in text
        .match_indices("20")
        .chain(text.match_indices("二〇"))
        .chain(text.match_indices("二零"))
    {
        let head: String = text[at..].chars().take(4).collect();
        let before = text[..at].chars().next_back().is_some_and(|c| c.is_ascii_digit());
        let after = text[at + head.len()..].chars().next();
        let chinese = !digits(&head);
        let ends = if chinese {
            after == Some('年')
        } else {
            !after.is_some_and(|c| c.is_ascii_digit())
        };
        if before || !ends {
            continue;
        }
        if let Some(year) = number(&head).filter(|y| YEARS.contains(y)) {
            let end = at + head.len() + if after == Some('年') { '年'.len_utf8() } else { 0 };
            return Some((year, at..end));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_written_as_the_one_before() {
        assert_eq!(written_like(2021, "2020"), "2021");
        assert_eq!(written_like(2021, "２０２０"), "２０２１");
        assert_eq!(written_like(2021, "二〇二〇"), "二〇二一");
        assert_eq!(written_like(2030, "二○二九"), "二○三○");
    }

    #[test]
    fn dates_are_read_as_they_are_written() {
        let is = |text: &str| date(text).map(|d| d.to_string());
        for text in [
            "2022年1月20日",
            "2022 年 01 月 20 日",
            "2022-01-20",
            "2022.1.20",
            "二〇二二年一月二十日",
            "（2022年1月20日）",
        ] {
            assert_eq!(is(text).as_deref(), Some("2022-01-20"), "{text}");
        }
        for text in [
            "2022年2月30日",
            "2022年1月",
            "1月20日",
            "年月日",
            "2022年1月20日起",
            "12.5.3",
        ] {
            assert_eq!(is(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_found_at_the_end_of_a_line() {
        let january = NaiveDate::from_ymd_opt(2022, 1, 20).unwrap();
        assert_eq!(date(&written(january)), Some(january));
        assert_eq!(at_end("某局 二〇二二年一月二十日"), Some(("某局 ", january)));
        assert_eq!(at_end("2022年1月20日起"), None);
        assert_eq!(in_brackets_at_end("年报 （2022-01-20）"), Some(("年报", january)));
        assert_eq!(in_brackets_at_end("年报2022-01-20"), None);
    }

    #[test]
    fn a_year_or_a_month_may_be_the_whole_line() {
        assert!(
            is_year("（2021年度）") && is_year("二〇二一年") && !is_year("2021") && !is_year("2021年报告")
        );
        assert!(
            is_month("2022年1月") && is_month("二〇二二年一月") && !is_month("2022年") && !is_month("1月")
        );
    }

    #[test]
    fn a_year_is_found_in_a_title() {
        let is = |text: &str| year(text).map(|(y, range)| (y, text[range].to_owned()));
        assert_eq!(is("某局2021年度报告"), Some((2021, "2021年".into())));
        assert_eq!(is("某局二〇二一年报告"), Some((2021, "二〇二一年".into())));
        assert_eq!(is("某局2021报告"), Some((2021, "2021".into())));
        assert_eq!(is("电话02087654321"), None);
    }
}
