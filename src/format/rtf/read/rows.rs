//! The definition of a row: the edges of its cells and how they belong to others (RTF 1.9.1, "Table Definitions").

use crate::format::column_grid::{EdgeCell, EdgeRow, Merge};
use crate::format::office::budget::Budget;
use crate::format::office::damage::Read;
use crate::format::office::finished::Finished;

/// How many cells a row defines at most without being counted among what the file holds. Word itself allows 63.
const USUAL_CELLS: usize = 64;

/// How wide a cell is that no row defines, in twips.
const USUAL_WIDTH: i64 = 1000;

/// A cell as a row defines it.
#[derive(Clone, Copy, Debug, Default)]
struct Definition {
    right: i64,
    across: Merge,
    down: Merge,
    deleted: bool,
}

/// The definition of a row, which holds until the next one.
#[derive(Debug, Default)]
pub(super) struct RowDefinition {
    left: i64,
    cells: Vec<Definition>,
    /// What has been said of the cell whose edge comes next.
    next: Definition,
    /// Whether it is the last row of its table.
    pub last: bool,
}

impl RowDefinition {
    /// A word, if it is one of a row's.
    pub fn word(&mut self, word: &str, number: Option<i32>, budget: &mut Budget) -> Read<bool> {
        let value = i64::from(number.unwrap_or(0));
        match word {
            "trowd" => *self = Self::default(),
            "trleft" => self.left = value,
            "lastrow" => self.last = true,
            "clmgf" => self.next.across = Merge::First,
            "clmrg" => self.next.across = Merge::Continued,
            "clvmgf" => self.next.down = Merge::First,
            "clvmrg" => self.next.down = Merge::Continued,
            "cldel" => self.next.deleted = true,
            "cellx" => {
                if self.cells.len() >= USUAL_CELLS {
                    budget.spend()?;
                }
                let cell = std::mem::take(&mut self.next);
                self.cells.push(Definition { right: value, ..cell });
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The row of these cells; none where all of it is deleted.
    pub fn row(&self, cells: Vec<Finished>, budget: &mut Budget) -> Read<Option<EdgeRow>> {
        let count = cells.len().max(self.cells.len());
        budget.spend_many(count)?;
        let mut out = EdgeRow {
            left: self.left,
            cells: Vec::with_capacity(count),
        };
        let mut right = self.left;
        let mut cells = cells.into_iter();
        for index in 0..count {
            let own = self.cells.get(index).copied().unwrap_or(Definition {
                right: right + USUAL_WIDTH,
                ..Definition::default()
            });
            right = own.right;
            let Finished { blocks, unread } = cells.next().unwrap_or_default();
            if !own.deleted {
                out.cells.push(EdgeCell {
                    right,
                    across: own.across,
                    down: own.down,
                    blocks,
                    unread: unread.into_iter().map(|unread| unread.what).collect(),
                });
            }
        }
        Ok((!out.cells.is_empty()).then_some(out))
    }
}
