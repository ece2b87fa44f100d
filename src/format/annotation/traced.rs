//! Where each block of a document comes from in its file: a reading with marks beside the one without.

use std::ops::Range;

use super::mark::unmarked;
use crate::document::recognise::blocks_of_pieces;
use crate::document::{AsRead, Block};
use crate::source::{Place, Quote};

/// How many blocks a paragraph reaches over that is broken into lines.
const MAX_LINES: usize = 60;
/// How far the two readings may differ: a caption that is not taken for the same with a mark in it.
const MAX_AHEAD: usize = 3;

/// How many bytes the prose of a report has more than the text that it was read from: signs that keep words from being markup.
const MAX_SIGNS: usize = 16;

/// Words of a document with the pieces of the file that they come from.
#[derive(Clone, Debug, Default)]
struct Words {
    text: String,
    /// Where each piece begins, and its number.
    marks: Vec<(usize, usize)>,
}

impl Words {
    fn of(text: &str) -> Self {
        let (text, marks) = unmarked(text);
        Self { text, marks }
    }
}

/// A block with the way back.
#[derive(Clone, Debug)]
enum Kind {
    Line(Words),
    /// The rows, each with its cells by their first column.
    Table(Vec<Vec<(usize, Words)>>),
    Other,
}

/// A document with the way back from its places to the pieces of its file.
#[derive(Debug)]
pub struct Traced {
    blocks: Vec<Kind>,
    /// The block of each piece, by its number less one.
    pieces: Vec<usize>,
}

/// Where in the file a place is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The pieces of text that the place lies in: there is at least one.
    pub pieces: Vec<Piece>,
    /// Whether these are just the words that are meant, or all of a cell.
    pub exact: bool,
}

/// A piece of the file's text, and the part of it that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its number.
    pub number: usize,
    /// The words of it that are meant, as they were read.
    pub words: String,
    /// How many bytes of it stand before these, as they were read.
    pub before: usize,
}

impl Spot {
    /// All of a piece.
    pub fn of_piece(number: usize) -> Self {
        let piece = Piece {
            number,
            words: String::new(),
            before: 0,
        };
        Self {
            pieces: vec![piece],
            exact: false,
        }
    }
}

impl Traced {
    /// What the marks of a second reading say of the first.
    pub fn new(read: &AsRead, marked: &AsRead) -> Self {
        let mut marked: Vec<Option<Kind>> = marked.document.blocks.iter().map(kind).map(Some).collect();
        let mut next = 0;
        let mut blocks = Vec::with_capacity(read.document.blocks.len());
        for block in &read.document.blocks {
            let plain = kind(block);
            let window = marked.get_mut(next..).unwrap_or_default();
            let same = |other: &Option<Kind>| other.as_ref().is_some_and(|other| same(&plain, other));
            match window.iter().take(MAX_AHEAD).position(same) {
                Some(ahead) => {
                    blocks.push(
                        window
                            .get_mut(ahead)
                            .and_then(Option::take)
                            .unwrap_or(Kind::Other),
                    );
                    next += ahead + 1;
                }
                None => blocks.push(Kind::Other),
            }
        }
        Self {
            blocks,
            pieces: blocks_of_pieces(read),
        }
    }

    /// Where the document begins.
    pub fn beginning(&self) -> Option<Spot> {
        self.blocks.iter().find_map(|block| match block {
            Kind::Line(words) => spot(words, 0..words.text.len(), false),
            Kind::Table(rows) => first_of(rows.iter().flatten()),
            Kind::Other => None,
        })
    }

    /// Where a place is; none where the file does not have it.
    pub fn find(&self, place: &Place) -> Option<Spot> {
        let piece = place.order.piece.checked_sub(1)?;
        let at = *self.pieces.get(piece)?;
        match self.blocks.get(at)? {
            Kind::Line(words) => {
                let quote = place.quote.as_ref();
                let quoted = quote.and_then(|quote| self.quoted(at, quote));
                quoted.or_else(|| spot(words, 0..words.text.len(), false))
            }
            Kind::Table(rows) => in_table(rows, place),
            Kind::Other => None,
        }
    }

    /// Where words of a paragraph are that begins with this block: in it, or in a line below that it goes on in.
    fn quoted(&self, at: usize, quote: &Quote) -> Option<Spot> {
        let mut before = quote.before;
        let blocks = self.blocks.get(at..)?.iter().take(MAX_LINES);
        for (index, block) in blocks.enumerate() {
            let Kind::Line(words) = block else { break };
            let text = words.text.as_str();
            if let Some(range) = within(text, quote, before, index == 0) {
                return spot(words, range, true);
            }
            before = before.checked_sub(text.len())?;
        }
        None
    }
}

