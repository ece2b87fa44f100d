//! Numbers in a line of prose. [`scan`] gives those that belong to one year: years, dates, and figures with what they count;
//! what only looks like one (document numbers, titles, deadlines, 第X条, 12345热线) is passed over. [`numbers`] gives those too,
//! each with what it is instead: the account of every figure leaves none out.

use std::ops::Range;

use crate::chinese::brackets::pairs;
use crate::chinese::counters::{
    BEFORE_FEW, BEGIN_BEHIND_DIGITS, BEGIN_BEHIND_WORDS, BEHIND_FEW, DOUBLING, NO_COUNTERS, OF_FEW, TIMES,
};
use crate::chinese::fractions;
use crate::chinese::numerals::{self, is_numeral};
use crate::chinese::width;
use crate::form::words::titles;
use crate::prose::joined::end_of_joined;
use crate::prose::other_numbers::{Other, of_digits, of_words};

/// A number of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// The digits.
    pub number: Range<usize>,
    /// What they are.
    pub kind: Kind,
}

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A year before 年, with the month and the day that follow it.
    Year(i32, Option<(u32, Option<u32>)>),
    /// Four digits that may be a year, without 年.
    Bare(i32),
    /// A month without a year: 12月底.
    Month,
    /// A figure with what it counts.
    Figure,
    /// None of these. [`scan`] passes it over.
    Other(Other),
}

/// The most bytes of the name of a report that is looked at.
const MAX_NAME: usize = 300;

/// The numbers of a line. `own` looks into 《》 too where they hold the name of such a report.
pub fn scan(line: &str, own: bool) -> Scan<'_> {
    Scan {
        line,
        at: 0,
        hidden: hidden(line, own),
        passed: 0,
        every: false,
    }
}

/// Every number of a line, those that belong to no year among them; nothing is hidden.
pub fn numbers(line: &str) -> Scan<'_> {
    Scan {
        every: true,
        ..scan(line, false)
    }
}

/// The numbers of a line, one after the other.
pub struct Scan<'a> {
    line: &'a str,
    at: usize,
    hidden: Vec<Hidden>,
    passed: usize,
    /// Whether what belongs to no year is given too.
    every: bool,
}

impl Iterator for Scan<'_> {
    type Item = Find;

    fn next(&mut self) -> Option<Find> {
        loop {
            let hidden = self.pass_hidden();
            let Some((start, c)) = self.next_number() else {
                if self.at >= self.line.len() {
                    return None;
                }
                continue;
            };
            let (end, found) = if narrow(c).is_some() {
                let (end, found) = in_digits(self.line, start);
                let why = || hidden.unwrap_or_else(|| of_digits(self.line, &(start..end)));
                let kind = found.filter(|_| hidden.is_none());
                let other = || self.every.then(|| Kind::Other(why()));
                (end, kind.or_else(other))
            } else {
                let (end, found) = in_words(self.line, start);
                let why = || match hidden {
                    Some(_) => None,
                    None => of_words(self.line, &(start..end)),
                };
                let kind = found.filter(|_| hidden.is_none());
                let other = || self.every.then(why).flatten().map(Kind::Other);
                (end, kind.or_else(other))
            };
            self.at = end;
            if let Some(kind) = found {
                return Some(Find {
                    number: start..end,
                    kind,
                });
            }
        }
    }
}

impl Scan<'_> {
    /// Goes to the next number, and says where it is and how it begins; to where something hidden begins or ends, where no number
    /// stands before that.
    fn next_number(&mut self) -> Option<(usize, char)> {
        let next = self.hidden.get(self.passed).map(|hidden| &hidden.range);
        let end = next.map_or(self.line.len(), |next| {
            if next.start > self.at {
                next.start
            } else {
                next.end
            }
        });
        let words = self.line.get(self.at..end).unwrap_or_default();
        let found = words.char_indices().find(|(_, c)| begins_number(*c));
        self.at = found.map_or(end, |(offset, _)| self.at + offset);
        found.map(|(_, c)| (self.at, c))
    }

    /// Goes past what hides the numbers in it; where every number is wanted, says what hides the next one.
    fn pass_hidden(&mut self) -> Option<Other> {
        while let Some(hidden) = self.hidden.get(self.passed)
            && hidden.range.start <= self.at
        {
            if self.every && self.at < hidden.range.end {
                return Some(hidden.what);
            }
            self.at = self.at.max(hidden.range.end);
            self.passed += 1;
        }
        None
    }
}

