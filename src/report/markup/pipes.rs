//! An extra table of the prose: lines of pipes, in which `^` and `<` join cells.

use std::ops::Range;

use crate::report::escape::{is_dashes, unescaped_cell};

/// An extra table as its cells with spans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PipeTable {
    /// The caption: what stands behind 表： in the line before.
    pub caption: Option<Range<usize>>,
    /// How many columns it has.
    pub columns: usize,
    /// The rows; each holds the cells that begin in it.
    pub rows: Vec<Vec<PipeCell>>,
}

/// A cell of an extra table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PipeCell {
    /// The first column that it covers.
    pub column: usize,
    /// How many rows it covers.
    pub row_span: usize,
    /// How many columns it covers.
    pub col_span: usize,
    /// What it says, `\|` undone.
    pub text: String,
    /// Where it says so.
    pub range: Range<usize>,
}

/// What a cell of the pipes says before spans are known.
enum Mark {
    Own(String, Range<usize>),
    Above,
    Left,
}

/// The table that these lines of pipes are.
pub(super) fn table(text: &str, caption: Option<Range<usize>>, lines: &[Range<usize>]) -> PipeTable {
    let mut marks: Vec<Vec<Mark>> = Vec::new();
    for range in lines {
        let row = cells(&text[range.clone()], range.start);
        // The line of dashes that Markdown wants under a head says nothing.
        let rule = row
            .iter()
            .all(|m| matches!(m, Mark::Own(t, range) if is_dashes(t) && range.len() == t.len()));
        if !(rule && marks.len() == 1) {
            marks.push(row);
        }
    }
    let columns = marks.iter().map(Vec::len).max().unwrap_or(0);
    let end = lines.last().map_or(0, |r| r.end);
    for row in &mut marks {
        while row.len() < columns {
            row.push(Mark::Own(String::new(), end..end));
        }
    }
    PipeTable {
        caption,
        columns,
        rows: merged(marks, columns),
    }
}

/// Cells with their spans: `^` belongs to the cell above, `<` to the one on the left. A mark that would make anything but
/// a rectangle, or has nothing to belong to, stands for itself.
fn merged(marks: Vec<Vec<Mark>>, columns: usize) -> Vec<Vec<PipeCell>> {
    let mut rows: Vec<Vec<PipeCell>> = Vec::new();
    // For each place of the last row, which cell covers it: (row, index in that row).
    let mut above: Vec<Option<(usize, usize)>> = vec![None; columns];
    for (index, row) in marks.into_iter().enumerate() {
        let mut own: Vec<PipeCell> = Vec::new();
        let mut owner: Vec<Option<(usize, usize)>> = vec![None; columns];
        // What belongs to the row above: ^, and a < behind one.
        let mut up: Vec<bool> = Vec::new();
        for mark in &row {
            let behind = up.last() == Some(&true) && matches!(mark, Mark::Left);
            up.push(behind || matches!(mark, Mark::Above));
        }
        for (column, mark) in row.into_iter().enumerate() {
            if up[column]
                && let Some((r, c)) = above[column]
            {
                let cell: &mut PipeCell = &mut rows[r][c];
                let across = cell.column..cell.column + cell.col_span;
                if column == across.start && across.clone().all(|i| up[i]) {
                    cell.row_span += 1;
                }
                // Grown in this row, at its first column.
                if cell.row_span == index - r + 1 {
                    owner[column] = Some((r, c));
                    continue;
                }
            }
            let (text, range) = match mark {
                Mark::Own(text, range) => (text, range),
                Mark::Above => ("^".to_owned(), 0..0),
                Mark::Left => {
                    if let Some(left) = own
                        .last_mut()
                        .filter(|cell| cell.column + cell.col_span == column)
                    {
                        left.col_span += 1;
                        owner[column] = Some((index, own.len() - 1));
                        continue;
                    }
                    ("<".to_owned(), 0..0)
                }
            };
            owner[column] = Some((index, own.len()));
            own.push(PipeCell {
                column,
                row_span: 1,
                col_span: 1,
                text,
                range,
            });
        }
        rows.push(own);
        above = owner;
    }
    rows
}

/// The cells of a line of pipes.
fn cells(line: &str, start: usize) -> Vec<Mark> {
    let inner_start = 1;
    let mut out = Vec::new();
    let mut from = inner_start;
    let mut escaped = false;
    let mut bounds: Vec<Range<usize>> = Vec::new();
    for (at, c) in line.char_indices().skip(1) {
        match c {
            '|' if !escaped => {
                bounds.push(from..at);
                from = at + 1;
            }
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    if !line[from..].trim().is_empty() {
        bounds.push(from..line.len());
    }
    for bound in bounds {
        let raw = &line[bound.clone()];
        let words = raw.trim();
        let at = start + bound.start + (raw.len() - raw.trim_start().len());
        out.push(match words {
            "^" => Mark::Above,
            "<" => Mark::Left,
            _ => Mark::Own(unescaped_cell(words), at..at + words.len()),
        });
    }
    out
}
