//! The title, and what it says: agency and year.

use std::ops::Range;

use chrono::NaiveDate;

use super::furniture::is_furniture;
use super::items::{Item, Kind};
use super::signature;
use crate::chinese::dates as date;
use crate::chinese::width::{folded, is_blank, trimmed};
use crate::form::agencies;
use crate::report::TITLE_WORDS;

/// A line of a title is no longer than this.
const LONGEST: usize = 60;
/// A line that scores so much has the name of the report to its end.
const WHOLE: u32 = 7;
/// Words with which the name of the report begins, the most telling first.
const NAMES: [&str; 7] = [
    "政府信息公开",
    "政务信息公开",
    "政务公开",
    "信息公开",
    "工作年度报告",
    "年度报告",
    "工作报告",
];

/// With what a title ends.
const ENDS: [&str; 4] = ["年度报告", "年报", "工作报告", "情况报告"];
/// A title stands on no more lines than this, below the first of them.
const BELOW: usize = 3;
/// So many lines under the title are looked at for year, agency and date.
const UNDER: usize = 4;
/// The name of an agency is no longer than this.
const LONGEST_NAME: usize = 40;

/// The title of a report with what stands around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Title {
    /// The items that are its lines.
    pub lines: Range<usize>,
    /// Its words, on one line.
    pub words: String,
    /// The agency that it names.
    pub agency: Option<String>,
    /// The year that it names.
    pub year: Option<i32>,
    /// A line under it that is the agency's name.
    pub agency_line: Option<usize>,
    /// A line under it, or the last of its own, that is or holds a date.
    pub date_line: Option<usize>,
    /// The date of that line.
    pub date: Option<NaiveDate>,
    /// The month of a cover, in a line under it: no part of title or preamble.
    pub month_line: Option<usize>,
}

