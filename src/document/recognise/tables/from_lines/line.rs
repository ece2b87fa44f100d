//! A line of a table without cells: its words, and the figures with which it ends.

use crate::chinese::page_marks::is_page_mark;
use crate::chinese::width::{folded, is_blank};
use crate::document::recognise::tables::plain::is_figure;
use crate::form::{Column, Row, Table};

/// The most characters of a line of a table; labels of the form have forty.
const MAX_LINE: usize = 160;
/// The most characters of a line of single characters, as heads that are written downward come.
const MAX_SCATTERED: usize = 16;
/// The most dashes that stand for no figure.
const MAX_DASHES: usize = 3;
/// The most characters of a unit or counter behind a figure.
const MAX_UNIT: usize = 2;

/// A line that may be of a table.
#[derive(Debug)]
pub(super) struct Line {
    /// The index of its item.
    pub item: usize,
    /// What stands before the figures, plain.
    pub words: String,
    /// The figures at its end, as they stand.
    pub figures: Vec<String>,
}

impl Line {
    /// The line; none where it is a mark of the page, or prose.
    pub fn new(item: usize, text: &str) -> Option<Self> {
        if is_page_mark(text) || text.chars().nth(MAX_LINE).is_some() || text.contains('。') {
            return None;
        }
        let pieces: Vec<&str> = text.split(is_blank).filter(|piece| !piece.is_empty()).collect();
        let count = pieces.iter().rev().take_while(|piece| is_number(piece)).count();
        let (words, figures) = pieces.split_at(pieces.len() - count);
        Some(Self {
            item,
            words: words.iter().map(|piece| folded(piece)).collect(),
            figures: figures.iter().map(|piece| (*piece).to_owned()).collect(),
        })
    }
}

/// Whether a piece of a line is a figure and nothing else: digits, with a counter at most, or a mark for none.
fn is_number(piece: &str) -> bool {
    let plain = folded(piece);
    if plain == "/" || (!plain.is_empty() && plain.len() <= MAX_DASHES && plain.bytes().all(|b| b == b'-')) {
        return true;
    }
    let number = plain.trim_end_matches(char::is_alphabetic);
    plain.chars().count() - number.chars().count() <= MAX_UNIT
        && number.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'))
        && number
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'+' | b'-'))
        && is_figure(&plain)
}

/// The words of one of the form's tables, plain.
pub(in crate::document::recognise) struct Words(Vec<String>);

impl Words {
    /// Those of a table.
    pub fn of_table(table: &'static Table) -> Self {
        fn rows(tree: &'static [Row], out: &mut Vec<String>) {
            for row in tree {
                out.push(folded(row.label));
                rows(row.children, out);
            }
        }
        fn columns(tree: &'static [Column], out: &mut Vec<String>) {
            for column in tree {
                out.push(folded(column.label));
                columns(column.children, out);
            }
        }
        let mut out = Vec::new();
        for block in table.blocks {
            out.extend(block.header.map(folded));
            out.push(folded(block.corner));
            columns(block.boxhead, &mut out);
            rows(block.stub, &mut out);
        }
        out.retain(|word| !word.is_empty());
        Self(out)
    }

    /// Whether a line is made of pieces of these words: labels, or what a narrow column left of them.
    pub fn make_up(&self, words: &str) -> bool {
        let words: Vec<char> = words.chars().collect();
        let (mut at, mut single) = (0, 0);
        while at < words.len() {
            let known = |length: &usize| {
                words.get(at..at + length).is_some_and(|piece| {
                    let piece: String = piece.iter().collect();
                    self.0.iter().any(|word| word.contains(&piece))
                })
            };
            let length = (1..=words.len() - at).take_while(known).last().unwrap_or(0);
            if length == 0 {
                return false;
            }
            single += usize::from(length == 1);
            at += length;
        }
        !words.is_empty() && (single * 3 <= words.len() || words.len() <= MAX_SCATTERED)
    }

    /// Whether a line of a document can have been a cell, or several, of the table: its labels, its figures.
    pub fn may_be_cells(&self, text: &str) -> bool {
        Line::new(0, text).is_some_and(|line| line.words.is_empty() || self.make_up(&line.words))
    }
}
