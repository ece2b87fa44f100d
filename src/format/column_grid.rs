//! Tables whose cells are given by their edges in twips, row by row, as Word's older formats have them (RTF, .doc): their
//! edges become columns, and cells that continue others become spans.
//!
//! Edges of two rows that lie less than a millimetre apart are drawn as one line, and are one here; no two edges of one row are.

use std::collections::BTreeMap;

use super::assemble::{self, RawCell};
use crate::document::{Block, CellIndex};

/// Edges that lie no further from the next one are the same line: one millimetre in twips.
const SAME_LINE: i64 = 57;

/// How wide one line may be drawn by many rows together, in twips.
const MAX_LINE: i64 = 2 * SAME_LINE;

/// How far a row may stand out at the sides of its table without being a row with an indent: rows differ by the inner margin of
/// their cells, in twips.
const MAX_SKEW: i64 = 250;

/// Edges beyond this are moved here. A page of Word is at most 31 680 twips wide.
const MAX_EDGE: i64 = 1_000_000;

/// How a cell belongs to the one before it, or above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Merge {
    /// It is a cell of its own.
    #[default]
    Own,
    /// It is the first of several that are one.
    First,
    /// It continues the one before it or above it.
    Continued,
}

/// A cell as its row defines it, with what stands in it.
#[derive(Debug, Default)]
pub struct EdgeCell {
    /// Its right edge in twips.
    pub right: i64,
    /// How it belongs to the cell on its left.
    pub across: Merge,
    /// How it belongs to the cell above.
    pub down: Merge,
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// What stands in it and no block can hold.
    pub unread: Vec<String>,
}

/// A row.
#[derive(Debug, Default)]
pub struct EdgeRow {
    /// The left edge of its first cell in twips.
    pub left: i64,
    /// Its cells from left to right.
    pub cells: Vec<EdgeCell>,
}

/// What a table became.
#[derive(Debug)]
pub struct Assembled {
    /// The table, or what it holds where it only arranges the page.
    pub blocks: Vec<Block>,
    /// What no block can hold, each with its cell where there is still a table.
    pub unread: Vec<(String, Option<CellIndex>)>,
}

/// The table of these rows.
pub fn table(caption: String, mut rows: Vec<EdgeRow>) -> Assembled {
    rows.iter_mut().for_each(straighten);
    align_sides(&mut rows);
    let columns = Columns::of(&rows);
    let mut grid = Grid::default();
    for row in rows {
        grid.row(row, &columns);
    }
    let blocks = assemble::table(caption, grid.rows);
    let drawn = match blocks.first() {
        Some(Block::Table(table)) => Some(table),
        _ => None,
    };
    let cell = |row: usize, index: usize| {
        let column = drawn?.rows.get(row)?.cells.get(index)?.column;
        Some(CellIndex { row, column })
    };
    let unread = grid.unread.into_iter();
    Assembled {
        unread: unread
            .map(|(row, index, what)| (what, cell(row, index)))
            .collect(),
        blocks,
    }
}

/// Makes the edges of a row ascend, whatever the file says.
fn straighten(row: &mut EdgeRow) {
    row.left = row.left.clamp(-MAX_EDGE, MAX_EDGE);
    let mut last = row.left;
    for cell in &mut row.cells {
        last = cell.right.min(MAX_EDGE).max(last + 1);
        cell.right = last;
    }
}

/// Puts rows that lie a little aside where the others are.
fn align_sides(rows: &mut [EdgeRow]) {
    let right = |row: &EdgeRow| row.cells.last().map(|cell| cell.right);
    let Some(left) = rows.iter().map(|row| row.left).min() else {
        return;
    };
    let Some(end) = rows.iter().filter(|row| row.left == left).filter_map(right).max() else {
        return;
    };
    for row in rows {
        let aside = row.left - left;
        if !(1..=MAX_SKEW).contains(&aside) {
            continue;
        }
        row.left = left;
        // As wide as the others: the whole of it was moved, else only its side is.
        if right(row).is_some_and(|right| (right - aside - end).abs() <= SAME_LINE && right > end + SAME_LINE)
        {
            for cell in &mut row.cells {
                cell.right -= aside;
            }
        }
    }
}

/// The lines that part columns, from left to right.
struct Columns {
    /// Where each of them begins.
    starts: Vec<i64>,
    left: i64,
    right: i64,
}

