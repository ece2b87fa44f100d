//! How wide columns and how high rows are.

use unicode_width::UnicodeWidthStr;

use crate::document::{Role, Table};

/// How many twentieths of a point the form gives a column for one half-width character.
const CHARACTER: f64 = 88.0;
/// The least width of a column, in characters.
const MIN_WIDTH: f64 = 7.5;
/// The height of a line, in points.
pub const LINE: f64 = 15.0;
/// The most height that a row can have.
const MAX_HEIGHT: f64 = 405.0;

/// The widths of a table's columns, in characters.
pub fn widths(table: &Table) -> Vec<f64> {
    let width = |twips: &u16| (f64::from(*twips) / CHARACTER).max(MIN_WIDTH);
    table.widths.iter().map(width).collect()
}

/// The heights of a table's rows, in points, so that its labels can be read.
pub fn heights(table: &Table, widths: &[f64]) -> Vec<f64> {
    let mut out = vec![LINE * 1.3; table.rows.len()];
    for (height, row) in out.iter_mut().zip(&table.rows) {
        for cell in row
            .cells
            .iter()
            .filter(|cell| cell.row_span == 1 && cell.role != Role::Figure)
        {
            let width: f64 = widths.iter().skip(cell.column).take(cell.col_span).sum();
            *height = height.max(self::height(&cell.text, width) + 4.0);
        }
    }
    // A label over several rows needs the room of its lines in all of them together.
    for (index, row) in table.rows.iter().enumerate() {
        for cell in row.cells.iter().filter(|cell| cell.row_span > 1) {
            let width: f64 = widths.iter().skip(cell.column).take(cell.col_span).sum();
            let wanted = self::height(&cell.text, width) + 4.0;
            let there: f64 = out.iter().skip(index).take(cell.row_span).sum();
            let last = index + cell.row_span - 1;
            if let Some(height) = out.get_mut(last).filter(|_| wanted > there) {
                *height += wanted - there;
            }
        }
    }
    out
}

/// The height that a text takes in a cell so wide.
pub fn height(text: &str, width: f64) -> f64 {
    // Fonts are wider than the figure by which columns are measured.
    let room = (width - 1.0).max(2.0);
    let lines: f64 = text
        .split('\n')
        .map(|line| {
            let width = u32::try_from(line.width_cjk()).unwrap_or(u32::MAX);
            (f64::from(width) * 1.08 / room).ceil().max(1.0)
        })
        .sum();
    (lines * LINE).min(MAX_HEIGHT)
}