/// Whether a number may begin with a character.
fn begins_number(c: char) -> bool {
    narrow(c).is_some() || is_numeral(c)
}

/// A number in digits that begins at `start`: where it ends, and what it is.
fn in_digits(line: &str, start: usize) -> (usize, Option<Kind>) {
    let mut end = start;
    let mut whole = true;
    for (at, c) in rest(line, start).char_indices() {
        let next = rest(line, start + at + c.len_utf8()).chars().next();
        let behind = start + at + c.len_utf8();
        let inner = (matches!(c, '.' | ',' | '．') && next.and_then(narrow).is_some())
            || (c == '，' && is_wide_group(line, start + at, behind));
        if narrow(c).is_none() && !inner {
            break;
        }
        whole &= !inner;
        end = start + at + c.len_utf8();
    }
    let number = &line[start..end];
    let behind = rest(line, end).trim_start_matches([' ', '\u{a0}', '\u{3000}']);
    let before = before(line, start);
    let count = number.chars().count();
    let kind = if let Some(year) = year(number).filter(|_| whole && count == 4) {
        if let Some(date) = behind.strip_prefix('年') {
            Some(Kind::Year(year, month_and_day(date)))
        } else if counted(behind, BEGIN_BEHIND_DIGITS) {
            Some(Kind::Figure)
        } else {
            Some(Kind::Bare(year))
        }
    } else if before.ends_with('第') {
        None
    } else if behind.starts_with('月') && count <= 2 && whole {
        (!before.ends_with(['每', '年'])).then_some(Kind::Month)
    } else {
        let hour = behind.starts_with('分') && before.ends_with(['点', '时', ':', '：']);
        let counted = || counted(behind, BEGIN_BEHIND_DIGITS) || end_of_joined(line, start, end).is_some();
        (!hour && counted()).then_some(Kind::Figure)
    };
    (end, kind)
}

/// Whether a wide comma parts thousands: three wide digits behind it, another before. Behind half-width ones it ends a clause.
fn is_wide_group(line: &str, comma: usize, behind: usize) -> bool {
    let is_wide = |c: char| !c.is_ascii() && narrow(c).is_some();
    let before = line.get(..comma).and_then(|words| words.chars().next_back());
    let digits = rest(line, behind)
        .chars()
        .take_while(|c| is_wide(*c))
        .take(4)
        .count();
    before.is_some_and(is_wide) && digits == 3
}

/// A number in Chinese numerals that begins at `start`.
fn in_words(line: &str, start: usize) -> (usize, Option<Kind>) {
    let length: usize = rest(line, start)
        .chars()
        .take_while(|c| is_numeral(*c))
        .map(char::len_utf8)
        .sum();
    let end = start + length;
    let number = &line[start..end];
    let behind = rest(line, end);
    if let Some(date) = behind.strip_prefix('年')
        && let Some(year) = year(number)
    {
        return (end, Some(Kind::Year(year, month_and_day(date))));
    }
    if let Some(share) = behind.strip_prefix("分之")
        && number == "百"
    {
        return (line.len() - share.len(), Some(Kind::Figure));
    }
    if let Some(share) = fractions::share(rest(line, start)) {
        return (start + share.length, Some(Kind::Figure));
    }
    let about = behind.strip_prefix(['余', '多']);
    let times =
        about.unwrap_or(behind).starts_with(TIMES) && !DOUBLING.iter().any(|word| behind.starts_with(word));
    // 一次办结, 二次供水, 百家 and 万人 count nothing.
    let idle = (["一", "二", "零", "〇"].contains(&number) && !counts_few(line, start, number, behind))
        || (about.is_none() && number.chars().all(|c| "百千万亿".contains(c)));
    let ordinal = before(line, start).ends_with(['第', '届', '“']);
    let counted = counted(about.unwrap_or(behind), BEGIN_BEHIND_WORDS);
    let found = (counted && !idle) || (times && !number.ends_with(['百', '千', '万', '亿']));
    (end, (found && !ordinal).then_some(Kind::Figure))
}

