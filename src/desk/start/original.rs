//! The original of a report as its file has it, before anything in it was recognised, with a name for each of its places.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::recognise::blocks_of_pieces;
use crate::document::{AsRead, Block, Table};
use crate::source::{Origin, PlaceOrder, Source};

/// The most bytes of words that are shown.
const MAX_BYTES: usize = 2 * 1024 * 1024;

/// The original as the page shows it.
#[derive(Debug, Default)]
pub struct Original {
    /// What it holds, in its order.
    pub pieces: Vec<Piece>,
    /// Whether there is more than is shown.
    pub cut: bool,
    places: BTreeSet<String>,
}

/// A piece of the original.
#[derive(Debug)]
pub enum Piece {
    /// A line of words with the names of its places; a number where it is one of a file.
    Line(Vec<String>, String, Option<usize>),
    /// A table with the names of its places, and its rows with theirs.
    Table(Vec<String>, Vec<(String, Vec<Cell>)>),
    /// A picture, or what cannot be shown.
    Other(Vec<String>, String),
}

/// A cell of a table.
#[derive(Debug)]
pub struct Cell {
    /// The name of its place.
    pub id: String,
    /// How many rows it covers.
    pub rows: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// What it says.
    pub words: String,
}

impl Original {
    /// A document.
    pub fn from_document(read: &AsRead) -> Self {
        let mut places: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, block) in blocks_of_pieces(read).into_iter().enumerate() {
            places.entry(block).or_default().push(index + 1);
        }
        let mut out = Self::default();
        let mut left = MAX_BYTES;
        let mut unread = read.unread.iter().peekable();
        for (at, block) in read.document.blocks.iter().enumerate() {
            while let Some(unread) = unread.next_if(|unread| unread.before <= at && unread.cell.is_none()) {
                out.push(Piece::Other(Vec::new(), format!("这里有{}", unread.what)));
            }
            let numbers = places.remove(&at).unwrap_or_default();
            let piece = piece(block, &numbers);
            let Some(rest) = left.checked_sub(size(&piece)) else {
                out.cut = true;
                return out;
            };
            left = rest;
            out.push(piece);
        }
        out
    }

    /// The text of a file that is filled.
    pub fn from_text(source: &Source) -> Self {
        let mut out = Self::default();
        let mut left = MAX_BYTES;
        for (index, line) in source.text().lines().enumerate() {
            let Some(rest) = left.checked_sub(line.len() + 16) else {
                out.cut = true;
                return out;
            };
            left = rest;
            let id = line_id(index + 1);
            out.push(Piece::Line(vec![id], line.to_owned(), Some(index + 1)));
        }
        out
    }

    /// The name of the place that something was read from, or of what it stands in; none where it is not shown.
    pub fn place(&self, origin: &Origin, source: Option<&Source>) -> Option<String> {
        let names = match origin {
            Origin::Source(span) => vec![line_id(source?.line_column(span.start).line)],
            Origin::Document(place) => {
                let PlaceOrder { piece, row, cell } = place.order;
                // What stands at the first column of a row is about the whole row.
                let own = (cell > 0).then(|| cell_id(piece, row, cell));
                let wider = [row_id(piece, row), piece_id(piece)];
                own.into_iter().chain(wider).collect()
            }
        };
        names.into_iter().find(|name| self.places.contains(name))
    }

    fn push(&mut self, piece: Piece) {
        match &piece {
            Piece::Line(ids, ..) | Piece::Other(ids, _) => self.places.extend(ids.iter().cloned()),
            Piece::Table(ids, rows) => {
                self.places.extend(ids.iter().cloned());
                for (id, cells) in rows {
                    self.places.insert(id.clone());
                    self.places.extend(cells.iter().map(|cell| cell.id.clone()));
                }
            }
        }
        self.pieces.push(piece);
    }
}

fn line_id(line: usize) -> String {
    format!("o-l{line}")
}

fn piece_id(piece: usize) -> String {
    format!("o-{piece}")
}

fn row_id(piece: usize, row: usize) -> String {
    format!("o-{piece}-{row}")
}

fn cell_id(piece: usize, row: usize, cell: usize) -> String {
    format!("o-{piece}-{row}-{cell}")
}

fn piece(block: &Block, numbers: &[usize]) -> Piece {
    let ids: Vec<String> = numbers.iter().map(|number| piece_id(*number)).collect();
    match block {
        Block::Heading(_, text) => Piece::Line(ids, text.clone(), None),
        Block::Paragraph(paragraph) => {
            let head = paragraph.head.as_ref().map_or("", |(_, head)| head.as_str());
            Piece::Line(ids, format!("{head}{}", paragraph.text), None)
        }
        Block::Table(table) => Piece::Table(ids, cells(table, numbers.first().copied().unwrap_or_default())),
        Block::Picture(picture) => Piece::Other(ids, format!("图片：{}", picture.caption)),
        Block::Signature(signature) => {
            Piece::Line(ids, format!("{} {}", signature.name, signature.date), None)
        }
    }
}

fn cells(table: &Table, piece: usize) -> Vec<(String, Vec<Cell>)> {
    let rows = table.rows.iter().enumerate();
    rows.map(|(index, row)| {
        let cells = row.cells.iter().map(|cell| Cell {
            id: cell_id(piece, index + 1, cell.column),
            rows: cell.row_span,
            columns: cell.col_span,
            words: cell.text.clone(),
        });
        (row_id(piece, index + 1), cells.collect())
    })
    .collect()
}

/// How many bytes a piece takes on the page, about.
fn size(piece: &Piece) -> usize {
    match piece {
        Piece::Line(_, words, _) | Piece::Other(_, words) => words.len() + 32,
        Piece::Table(_, rows) => rows
            .iter()
            .flat_map(|(_, cells)| cells)
            .map(|cell| cell.words.len() + 48)
            .sum(),
    }
}