impl Columns {
    fn of(rows: &[EdgeRow]) -> Self {
        let own = |(index, row): (usize, &EdgeRow)| {
            let cells = row.cells.iter().map(|cell| cell.right).collect::<Vec<_>>();
            std::iter::once(row.left)
                .chain(cells)
                .map(move |edge| (edge, index))
        };
        let mut edges: Vec<(i64, usize)> = rows.iter().enumerate().flat_map(own).collect();
        edges.sort_unstable();
        let (left, right) = (edges.first(), edges.last());
        let mut out = Self {
            starts: Vec::new(),
            left: left.map_or(0, |edge| edge.0),
            right: right.map_or(0, |edge| edge.0),
        };
        // For each row the line that its last edge lies on, counted from 1.
        let mut line_of_row = vec![0; rows.len()];
        let mut last = None;
        for same in edges.chunk_by(|a, b| a.0 == b.0) {
            let Some(&(edge, _)) = same.first() else { continue };
            let line = out.starts.len();
            let parted = same.iter().any(|(_, row)| line_of_row.get(*row) == Some(&line));
            let far = last.is_none_or(|last| edge - last > SAME_LINE)
                || out.starts.last().is_some_and(|start| edge - start > MAX_LINE);
            if far || parted {
                out.starts.push(edge);
            }
            let line = out.starts.len();
            for (_, row) in same {
                if let Some(own) = line_of_row.get_mut(*row) {
                    *own = line;
                }
            }
            last = Some(edge);
        }
        out
    }

    /// The line that an edge lies on.
    fn line(&self, edge: i64) -> usize {
        self.starts.partition_point(|start| *start <= edge)
    }
}

/// Where a cell stands in the rows that are ready.
#[derive(Clone, Copy)]
struct Place {
    row: usize,
    index: usize,
    end: usize,
}

/// The rows that are ready.
#[derive(Default)]
struct Grid {
    rows: Vec<Vec<RawCell>>,
    /// The cells that the next row may continue, by their first column.
    open: BTreeMap<usize, Place>,
    unread: Vec<(usize, usize, String)>,
}

impl Grid {
    fn row(&mut self, row: EdgeRow, columns: &Columns) {
        let number = self.rows.len();
        let mut parts = Vec::with_capacity(row.cells.len());
        let mut open = BTreeMap::new();
        let mut begin = columns.line(row.left);
        let end = row.cells.last().map_or(row.left, |cell| cell.right);
        if row.left - columns.left > MAX_SKEW {
            parts.push(empty(begin.saturating_sub(columns.line(columns.left))));
        }
        let mut cells = row.cells.into_iter().peekable();
        while let Some(mut cell) = cells.next() {
            // What stands in a cell that continues another one is not seen.
            while let Some(next) =
                cells.next_if(|next| cell.across == Merge::First && next.across == Merge::Continued)
            {
                cell.right = next.right;
            }
            let end = columns.line(cell.right);
            let above = self.open.get(&begin).filter(|above| above.end == end);
            let above = above.filter(|_| cell.down == Merge::Continued).copied();
            if let Some(above) = above {
                let part = self.rows.get_mut(above.row);
                if let Some(part) = part.and_then(|row| row.get_mut(above.index)) {
                    part.row_span = number - above.row + 1;
                }
                open.insert(begin, above);
                begin = end;
                continue;
            }
            let index = parts.len();
            if cell.down != Merge::Own {
                let place = Place {
                    row: number,
                    index,
                    end,
                };
                open.insert(begin, place);
            }
            let unread = cell.unread.into_iter().map(|what| (number, index, what));
            self.unread.extend(unread);
            parts.push(RawCell {
                blocks: cell.blocks,
                row_span: 1,
                col_span: end.saturating_sub(begin).max(1),
            });
            begin = end;
        }
        if columns.right - end > MAX_SKEW {
            parts.push(empty(columns.line(columns.right).saturating_sub(begin)));
        }
        self.rows.push(parts);
        self.open = open;
    }
}

/// An empty place as wide as that many columns.
fn empty(columns: usize) -> RawCell {
    RawCell {
        blocks: Vec::new(),
        row_span: 1,
        col_span: columns.max(1),
    }
}

#[cfg(test)]
mod tests;
