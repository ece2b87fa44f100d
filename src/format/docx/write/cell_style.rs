//! The text of a table's cells: which style each cell has, and at what size a figure fits.

use unicode_width::UnicodeWidthStr;

use super::column_edges::distance;
use crate::document::{Cell, Role, Table};

/// The size of the text in half points, and the space at either side of a cell in twips, as the styles have them.
const SIZE: u32 = 20;
const MARGIN: u32 = 28;

/// The smallest size to which a figure is brought down.
const MIN_SIZE: u32 = 10;

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

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || ".,-+%/".contains(c))
}

/// The size at which a number stands on one line of a cell so wide, or 0 for the style's own: a number broken over two
/// lines would be read as two. Digits are half as wide as high; a substitute's may be a little wider.
pub(in crate::format::docx) fn number_size(text: &str, width: u32) -> u32 {
    let digits = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let needed = digits.saturating_mul(SIZE * 10).saturating_mul(56) / 100;
    let there_is = width.saturating_sub(2 * MARGIN);
    if !is_number(text) || needed <= there_is {
        return 0;
    }
    (SIZE * there_is / needed).max(MIN_SIZE)
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

    #[test]
    fn numbers_of_five_digits_fit_the_columns_of_table_three() {
        assert_eq!(number_size("10234", 622), 0);
        assert_eq!(number_size("102345", 622), 16);
        assert_eq!(number_size("含自然失效29件", 622), 0);
        assert_eq!(number_size("123456789012345678", 622), MIN_SIZE);
    }
}
