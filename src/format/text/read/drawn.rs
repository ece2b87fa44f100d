//! Tables that are drawn with `+`, `-` and `|`: ours, docutils' and pandoc's.
//!
//! A drawing is read by its borders, so that merged cells are found. Where somebody has changed a figure by hand and not
//! the blanks beside it, the borders no longer meet; then each line is divided at its `|`.

use unicode_width::UnicodeWidthChar;

use super::line_kind::line_text;
use super::table_blocks::{Taken, grid, prose, table};
use crate::document::{Block, Cell, Role};
use crate::format::display_width::char_columns;
use crate::format::text::grid_reader::{self, ReadTable};

/// The drawing that begins here.
pub(super) fn take(lines: &[&str]) -> Option<Taken> {
    let first = lines.first()?;
    if !is_border(trimmed(first)) {
        return None;
    }
    let drawing: Vec<&str> = lines
        .iter()
        .map(|line| trimmed(line))
        .take_while(|line| line.starts_with(['+', '|']))
        .collect();
    // Other programs take “ and … to be one column wide.
    let narrow = |c: char| c.width().unwrap_or(0);
    let differs = || {
        drawing
            .iter()
            .any(|line| line.chars().any(|c| narrow(c) != char_columns(c)))
    };
    let read = grid_reader::read(&drawing, char_columns)
        .or_else(|| differs().then(|| grid_reader::read(&drawing, narrow)).flatten());
    let blocks = match read {
        Some(read) => vec![put(read)],
        None => divided(&drawing).map_or_else(|| prose(&drawing), |rows| vec![table(rows)]),
    };
    Some(Taken {
        lines: drawing.len(),
        blocks,
    })
}

fn trimmed(line: &str) -> &str {
    line.trim_matches([' ', '\u{a0}'])
}

/// Whether a line is the upper border of a table.
fn is_border(line: &str) -> bool {
    line.len() > 2
        && line.starts_with('+')
        && line.ends_with('+')
        && line.contains(['-', '='])
        && line.bytes().all(|b| matches!(b, b'+' | b'-' | b'='))
}

fn put(read: ReadTable) -> Block {
    let count = read.cells.iter().map(|cell| cell.top + 1).max().unwrap_or(0);
    let mut rows: Vec<Vec<Cell>> = (0..count).map(|_| Vec::new()).collect();
    for cell in read.cells {
        if let Some(row) = rows.get_mut(cell.top) {
            row.push(Cell {
                column: cell.left,
                row_span: cell.row_span,
                col_span: cell.col_span,
                role: Role::Text,
                text: line_text(&cell.text),
                data_point: None,
            });
        }
    }
    grid(rows)
}

/// The rows of a drawing whose borders do not meet: its lines divided at each `|`, those between two borders put together
/// where they have equally many cells. None where nothing is divided.
fn divided(drawing: &[&str]) -> Option<Vec<Vec<String>>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut open = false;
    for line in drawing {
        if line
            .bytes()
            .all(|b| matches!(b, b'+' | b'-' | b'=' | b'|' | b' '))
            && line.contains(['-', '='])
        {
            open = false;
            continue;
        }
        let inner = line.strip_prefix('|').unwrap_or(line);
        let inner = inner.strip_suffix('|').unwrap_or(inner);
        let cells = inner.split('|').map(line_text);
        match rows
            .last_mut()
            .filter(|row| open && row.len() == inner.split('|').count())
        {
            Some(row) => row
                .iter_mut()
                .zip(cells)
                .for_each(|(cell, more)| cell.push_str(&more)),
            None => rows.push(cells.collect()),
        }
        open = true;
    }
    rows.iter().any(|row| row.len() > 1).then_some(rows)
}
