//! The cells of a document's table with their words as a reader compares them: made plain once, however often they are read.

use std::cell::OnceCell;
use std::ops::Deref;

use crate::chinese::width::folded;
use crate::document::{Cell, Slot, Table};
use crate::form::Kind;
use crate::report::{State, figure};

/// The most digits of a text that is a figure at a glance.
const MAX_PLAIN_DIGITS: usize = 9;

/// A cell with its words made plain, once somebody asked.
#[derive(Debug)]
pub(super) struct PlainCell<'a> {
    cell: &'a Cell,
    plain: OnceCell<String>,
    figure: OnceCell<bool>,
}

impl<'a> PlainCell<'a> {
    const fn new(cell: &'a Cell) -> Self {
        Self {
            cell,
            plain: OnceCell::new(),
            figure: OnceCell::new(),
        }
    }

    /// The cell as the document has it.
    pub const fn cell(&self) -> &'a Cell {
        self.cell
    }

    /// Its text, plain.
    pub fn plain(&self) -> &str {
        self.plain.get_or_init(|| folded(&self.cell.text))
    }

    /// Whether its text is what stands in a cell for a figure.
    pub fn is_figure(&self) -> bool {
        *self.figure.get_or_init(|| is_figure(self.plain()))
    }

    /// Whether it holds digits, and no words but those of a figure.
    pub fn is_number(&self) -> bool {
        self.plain().contains(|c: char| c.is_ascii_digit()) && self.is_figure()
    }
}

impl Deref for PlainCell<'_> {
    type Target = Cell;

    fn deref(&self) -> &Cell {
        self.cell
    }
}

impl AsRef<Cell> for PlainCell<'_> {
    fn as_ref(&self) -> &Cell {
        self.cell
    }
}

/// What a row of the grid shows at a place.
pub(super) type PlainSlot<'a> = Slot<'a, PlainCell<'a>>;

/// A table of a document with its cells.
#[derive(Debug)]
pub(super) struct PlainTable<'a> {
    /// The cells that begin in each row.
    pub rows: Vec<Vec<PlainCell<'a>>>,
}

impl<'a> PlainTable<'a> {
    /// The table.
    pub fn new(table: &'a Table) -> Self {
        let rows = table.rows.iter();
        Self {
            rows: rows
                .map(|row| row.cells.iter().map(PlainCell::new).collect())
                .collect(),
        }
    }

    /// All its cells.
    pub fn cells(&self) -> impl Iterator<Item = &PlainCell<'a>> {
        self.rows.iter().flatten()
    }

    /// For each row, the cells that cover it, from left to right, each once.
    pub fn slots(&self) -> Vec<Vec<Slot<'_, PlainCell<'a>>>> {
        Slot::of_rows(self.rows.iter().map(Vec::as_slice))
    }
}

/// Whether a plain text is what stands in a cell for a figure: a number, with or without words, or a mark for none.
pub(super) fn is_figure(text: &str) -> bool {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if digits && text.len() <= MAX_PLAIN_DIGITS {
        return true;
    }
    if figure::is_words(text) {
        return false;
    }
    let certain = |kind| !matches!(figure::read(text, kind).state, State::Unread(None));
    certain(Kind::Change) || certain(Kind::Amount)
}
