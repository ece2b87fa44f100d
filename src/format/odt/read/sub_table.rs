//! Cells that a table of their own divides (ODF 1.3 part 3, 19.649 `table:is-sub-table`): LibreOffice keeps tables of pages and
//! of old files so. To a person all are cells of one table, with lines where the widths put them.

use super::open_table::{OpenCell, OpenTable};

/// Edges closer together than this part of the table's width are one line.
const SAME_LINE: f64 = 0.004;

/// A cell with its place on the page: the width of the table is 1, rows are counted.
struct Placed {
    left: f64,
    right: f64,
    row: usize,
    rows: usize,
    cell: OpenCell,
}

/// The rows of a table with divided cells, as if it had none.
pub(super) fn spread(table: OpenTable) -> Vec<Vec<OpenCell>> {
    let mut placed = Vec::new();
    let height = place(table, (0.0, 1.0), 0, &mut placed);
    let lines = lines(&placed);
    let line = |edge: f64| lines.partition_point(|line| *line < edge - SAME_LINE);
    placed.sort_by(|a, b| a.row.cmp(&b.row).then(a.left.total_cmp(&b.left)));
    let mut rows: Vec<Vec<OpenCell>> = (0..height).map(|_| Vec::new()).collect();
    for Placed {
        left,
        right,
        row,
        rows: span,
        cell,
    } in placed
    {
        let (from, to) = (line(left), line(right));
        if let Some(cells) = rows.get_mut(row) {
            cells.push(OpenCell {
                column: from,
                col_span: to.saturating_sub(from).max(1),
                row_span: span.max(1),
                ..cell
            });
        }
    }
    rows
}

/// Puts the cells of a table in their places from this row on; how many rows it has then.
fn place(table: OpenTable, (left, right): (f64, f64), first: usize, out: &mut Vec<Placed>) -> usize {
    let edges = edges(&table);
    let at =
        |column: usize| left + (right - left) * edges.get(column).or(edges.last()).copied().unwrap_or(1.0);
    // How high each row is, which its divided cells decide.
    let height = |row: &Vec<OpenCell>| row.iter().map(rows_of).max().unwrap_or(1).max(1);
    let mut tops = vec![first];
    tops.extend(table.rows.iter().map(height).scan(first, |sum, high| {
        *sum += high;
        Some(*sum)
    }));
    let bottom = tops.last().copied().unwrap_or(first);
    for (index, row) in table.rows.into_iter().enumerate() {
        let top = tops.get(index).copied().unwrap_or(first);
        for mut cell in row {
            let end = tops
                .get(index.saturating_add(cell.row_span))
                .copied()
                .unwrap_or(bottom);
            let span = end - top;
            let (from, to) = (at(cell.column), at(cell.column + cell.col_span));
            let Some(parts) = cell.parts.take() else {
                out.push(Placed {
                    left: from,
                    right: to,
                    row: top,
                    rows: span.max(1),
                    cell,
                });
                continue;
            };
            // What stands in the cell beside the table stands in its first one.
            let begun = out.len();
            let rows = place(*parts, (from, to), top, out);
            let last = top + rows;
            let added = out.get_mut(begun..).unwrap_or_default();
            for part in added.iter_mut().filter(|part| part.row + part.rows == last) {
                part.rows += span.saturating_sub(rows);
            }
            if let Some(first) = added.first_mut() {
                first.cell.blocks.splice(0..0, cell.blocks);
                first.cell.unread.splice(0..0, cell.unread);
            }
        }
    }
    bottom - first
}

/// How many rows a cell needs.
fn rows_of(cell: &OpenCell) -> usize {
    let Some(parts) = &cell.parts else { return 1 };
    let rows = parts.rows.iter();
    rows.map(|row| row.iter().map(rows_of).max().unwrap_or(1).max(1))
        .sum()
}

/// Where the columns of a table begin, and where the last one ends.
fn edges(table: &OpenTable) -> Vec<f64> {
    let used = table
        .rows
        .iter()
        .flatten()
        .map(|cell| cell.column + cell.col_span);
    let count = used.max().unwrap_or(1).min(table.columns.len().max(1000));
    let widths: Vec<f64> = (0..count)
        .map(|index| table.columns.get(index).copied().unwrap_or(1.0))
        .collect();
    let total: f64 = widths.iter().sum();
    let mut sum = 0.0;
    let ends = widths.iter().map(|width| {
        sum += width;
        sum / total
    });
    std::iter::once(0.0).chain(ends).collect()
}

/// The lines between the columns of all rows, from left to right.
fn lines(placed: &[Placed]) -> Vec<f64> {
    let mut edges: Vec<f64> = placed.iter().flat_map(|cell| [cell.left, cell.right]).collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|next, before| *next - *before < SAME_LINE);
    edges
}
