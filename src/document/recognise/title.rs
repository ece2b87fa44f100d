//! The title with the lines around it that belong to it: the agency, the date.

use std::ops::Range;

use chrono::NaiveDate;

use super::agency_name::{MAX_AGENCY_NAME, is_agency};
use super::items::Item;
use super::signature::{SignatureLines, name_and_date};
use super::title_words::{agency, continues, ends_like_title, is_short, score, without_year, year};
use crate::chinese::dates;
use crate::chinese::page_marks::is_web_page_line;
use crate::chinese::width::{folded, trimmed};

/// The most lines of a title below its first.
const MAX_LINES_BELOW: usize = 3;
/// The most lines under the title that are looked at for agency and date.
const MAX_LINES_UNDER: usize = 4;

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
    let words = |lines: &Range<usize>| -> String { lines.clone().filter_map(line).map(trimmed).collect() };
    // A title that does not end in its line ends in one of the next.
    if !ends_like_title(&words(&lines)) {
        let below = (1..=MAX_LINES_BELOW)
            .take_while(|more| line(at + more).is_some_and(continues))
            .map(|more| at..at + 1 + more)
            .find(|lines| is_short(&words(lines)) && ends_like_title(&words(lines)));
        lines = below.unwrap_or(lines);
    }
    // A title whose line names neither agency nor year goes on from the line above.
    let names = |text: &str| (agency(text).is_some(), year(text).is_some());
    while lines.start > 0 && names(&words(&lines)) != (true, true) {
        let Some(above) = line(lines.start - 1).filter(|text| continues(text) && dates::date(text).is_none())
        else {
            break;
        };
        let (has_agency, has_year) = names(&words(&lines));
        let both = words(&(lines.start - 1..lines.end));
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
    if year(&words(&title.lines)).is_none() && line(title.lines.end).is_some_and(dates::is_year) {
        title.lines.end += 1;
    }
    title.words = words(&title.lines);
    if let Some((words, date)) = dates::in_brackets_at_end(&title.words) {
        (title.words, title.date) = (words.to_owned(), Some(date));
        title.date_line = Some(title.lines.end - 1);
    }
    (title.agency, title.year) = (agency(&title.words), year(&title.words));
    title.read_lines_under(items);
    Some(title)
}

impl Title {
    /// Agency and date in the lines under the title.
    fn read_lines_under(&mut self, items: &[Item<'_>]) {
        let known = self.agency.clone();
        for (index, item) in items
            .iter()
            .enumerate()
            .skip(self.lines.end)
            .take(MAX_LINES_UNDER)
        {
            let Some(line) = item.line() else { break };
            let name = |words: &str| is_agency(words) && words.chars().count() <= MAX_AGENCY_NAME;
            if let Some((name, date)) = name_and_date(line)
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
            } else if self.month_line.is_none() && dates::is_month(line) {
                self.month_line = Some(index);
            } else if !is_web_page_line(line) {
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
    pub fn signature(&self, items: &[Item<'_>]) -> Option<SignatureLines> {
        let date = self.date?;
        let line = self
            .agency_line
            .and_then(|index| items.get(index))
            .and_then(Item::line);
        let name = line.map(|line| {
            let split = name_and_date(line).and_then(|(name, _)| name);
            split.unwrap_or_else(|| trimmed(line).to_owned())
        });
        let mut lines: Vec<usize> = self.agency_line.into_iter().chain(self.date_line).collect();
        lines.sort_unstable();
        lines.dedup();
        Some(SignatureLines {
            name,
            date: Some(date),
            items: lines,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::recognise::items::items;
    use crate::document::{AsRead, Block};

    fn read(lines: &[&str]) -> (String, Option<String>, Option<i32>) {
        let document = AsRead::new(lines.iter().map(|line| Block::line((*line).to_owned())).collect());
        let (items, _) = items(&document);
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
                read(lines),
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
            assert_eq!(read(&[line]).1, None, "{line}");
        }
    }
}
