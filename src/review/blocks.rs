//! The report on the sheet: its parts in order, each with its prose and its table.

use super::marks::Mark;
use super::runs::{Run, runs};
use super::tables::Marked;
use crate::report::markup::{Piece, pieces};
use crate::report::text::Text;

/// What stands under a heading.
pub enum Block<'a> {
    /// A line of prose, or a heading within it.
    Line {
        /// The class of a heading; empty for a paragraph.
        class: &'static str,
        /// Its words.
        runs: Vec<Run<'a>>,
    },
    /// A table of the agency's own.
    Rows(Vec<Vec<Field<'a>>>),
    /// A table of the form.
    Statutory(Box<Marked>),
}

/// A cell of a table of the agency's own.
pub struct Field<'a> {
    /// How many rows it covers.
    pub row_span: usize,
    /// How many columns it covers.
    pub col_span: usize,
    /// Its words.
    pub runs: Vec<Run<'a>>,
}

impl<'a> Block<'a> {
    /// The prose of a text.
    pub fn prose(text: &'a Text, marks: &[Mark]) -> Vec<Self> {
        let words = text.as_str();
        let line = |class, range: &std::ops::Range<usize>| Self::Line {
            class,
            runs: runs(words, range, marks),
        };
        let mut out = Vec::new();
        for piece in pieces(text) {
            match piece {
                Piece::Heading(_, range) => out.push(line("heading", &range)),
                Piece::Paragraph { head, body } => {
                    let start = head.map_or(body.start, |(_, head)| head.start);
                    out.push(line("", &(start..body.end)));
                }
                Piece::Picture { caption, .. } => out.push(line("picture", &caption)),
                Piece::Table(table) => {
                    out.extend(table.caption.as_ref().map(|caption| line("caption", caption)));
                    let rows = table.rows.iter().map(|row| {
                        let fields = row.iter().map(|cell| Field {
                            row_span: cell.row_span,
                            col_span: cell.col_span,
                            runs: runs(words, &cell.range, marks),
                        });
                        fields.collect()
                    });
                    out.push(Self::Rows(rows.collect()));
                }
            }
        }
        out
    }
}
