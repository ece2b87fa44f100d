//! Prose as it will be published: headings, paragraphs, the values of expressions in their place.

use std::ops::Range;

use serde::Serialize;

use super::marks::{Cut, cut_line};
use super::units::Units;
use crate::document::Block;
use crate::document::compose::{Pictures, compose};
use crate::pipeline::Judged;
use crate::report::markup::{Piece, PipeTable, pieces};
use crate::report::text::Text;
use crate::review::Mark;

/// A piece of prose on lines of its own.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct BlockState {
    /// h2, h3 and h4 for a heading of that level, p for a paragraph, note for what is shown elsewhere, standard for words that the
    /// form brings.
    pub kind: &'static str,
    /// Its words.
    pub runs: Vec<RunState>,
}

/// Words that are marked alike.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct RunState {
    /// The words.
    pub words: String,
    /// Their classes, parted by blanks.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub class: String,
    /// What is shown of them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Where they begin in the words of the file, in UTF-16.
    pub from: usize,
}

impl BlockState {
    /// How many characters it has, blanks apart.
    pub fn count(&self) -> usize {
        let words = self.runs.iter().flat_map(|run| run.words.chars());
        words.filter(|c| !c.is_whitespace()).count()
    }

    fn plain(kind: &'static str, words: String, from: usize) -> Self {
        Self {
            kind,
            runs: vec![RunState {
                words,
                class: String::new(),
                note: String::new(),
                from,
            }],
        }
    }
}

/// A text as it will be published. `units` are those of the words of the file.
pub fn reading(text: &Text, marks: &[Mark], units: &Units) -> Vec<BlockState> {
    let words = text.as_str();
    let back = Back::new(text);
    let from = |at: usize| units.at(back.written_at(at));
    let run = |cut: Cut| RunState {
        from: from(cut.range.start),
        words: words.get(cut.range).unwrap_or_default().to_owned(),
        class: cut.classes,
        note: cut.note,
    };
    let runs = |range: &Range<usize>| cut_line(words, range, marks).into_iter().map(run);
    let block = |kind: &'static str, range: &Range<usize>| BlockState {
        kind,
        runs: runs(range).collect(),
    };
    let shown = pieces(text).into_iter().map(|piece| match piece {
        Piece::Heading(level, range) => block(heading(level), &range),
        Piece::Paragraph { head, body } => {
            let head = head.into_iter().flat_map(|(_, head)| runs(&head)).map(|mut run| {
                run.class
                    .insert_str(0, if run.class.is_empty() { "head" } else { "head " });
                run
            });
            BlockState {
                kind: "p",
                runs: head.chain(runs(&body)).collect(),
            }
        }
        Piece::Picture { caption, path, .. } => {
            let named = words.get(caption.clone()).unwrap_or_default().trim();
            let file = words.get(path).unwrap_or_default().trim();
            BlockState::plain("note", format!("［图：{named}　{file}］"), from(caption.start))
        }
        Piece::Table(table) => {
            let first = table.rows.first().and_then(|row| row.first());
            let at = first.map_or(0, |cell| cell.range.start);
            BlockState::plain("note", named(&table, words), from(at))
        }
    });
    shown.collect()
}

/// The preamble that a report without one is published with.
pub fn standard(judged: &Judged) -> Vec<BlockState> {
    let Some(report) = &judged.report else {
        return Vec::new();
    };
    let blocks = compose(report, &Pictures::new(), false).blocks.into_iter();
    let lines = blocks.map_while(|block| match block {
        Block::Paragraph(paragraph) => Some(BlockState::plain("standard", paragraph.text, 0)),
        _ => None,
    });
    lines.collect()
}

const fn heading(level: u8) -> &'static str {
    match level {
        2 => "h2",
        3 => "h3",
        _ => "h4",
    }
}

/// What an extra table is called where it is not shown.
fn named(table: &PipeTable, words: &str) -> String {
    let caption = table.caption.clone().and_then(|range| words.get(range));
    let caption = caption.map(str::trim).filter(|caption| !caption.is_empty());
    let size = format!("{} 行 {} 栏", table.rows.len(), table.columns);
    match caption {
        Some(caption) => format!("［表：{caption}，{size}］"),
        None => format!("［表：{size}］"),
    }
}

/// The way from printed words back to those of the file.
struct Back {
    /// Where each expression's value begins and ends, and how many bytes longer the expression is.
    values: Vec<(Range<usize>, usize)>,
}

impl Back {
    fn new(text: &Text) -> Self {
        let values = text.inserted().map(|(range, expression, _)| {
            let written = expression.len() + "{{}}".len();
            (range, written)
        });
        Self {
            values: values.collect(),
        }
    }

    fn written_at(&self, at: usize) -> usize {
        let before = self.values.partition_point(|(range, _)| range.end <= at);
        let before = self.values.get(..before).unwrap_or_default();
        let printed: usize = before.iter().map(|(range, _)| range.len()).sum();
        let written: usize = before.iter().map(|(_, written)| written).sum();
        at + written - printed
    }
}
