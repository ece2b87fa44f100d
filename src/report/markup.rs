//! What a piece of prose is made of: the official numbering 一、（一）1.（1） is its markup, a pipe table is an extra table,
//! `![图注](file.png)` a picture. Line breaks are paragraph breaks. Behind a
//! backslash these signs are words.

mod pipes;

use std::ops::Range;

use super::escape::begins_escaped;
use super::text::Text;
use crate::chinese::numbering::level;
use pipes::table;

pub use pipes::{PipeCell, PipeTable};

/// Before the caption of a table, in the line above it.
pub const CAPTION: &str = "表：";

/// A piece of prose on lines of its own; ranges are bytes of the printed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A line that is a heading of this level (2 for （一）, 3 for 1., 4 for （1）).
    Heading(u8, Range<usize>),
    /// A paragraph; where it begins with a numbered sentence, that is its run-in head of this level.
    Paragraph {
        /// The level and the run-in head.
        head: Option<(u8, Range<usize>)>,
        /// The rest of the paragraph.
        body: Range<usize>,
    },
    /// An extra table.
    Table(PipeTable),
    /// A picture.
    Picture {
        /// The caption.
        caption: Range<usize>,
        /// The file.
        path: Range<usize>,
        /// What is read out to who cannot see it: `![图注](a.png "两名工作人员在窗口答疑")`; empty where that is the caption.
        alternative: Range<usize>,
        /// Whether it stands on the line of the picture before it: beside it.
        beside: bool,
    },
}

/// The pieces of a text, in order.
pub fn pieces(text: &Text) -> Vec<Piece> {
    pieces_of(text.as_str())
}

fn pieces_of(text: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let lines: Vec<Range<usize>> = lines(text);
    let mut at = 0;
    while at < lines.len() {
        let line = &text[lines[at].clone()];
        // A table ends where a line is empty: another may follow.
        let rows = |from: usize| {
            let mut end = lines.get(from).map_or(0, |first| first.start);
            lines[from..]
                .iter()
                .take_while(|r| {
                    let goes_on = text[end..r.start].matches('\n').count() < 2;
                    end = r.end;
                    goes_on && text[(*r).clone()].starts_with('|')
                })
                .count()
        };
        let captioned = line.strip_prefix(CAPTION).filter(|_| rows(at + 1) > 0);
        if let Some(caption) = captioned {
            let count = rows(at + 1);
            let start = lines[at].end - caption.len();
            out.push(Piece::Table(table(
                text,
                Some(start..lines[at].end),
                &lines[at + 1..=at + count],
            )));
            at += 1 + count;
        } else if rows(at) > 0 {
            let count = rows(at);
            out.push(Piece::Table(table(text, None, &lines[at..at + count])));
            at += count;
        } else {
            match picture_line(text, &lines[at]) {
                Some(pictures) => out.extend(pictures),
                None => out.push(paragraph(text, lines[at].clone())),
            }
            at += 1;
        }
    }
    out
}

/// The lines that say something, without the blanks around them.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if !words.is_empty() {
            let from = start + (line.len() - line.trim_start().len());
            out.push(from..from + words.len());
        }
        start += line.len();
    }
    out
}

fn paragraph(text: &str, range: Range<usize>) -> Piece {
    let line = &text[range.clone()];
    if begins_escaped(line) {
        return Piece::Paragraph {
            head: None,
            body: range.start + 1..range.end,
        };
    }
    let Some(level) = level(line) else {
        return Piece::Paragraph {
            head: None,
            body: range,
        };
    };
    match head_end(line) {
        None => Piece::Heading(level, range),
        Some(stop) => {
            let split = range.start + stop;
            Piece::Paragraph {
                head: Some((level, range.start..split)),
                body: split..range.end,
            }
        }
    }
}

/// The most characters of a run-in head that ends with a colon.
const MAX_HEAD: usize = 24;

