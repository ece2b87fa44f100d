//! Tables as they are pasted out of Word and Excel: a row a line, tabs between the cells.
//!
//! Excel puts a cell that holds line breaks in quotation marks. A merged cell leaves empty places, or, where it goes over
//! the whole width, a line without a tab among the rows.

use super::line_kind::{LineKind, is_sentence, line_kind, line_text, numbered};
use super::table_blocks::{Taken, prose, table};
use crate::chinese::numbering::begins_a_part;

/// The most columns; a line with more is not a row that anybody reads.
const MAX_COLUMNS: usize = 256;
/// The longest line without a tab that heads the rows under it.
const MAX_HEADER: usize = 40;
/// The most lines of a cell in quotation marks.
const MAX_QUOTED_LINES: usize = 20;

/// The rows that begin here as a table; lines with tabs that are none as lines.
pub(super) fn take(lines: &[&str]) -> Option<Taken> {
    let begins = match lines {
        [first, ..] if is_row(first) => true,
        // Of two columns, a first row without its first cell.
        [first, second, ..] => {
            line_kind(first) == LineKind::Cell && is_row(second) && !second.starts_with('\t')
        }
        _ => false,
    };
    if !begins {
        return None;
    }
    let (mut rows, taken) = rows(lines);
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count();
    let full: Vec<usize> = rows.iter().map(filled).filter(|count| *count > 1).collect();
    // Tabs also push a signature to the right, or a telephone number behind its word.
    let is_table = full.len() > 1 || full.iter().any(|count| *count > 2);
    let blocks = if is_table {
        let last = |row: &Vec<String>| row.iter().rposition(|cell| !cell.is_empty()).map(|i| i + 1);
        let width = rows.iter().filter_map(last).max().unwrap_or(0);
        for row in &mut rows {
            row.truncate(width);
        }
        vec![table(rows)]
    } else {
        prose(lines.get(..taken).unwrap_or_default())
    };
    Some(Taken { lines: taken, blocks })
}

fn is_row(line: &str) -> bool {
    line_kind(line) == LineKind::Columns
        && numbered(line).is_none()
        && line.matches('\t').take(MAX_COLUMNS).count() < MAX_COLUMNS
}

fn rows(lines: &[&str]) -> (Vec<Vec<String>>, usize) {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or_default();
        let next = rest.get(1).copied().unwrap_or_default();
        match line_kind(line) {
            LineKind::Columns if is_row(line) => {
                let (cells, taken) = split(rest);
                rows.push(cells);
                at += taken;
                continue;
            }
            LineKind::Cell => rows.push(vec![String::new(), line_text(line)]),
            LineKind::Words if is_row(next) && heads_rows(line) => rows.push(vec![line_text(line)]),
            LineKind::Empty if is_row(next) && rows.last().map(Vec::len) == Some(tabs(next) + 1) => {}
            _ => break,
        }
        at += 1;
    }
    (rows, at)
}

fn tabs(line: &str) -> usize {
    line.matches('\t').count()
}

/// Whether a line without a tab can be the cell over the whole width that heads the rows under it.
fn heads_rows(line: &str) -> bool {
    let text = line_text(line);
    !begins_a_part(&text) && !is_sentence(&text) && text.chars().nth(MAX_HEADER).is_none()
}

/// The cells of a row, and how many lines it takes.
fn split(lines: &[&str]) -> (Vec<String>, usize) {
    let first = lines.first().copied().unwrap_or_default();
    let opens = |line: &str| line.split('\t').any(|cell| cell.starts_with('"'));
    if opens(first) {
        let lines = lines.get(..MAX_QUOTED_LINES).unwrap_or(lines);
        let mut row = String::new();
        let mut marks = 0;
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                row.push('\n');
            }
            row.push_str(line);
            marks += line.matches('"').count();
            if marks.is_multiple_of(2) {
                return (quoted(&row), index + 1);
            }
        }
    }
    (first.split('\t').map(line_text).collect(), 1)
}

/// The cells of a row of which some stand in quotation marks.
fn quoted(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut inside = false;
    let mut chars = row.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(cell) = cells.last_mut() else { break };
        match c {
            '"' if inside && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if inside || cell.is_empty() => inside = !inside,
            '\t' if !inside => cells.push(String::new()),
            c => cell.push(c),
        }
    }
    let text = |cell: String| {
        let lines: Vec<String> = cell
            .split('\n')
            .map(line_text)
            .filter(|l| !l.is_empty())
            .collect();
        lines.join("\n")
    };
    cells.into_iter().map(text).collect()
}