/// Where the words of a quote stand in a text.
fn within(text: &str, quote: &Quote, before: usize, first: bool) -> Option<Range<usize>> {
    let words = quote.words.as_str();
    let stands = |start: usize| {
        let end = start + words.len();
        (text.get(start..end) == Some(words)).then_some(start..end)
    };
    // What is read as prose is the end of the text where a heading stands before it; and it may have signs that the file of
    // the report needs and this text does not have.
    let from_behind = || {
        let start = text.len().checked_sub(quote.behind + words.len())?;
        stands(start).filter(|_| first)
    };
    let nearest = || {
        let starts = text.match_indices(words).map(|(start, _)| start);
        let only = starts.clone().nth(1).is_none();
        let start = starts.min_by_key(|start| start.abs_diff(before))?;
        let near = start.abs_diff(before) <= words.len() + MAX_SIGNS;
        (only || near || !first).then(|| start..start + words.len())
    };
    if before > text.len() && !first {
        return None;
    }
    stands(before).or_else(from_behind).or_else(nearest)
}

/// A cell, the first of a row, or the first of the table; where that says nothing, the next that does.
fn in_table(rows: &[Vec<(usize, Words)>], place: &Place) -> Option<Spot> {
    let row = place.order.row.checked_sub(1).and_then(|row| rows.get(row));
    let Some(row) = row else {
        return first_of(rows.iter().flatten());
    };
    let column = place.order.cell;
    let cell = row.iter().find(|(own, _)| *own == column);
    if let Some((_, words)) = cell
        && let Some(mut found) = spot(words, 0..words.text.len(), true)
    {
        if let Some(quote) = &place.quote
            && let Some(start) = words.text.find(quote.words.as_str())
            && let Some(part) = spot(words, start..start + quote.words.len(), true)
        {
            found = part;
        }
        return Some(found);
    }
    // Words of a row without a cell: the one that has them.
    if let Some(quote) = &place.quote
        && let Some((words, start)) = row
            .iter()
            .find_map(|(_, words)| Some((words, words.text.find(quote.words.as_str())?)))
    {
        return spot(words, start..start + quote.words.len(), true);
    }
    let before = row.iter().rev().filter(|(own, _)| *own <= column);
    first_of(before)
        .or_else(|| first_of(row.iter()))
        .or_else(|| first_of(rows.iter().flatten()))
}

fn first_of<'w>(mut cells: impl Iterator<Item = &'w (usize, Words)>) -> Option<Spot> {
    cells.find_map(|(_, words)| spot(words, 0..words.text.len(), false))
}

/// The pieces that a range of words comes from.
fn spot(words: &Words, range: Range<usize>, exact: bool) -> Option<Spot> {
    let marks = &words.marks;
    let first = marks.partition_point(|(start, _)| *start <= range.start);
    let first = first.saturating_sub(1);
    let mut pieces = Vec::new();
    for (index, (start, number)) in marks.iter().enumerate().skip(first) {
        if index > first && *start >= range.end {
            break;
        }
        let end = marks.get(index + 1).map_or(words.text.len(), |(next, _)| *next);
        let own = range.start.max(*start)..range.end.min(end).max(*start);
        if own.is_empty() && !range.is_empty() {
            continue;
        }
        pieces.push(Piece {
            number: *number,
            words: words.text.get(own.clone())?.to_owned(),
            before: own.start - start,
        });
    }
    let exact = exact && marks.first().is_some_and(|(start, _)| *start <= range.start);
    (!pieces.is_empty()).then_some(Spot { pieces, exact })
}

fn kind(block: &Block) -> Kind {
    match block {
        Block::Paragraph(paragraph) => Kind::Line(Words::of(&paragraph.text)),
        Block::Heading(_, text) => Kind::Line(Words::of(text)),
        Block::Table(table) => {
            let cells = |row: &crate::document::Row| {
                let cells = row.cells.iter();
                cells.map(|cell| (cell.column, Words::of(&cell.text))).collect()
            };
            Kind::Table(table.rows.iter().map(cells).collect())
        }
        Block::Picture(_) | Block::Signature(_) => Kind::Other,
    }
}

fn same(one: &Kind, other: &Kind) -> bool {
    match (one, other) {
        (Kind::Line(one), Kind::Line(other)) => same_words(one, other),
        (Kind::Table(one), Kind::Table(other)) => {
            let cells = |rows: &'_ [Vec<(usize, Words)>]| rows.iter().map(Vec::len).sum::<usize>();
            let both = one.iter().flatten().zip(other.iter().flatten());
            one.len() == other.len()
                && cells(one) == cells(other)
                && both
                    .into_iter()
                    .all(|(one, other)| one.0 == other.0 && same_words(&one.1, &other.1))
        }
        (Kind::Other, Kind::Other) => true,
        _ => false,
    }
}

/// Whether two readings say the same: a mark may keep a blank that falls away between two words.
fn same_words(one: &Words, other: &Words) -> bool {
    let words = |words: &'_ Words| -> Vec<u8> {
        let plain = words.text.split_whitespace();
        plain.flat_map(str::bytes).collect()
    };
    one.text == other.text || words(one) == words(other)
}
