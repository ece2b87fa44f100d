//! The signature at the end: the agency's name and the date under it.

use chrono::NaiveDate;

use super::furniture::{is_furniture, is_page_mark};
use super::items::Item;
use super::title::is_agency;
use crate::chinese::dates as date;
use crate::chinese::numbering::{Number, numbered};
use crate::chinese::width::{folded, trimmed};

/// The name is no longer than this.
const LONGEST: usize = 40;
/// A line of name and date, with blanks between them, has no more bytes than this.
const LONGEST_LINE: usize = 1000;
/// So many lines may follow the date.
const AFTER: usize = 12;

/// A signature among the items of the last part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// The name.
    pub name: Option<String>,
    /// The date.
    pub date: Option<NaiveDate>,
    /// The items that it takes, by their index.
    pub items: Vec<usize>,
}

/// The signature among the items `from..`: the last date that stands alone, with the name above it; else the agency's
/// name alone at the very end.
pub(super) fn find(items: &[Item<'_>], from: usize, agency: Option<&str>) -> Option<Found> {
    let lines: Vec<(usize, &str)> = items
        .iter()
        .enumerate()
        .skip(from)
        .filter_map(|(index, item)| Some((index, item.line()?)))
        .filter(|(_, line)| !is_furniture(line) && !is_page_mark(line))
        .collect();
    let dated = lines
        .iter()
        .enumerate()
        .rev()
        .take(AFTER)
        .find_map(|(at, (index, line))| {
            let (name, date) = split(line)?;
            Some((at, *index, name, date))
        });
    let is_name = |line: &str| {
        let same = |agency: &str| folded(agency) == folded(line);
        agency.is_some_and(same) || is_agency(line)
    };
    if let Some((at, index, name, date)) = dated {
        let above = at
            .checked_sub(1)
            .and_then(|at| lines.get(at))
            .filter(|(above, line)| {
                above + 1 == index
                    && line.chars().count() <= LONGEST
                    && is_bare(line)
                    && (is_name(line) || !is_word(line))
            });
        let mut found = Found {
            name,
            date: Some(date),
            items: vec![index],
        };
        if found.name.is_none()
            && let Some((above, line)) = above
        {
            found.name = Some(trimmed(line).to_owned());
            found.items.insert(0, *above);
        }
        return Some(found);
    }
    let (index, line) = lines.last()?;
    agency
        .is_some_and(|agency| folded(agency) == folded(line))
        .then(|| Found {
            name: Some(trimmed(line).to_owned()),
            date: None,
            items: vec![*index],
        })
}

/// A date alone, or a name and a date on one line.
pub(super) fn split(line: &str) -> Option<(Option<String>, NaiveDate)> {
    if line.len() > LONGEST_LINE {
        return None;
    }
    if let Some(date) = date::date(line) {
        return Some((None, date));
    }
    let mut splits = line.match_indices("20").chain(line.match_indices("二〇"));
    let (name, date) = splits.find_map(|(at, _)| Some((&line[..at], date::date(&line[at..])?)))?;
    let name = trimmed(name).trim_end_matches(['（', '(']);
    (is_agency(name) && name.chars().count() <= LONGEST).then(|| (Some(trimmed(name).to_owned()), date))
}

/// Whether a line has no mark of a sentence and no number before it.
fn is_bare(line: &str) -> bool {
    !line.contains(['。', '：', ':', '；', '，']) && numbered(&folded(line)).0 == Number::None
}

/// Whether a line is a word that says there is nothing: 无.
fn is_word(line: &str) -> bool {
    folded(line).chars().count() <= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::recognise::items::items;
    use crate::document::{AsRead, Block};

    fn told(lines: &[&str]) -> Option<(Option<String>, Option<String>, usize)> {
        let read = AsRead::of(lines.iter().map(|line| Block::line((*line).to_owned())).collect());
        let (items, _) = items(&read);
        let found = find(&items, 0, Some("某局"))?;
        Some((found.name, found.date.map(|d| d.to_string()), found.items.len()))
    }

    #[test]
    fn name_and_date_are_found_at_the_end() {
        let some =
            |name: &str, date: &str, count| Some((Some(name.to_owned()), Some(date.to_owned()), count));
        assert_eq!(
            told(&["无。", "某区某局", "2022年1月20日"]),
            some("某区某局", "2022-01-20", 2)
        );
        assert_eq!(
            told(&["无。", "某镇人民政府 2022年1月20日", "【打印】"]),
            some("某镇人民政府", "2022-01-20", 1)
        );
        assert_eq!(
            told(&["无", "2022年1月20日"]),
            Some((None, Some("2022-01-20".into()), 1))
        );
        assert_eq!(told(&["无。", "某局"]), Some((Some("某局".into()), None, 1)));
        assert_eq!(told(&["无。"]), None);
        assert_eq!(told(&["本年度没有其他事项。", "一、截至2022年1月20日。"]), None);
    }
}
