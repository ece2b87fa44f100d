//! A table that goes on on the next page is one table: its columns are the same, its head is printed again, and a cell over
//! several rows may go on too.

use super::table::{Doubt, PageCell, PageTable};
use crate::chinese::numbering::begins_item;
use crate::chinese::width::{folded, is_digit};

/// How much the edge of a column may differ from page to page, as a part of the table's width.
const SAME_EDGE: f32 = 0.012;
/// The most rows of a head that is printed again.
const MAX_HEAD: usize = 8;

/// Puts the rows of a table on the next page under those of the table before; returns the first of them. The next table comes
/// back where it is another one.
pub(super) fn join(table: &mut PageTable, next: PageTable) -> Result<usize, PageTable> {
    let Some(edges) = common_edges(&table.edges, &next.edges) else {
        return Err(next);
    };
    let head = repeated_head(table, &next);
    let mut next = next.scaled_to(&table.edges);
    table.refine(&edges);
    next.refine(&edges);
    let mut rows = next.rows;
    if head > 0 {
        rows.drain(..head.min(rows.len()));
    }
    // Of a table that is closed at its head, a foot without a line is none.
    let closed = table.closed_below || next.closed_above || !table.closed_above;
    table.closed_below = next.closed_below;
    let mut start = table.rows.len();
    if is_rest_of_row(table, &rows, closed) {
        rest_of_row(table, &mut rows);
        start = start.saturating_sub(1);
    }
    go_on_in_cells(table, &mut rows);
    let shift = |doubt: Doubt| Doubt {
        row: (doubt.row + start).saturating_sub(head),
        ..doubt
    };
    let doubts = next.doubts.into_iter().filter(|doubt| doubt.row >= head);
    table.doubts.extend(doubts.map(shift));
    table.rows.append(&mut rows);
    Ok(start)
}

/// The edges of both tables, where each of the one that has fewer is one of the other.
fn common_edges(table: &[f32], next: &[f32]) -> Option<Vec<f32>> {
    let (first, last) = (table.first()?, table.last()?);
    let width = last - first;
    let (start, end) = (next.first()?, next.last()?);
    let scale = width / (end - start);
    if !scale.is_finite() || scale <= 0.0 {
        return None;
    }
    let next: Vec<f32> = next.iter().map(|edge| first + (edge - start) * scale).collect();
    let (few, many) = if next.len() < table.len() {
        (next.as_slice(), table)
    } else {
        (table, next.as_slice())
    };
    let near = |edge: &f32| {
        let behind = many.partition_point(|other| other < edge);
        let beside = [behind.checked_sub(1), Some(behind)].into_iter().flatten();
        beside
            .filter_map(|at| many.get(at))
            .any(|other| (other - edge).abs() <= SAME_EDGE * width)
    };
    few.iter().all(near).then(|| many.to_vec())
}

impl PageTable {
    /// The table with its edges where another one's would be.
    fn scaled_to(mut self, other: &[f32]) -> Self {
        let ends = |edges: &[f32]| Some((*edges.first()?, *edges.last()?));
        if let (Some((from, to)), Some((start, end))) = (ends(other), ends(&self.edges)) {
            let scale = (to - from) / (end - start);
            for edge in &mut self.edges {
                *edge = from + (*edge - start) * scale;
            }
        }
        self
    }

    /// Divides columns at edges that only another part of the table has.
    fn refine(&mut self, edges: &[f32]) {
        if edges.len() <= self.edges.len() {
            self.edges = edges.to_vec();
            return;
        }
        let nearest = |edge: &f32| -> usize {
            let behind = edges.partition_point(|other| other < edge);
            let beside = [behind.checked_sub(1), Some(behind)].into_iter().flatten();
            let beside = beside.filter_map(|at| Some((at, (edges.get(at)? - edge).abs())));
            beside.min_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(at, _)| at)
        };
        let index: Vec<usize> = self.edges.iter().map(nearest).collect();
        let at = |column: usize| index.get(column).copied().unwrap_or(0);
        for cell in self.rows.iter_mut().flatten() {
            let end = at(cell.column + cell.columns);
            cell.column = at(cell.column);
            cell.columns = end.saturating_sub(cell.column).max(1);
        }
        for doubt in &mut self.doubts {
            doubt.column = at(doubt.column);
        }
        self.edges = edges.to_vec();
    }
}

