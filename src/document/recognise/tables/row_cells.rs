//! Which cells of a row hold its figures: those under the heads of the columns, or else the last ones.

use super::align::FormRow;
use super::row::DataRow;
use super::vocabulary::is_figure;
use crate::chinese::numbering::unnumbered;
use crate::chinese::width::folded;
use crate::document::{Cell, Slot};

/// The cell of a figure.
pub(super) enum FigureCell<'a> {
    /// One of its own.
    Own(&'a Cell),
    /// One that covers others too.
    Shared(&'a Cell),
    /// None: the table has no column of totals.
    Computed,
}

impl FigureCell<'_> {
    pub const fn column(&self) -> Option<usize> {
        match self {
            Self::Own(cell) | Self::Shared(cell) => Some(cell.column),
            Self::Computed => None,
        }
    }
}

/// The cells that stand in these grid columns. None where a figure stands before the first of them and the last is empty:
/// the label's cell is narrower than its head, and all figures stand one column to the left.
pub(super) fn in_columns<'a>(data: &DataRow<'a>, places: &[Option<usize>]) -> Option<Vec<FigureCell<'a>>> {
    let first = places.iter().flatten().min()?;
    let within = |cell: &Cell, place: usize| (cell.column..cell.column + cell.col_span).contains(&place);
    let at = |place: usize| data.slots.iter().find(|slot| within(slot.cell(), place));
    let last = places.iter().flatten().max().and_then(|place| at(*place));
    let moved = data
        .own
        .iter()
        .any(|cell| cell.column < *first && is_number(cell));
    if moved && last.is_some_and(|slot| folded(&slot.cell().text).is_empty()) {
        return None;
    }
    places
        .iter()
        .map(|place| {
            let Some(place) = place else {
                return Some(FigureCell::Computed);
            };
            let slot = at(*place)?;
            let cell = slot.cell();
            let others = places.iter().flatten().filter(|p| within(cell, **p)).count();
            Some(match slot {
                Slot::Begins(cell) if others == 1 && cell.row_span == 1 => FigureCell::Own(cell),
                slot => FigureCell::Shared(slot.cell()),
            })
        })
        .collect()
}

/// Whether a cell holds digits, and no words but those of a figure.
fn is_number(cell: &Cell) -> bool {
    let text = folded(&cell.text);
    text.contains(|c: char| c.is_ascii_digit()) && is_figure(&text)
}

/// The last cells that begin in a row, when there are enough beside its label: in a row that lost a cell no figure can be
/// distinguished from another. Cells that are empty, or hold words, behind the figures of a row are not among them where a
/// figure stands before.
pub(super) fn at_end<'a>(row: &FormRow, data: &DataRow<'a>, count: usize) -> Option<Vec<FigureCell<'a>>> {
    let mut own = data.own.as_slice();
    while let Some((behind, before)) = own.split_last()
        && before.len() >= count
        && !is_number(behind)
        && before
            .get(before.len() - count)
            .is_some_and(|cell| is_number(cell))
    {
        own = before;
    }
    let from = own.len().checked_sub(count)?;
    let cells = &own[from..];
    let label = cells.first().map(|cell| folded(&cell.text));
    if label.is_some_and(|text| unnumbered(&text) == row.bare) {
        return None;
    }
    Some(cells.iter().map(|cell| FigureCell::Own(cell)).collect())
}
