//! The reporting period as preambles state it: 2021年1月1日至12月31日, 自…起至…止.

use std::ops::Range;

use crate::chinese::lines::{after, before, has};
use crate::chinese::width::digit;
use crate::prose::near::paragraphs;
use crate::prose::scan::{Kind, scan};
use crate::report::{ProseKey, Report};

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

/// Words that say what the period is of; in the preamble the weaker ones are enough.
const OF_REPORT: [&str; 9] = [
    "统计期",
    "统计时",
    "统计日",
    "统计周期",
    "统计范围",
    "统计区间",
    "报告期",
    "起止时间",
    "报告时限",
];
const IN_PREAMBLE: [&str; 5] = ["数据统计", "所列数据", "期限", "时限", "时段"];
/// An agency that was set up or dissolved within the year reports less than a year.
const PART_OF_YEAR: [&str; 7] = ["成立", "组建", "挂牌", "设立", "撤销", "撤并", "划转"];
/// What may stand between a day and the word that leads to the other.
const BEHIND_DAY: [&str; 6] = ["起", "止", "零时", "0时", "0：00", "0:00"];
const LEADING: [char; 9] = ['至', '到', '—', '–', '-', '－', '~', '～', '─'];
const BLANKS: [char; 4] = [' ', '\u{a0}', '\u{3000}', '\t'];

/// The key of the preamble.
const PREAMBLE: &str = "引言";

/// The periods that a report states as those of its figures, with the part and where they stand in its text.
pub fn stated(report: &Report) -> Vec<(ProseKey, Period, Range<usize>)> {
    let mut out = Vec::new();
    for (key, text) in &report.prose {
        let preamble = key.section == PREAMBLE;
        for (start, line) in paragraphs(text.as_str()) {
            // Most lines name no month, which is seen at once.
            if !line.contains('月') || !(has(line, &OF_REPORT) || preamble && has(line, &IN_PREAMBLE)) {
                continue;
            }
            for period in periods(line) {
                let head = before(line, period.range.start, 40);
                let tail = after(line, period.range.end, 20);
                let near = |words: &[&str]| has(head, words) || has(tail, words);
                if (near(&OF_REPORT) || preamble && near(&IN_PREAMBLE)) && !near(&PART_OF_YEAR) {
                    let range = start + period.range.start..start + period.range.end;
                    out.push((*key, period, range));
                }
            }
        }
    }
    out
}

/// Every period in a line that begins with a year.
fn periods(line: &str) -> Vec<Period> {
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
    let past = rest.trim_start_matches(LEADING);
    if past.len() == rest.len() {
        return None;
    }
    let past = past.trim_start_matches(BLANKS);
    let (named, past) = match small(past, 4).and_then(|(n, rest)| Some((n, rest.strip_prefix('年')?))) {
        Some((named, rest)) => (i32::try_from(named).ok(), rest),
        // 同年, 当年, 本年 say no other year.
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
    while let Some(past) = BEHIND_DAY.iter().find_map(|word| rest.strip_prefix(word)) {
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

/// A number of at most so many digits, half or full width, blanks around it.
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

    fn told(line: &str) -> Vec<(&str, bool)> {
        periods(line)
            .into_iter()
            .map(|period| (&line[period.range.clone()], period.is_whole()))
            .collect()
    }

    #[test]
    fn a_period_is_read_in_every_hand() {
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
            assert_eq!(told(line), [(line, true)], "{line}");
        }
        for line in [
            "2021年1月1日至11月30日",
            "2021年2月1日至12月31日",
            "2021年1月1日至2021年12月30日",
            "2021年1月至11月",
        ] {
            assert_eq!(told(line), [(line, false)], "{line}");
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
            assert_eq!(told(line), [], "{line}");
        }
    }

    #[test]
    fn the_other_year_of_a_period_is_named() {
        let other = |line: &str| periods(line)[0].other_year(2021);
        assert_eq!(other("2021年1月1日至12月31日"), None);
        assert_eq!(other("2020年1月1日至12月31日"), Some(2020));
        assert_eq!(other("2021年1月1日至2022年12月31日"), Some(2022));
    }
}
