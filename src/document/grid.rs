//! A table's cells put on their grid: which cell covers which place.

use super::{Cell, Table};

/// What a row of the grid shows at a place: a cell that begins there, or one that reaches down from above.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Slot<'a> {
    /// A cell that begins in this row.
    Begins(&'a Cell),
    /// A cell that began in an earlier row; it is named once in each row that it covers.
    Continues(&'a Cell),
}

impl<'a> Slot<'a> {
    /// The cell, wherever it began.
    pub const fn cell(self) -> &'a Cell {
        match self {
            Self::Begins(cell) | Self::Continues(cell) => cell,
        }
    }
}

impl Table {
    /// For each row, the cells that cover it, from left to right, each once.
    pub fn slots(&self) -> Vec<Vec<Slot<'_>>> {
        let mut out: Vec<Vec<Slot<'_>>> = vec![Vec::new(); self.rows.len()];
        for (index, row) in self.rows.iter().enumerate() {
            for cell in &row.cells {
                let end = (index + cell.row_span.max(1)).min(out.len());
                for (offset, line) in out[index..end].iter_mut().enumerate() {
                    line.push(if offset == 0 {
                        Slot::Begins(cell)
                    } else {
                        Slot::Continues(cell)
                    });
                }
            }
        }
        for line in &mut out {
            line.sort_by_key(|slot| slot.cell().column);
        }
        out
    }

    /// How many rows belong to the head.
    pub fn head_rows(&self) -> usize {
        self.rows.iter().take_while(|row| row.head).count()
    }
}
