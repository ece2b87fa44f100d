//! Tables: the cells of each row with the properties that Word wants spelled out.

use super::cell_style::CellStyles;
use crate::document::column_edges::{distance, edges};
use crate::document::table_rows::{self, Setting, UPRIGHT, kept, number_size};
use crate::document::{Role, Slot, Table};

/// A table as the template needs it.
#[derive(Debug)]
pub(in crate::format) struct TableView<'a> {
    /// The accessible name.
    pub caption: &'a str,
    /// How its text is set.
    pub setting: Setting,
    /// The width of each grid column.
    pub columns: Vec<u32>,
    /// The rows.
    pub rows: Vec<RowView<'a>>,
}

/// A row.
#[derive(Debug)]
pub(in crate::format) struct RowView<'a> {
    /// Whether it is repeated on the next page.
    pub head: bool,
    /// Whether it stands on one page with the next row.
    pub keep: bool,
    /// What stands in the row, cells from above included.
    pub cells: Vec<CellView<'a>>,
}

/// A cell, or the continuation of one.
#[derive(Debug)]
pub(in crate::format) struct CellView<'a> {
    /// The width in twips.
    pub width: u32,
    /// How many grid columns it covers.
    pub span: usize,
    /// Its part in a cell of several rows.
    pub merge: Merge,
    /// What it is; none for a place that no cell covers.
    #[cfg_attr(not(feature = "typeset"), expect(dead_code, reason = "Word knows no roles"))]
    pub role: Option<Role>,
    /// The style of its text.
    pub style: &'static str,
    /// The size of its text in half points where that is not the style's own, else 0.
    pub size: u32,
    /// Whether it is shaded, as the official form shades the lines that head its blocks.
    pub shaded: bool,
    /// What it says.
    pub text: &'a str,
}

/// A cell's part in a cell of several rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) enum Merge {
    /// It covers one row.
    None,
    /// It is the uppermost.
    Restart,
    /// It continues the one above.
    Continue,
}

impl<'a> TableView<'a> {
    /// The table at the width of the text.
    pub fn new(table: &'a Table) -> Self {
        let setting = table_rows::setting(table);
        let edges = edges(&table.widths, setting.width);
        let columns: Vec<u32> = edges.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let styles = CellStyles::new(table, &edges);
        let rows = table.rows.iter().zip(table.slots()).zip(kept(table));
        let rows = rows
            .map(|((row, slots), keep)| RowView {
                head: row.head,
                keep,
                cells: cells(&slots, &edges, &styles, setting),
            })
            .collect();
        Self {
            caption: &table.caption,
            setting,
            columns,
            rows,
        }
    }

    /// Whether it is set closer than its style says.
    pub fn close(&self) -> bool {
        self.setting.line != UPRIGHT.line
    }
}

/// The cells of one row. A place that no cell covers, which a table should not have, becomes an empty cell: Word moves
/// the cells of a short row to the left.
fn cells<'a>(slots: &[Slot<'a>], edges: &[u32], styles: &CellStyles, setting: Setting) -> Vec<CellView<'a>> {
    let mut out = Vec::new();
    let mut next = 0;
    for slot in slots {
        let cell = slot.cell();
        if cell.column > next {
            out.push(CellView::empty(next, cell.column, edges));
        }
        out.push(CellView::new(*slot, edges, styles, setting));
        next = cell.column + cell.col_span;
    }
    if next + 1 < edges.len() {
        out.push(CellView::empty(next, edges.len() - 1, edges));
    }
    out
}

impl<'a> CellView<'a> {
    fn new(slot: Slot<'a>, edges: &[u32], styles: &CellStyles, setting: Setting) -> Self {
        let cell = slot.cell();
        let (merge, text) = match slot {
            Slot::Continues(_) => (Merge::Continue, ""),
            Slot::Begins(_) if cell.row_span > 1 => (Merge::Restart, cell.text.as_str()),
            Slot::Begins(_) => (Merge::None, cell.text.as_str()),
        };
        let width = distance(cell.column, cell.column + cell.col_span, edges);
        Self {
            width,
            span: cell.col_span,
            merge,
            role: Some(cell.role),
            style: styles.style(cell),
            size: number_size(text, width, setting).unwrap_or(if setting.size == UPRIGHT.size {
                0
            } else {
                setting.size
            }),
            shaded: cell.role == Role::BlockHead,
            text,
        }
    }

    fn empty(from: usize, to: usize, edges: &[u32]) -> Self {
        Self {
            width: distance(from, to, edges),
            span: to - from,
            merge: Merge::None,
            role: None,
            style: "TableText",
            size: 0,
            shaded: false,
            text: "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Row};

    #[test]
    fn a_place_without_a_cell_is_filled() {
        let cell = Cell {
            column: 1,
            row_span: 1,
            col_span: 1,
            role: Role::Text,
            text: "甲".into(),
            data_point: None,
        };
        let row = |cells| Row {
            head: false,
            starts_group: false,
            cells,
        };
        let table = Table {
            caption: String::new(),
            statutory: false,
            placing: crate::document::Placing::Parted,
            widths: vec![1, 1, 1],
            rows: vec![row(vec![cell]), row(vec![])],
        };
        let view = TableView::new(&table);
        let spans: Vec<Vec<usize>> = view
            .rows
            .iter()
            .map(|r| r.cells.iter().map(|c| c.span).collect())
            .collect();
        assert_eq!(spans, [vec![1, 1, 1], vec![3]]);
    }
}
