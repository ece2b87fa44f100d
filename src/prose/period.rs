//! The reporting period as preambles state it: 2021年1月1日至12月31日, 自…起至…止.

use std::ops::Range;

use crate::chinese::lines::{after, before, has};
use crate::chinese::width::digit;
use crate::form::words::periods;
use crate::prose::judged_lines::{Line, paragraphs, recognised};
use crate::prose::scan::{Kind, scan};
use crate::report::Report;

/// A stretch of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Where it stands in its line.
    pub range: Range<usize>,
    /// The first day.
    pub from: End,
    /// The last day.
    pub to: End,
}

/// The first or the last day of a period, or its month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// The year; none where that of the other day is meant.
    pub year: Option<i32>,
    /// The month.
    pub month: u32,
    /// The day, where one is named.
    pub day: Option<u32>,
}

impl Period {
    /// Whether it is from the first to the last day of a year, whatever the year.
    pub fn is_whole(&self) -> bool {
        (self.from.month, self.to.month) == (1, 12)
            && self.from.day.is_none_or(|day| day == 1)
            && self.to.day.is_none_or(|day| day == 31)
    }

    /// The first of its years that is not this one.
    pub fn other_year(&self, year: i32) -> Option<i32> {
        let years = [self.from.year, self.to.year];
        years.into_iter().flatten().find(|named| *named != year)
    }
}

const BLANKS: [char; 4] = [' ', '\u{a0}', '\u{3000}', '\t'];

/// The periods that a report states as those of its figures, with their lines.
pub fn stated(report: &Report) -> Vec<(Line<'_>, Period)> {
    recognised(paragraphs(report), stated_in).collect()
}

/// The periods that a line states as those of the figures.
pub fn stated_in(line: &Line<'_>) -> Vec<Period> {
    let preamble = line.key.is_preamble();
    let presented =
        |words: &str| has(words, periods::OF_REPORT) || preamble && has(words, periods::IN_PREAMBLE);
    // Most lines name no month, which is seen at once.
    if !line.words.contains('月') || !presented(line.words) {
        return Vec::new();
    }
    let mut found = periods_in(line.words);
    found.retain(|period| {
        let head = before(line.words, period.range.start, 40);
        let tail = after(line.words, period.range.end, 20);
        let part_of_year = has(head, periods::PART_OF_YEAR) || has(tail, periods::PART_OF_YEAR);
        (presented(head) || presented(tail)) && !part_of_year
    });
    found
}

/// Every period in a line that begins with a year.
fn periods_in(line: &str) -> Vec<Period> {
    let mut out: Vec<Period> = Vec::new();
    for find in scan(line, true) {
        let Kind::Year(year, Some(_)) = find.kind else {
            continue;
        };
        if out.last().is_none_or(|last| last.range.end <= find.number.start) {
            out.extend(period(line, year, find.number));
        }
    }
    out
}

/// The period whose year stands here.
fn period(line: &str, year: i32, number: Range<usize>) -> Option<Period> {
    let rest = line
        .get(number.end..)?
        .trim_start_matches(BLANKS)
        .strip_prefix('年')?;
    let (from, rest) = day(Some(year), rest)?;
    let rest = behind(rest);
    let past = rest.trim_start_matches(periods::LEADING);
    if past.len() == rest.len() {
        return None;
    }
    let past = past.trim_start_matches(BLANKS);
    let (named, past) = match small(past, 4).and_then(|(n, rest)| Some((n, rest.strip_prefix('年')?))) {
        Some((named, rest)) => (i32::try_from(named).ok(), rest),
        // 同年, 当年, 本年 name no other year.
        None => (None, past.trim_start_matches(['同', '当', '本', '年'])),
    };
    let (to, rest) = day(named, past)?;
    Some(Period {
        range: number.start..line.len() - rest.len(),
        from,
        to,
    })
}

fn behind(words: &str) -> &str {
    let mut rest = words.trim_start_matches(BLANKS);
    while let Some(past) = periods::BEHIND_DAY
        .iter()
        .find_map(|word| rest.strip_prefix(word))
    {
        rest = past.trim_start_matches(BLANKS);
    }
    rest
}

/// A month, with its day where one follows.
fn day(year: Option<i32>, words: &str) -> Option<(End, &str)> {
    let (month, rest) = small(words, 2)?;
    let rest = rest.strip_prefix('月')?;
    let named = small(rest, 2).and_then(|(day, rest)| Some((day, rest.strip_prefix(['日', '号'])?)));
    let (day, rest) = named.map_or((None, rest), |(day, rest)| (Some(day), rest));
    Some((End { year, month, day }, rest))
}

/// A number of at most `most` digits, half or full width, blanks around it.
fn small(words: &str, most: usize) -> Option<(u32, &str)> {
    let words = words.trim_start_matches(BLANKS);
    let mut value = 0;
    let mut end = 0;
    for (count, (at, c)) in words.char_indices().enumerate() {
        let Some(digit) = digit(c).filter(|_| count < most) else {
            break;
        };
        value = value * 10 + digit;
        end = at + c.len_utf8();
    }
    let rest = words.get(end..).filter(|_| end > 0)?;
    Some((value, rest.trim_start_matches(BLANKS)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Vec<(&str, bool)> {
        periods_in(line)
            .into_iter()
            .map(|period| (&line[period.range.clone()], period.is_whole()))
            .collect()
    }

    #[test]
    fn a_period_is_read_however_it_is_written() {
        for line in [
            "2021年1月1日至12月31日",
            "2021年1月1日至2021年12月31日",
            "2021年1月1日起至2021年12月31日",
            "2021 年 1 月 1 日 到 2021 年 12 月 31 日",
            "２０２１年１月１日—１２月３１日",
            "2021年1月1日——2021年12月31日",
            "2021年01月01日-2021年12月31日",
            "2021年1月1日零时起至同年12月31日",
            "2021年1月至12月",
            "二〇二一年1月1日至12月31日",
        ] {
            assert_eq!(found(line), [(line, true)], "{line}");
        }
        for line in [
            "2021年1月1日至11月30日",
            "2021年2月1日至12月31日",
            "2021年1月1日至2021年12月30日",
            "2021年1月至11月",
        ] {
            assert_eq!(found(line), [(line, false)], "{line}");
        }
    }

    #[test]
    fn single_days_are_no_period() {
        for line in [
            "截至2021年12月31日",
            "2021年1月1日施行",
            "2021年5月15日，至今",
            "2021年至2025年",
        ] {
            assert_eq!(found(line), [], "{line}");
        }
    }

    #[test]
    fn the_other_year_of_a_period_is_named() {
        let other = |line: &str| periods_in(line)[0].other_year(2021);
        assert_eq!(other("2021年1月1日至12月31日"), None);
        assert_eq!(other("2020年1月1日至12月31日"), Some(2020));
        assert_eq!(other("2021年1月1日至2022年12月31日"), Some(2022));
    }
}