/// Whether 一 or 二 counts something: 行政复议一件.
fn counts_few(line: &str, start: usize, number: &str, behind: &str) -> bool {
    let mut chars = behind.chars();
    let counter = chars.next().is_some_and(|c| OF_FEW.contains(&c));
    let words = before(line, start);
    counter
        && matches!(number, "一" | "二")
        && !chars.next().is_some_and(|c| BEHIND_FEW.contains(&c))
        && !BEFORE_FEW.iter().any(|word| words.ends_with(word))
}

/// Whether words begin with what a number before them counts.
fn counted(behind: &str, counters: &str) -> bool {
    behind.starts_with(|c| counters.contains(c)) && !NO_COUNTERS.iter().any(|words| behind.starts_with(words))
}

/// Month and day at the beginning of words.
fn month_and_day(words: &str) -> Option<(u32, Option<u32>)> {
    let (month, words) = small_number(words)?;
    let words = words.strip_prefix('月')?;
    let day = small_number(words)
        .filter(|(_, rest)| rest.starts_with('日'))
        .map(|(day, _)| day);
    Some((month, day))
}

fn small_number(words: &str) -> Option<(u32, &str)> {
    let words = words.trim_start_matches([' ', '\u{a0}', '\u{3000}']);
    let digits: String = words.chars().map_while(narrow).take(3).collect();
    let length: usize = words.chars().take(digits.len()).map(char::len_utf8).sum();
    let behind = rest(words, length).trim_start_matches([' ', '\u{a0}', '\u{3000}']);
    Some((digits.parse().ok()?, behind))
}

/// The year that four digits or numerals are.
fn year(number: &str) -> Option<i32> {
    let digits: Option<String> = number
        .chars()
        .take(5)
        .map(|c| narrow(c).or_else(|| numeral(c)))
        .collect();
    let year: i32 = digits.filter(|d| d.len() == 4)?.parse().ok()?;
    (1949..=2199).contains(&year).then_some(year)
}

/// A digit of either width as a half-width one.
fn narrow(c: char) -> Option<char> {
    Some(width::narrow(c)).filter(char::is_ascii_digit)
}

fn numeral(c: char) -> Option<char> {
    char::from_digit(numerals::digit(c)?, 10)
}

fn rest(line: &str, at: usize) -> &str {
    line.get(at..).unwrap_or_default()
}

fn before(line: &str, at: usize) -> &str {
    line.get(..at)
        .unwrap_or_default()
        .trim_end_matches([' ', '\u{a0}', '\u{3000}'])
}

/// A part of a line that hides the numbers in it.
struct Hidden {
    range: Range<usize>,
    /// What the numbers in it are.
    what: Other,
}

/// What is not read: titles in 《》, document numbers in 〔〕, inserted figures. In order, none within another.
fn hidden(line: &str, own: bool) -> Vec<Hidden> {
    let mut out: Vec<Hidden> = Vec::new();
    for (open, close, what) in [
        ("《", "》", Other::Title),
        ("〔", "〕", Other::DocumentNumber),
        ("{{", "}}", Other::Expression),
    ] {
        let ranges = pairs(line, open, close).filter(|range| {
            let name = open == "《" && own && range.len() < MAX_NAME;
            !(name && is_own_name(&line[range.clone()]))
        });
        out.extend(ranges.map(|range| Hidden { range, what }));
    }
    out.sort_by_key(|hidden| hidden.range.start);
    let mut end = 0;
    out.retain(|Hidden { range, .. }| {
        let beyond = range.end > end;
        end = end.max(range.end);
        beyond
    });
    out
}

