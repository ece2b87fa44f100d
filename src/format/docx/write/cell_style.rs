//! The text of a table's cells: which style each cell has.

use unicode_width::UnicodeWidthStr;

use crate::document::column_edges::distance;
use crate::document::table_rows::{UPRIGHT, is_number};
use crate::document::{Cell, Role, Table};

/// The size of the text and the space at either side of a cell, as the styles have them.
const SIZE: u32 = UPRIGHT.size;
const MARGIN: u32 = UPRIGHT.margin;

/// How the text of a table stands, where that is not the same in every table.
#[derive(Debug)]
pub(super) struct CellStyles {
    /// Whether labels are grouped, as in table 3: they then stand left, else in the middle, as in table 2.
    deep: bool,
    /// The columns of an extra table in which some text is longer than a line: all of it then stands left.
    wordy: Vec<bool>,
}

impl CellStyles {
    /// The styles of a table whose columns have these edges.
    pub fn new(table: &Table, edges: &[u32]) -> Self {
        let cells = || table.rows.iter().flat_map(|row| &row.cells);
        let mut wordy = vec![false; edges.len()];
        for cell in cells().filter(|cell| cell.role == Role::Text && cell.col_span == 1) {
            let full = u32::try_from(cell.text.width_cjk())
                .unwrap_or(u32::MAX)
                .saturating_mul(SIZE * 5);
            if full + 2 * MARGIN > distance(cell.column, cell.column + 1, edges) {
                wordy[cell.column] = true;
            }
        }
        Self {
            deep: cells().any(|cell| cell.role == Role::GroupLabel),
            wordy,
        }
    }

    /// The style of a cell's text.
    pub fn style(&self, cell: &Cell) -> &'static str {
        match cell.role {
            Role::ColumnHead | Role::Spanner => "TableHead",
            Role::BlockHead => "TableLabel",
            Role::GroupLabel => "TableGroup",
            Role::RowLabel if self.deep => "TableLabel",
            Role::Corner => "TableRemark",
            Role::Figure if cell.text.is_empty() => "TableFigure",
            Role::Figure | Role::Text if is_number(&cell.text) => "TableFigure",
            Role::Text if self.wordy.get(cell.column) == Some(&true) => "TableLabel",
            Role::RowLabel | Role::Figure | Role::Text => "TableText",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_styles_have_the_same_measures() {
        let styles = include_str!("../../../../templates/docx/styles.xml");
        let style = |id: &str| {
            let style = styles
                .split("<w:style ")
                .find(|style| style.contains(&format!("w:styleId=\"{id}\"")));
            style.unwrap_or_default().to_owned()
        };
        assert!(style("TableText").contains(&format!(r#"<w:sz w:val="{SIZE}"/>"#)));
        for side in ["left", "right"] {
            assert!(style("ReportTable").contains(&format!(r#"<w:{side} w:w="{MARGIN}" w:type="dxa"/>"#)));
        }
    }
}
