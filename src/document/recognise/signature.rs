//! The signature at the end: the agency's name and the date under it.

use chrono::NaiveDate;

use super::agency_name::{MAX_AGENCY_NAME, is_agency};
use super::items::Item;
use crate::chinese::dates;
use crate::chinese::numbering::{Number, numbered};
use crate::chinese::page_marks::{is_page_mark, is_web_page_line};
use crate::chinese::width::{folded, trimmed};

/// The most bytes of a line of name and date, with blanks between them.
const MAX_LINE_BYTES: usize = 1000;
/// The most lines from the date to the end.
const MAX_LINES_FROM_DATE: usize = 12;

/// A signature with the items that it stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SignatureLines {
    /// The name.
    pub name: Option<String>,
    /// The date.
    pub date: Option<NaiveDate>,
    /// The items that it takes, by their index.
    pub items: Vec<usize>,
}

/// The signature among the items `from..`: the last date that stands alone, with the name above it; else the agency's
/// name alone at the very end.
pub(super) fn find(items: &[Item<'_>], from: usize, agency: Option<&str>) -> Option<SignatureLines> {
    let lines: Vec<(usize, &str)> = items
        .iter()
        .enumerate()
        .skip(from)
        .filter_map(|(index, item)| Some((index, item.line()?)))
        .filter(|(_, line)| !is_web_page_line(line) && !is_page_mark(line))
        .collect();
    let dated = lines
        .iter()
        .enumerate()
        .rev()
        .take(MAX_LINES_FROM_DATE)
        .find_map(|(at, (index, line))| {
            let (name, date) = name_and_date(line)?;
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
                    && line.chars().count() <= MAX_AGENCY_NAME
                    && is_bare(line)
                    && (is_name(line) || !is_short_answer(line))
            });
        let mut found = SignatureLines {
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
        .then(|| SignatureLines {
            name: Some(trimmed(line).to_owned()),
            date: None,
            items: vec![*index],
        })
}

/// A date alone, or a name and a date on one line.
pub(super) fn name_and_date(line: &str) -> Option<(Option<String>, NaiveDate)> {
    if line.len() > MAX_LINE_BYTES {
        return None;
    }
    if let Some(date) = dates::date(line) {
        return Some((None, date));
    }
    let (name, date) = dates::at_end(line)?;
    let name = trimmed(name).trim_end_matches(['（', '(']);
    (is_agency(name) && name.chars().count() <= MAX_AGENCY_NAME)
        .then(|| (Some(trimmed(name).to_owned()), date))
}

/// Whether a line has no mark of a sentence and no number before it.
fn is_bare(line: &str) -> bool {
    !line.contains(['。', '：', ':', '；', '，']) && numbered(&folded(line)).0 == Number::None
}

/// Whether a line is as short as an answer that there is nothing: 无.
fn is_short_answer(line: &str) -> bool {
    folded(line).chars().count() <= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::recognise::items::items;
    use crate::document::{AsRead, Block};

    fn signature(lines: &[&str]) -> Option<(Option<String>, Option<String>, usize)> {
        let read = AsRead::new(lines.iter().map(|line| Block::line((*line).to_owned())).collect());
        let (items, _) = items(&read);
        let found = find(&items, 0, Some("某局"))?;
        Some((found.name, found.date.map(|d| d.to_string()), found.items.len()))
    }

    #[test]
    fn name_and_date_are_found_at_the_end() {
        let some =
            |name: &str, date: &str, count| Some((Some(name.to_owned()), Some(date.to_owned()), count));
        assert_eq!(
            signature(&["无。", "某区某局", "2022年1月20日"]),
            some("某区某局", "2022-01-20", 2)
        );
        assert_eq!(
            signature(&["无。", "某镇人民政府 2022年1月20日", "【打印】"]),
            some("某镇人民政府", "2022-01-20", 1)
        );
        assert_eq!(
            signature(&["无", "2022年1月20日"]),
            Some((None, Some("2022-01-20".into()), 1))
        );
        assert_eq!(signature(&["无。", "某局"]), Some((Some("某局".into()), None, 1)));
        assert_eq!(signature(&["无。"]), None);
        assert_eq!(
            signature(&["本年度没有其他事项。", "一、截至2022年1月20日。"]),
            None
        );
    }
}