/// Whether a title is that of a report like this one, and not of a notice about such reports.
fn is_own_name(title: &str) -> bool {
    title.contains(titles::SUBJECTS[1])
        && title.contains(titles::ANNUAL_REPORT)
        && !title.contains(titles::NOTICE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Vec<&str> {
        scan(line, false)
            .filter(|f| !matches!(f.kind, Kind::Bare(_)))
            .map(|f| &line[f.number])
            .collect()
    }

    #[test]
    fn figures_years_and_dates_belong_to_one_year() {
        for (line, numbers) in [
            ("全年公开政府信息311条，其中发布会7次。", vec!["311", "7"]),
            ("占99.43%；增长 11 ％，收费1.2万元", vec!["99.43", "11", "1.2"]),
            ("共260余条、1,136件、12人次", vec!["260", "1,136", "12"]),
            ("答复三件，协调十余次，走访百余家", vec!["三", "十", "百"]),
            ("截至2020年底，二〇二一年起", vec!["2020", "二〇二一"]),
            ("２０２０年１２月印发", vec!["２０２０"]),
            ("12月底前完成，5月20日举办", vec!["12", "5"]),
            ("指定1名工作人员，开设3个专栏、11个领域", vec!["1", "3", "11"]),
            ("同比增长百分之三", vec!["百分之"]),
            ("考核得分98.5分", vec!["98.5"]),
            ("行政复议一件，诉讼二宗", vec!["一", "二"]),
            ("公开１，２３６条，５，共1，236条", vec!["１，２３６", "236"]),
            ("2.5万字，4 个分中心", vec!["2.5", "4"]),
            ("网站、微信、微博分别发布12、5、1条", vec!["12", "5", "1"]),
            (
                "增长三成，减少四分之一，占一半以上，是上年的两倍",
                vec!["三成", "四分之一", "一半", "两"],
            ),
        ] {
            assert_eq!(found(line), numbers, "{line}");
        }
    }

    #[test]
    fn numbers_that_are_no_figures_are_passed_over() {
        for line in [
            "（鄞政办发〔2020〕46号）",
            "《2020年政务公开工作要点》《国务院令第711号》",
            "第二十条第（一）项，第 3 条，第15期",
            "一是公开，二是解读；三要培训",
            "（一）主动公开",
            "1.加强业务培训",
            "“十四五”规划，政务服务2.0大厅，“互联网+”，“1+N”",
            "“12345”政务热线，12345热线案件，24小时服务",
            "电话：0574-87846970，邮编：315041，A座9楼，兴宁路43号",
            "http://www.nbyz.gov.cn/col/col1229442490/index.html",
            "20个工作日内答复，10日内补正",
            "由六个部分组成，从以下四个方面改进，6个部分",
            "最多跑一次，一网通办，一站式，一件事，两个维护，四类过程性信息",
            "十九届三次全会，八项规定，三项制度，百家争鸣，五公开，二次供水",
            "每年1月31日前，每月5日前公布",
            "第一时间回应，一人一档，三定方案",
            "高效办成一件事，每一件申请，没有一件逾期，一件件落实",
            "共{{申请.本年新收.总计}}件，{{年度}}年",
            "修订条例711号条例",
            "附件1、2、3，份数不限",
            "三成员单位，一成立即公开，成倍增长，百倍努力，一倍增计划",
        ] {
            assert_eq!(found(line), Vec::<&str>::new(), "{line}");
        }
    }

    #[test]
    fn a_year_says_its_month_and_day() {
        let kinds = |line: &str| scan(line, true).map(|f| f.kind).collect::<Vec<_>>();
        assert_eq!(
            kinds("2020年1月1日至2020年12月，2021 年，2019"),
            [
                Kind::Year(2020, Some((1, Some(1)))),
                Kind::Month,
                Kind::Year(2020, Some((12, None))),
                Kind::Month,
                Kind::Year(2021, None),
                Kind::Bare(2019)
            ]
            .into_iter()
            .filter(|kind| *kind != Kind::Month)
            .collect::<Vec<_>>()
        );
        assert_eq!(kinds("《某局2020年政府信息公开工作年度报告》").len(), 1);
        assert_eq!(kinds("《关于2020年政府信息公开工作年度报告的通知》").len(), 0);
    }

    #[test]
    fn brackets_that_are_not_closed_hide_nothing() {
        assert_eq!(found("《要点3条，〔2020年"), ["3", "2020"]);
        assert_eq!(found("《甲《乙3条》丙4条》5条"), ["5"]);
        assert_eq!(found(&format!("{}3条", "《".repeat(100_000))), ["3"]);
    }
}