/// How many of the first rows of a table print the head of another one again.
fn repeated_head(table: &PageTable, next: &PageTable) -> usize {
    let row = |table: &PageTable, row: usize| -> Option<Vec<(usize, String)>> {
        let cells = table.rows.get(row)?;
        Some(cells.iter().map(|cell| (cell.rows, folded(&cell.text))).collect())
    };
    let same = |at: &usize| {
        let own = row(table, *at);
        own.is_some() && own == row(next, *at)
    };
    let mut count = (0..MAX_HEAD.min(next.rows.len())).take_while(same).count();
    // Cells of the head do not reach beyond it.
    let reaches = |count: usize| {
        let rows = next.rows.iter().enumerate().take(count);
        rows.flat_map(|(at, row)| row.iter().map(move |cell| at + cell.rows))
            .max()
            .unwrap_or(0)
    };
    while count > 0 && reaches(count) > count {
        count -= 1;
    }
    let words = |row: &Vec<PageCell>| row.iter().any(|cell| has_words(&cell.text));
    if next.rows.iter().take(count).any(words) {
        count
    } else {
        0
    }
}

fn has_words(text: &str) -> bool {
    folded(text).chars().any(char::is_alphabetic)
}

/// Whether the first row is the rest of the last one above: nothing stands in both, and no line divides them, or the words
/// say so.
fn is_rest_of_row(table: &PageTable, rows: &[Vec<PageCell>], closed: bool) -> bool {
    let Some(first) = rows.first() else { return false };
    let Some(last) = table.rows.len().checked_sub(1) else {
        return false;
    };
    let above = table.covering(last);
    let head = head_words(table);
    let pairs = || above.iter().map(|(_, cell)| *cell).zip(first);
    let alike = above.len() == first.len()
        && pairs().all(|(a, b)| a.column == b.column && a.columns == b.columns && b.rows == 1);
    let figure = |text: &str| text.contains(is_digit) && !has_words(text);
    // A figure in both parts, or one that has words beneath it, may be two cells.
    alike
        && pairs()
            .all(|(a, b)| a.text.is_empty() || b.text.is_empty() || !figure(&a.text) && !figure(&b.text))
        && (!closed
            || pairs().any(|(a, b)| words_go_on(&a.text, &b.text, &head))
                && !first.iter().any(|cell| figure(&cell.text)))
}

/// What the first rows of a table say: on the next page it is printed again, if not always in the same cells.
fn head_words(table: &PageTable) -> Vec<String> {
    let cells = table.rows.iter().take(MAX_HEAD).flatten();
    cells.map(|cell| folded(&cell.text)).collect()
}

/// Whether a label goes on in another cell: labels are numbered, and that one has no number.
fn words_go_on(label: &str, next: &str, head: &[String]) -> bool {
    let (label, next) = (folded(label), folded(next));
    begins_item(&label)
        && !head.contains(&next)
        && has_words(&next)
        && !begins_item(&next)
        && !next.starts_with(|c: char| c.is_ascii_digit())
}

/// Puts the rest of a row under what stands of it.
fn rest_of_row(table: &mut PageTable, rows: &mut Vec<Vec<PageCell>>) {
    let rest = rows.remove(0);
    for part in rest {
        let last = table.rows.len();
        let above = table.rows.iter_mut().enumerate().rev();
        let mut cells = above.flat_map(|(at, row)| row.iter_mut().map(move |cell| (at, cell)));
        let found = cells.find(|(at, cell)| cell.column == part.column && at + cell.rows >= last);
        if let Some((_, cell)) = found.filter(|_| !part.text.is_empty()) {
            if !cell.text.is_empty() {
                cell.text.push('\n');
            }
            cell.text.push_str(&part.text);
        }
    }
}

/// Cells over several rows that go on: right under one of words, of the same columns, stands an empty one, or one with the
/// rest of its words.
fn go_on_in_cells(table: &mut PageTable, rows: &mut [Vec<PageCell>]) {
    let height = table.rows.len();
    let head = head_words(table);
    let Some(first) = rows.first_mut() else { return };
    first.retain(|cell| {
        let above = table.rows.iter_mut().enumerate().rev();
        let mut cells = above.flat_map(|(at, row)| row.iter_mut().map(move |cell| (at, cell)));
        let same = |at: usize, above: &PageCell| {
            at + above.rows == height
                && above.column == cell.column
                && above.columns == cell.columns
                && (above.rows > 1 || cell.rows > 1)
                && has_words(&above.text)
                && (cell.text.is_empty() || words_go_on(&above.text, &cell.text, &head))
        };
        let Some((_, above)) = cells.find(|(at, above)| same(*at, above)) else {
            return true;
        };
        above.rows += cell.rows;
        if !cell.text.is_empty() {
            above.text.push('\n');
            above.text.push_str(&cell.text);
        }
        false
    });
}
