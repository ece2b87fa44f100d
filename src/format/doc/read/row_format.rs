//! The cells that a row of a table has: where their edges are, and which of them are one ([MS-DOC] 2.6.3, 2.9.315).

use super::bytes::{i16_at, slice, u8_at, u16_at};
use super::sprm::{Sprm, of_row as of};
use crate::format::column_grid::{EdgeCell, EdgeRow, Merge};
use crate::format::office::finished::Finished;

/// The most cells of a row to which others are added; Word itself allows 63.
const MAX_CELLS: usize = 64;
/// The size of a cell's own properties.
const CELL: usize = 20;
/// How wide a cell is drawn of which nothing is said, in twips.
const UNKNOWN_WIDTH: i64 = 1000;

/// A cell's place in the row.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    width: i64,
    across: Merge,
    down: Merge,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub(super) struct RowFormat {
    left: i64,
    half_gap: i64,
    cells: Vec<Cell>,
}

impl RowFormat {
    /// Makes a change.
    pub fn apply(&mut self, sprm: Sprm<'_>) {
        // A change that says less than it must changes nothing.
        let _ = self.changed(sprm);
    }

    fn changed(&mut self, sprm: Sprm<'_>) -> Option<()> {
        let bytes = sprm.operand;
        let number = |at: usize| i16_at(bytes, at).map(i64::from);
        let first = || u8_at(bytes, 0).map(usize::from);
        match sprm.code {
            of::DEFINITION => self.define(bytes)?,
            of::HALF_GAP => self.half_gap = number(0)?,
            of::LEFT => self.left = number(0)? - self.half_gap,
            of::INSERT => {
                let at = first()?.min(self.cells.len());
                let count = usize::from(u8_at(bytes, 1)?).min(MAX_CELLS.saturating_sub(self.cells.len()));
                let cell = Cell {
                    width: number(2)?,
                    ..Cell::default()
                };
                self.cells.splice(at..at, std::iter::repeat_n(cell, count));
            }
            of::DELETE => {
                let end = usize::from(u8_at(bytes, 1)?).min(self.cells.len());
                self.cells.drain(first()?.min(end)..end);
            }
            of::WIDTH => {
                let width = number(2)?;
                self.range(bytes)?.iter_mut().for_each(|cell| cell.width = width);
            }
            of::MERGE => {
                for (index, cell) in self.range(bytes)?.iter_mut().enumerate() {
                    cell.across = if index == 0 {
                        Merge::First
                    } else {
                        Merge::Continued
                    };
                }
            }
            of::SPLIT => self
                .range(bytes)?
                .iter_mut()
                .for_each(|cell| cell.across = Merge::Own),
            of::MERGE_DOWN => {
                let down = merge(u8_at(bytes, 1)? & 1 != 0, u8_at(bytes, 1)? & 2 != 0);
                self.cells.get_mut(first()?)?.down = down;
            }
            _ => {}
        }
        Some(())
    }

    /// The cells from one to before another.
    fn range(&mut self, bytes: &[u8]) -> Option<&mut [Cell]> {
        let end = usize::from(u8_at(bytes, 1)?).min(self.cells.len());
        self.cells.get_mut(usize::from(u8_at(bytes, 0)?)..end)
    }

    /// All edges at once, then the properties of cells, which may be fewer.
    fn define(&mut self, bytes: &[u8]) -> Option<()> {
        let count = usize::from(u8_at(bytes, 0)?);
        let edge = |index: usize| i16_at(bytes, 1 + 2 * index).map(i64::from);
        self.left = edge(0)?;
        let mut cells = Vec::with_capacity(count);
        for index in 0..count {
            let flags = slice(bytes, 1 + 2 * (count + 1) + CELL * index, CELL);
            let flags = flags.and_then(|cell| u16_at(cell, 0)).unwrap_or(0);
            let across = flags & 3;
            cells.push(Cell {
                width: edge(index + 1)? - edge(index)?,
                across: merge(across != 0, across & 1 != 0),
                down: merge(flags & 0x60 != 0, flags & 0x40 != 0),
            });
        }
        self.cells = cells;
        Some(())
    }

    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// The row with what stands in its cells. Cells of which nothing is said stand behind the others.
    pub fn filled(&self, contents: Vec<Finished>) -> EdgeRow {
        let mut right = self.left;
        let count = contents.len().max(self.cells.len());
        let mut contents = contents.into_iter();
        let mut cells = Vec::with_capacity(count);
        for index in 0..count {
            let own = self.cells.get(index).copied().unwrap_or(Cell {
                width: UNKNOWN_WIDTH,
                ..Cell::default()
            });
            right += own.width;
            let Finished { blocks, unread } = contents.next().unwrap_or_default();
            cells.push(EdgeCell {
                right,
                across: own.across,
                down: own.down,
                blocks,
                unread: unread.into_iter().map(|unread| unread.what).collect(),
            });
        }
        EdgeRow {
            left: self.left,
            cells,
        }
    }
}

const fn merge(merged: bool, first: bool) -> Merge {
    match (merged, first) {
        (false, _) => Merge::Own,
        (true, true) => Merge::First,
        (true, false) => Merge::Continued,
    }
}
