//! Tables as programs that take the words out of a Word file give them: a cell a line behind a tab, a line without a tab
//! under it still in the cell, an empty line between the rows.
//!
//! Paragraphs that begin with a tab look the same, line by line; what distinguishes them is that a table has rows of
//! several cells, and cells hold few sentences.

use super::line_kind::{LineKind, is_sentence, line_kind, line_text};
use super::table_blocks::{Taken, prose, table};
use crate::chinese::numbering::begins_a_part;
use crate::document::Block;

/// A row of cells with the lines that it takes.
struct Found {
    cells: Vec<String>,
    from: usize,
    to: usize,
}

/// The rows that begin here, as tables, and the paragraphs between them as lines.
pub(super) fn take(lines: &[&str]) -> Option<Taken> {
    if lines.first().map(|line| line_kind(line)) != Some(LineKind::Cell) {
        return None;
    }
    let (rows, taken) = rows(lines);
    let mut blocks = Vec::new();
    let mut group: Vec<Found> = Vec::new();
    for row in rows {
        if is_paragraph(&row) {
            close(&mut group, lines, &mut blocks);
            blocks.extend(prose(lines.get(row.from..row.to).unwrap_or_default()));
        } else {
            group.push(row);
        }
    }
    close(&mut group, lines, &mut blocks);
    Some(Taken { lines: taken, blocks })
}

fn rows(lines: &[&str]) -> (Vec<Found>, usize) {
    let mut rows: Vec<Found> = Vec::new();
    let mut open = false;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        match (line_kind(line), rows.last_mut().filter(|_| open)) {
            (LineKind::Cell, None) => {
                rows.push(Found {
                    cells: vec![line_text(line)],
                    from: at,
                    to: at + 1,
                });
                open = true;
            }
            (LineKind::Cell, Some(row)) => row.cells.push(line_text(line)),
            (LineKind::Columns, Some(row)) if line.starts_with('\t') => row.cells.push(line_text(line)),
            (LineKind::Words | LineKind::Columns, Some(row)) => {
                if let Some(cell) = row.cells.last_mut() {
                    if !cell.is_empty() {
                        cell.push('\n');
                    }
                    cell.push_str(&line_text(line));
                }
            }
            (LineKind::Empty, Some(_))
                if lines.get(at + 1).map(|next| line_kind(next)) == Some(LineKind::Cell) =>
            {
                open = false;
            }
            _ => break,
        }
        at += 1;
        if let Some(row) = rows.last_mut().filter(|_| open) {
            row.to = at;
        }
    }
    (rows, at)
}

/// Whether a row is one of paragraphs: most of it runs on, or it is the heading of a part, alone or with what stands
/// under it.
fn is_paragraph(row: &Found) -> bool {
    let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let sentences = row.cells.iter().filter(|cell| runs_on(cell)).count();
    let heads = row.cells.first().is_some_and(|cell| begins_a_part(cell));
    sentences * 2 > filled || (heads && (filled == 1 || sentences > 0))
}

fn runs_on(cell: &str) -> bool {
    cell.lines().any(is_sentence)
}

/// Puts the rows of the group with the blocks: as a table, or as lines where they are none.
fn close(group: &mut Vec<Found>, lines: &[&str], blocks: &mut Vec<Block>) {
    let mut rows = std::mem::take(group);
    let Some(first) = rows.first_mut() else { return };
    // A paragraph with a tab may stand right above the first row.
    let lead = first.cells.first().is_some_and(|cell| is_sentence(cell));
    let lead = (lead && first.cells.len() > 2).then(|| first.cells.remove(0));
    if is_table(&rows) {
        blocks.extend(lead.map(Block::line));
        blocks.push(table(rows.into_iter().map(|row| row.cells).collect()));
    } else if let (Some(first), Some(last)) = (rows.first(), rows.last()) {
        blocks.extend(prose(lines.get(first.from..last.to).unwrap_or_default()));
    }
}

fn is_table(rows: &[Found]) -> bool {
    let cells = || {
        rows.iter()
            .flat_map(|row| &row.cells)
            .filter(|cell| !cell.is_empty())
    };
    let sentences = cells().filter(|cell| runs_on(cell)).count();
    let figure = |cell: &String| cell.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let is_row = |row: &Found| row.cells.len() >= 3 && sentences == 0 && cells().any(figure);
    match rows {
        // A name and a date behind tabs are the signature, not a row.
        [only] => is_row(only),
        rows => rows.iter().any(|row| row.cells.len() >= 2) && sentences * 2 <= cells().count(),
    }
}
