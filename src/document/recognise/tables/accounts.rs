//! Every number that stands in a table of the form is filled, or reported: what no reader has taken is found here, whatever the
//! table looks like.

use std::collections::BTreeMap;

use super::grouping::Parts;
use super::plain::PlainCell;
use super::reading::TableReading;
use crate::chinese::width::folded;
use crate::document::recognise::items::{joined_cells, one_line};
use crate::source::PlaceOrder;

/// A number that no reader has taken.
struct Left {
    order: PlaceOrder,
    text: String,
    row: String,
}

impl TableReading {
    /// Finds the numbers of the table's parts that were neither filled nor reported.
    pub(super) fn account_for(&mut self, parts: &Parts<'_>) {
        let mut left: BTreeMap<(PlaceOrder, usize), Vec<Left>> = BTreeMap::new();
        for part in parts {
            for (index, row) in part.table.rows.iter().enumerate() {
                let order = part.order.at_row(index + 1);
                for cell in row {
                    let place = order.at_cell(cell.column);
                    if self.accounted.contains(&place) || !cell.is_number() {
                        continue;
                    }
                    left.entry((part.order, cell.column)).or_default().push(Left {
                        order: place,
                        text: one_line(&cell.text),
                        row: joined_cells(row.iter().map(PlainCell::cell)),
                    });
                }
            }
        }
        let left = left
            .into_values()
            .filter(|column| !is_numbering(column))
            .flatten();
        self.unplaced
            .extend(left.map(|left| (left.order, format!("{}（在“{}”一行）", left.text, left.row))));
        self.unplaced.sort();
    }
}

/// Whether a column only numbers the rows: 1, 2, 3 and so on.
fn is_numbering(column: &[Left]) -> bool {
    let follows = |(index, left): (usize, &Left)| folded(&left.text) == (index + 1).to_string();
    column.len() >= 3 && column.iter().enumerate().all(follows)
}

/// The numbers of a table's parts, in order of size as text: two copies that have the same ones say the same.
pub(super) fn numbers(parts: &Parts<'_>) -> Vec<String> {
    let cells = parts.iter().flat_map(|part| part.table.cells());
    let mut out: Vec<String> = cells
        .filter(|cell| cell.is_number())
        .map(|cell| cell.plain().to_owned())
        .collect();
    out.sort();
    out
}