/// Where the run-in head of a numbered line ends, if it has one: behind its full stop, or behind the colon of a few words.
/// A colon at the end of the line leads to what follows.
fn head_end(line: &str) -> Option<usize> {
    let stop = line.find('。').map(|at| at + '。'.len_utf8());
    let colon = line.find('：').map(|at| at + '：'.len_utf8());
    let colon = colon.filter(|end| {
        let head = &line[..*end];
        !head.contains(['，', '；', '。', '{']) && head.chars().count() <= MAX_HEAD && *end < line.len()
    });
    match (stop, colon) {
        (Some(stop), Some(colon)) => Some(stop.min(colon)),
        (stop, None) => stop,
        (None, colon) => colon,
    }
}

/// The pictures that a line consists of: `![图1](a.png) ![图2](b.png)`.
fn picture_line(text: &str, line: &Range<usize>) -> Option<Vec<Piece>> {
    let words = &text[line.clone()];
    if begins_escaped(words) {
        return None;
    }
    let mut out = Vec::new();
    let mut start = 0;
    while start < words.len() {
        // A picture ends before the next one, for a name may have brackets in it.
        let rest = &words[start..];
        let end = rest
            .match_indices(')')
            .map(|(at, _)| at + 1)
            .find(|end| rest[*end..].trim_start().starts_with("!["))
            .unwrap_or(rest.len());
        let (caption, path, alternative) = picture(&rest[..end])?;
        let shift = |r: Range<usize>| r.start + line.start + start..r.end + line.start + start;
        out.push(Piece::Picture {
            caption: shift(caption),
            path: shift(path),
            alternative: shift(alternative),
            beside: !out.is_empty(),
        });
        let behind = &rest[end..];
        start += end + (behind.len() - behind.trim_start().len());
    }
    (!out.is_empty()).then_some(out)
}

