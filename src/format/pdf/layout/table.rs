//! A table of a page, however it was found: its rows of cells with their words, and where its columns stand.

/// How far off the middle of a table words over it may stand, in characters.
const OFF_MIDDLE: f32 = 0.8;

/// The most room between the side of a cell and its words, in points.
const PADDING: f32 = 9.0;

/// A table of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PageTable {
    /// The edges of its columns, from left to right, in points.
    pub edges: Vec<f32>,
    /// Its rows.
    pub rows: Vec<Vec<PageCell>>,
    /// Its top, in points.
    pub top: f32,
    /// Its bottom, in points.
    pub bottom: f32,
    /// Whether a line closes it at its head.
    pub closed_above: bool,
    /// Whether a line closes it at its foot.
    pub closed_below: bool,
    /// Whether it has no lines at its sides.
    pub open_aside: bool,
    /// What is doubtful in its cells.
    pub doubts: Vec<Doubt>,
}

/// A cell, in the row in which it begins.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PageCell {
    /// Its first column.
    pub column: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// Its lines.
    pub text: String,
}

/// What is doubtful in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Doubt {
    /// The row of the cell.
    pub row: usize,
    /// Its first column.
    pub column: usize,
    /// What is doubtful, for people.
    pub what: String,
}

impl PageTable {
    /// Whether words from one place to another stand over its middle.
    pub fn is_under(&self, left: f32, right: f32, size: f32) -> bool {
        let middle = |from: f32, to: f32| f32::midpoint(from, to);
        match (self.edges.first(), self.edges.last()) {
            (Some(from), Some(to)) => (middle(left, right) - middle(*from, *to)).abs() < size * OFF_MIDDLE,
            _ => false,
        }
    }

    /// Whether it has no lines at its sides, and rows of one cell among others: one of them can have none above it.
    pub fn can_have_open_head(&self) -> bool {
        let whole =
            |row: &Vec<PageCell>| matches!(row.as_slice(), [cell] if cell.columns + 1 == self.edges.len());
        self.open_aside && self.rows.iter().any(whole)
    }

    /// Whether words begin where those of its first column do.
    pub fn begins_at(&self, left: f32) -> bool {
        self.edges
            .first()
            .is_some_and(|edge| (0.0..PADDING).contains(&(left - edge)))
    }

    /// Puts a row above the others, of one cell.
    pub fn put_above(&mut self, text: String) {
        let columns = self.edges.len().saturating_sub(1);
        let cell = PageCell {
            column: 0,
            columns,
            rows: 1,
            text,
        };
        self.rows.insert(0, vec![cell]);
        for doubt in &mut self.doubts {
            doubt.row += 1;
        }
    }

    /// The cells that cover a row, with the row in which each begins, from left to right.
    pub fn covering(&self, row: usize) -> Vec<(usize, &PageCell)> {
        let above = self.rows.iter().enumerate().take(row + 1);
        let cells = above.flat_map(|(at, cells)| cells.iter().map(move |cell| (at, cell)));
        let mut out: Vec<(usize, &PageCell)> = cells.filter(|(at, cell)| at + cell.rows > row).collect();
        out.sort_by_key(|(_, cell)| cell.column);
        out
    }
}
