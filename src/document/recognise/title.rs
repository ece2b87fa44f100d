//! The title, and what it says: agency and year.

use std::ops::Range;

use super::date;
use super::furniture::is_furniture;
use super::items::Item;
use super::plain::{plain, trimmed};
use crate::report::TITLE_WORDS;

/// A line of a title is no longer than this.
const LONGEST: usize = 60;
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
/// What the names of agencies end with.
const AGENCIES: [&str; 25] = [
    "人民政府",
    "政府",
    "办公室",
    "办公厅",
    "街道办事处",
    "办事处",
    "街道",
    "委员会",
    "管委会",
    "管理局",
    "分局",
    "总局",
    "局",
    "厅",
    "委",
    "镇",
    "乡",
    "院",
    "中心",
    "支队",
    "总队",
    "学校",
    "公司",
    "集团",
    "站",
];

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
    /// A line under it that is a date.
    pub date_line: Option<usize>,
}

/// The title among the items before the first part.
pub(super) fn find(items: &[Item<'_>]) -> Option<Title> {
    let line = |index: usize| items.get(index).and_then(Item::line);
    let scored = (0..items.len()).filter_map(|index| Some((index, score(line(index)?)?)));
    let (at, _) = scored.max_by_key(|(index, score)| (*score, *index))?;
    let mut lines = at..at + 1;
    let of = |lines: &Range<usize>| -> String { lines.clone().filter_map(line).map(trimmed).collect() };
    // A title whose line names neither agency nor year goes on from the line above.
    let named = |words: &str| (agency(words).is_some(), date::year(words).is_some());
    while lines.start > 0 && named(&of(&lines)) != (true, true) {
        let Some(above) = line(lines.start - 1).filter(|text| continues(text)) else {
            break;
        };
        let (has_agency, has_year) = named(&of(&lines));
        let (brings_agency, brings_year) = (is_agency(&without_year(above)), date::year(above).is_some());
        if (has_agency || !brings_agency) && (has_year || !brings_year) {
            break;
        }
        lines.start -= 1;
    }
    let words = of(&lines);
    let mut title = Title {
        agency: agency(&words),
        year: date::year(&words).map(|(year, _)| year),
        words,
        lines,
        ..Title::default()
    };
    title.under(items);
    Some(title)
}

impl Title {
    /// Agency and date in the lines under the title.
    fn under(&mut self, items: &[Item<'_>]) {
        for (index, item) in items.iter().enumerate().skip(self.lines.end).take(3) {
            let Some(line) = item.line() else { break };
            if date::date(line).is_some() && self.date_line.is_none() {
                self.date_line = Some(index);
            } else if self.agency.is_none()
                && self.agency_line.is_none()
                && continues(line)
                && is_agency(line)
            {
                self.agency_line = Some(index);
                self.agency = Some(trimmed(line).to_owned());
            } else if !is_furniture(line) {
                break;
            }
        }
    }
}

/// How much a line is like a title; none where it is none.
fn score(line: &str) -> Option<u32> {
    let words = plain(line);
    if words.chars().count() > LONGEST || words.contains(['。', '，', ';']) || is_furniture(line) {
        return None;
    }
    let mut score = 0;
    if words.contains("信息公开") || words.contains("政务公开") {
        score += 3;
    }
    if words.ends_with("年度报告") || words.ends_with("年报") || words.ends_with("工作报告") {
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
    let words = plain(line);
    words.chars().count() <= LONGEST
        && !words.contains(['。', ',', ':', ';', '>', '|'])
        && !is_furniture(line)
}

/// Whether words are the name of an agency.
pub(super) fn is_agency(words: &str) -> bool {
    let words = plain(words);
    let words = words.trim_end_matches(['(', ')']);
    words.chars().count() >= 2 && AGENCIES.iter().any(|end| words.ends_with(end))
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
    let (before, after) = match date::year(words) {
        Some((_, range)) => (&words[..range.start], words[range.end..].trim_start_matches('度')),
        None => ("", words),
    };
    let clean = |text: &str| {
        let text = trimmed(text).trim_start_matches("关于").trim_end_matches('的');
        let text = text.trim_matches(|c: char| "《》“”\"、:：-—_()（）".contains(c));
        (!text.is_empty()).then(|| trimmed(text).to_owned())
    };
    clean(before).or_else(|| {
        let cut = NAMES.iter().filter_map(|name| after.find(name)).min()?;
        clean(&after[..cut])
    })
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

    #[test]
    fn titles_are_read_however_they_are_set() {
        let cases: [(&[&str], &str, &str, Option<i32>); 8] = [
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
        ];
        for (lines, words, agency, year) in cases {
            assert_eq!(
                told(lines),
                (words.to_owned(), Some(agency.to_owned()), year),
                "{lines:?}"
            );
        }
    }
}