/// `![图注](file.png)`, `![图注](file.png "替代文字")`: the caption, the file, what is read out.
fn picture(line: &str) -> Option<(Range<usize>, Range<usize>, Range<usize>)> {
    let inner = line.strip_prefix("![")?.strip_suffix(')')?;
    let (caption, target) = inner.split_once("](")?;
    let caption_end = 2 + caption.len();
    let start = caption_end + 2;
    let quoted = target
        .strip_suffix('"')
        .and_then(|target| target.split_once(" \""));
    Some(match quoted {
        Some((path, words)) => {
            let spoken = start + path.len() + 2;
            (
                2..caption_end,
                start..start + path.len(),
                spoken..spoken + words.len(),
            )
        }
        None => (2..caption_end, start..start + target.len(), start..start),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_official_numbering_is_the_markup() {
        assert_eq!(level("（一）主动公开"), Some(2));
        assert_eq!(level("1.培训"), Some(3));
        assert_eq!(level("12．培训"), Some(3));
        assert_eq!(level("（1）培训"), Some(4));
        for body in [
            "一、总体",
            "1.5万条信息",
            "2021年",
            "（略）",
            "2021.12",
            "一是提高",
            "2.0版平台",
        ] {
            assert_eq!(level(body), None, "{body}");
        }
    }

    #[test]
    fn a_numbered_line_without_a_full_stop_is_a_heading_and_else_runs_in() {
        let text = "（一）主动公开\n全年公开。\n\n（二）依申请公开。全年1件。\n1.培训：全年2次，其中：1次。\n2.全年受理3件，其中：1件。\n3.做法：\n";
        let found: Vec<_> = pieces_of(text)
            .into_iter()
            .map(|p| match p {
                Piece::Heading(level, r) => format!("h{level} {}", &text[r]),
                Piece::Paragraph {
                    head: Some((level, h)),
                    body,
                } => format!("r{level} {}|{}", &text[h], &text[body]),
                Piece::Paragraph { head: None, body } => format!("p {}", &text[body]),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(
            found,
            [
                "h2 （一）主动公开",
                "p 全年公开。",
                "r2 （二）依申请公开。|全年1件。",
                "r3 1.培训：|全年2次，其中：1次。",
                "r3 2.全年受理3件，其中：1件。|",
                "h3 3.做法："
            ]
        );
    }

    #[test]
    fn pipe_tables_have_captions_spans_and_escapes() {
        let text =
            "前文\n表：情况\n| 栏目 | 子栏目 | 数 |\n|---|---|---|\n| 甲 | a\\|b | 1 |\n| ^ | c | < |\n后文";
        let Piece::Table(table) = &pieces_of(text)[1] else {
            panic!()
        };
        assert_eq!(&text[table.caption.clone().unwrap()], "情况");
        assert_eq!((table.columns, table.rows.len()), (3, 3));
        assert_eq!(
            (table.rows[1][0].text.as_str(), table.rows[1][0].row_span),
            ("甲", 2)
        );
        assert_eq!(table.rows[1][1].text, "a|b");
        assert_eq!(
            (
                table.rows[2][0].text.as_str(),
                table.rows[2][0].column,
                table.rows[2][0].col_span
            ),
            ("c", 1, 2)
        );
    }

    #[test]
    fn an_empty_line_parts_tables() {
        let text = "| 甲 |\n| 1 |\n\n| 乙 | 丙 |\n|---|---|\n| 2 | 3 |\n  \n表：情况\n\n| 丁 |\n| 4 |\n后文";
        let found: Vec<(usize, usize)> = pieces_of(text)
            .iter()
            .filter_map(|piece| match piece {
                Piece::Table(table) => Some((table.columns, table.rows.len())),
                _ => None,
            })
            .collect();
        assert_eq!(found, [(1, 2), (2, 2), (1, 2)]);
    }

    #[test]
    fn marks_that_make_no_rectangle_stand_for_themselves() {
        let Piece::Table(table) = &pieces_of("| ^ | < |\n| 甲 | < |\n| ^ | 乙 |")[0] else {
            panic!()
        };
        let covered: usize = table.rows.iter().flatten().map(|c| c.row_span * c.col_span).sum();
        assert_eq!(covered, 6);
        assert_eq!(table.rows[2][0].text, "^");
    }

    #[test]
    fn pictures_on_one_line_stand_beside_each_other() {
        let found = |text: &str| -> Vec<String> {
            let pieces = pieces_of(text).into_iter().map(|piece| match piece {
                Piece::Picture {
                    caption,
                    path,
                    alternative,
                    beside,
                } => {
                    format!(
                        "{}{}|{}{}",
                        if beside { "+" } else { "" },
                        &text[caption],
                        &text[path],
                        &text[alternative]
                    )
                }
                other => format!("{other:?}"),
            });
            pieces.collect()
        };
        assert_eq!(
            found("![甲](a(1).png)　![乙](b.png)![](c.jpg)\n![丁](d.png)"),
            ["甲|a(1).png", "+乙|b.png", "+|c.jpg", "丁|d.png"]
        );
        assert_eq!(
            found(
                "![甲](a b.png \"窗口“接件”\") ![乙](b.png \"\")\n![丙](c.png \"答\"疑\")\n![丁](\"d.png\")"
            ),
            [
                "甲|a b.png窗口“接件”",
                "+乙|b.png",
                "丙|c.png答\"疑",
                "丁|\"d.png\""
            ]
        );
        assert!(found("![甲](a.png) 文字")[0].starts_with("Paragraph"));
        assert!(found("\\![甲](a.png)")[0].starts_with("Paragraph"));
    }

    #[test]
    fn words_behind_a_backslash_are_words() {
        let text = "\\| 甲 | 乙 |\n| 子 | 丑 |\n| \\^ | a\\\\\\|b |\n| \\- | - |";
        let [Piece::Paragraph { head: None, body }, Piece::Table(table)] = &pieces_of(text)[..] else {
            panic!()
        };
        assert_eq!(&text[body.clone()], "| 甲 | 乙 |");
        let cells: Vec<&str> = table.rows[1..]
            .iter()
            .flatten()
            .map(|cell| cell.text.as_str())
            .collect();
        assert_eq!(cells, ["^", "a\\|b", "-", "-"]);
    }

    #[test]
    fn a_picture_stands_alone_on_its_line() {
        let text = "![现场](a/b.png)";
        let Piece::Picture { caption, path, .. } = &pieces_of(text)[0] else {
            panic!()
        };
        assert_eq!((&text[caption.clone()], &text[path.clone()]), ("现场", "a/b.png"));
    }
}
