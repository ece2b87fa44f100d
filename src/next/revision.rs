//! The revision of last year's prose for next year's draft: kept as it reads, years of headings moved on, each paragraph that states a figure
//! or a date, or denies that something happened, marked 【请更新】.

use std::ops::Range;

use crate::next::offers::Offers;
use crate::next::years::moved;
use crate::prose::absence::denies;
use crate::prose::scan::{Kind, scan};
use crate::report::marks::{TO_UPDATE, is_draft};
use crate::report::markup::{Piece, PipeTable, pieces};
use crate::report::text::Text;

/// What to do with the words of a part.
pub(super) struct Revision<'a> {
    /// The year of last year's report; where it is not known no year is moved on.
    pub last: Option<i32>,
    /// Where to look for figures that are the tables'; the preamble states none.
    pub offers: Option<&'a Offers<'a>>,
    /// The key of the part.
    pub section: &'a str,
}

/// The words of a part for next year, and how many figures are inserted in them.
pub(super) fn revised(words: &str, revision: &Revision<'_>) -> (String, usize) {
    let mut out = String::with_capacity(words.len());
    let mut done = 0;
    let mut inserted = 0;
    let mut edit = |(range, replacement): (Range<usize>, String)| {
        out.push_str(words.get(done..range.start).unwrap_or_default());
        out.push_str(&replacement);
        done = range.end;
    };
    let mut above = "";
    for piece in pieces(&Text::written(words)) {
        match piece {
            Piece::Heading(_, range) => {
                above = words.get(range.clone()).unwrap_or_default();
                edit(revision.statement(words, range));
            }
            Piece::Paragraph { head, body } => {
                if let Some(head) = head.as_ref().and_then(|(_, head)| words.get(head.clone())) {
                    above = head;
                }
                let range = head.map_or(body.start, |(_, head)| head.start)..body.end;
                edit(match revision.offers {
                    None => revision.statement(words, range),
                    Some(offers) => {
                        let (line, count) = offers.inserted(&words[range.clone()], revision.section, above);
                        inserted += count;
                        let mark = is_last_years(&line);
                        (range, marked(line, mark))
                    }
                });
            }
            Piece::Table(table) => {
                if let Some(mark) = table_mark(words, &table) {
                    edit(mark);
                }
            }
            Piece::Picture {
                caption, alternative, ..
            } => {
                for range in [caption, alternative] {
                    let line = &words[range.clone()];
                    let mark = is_last_years(line);
                    edit((range, marked(line.to_owned(), mark)));
                }
            }
        }
    }
    out.push_str(words.get(done..).unwrap_or_default());
    (out, inserted)
}

impl Revision<'_> {
    /// A line about the year that is reported: its years are moved on, and what cannot be is marked.
    fn statement(&self, words: &str, range: Range<usize>) -> (Range<usize>, String) {
        let line = &words[range.clone()];
        let Some(last) = self.last else {
            return (range, marked(line.to_owned(), is_last_years(line)));
        };
        let moved = moved(line, last);
        let mark = moved.dated || has_figure(&moved.words);
        (range, marked(moved.words, mark))
    }
}

/// Whether a line states a figure, a year or a date, or denies that something happened.
fn is_last_years(line: &str) -> bool {
    scan(line, false).any(|find| !matches!(find.kind, Kind::Bare(_))) || denies(line)
}

fn has_figure(line: &str) -> bool {
    scan(line, false).any(|find| find.kind == Kind::Figure)
}

/// A line with the mark at its end where it is wanted, and not there already.
fn marked(mut line: String, wanted: bool) -> String {
    if wanted && !is_draft(&line) {
        line.push_str(TO_UPDATE);
    }
    line
}

/// The one mark of an extra table, in its caption or its first cell.
fn table_mark(words: &str, table: &PipeTable) -> Option<(Range<usize>, String)> {
    let cells = || table.rows.iter().flatten().filter(|cell| cell.range.end > 0);
    let caption = table.caption.clone();
    let of = |range: &Range<usize>| &words[range.clone()];
    let mut all = cells().map(|cell| &cell.range).chain(&caption);
    if all.any(|range| is_draft(of(range))) {
        return None;
    }
    let digits = |range: &Range<usize>| of(range).contains(|c: char| c.is_ascii_digit());
    let states = cells().any(|cell| digits(&cell.range)) || caption.as_ref().is_some_and(digits);
    let place = caption.clone().or_else(|| {
        cells()
            .find(|cell| !cell.range.is_empty())
            .map(|cell| cell.range.clone())
    })?;
    states.then(|| (place.end..place.end, TO_UPDATE.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;

    fn prose(words: &str) -> String {
        let report = crate::file::new::new(Edition::current(), 2020, "某局", None);
        let offers = Offers::new(&report, Edition::current());
        let revision = Revision {
            last: Some(2020),
            offers: Some(&offers),
            section: "总体情况",
        };
        revised(words, &revision).0
    }

    fn preamble(words: &str) -> String {
        let revision = Revision {
            last: Some(2020),
            offers: None,
            section: "引言",
        };
        revised(words, &revision).0
    }

    #[test]
    fn a_paragraph_that_states_something_of_last_year_is_marked_once() {
        assert_eq!(
            prose(
                "（一）2020年主动公开\n全年公开3条，其中2条在5月。  \n\n坚持公开为常态。\n（二）监督。2020年，未被追责。\n"
            ),
            "（一）2021年主动公开\n全年公开3条，其中2条在5月。【请更新】  \n\n坚持公开为常态。\n（二）监督。2020年，未被追责。【请更新】\n"
        );
        assert_eq!(
            prose("本机关全年未收取信息处理费，也没有延期的情形。\n坚持公开，不断改进。\n"),
            "本机关全年未收取信息处理费，也没有延期的情形。【请更新】\n坚持公开，不断改进。\n"
        );
        assert_eq!(prose("无。\n"), "无。【请更新】\n");
        for words in [
            "公开【待填】3条。\n",
            "公开3条。【请更新】",
            "公开{{申请.本年新收.总计}}件。",
        ] {
            assert_eq!(prose(words), words);
        }
    }

    #[test]
    fn a_heading_with_a_figure_stays_a_heading() {
        assert_eq!(prose("1.公开信息458条\n"), "1.公开信息458条【请更新】\n");
    }

    #[test]
    fn an_extra_table_is_marked_in_its_caption_or_its_first_cell() {
        assert_eq!(
            prose("表：2020年情况\n| 栏目 | 数 |\n| 甲 | 3 |\n后文"),
            "表：2020年情况【请更新】\n| 栏目 | 数 |\n| 甲 | 3 |\n后文"
        );
        assert_eq!(prose("| | 数 |\n| ^ | 3 |\n"), "| | 数【请更新】 |\n| ^ | 3 |\n");
        assert_eq!(prose("| 栏目 | 说明 |\n"), "| 栏目 | 说明 |\n");
    }

    #[test]
    fn a_picture_is_marked_in_its_caption() {
        assert_eq!(
            prose("![2020年现场](2020年/3条.png)\n"),
            "![2020年现场【请更新】](2020年/3条.png)\n"
        );
    }

    #[test]
    fn the_preamble_is_moved_on_and_marked_only_where_that_is_not_enough() {
        assert_eq!(
            preamble("本报告由六个部分组成，统计期限为2020年1月1日至12月31日，邮编：315041。\n"),
            "本报告由六个部分组成，统计期限为2021年1月1日至12月31日，邮编：315041。\n"
        );
        assert_eq!(
            preamble("本报告于2021年1月20日公布。"),
            "本报告于2021年1月20日公布。【请更新】"
        );
    }
}
