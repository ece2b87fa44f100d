//! A table while it is being read: its cells, and which of them reach into later rows.

use crate::document::Block;

/// The most cells reaching into later rows that are followed at once.
const MAX_REACHING: usize = 256;
/// How many bytes of words count as one piece more where a cell or a row stands for many.
const PIECE_BYTES: usize = 64;

/// A table while it is being read.
#[derive(Clone, Debug, Default)]
pub(super) struct OpenTable {
    /// The width of each column, in a unit of the table's own.
    pub columns: Vec<f64>,
    /// Its rows.
    pub rows: Vec<Vec<OpenCell>>,
    /// Whether a cell is divided by a table of its own.
    pub divided: bool,
    /// Cells that reach into later rows: columns from, to, rows left.
    reaching: Vec<(usize, usize, usize)>,
}

/// A cell while its table is being read.
#[derive(Clone, Debug)]
pub(super) struct OpenCell {
    /// The first column that it covers.
    pub column: usize,
    /// How many columns it covers.
    pub col_span: usize,
    /// How many rows it covers.
    pub row_span: usize,
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// What no block can hold.
    pub unread: Vec<String>,
    /// The table that divides it.
    pub parts: Option<Box<OpenTable>>,
}

impl OpenCell {
    /// How many pieces a copy of it is worth.
    pub fn cost(&self) -> usize {
        let bytes: usize = self.blocks.iter().map(bytes).sum();
        let unread: usize = self.unread.iter().map(String::len).sum();
        let parts = self.parts.iter().flat_map(|table| table.rows.iter().flatten());
        1 + (bytes + unread) / PIECE_BYTES + parts.map(Self::cost).sum::<usize>()
    }
}

fn bytes(block: &Block) -> usize {
    match block {
        Block::Paragraph(paragraph) => PIECE_BYTES + paragraph.text.len(),
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.map(|cell| PIECE_BYTES + cell.text.len()).sum()
        }
        Block::Picture(picture) => PIECE_BYTES + picture.caption.len() + picture.path.len(),
        _ => PIECE_BYTES,
    }
}

impl OpenTable {
    /// Whether a cell of the row that is open, or one of an earlier row, covers this column. A place that says that it is
    /// covered when it is not is seen.
    pub fn covers(&self, row: &[OpenCell], column: usize) -> bool {
        let above = self
            .reaching
            .iter()
            .any(|(from, to, _)| (*from..*to).contains(&column));
        above
            || row
                .last()
                .is_some_and(|cell| (cell.column..cell.column + cell.col_span).contains(&column))
    }

    /// A row ends.
    pub fn push(&mut self, row: Vec<OpenCell>) {
        for above in &mut self.reaching {
            above.2 -= 1;
        }
        self.reaching.retain(|above| above.2 > 0);
        let begun = row.iter().filter(|cell| cell.row_span > 1);
        let begun = begun.map(|cell| (cell.column, cell.column + cell.col_span, cell.row_span - 1));
        let room = MAX_REACHING.saturating_sub(self.reaching.len());
        self.reaching.extend(begun.take(room));
        self.rows.push(row);
    }
}
