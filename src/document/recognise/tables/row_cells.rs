//! Which cells of a row hold its figures: those under the heads of the columns, or else the last ones.

use super::align::FormRow;
use super::plain::PlainCell;
use super::row::DataRow;
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

/// The cells that stand in these grid columns. None where the heads do not say which they are: where a figure stands before
/// the first of them and the last is empty (the label's cell is narrower than its head, and all figures stand one column to
/// the left), and where the row's own label stands in one of them (all stand one column to the right).
pub(super) fn in_columns<'a>(
    row: &FormRow,
    data: &DataRow<'a>,
    places: &[Option<usize>],
) -> Option<Vec<FigureCell<'a>>> {
    let first = places.iter().flatten().min()?;
    let within =
        |cell: &PlainCell<'_>, place: usize| (cell.column..cell.column + cell.col_span).contains(&place);
    let at = |place: usize| data.slots.iter().find(|slot| within(slot.cell(), place));
    let last = places.iter().flatten().max().and_then(|place| at(*place));
    let moved = data
        .own
        .iter()
        .any(|cell| cell.column < *first && cell.is_number());
    if moved && last.is_some_and(|slot| slot.cell().plain().is_empty()) {
        return None;
    }
    if label_cell(row, data).is_some_and(|at| data.own.get(at).is_some_and(|cell| cell.column >= *first)) {
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
                Slot::Begins(cell) if others == 1 && cell.row_span == 1 => FigureCell::Own(cell.cell()),
                slot => FigureCell::Shared(slot.cell().cell()),
            })
        })
        .collect()
}

/// Which of the cells that begin in a row has its label as the form has it, with a note in brackets behind it or without.
pub(super) fn label_cell(row: &FormRow, data: &DataRow<'_>) -> Option<usize> {
    data.own.iter().rposition(|cell| row.is_label(cell.plain()))
}

/// The last cells that begin in a row, when there are enough behind its label: in a row that lost a cell no figure can be
/// distinguished from another. Cells that are empty, or hold words, behind the figures of a row are not among them where a
/// figure stands before; nor are empty ones before or behind as many figures as there should be.
pub(super) fn at_end<'a>(row: &FormRow, data: &DataRow<'a>, count: usize) -> Option<Vec<FigureCell<'a>>> {
    let mut own = data.own.as_slice();
    if let Some(figures) = behind_label(row, data, count) {
        return Some(figures.iter().map(|cell| FigureCell::Own(cell.cell())).collect());
    }
    if let Some(label) = label_cell(row, data) {
        own = own.get(label + 1..).unwrap_or_default();
    }
    while let Some((behind, before)) = own.split_last()
        && before.len() >= count
        && !behind.is_number()
        && before
            .get(before.len() - count)
            .is_some_and(|cell| cell.is_number())
    {
        own = before;
    }
    let from = own.len().checked_sub(count)?;
    Some(
        own[from..]
            .iter()
            .map(|cell| FigureCell::Own(cell.cell()))
            .collect(),
    )
}

/// Whether the cells under the heads are figures of the row and nothing else, each its own, and all that it has behind its
/// label: then nothing speaks against the heads.
pub(super) fn is_plain(row: &FormRow, data: &DataRow<'_>, cells: &[FigureCell<'_>]) -> bool {
    let label = label_cell(row, data);
    let used: Vec<usize> = cells.iter().filter_map(FigureCell::column).collect();
    let all_own = cells.iter().all(|cell| !matches!(cell, FigureCell::Shared(_)));
    let mut own = data.own.iter().enumerate();
    all_own
        && own.all(|(index, cell)| {
            let is_used = used.contains(&cell.column);
            match label {
                Some(label) if index == label => !is_used,
                Some(label) if index > label => is_used || !cell.is_number(),
                _ => true,
            }
        })
}

/// The figures behind a row's label, where they are as many as there should be.
pub(super) fn behind_label<'c, 'a>(
    row: &FormRow,
    data: &'c DataRow<'a>,
    count: usize,
) -> Option<&'c [&'a PlainCell<'a>]> {
    let label = label_cell(row, data)?;
    only_figures(data.own.get(label + 1..)?, count)
}

/// The cells from the first number to the last one, where they are as many as there should be.
fn only_figures<'c, 'a>(own: &'c [&'a PlainCell<'a>], count: usize) -> Option<&'c [&'a PlainCell<'a>]> {
    let first = own.iter().position(|cell| cell.is_number())?;
    let last = own.iter().rposition(|cell| cell.is_number())?;
    own.get(first..=last).filter(|cells| cells.len() == count)
}