/// The title among the items before the first part.
pub(super) fn find(items: &[Item<'_>]) -> Option<Title> {
    let line = |index: usize| items.get(index).and_then(Item::line);
    let scored = (0..items.len()).filter_map(|index| Some((index, score(line(index)?)?)));
    let (at, _) = scored.max_by_key(|(index, score)| (*score, *index))?;
    let mut lines = at..at + 1;
    let of = |lines: &Range<usize>| -> String { lines.clone().filter_map(line).map(trimmed).collect() };
    // A title that does not end in its line ends in one of the next.
    if !ends(&of(&lines)) {
        let below = (1..=BELOW)
            .take_while(|more| line(at + more).is_some_and(continues))
            .map(|more| at..at + 1 + more)
            .find(|lines| is_short(&of(lines)) && ends(&of(lines)));
        lines = below.unwrap_or(lines);
    }
    // A title whose line names neither agency nor year goes on from the line above.
    let named = |words: &str| (agency(words).is_some(), year(words).is_some());
    while lines.start > 0 && named(&of(&lines)) != (true, true) {
        let Some(above) = line(lines.start - 1).filter(|text| continues(text) && date::date(text).is_none())
        else {
            break;
        };
        let (has_agency, has_year) = named(&of(&lines));
        let both = of(&(lines.start - 1..lines.end));
        // A name may be broken in the middle: 某区人民政府办 / 公室2021年….
        let brings_agency =
            is_agency(&without_year(above)) || agency(&both).is_some_and(|name| is_agency(&name));
        let brings_year = year(&both).is_some();
        if (has_agency || !brings_agency) && (has_year || !brings_year) || !is_short(&both) {
            break;
        }
        lines.start -= 1;
    }
    let mut title = Title {
        lines,
        ..Title::default()
    };
    // The year in brackets on a line of its own.
    if year(&of(&title.lines)).is_none() && line(title.lines.end).is_some_and(is_year) {
        title.lines.end += 1;
    }
    title.words = of(&title.lines);
    if let Some((words, date)) = dated(&title.words) {
        (title.words, title.date) = (words, Some(date));
        title.date_line = Some(title.lines.end - 1);
    }
    (title.agency, title.year) = (agency(&title.words), year(&title.words));
    title.under(items);
    Some(title)
}

/// Where a second report begins: the first line of its title. Between the two titles stands what a report has, and
/// behind the second stand parts of the form again; a title in a list of links has none behind it.
pub(super) fn second(items: &[Item<'_>], is_part: &dyn Fn(&str) -> bool) -> Option<usize> {
    let mut titles = (0..items.len()).filter(|index| {
        items[*index]
            .line()
            .is_some_and(|line| ends(line) && score(line).is_some_and(|score| score >= WHOLE))
    });
    let first = titles.next()?;
    let full = |between: &[Item<'_>]| {
        let sentences = between
            .iter()
            .filter(|i| i.line().is_some_and(|line| line.contains('。')));
        let tables = between.iter().any(|item| matches!(item.kind, Kind::Table(_)));
        tables || sentences.count() >= 3
    };
    let parts = |items: &[Item<'_>]| {
        items
            .iter()
            .filter_map(Item::line)
            .filter(|line| is_part(line))
            .count()
    };
    let at = titles.find(|at| full(&items[first + 1..*at]))?;
    (parts(&items[first..at]) >= 2 && parts(&items[at..]) >= 2).then(|| {
        // Its first lines may be the agency's.
        find(&items[at.saturating_sub(1)..=at]).map_or(at, |title| at.saturating_sub(1) + title.lines.start)
    })
}

impl Title {
    /// Agency and date in the lines under the title.
    fn under(&mut self, items: &[Item<'_>]) {
        let known = self.agency.clone();
        for (index, item) in items.iter().enumerate().skip(self.lines.end).take(UNDER) {
            let Some(line) = item.line() else { break };
            let name = |words: &str| is_agency(words) && words.chars().count() <= LONGEST_NAME;
            if let Some((name, date)) = signature::split(line)
                && self.date_line.is_none()
            {
                (self.date_line, self.date) = (Some(index), Some(date));
                if let Some(name) = name {
                    self.agency_line = Some(index);
                    self.agency.get_or_insert(name);
                }
            } else if self.agency_line.is_none() && continues(line) && name(line) {
                self.agency_line = Some(index);
                self.agency.get_or_insert_with(|| trimmed(line).to_owned());
            } else if self.month_line.is_none() && is_month(line) {
                self.month_line = Some(index);
            } else if !is_furniture(line) {
                break;
            }
        }
        // A name without a date, other than the title's own, is the beginning of something else.
        let other = |line: &str| known.as_ref().is_some_and(|known| folded(line) != folded(known));
        if self.date.is_none()
            && let Some(line) = self
                .agency_line
                .and_then(|index| items.get(index))
                .and_then(Item::line)
            && other(line)
        {
            self.agency_line = None;
        }
    }

    /// What the lines under the title say of who signed, and when.
    pub fn signature(&self, items: &[Item<'_>]) -> Option<signature::Found> {
        let date = self.date?;
        let line = self
            .agency_line
            .and_then(|index| items.get(index))
            .and_then(Item::line);
        let name = line.map(|line| {
            let split = signature::split(line).and_then(|(name, _)| name);
            split.unwrap_or_else(|| trimmed(line).to_owned())
        });
        let mut lines: Vec<usize> = self.agency_line.into_iter().chain(self.date_line).collect();
        lines.sort_unstable();
        lines.dedup();
        Some(signature::Found {
            name,
            date: Some(date),
            items: lines,
        })
    }
}

/// Whether words end as a title does; the year may follow in brackets.
fn ends(words: &str) -> bool {
    let words = folded(words);
    let words = without_bracket(&words).map_or(words.as_str(), |(before, _)| before);
    ENDS.iter().any(|end| words.ends_with(end))
}

/// Plain words before a last bracket, and what is in it.
fn without_bracket(plain: &str) -> Option<(&str, &str)> {
    plain.strip_suffix(')')?.rsplit_once('(')
}

/// A title with a date in brackets behind it: the title, and the date.
fn dated(words: &str) -> Option<(String, NaiveDate)> {
    let open = words.rfind(['（', '('])?;
    let date = date::date(&words[open..])?;
    Some((trimmed(&words[..open]).to_owned(), date))
}

/// The year that a title names, its blanks apart.
fn year(words: &str) -> Option<i32> {
    let words: String = words.chars().filter(|c| !is_blank(*c)).collect();
    let words = dated(&words).map_or(words, |(before, _)| before);
    date::year(&words).map(|(year, _)| year)
}

/// Whether a line is a year and nothing else: （2021年度）.
fn is_year(line: &str) -> bool {
    let words = folded(line);
    let words = words.trim_matches(['(', ')', '-']);
    date::year(words).is_some_and(|(_, range)| {
        range.start == 0 && words[..range.end].ends_with('年') && matches!(&words[range.end..], "" | "度")
    })
}

/// Whether a line is a month and nothing else: 2022年1月.
fn is_month(line: &str) -> bool {
    let words = folded(line);
    let words = words.trim_matches(['(', ')']);
    words.ends_with('月') && date::date(&format!("{words}1日")).is_some()
}

/// Whether words are as short as a title.
fn is_short(words: &str) -> bool {
    words.chars().filter(|c| !is_blank(*c)).count() <= LONGEST
}

/// How much a line is like a title; none where it is none.
fn score(line: &str) -> Option<u32> {
    let words = folded(line);
    if words.chars().count() > LONGEST || words.contains(['。', '，', ';']) || is_furniture(line) {
        return None;
    }
    let mut score = 0;
    let words = without_bracket(&words)
        .filter(|(_, within)| is_year(within) || date::date(within).is_some())
        .map_or(words.clone(), |(before, within)| {
            if is_year(within) {
                format!("{within}{before}")
            } else {
                before.to_owned()
            }
        });
    if words.contains("信息公开") || words.contains("政务公开") {
        score += 3;
    }
    if ends(&words) {
        score += 4;
    }
    if words.ends_with(TITLE_WORDS) {
        score += 2;
    }
    if date::year(&words).is_some() {
        score += 2;
    }
    if words.ends_with("工作") {
        score += 1;
    }
    let browser = words.contains(['|', '_', '>']) || words.starts_with('《');
    (score >= 3 && !browser).then_some(score)
}

/// Whether a line may be a part of a title.
fn continues(line: &str) -> bool {
    let words = folded(line);
    words.chars().count() <= LONGEST
        && !words.contains(['。', ',', ':', ';', '>', '|'])
        && !is_furniture(line)
}

/// Whether words are the name of an agency.
pub(super) fn is_agency(words: &str) -> bool {
    let words = folded(words);
    let words = words.trim_end_matches(['(', ')']);
    // The kind of an agency alone names none.
    words.chars().count() >= 2
        && agencies::ENDS.iter().any(|end| words.ends_with(end))
        && !agencies::ENDS.contains(&words)
}

fn without_year(words: &str) -> String {
    date::year(words).map_or_else(
        || words.to_owned(),
        |(_, range)| {
            let rest = words[range.end..].trim_start_matches('度');
            format!("{}{rest}", &words[..range.start])
        },
    )
}

/// The agency that a title names: what stands before its year, or else before the report's name.
fn agency(words: &str) -> Option<String> {
    let words: String = words.chars().filter(|c| !is_blank(*c)).collect();
    let words = dated(&words).map_or(words, |(before, _)| before);
    let (before, after) = match date::year(&words) {
        Some((_, range)) => (&words[..range.start], words[range.end..].trim_start_matches('度')),
        None => ("", words.as_str()),
    };
    let cut = |text: &str| NAMES.iter().filter_map(|name| text.find(name)).min();
    // The year stands behind the report's name: …年度报告（2021年）.
    let before = match (cut(after), cut(before)) {
        (None, Some(at)) => &before[..at],
        _ => before,
    };
    let clean = |text: &str| {
        let text = trimmed(text).trim_start_matches("关于").trim_end_matches('的');
        let text = text.trim_end_matches("关于");
        let text = trimmed(text.trim_matches(|c: char| "《》“”\"、:：-—_()（）".contains(c)));
        // 某镇人民政府信息公开…: the word 政府 is the agency's as well.
        let name = if text.ends_with("人民") {
            format!("{text}政府")
        } else {
            text.to_owned()
        };
        let likely =
            is_agency(&name) || (name.chars().count() > 2 && !agencies::ENDS.contains(&name.as_str()));
        likely.then_some(name)
    };
    clean(before).or_else(|| clean(&after[..cut(after)?]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::recognise::items::items;
    use crate::document::{AsRead, Block};

    fn told(lines: &[&str]) -> (String, Option<String>, Option<i32>) {
        let read = AsRead::of(lines.iter().map(|line| Block::line((*line).to_owned())).collect());
        let (items, _) = items(&read);
        let title = find(&items).unwrap_or_default();
        (title.words, title.agency, title.year)
    }

    /// Lines, and the title, the agency and the year that they say.
    const TITLES: [(&[&str], &str, &str, Option<i32>); 16] = [
        (
            &["某区人民政府2021年政府信息公开工作年度报告"],
            "某区人民政府2021年政府信息公开工作年度报告",
            "某区人民政府",
            Some(2021),
        ),
        (
            &["某区人民政府", "2021年度政府信息公开工作年度报告"],
            "某区人民政府2021年度政府信息公开工作年度报告",
            "某区人民政府",
            Some(2021),
        ),
        (
            &["2020年某县政务服务办公室", "信息公开工作年度报告"],
            "2020年某县政务服务办公室信息公开工作年度报告",
            "某县政务服务办公室",
            Some(2020),
        ),
        (
            &["2020年度某镇政府信息公开工作年度报告"],
            "2020年度某镇政府信息公开工作年度报告",
            "某镇",
            Some(2020),
        ),
        (
            &["某街道2020年政府信息公开工作"],
            "某街道2020年政府信息公开工作",
            "某街道",
            Some(2020),
        ),
        (
            &["政府信息公开工作年度报告", "某区某街道办事处", "2020年12月31日"],
            "政府信息公开工作年度报告",
            "某区某街道办事处",
            None,
        ),
        (
            &[
                "首页 > 信息公开 > 年报",
                "某局信息公开年报_某区政府网",
                "某局2022年政府信息公开工作年度报告",
                "发布时间：2023-01-10",
            ],
            "某局2022年政府信息公开工作年度报告",
            "某局",
            Some(2022),
        ),
        (
            &[
                "关于某局2022年政府信息公开工作的报告",
                "根据条例，现公布某局2022年政府信息公开工作年度报告。",
            ],
            "关于某局2022年政府信息公开工作的报告",
            "某局",
            Some(2022),
        ),
        (
            &["某区人民政府", "2021年政府信息公开", "工作年度报告"],
            "某区人民政府2021年政府信息公开工作年度报告",
            "某区人民政府",
            Some(2021),
        ),
        (
            &[
                "某区政府办公室",
                "政府信息公开工作年度报告",
                "（2021年度）",
                "2022年1月",
            ],
            "某区政府办公室政府信息公开工作年度报告（2021年度）",
            "某区政府办公室",
            Some(2021),
        ),
        (
            &["某局关于2021年政府信息公开工作的年度报告"],
            "某局关于2021年政府信息公开工作的年度报告",
            "某局",
            Some(2021),
        ),
        (
            &["某局政府信息公开工作年度报告（2021年）"],
            "某局政府信息公开工作年度报告（2021年）",
            "某局",
            Some(2021),
        ),
        (
            &["某局2021年政府信息公开工作年度报告（2022年1月20日）"],
            "某局2021年政府信息公开工作年度报告",
            "某局",
            Some(2021),
        ),
        (
            &["某区人民政府办", "公室2021年度政府信息公开工作年度报", "告"],
            "某区人民政府办公室2021年度政府信息公开工作年度报告",
            "某区人民政府办公室",
            Some(2021),
        ),
        (
            &["某区某局2021年度政", "府信息公开工作年度报告"],
            "某区某局2021年度政府信息公开工作年度报告",
            "某区某局",
            Some(2021),
        ),
        (
            &["2021 年度政府信息公开工作年度报告", "某局 2022年1月20日"],
            "2021 年度政府信息公开工作年度报告",
            "某局",
            Some(2021),
        ),
    ];

    #[test]
    fn titles_are_read_however_they_are_set() {
        for (lines, words, agency, year) in TITLES {
            assert_eq!(
                told(lines),
                (words.to_owned(), Some(agency.to_owned()), year),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn words_that_are_no_agency_are_none() {
        for line in [
            "2021 年度政府信息公开工作年度报告",
            "关于公布2021年政府信息公开工作年度报告",
            "办公室2021年政府信息公开工作年度报告",
        ] {
            assert_eq!(told(&[line]).1, None, "{line}");
        }
    }
}
