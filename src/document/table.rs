//! A table as a grid of cells with spans, and which cell covers which place.

/// How a table stands on its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placing {
    /// On one page, as far as a page holds it.
    Whole,
    /// It begins where the text before it ends, and goes on on the next page between groups of its rows.
    Parted,
    /// On a page of its own that lies: wider than high.
    Lying,
}

/// A table as a grid of cells with spans.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The caption of an extra table; the accessible name of a statutory one, which is not printed above it.
    pub caption: String,
    /// Whether it is one of the form's own tables.
    pub statutory: bool,
    /// How it stands on its pages.
    pub placing: Placing,
    /// The relative width of each grid column.
    pub widths: Vec<u16>,
    /// The rows. Each holds the cells that begin in it, from left to right.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Whether the row belongs to the head, which is repeated where the table breaks over pages. Head rows come first.
    pub head: bool,
    /// Whether a group of rows begins here (table 2 stacks several blocks; HTML makes a tbody of each).
    pub starts_group: bool,
    /// The cells that begin in this row.
    pub cells: Vec<Cell>,
}

/// A cell and the part of the grid that it covers.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The first grid column that it covers, from 0.
    pub column: usize,
    /// How many rows it covers, at least 1.
    pub row_span: usize,
    /// How many grid columns it covers, at least 1.
    pub col_span: usize,
    /// What it is.
    pub role: Role,
    /// What it says. Empty for a figure that is not filled.
    pub text: String,
    /// The data point whose figure it holds: opaque to formats, and never written into a file.
    pub data_point: Option<String>,
}

impl Cell {
    /// A cell of words that covers one place of its row.
    pub const fn of_text(column: usize, text: String) -> Self {
        Self {
            column,
            row_span: 1,
            col_span: 1,
            role: Role::Text,
            text,
            data_point: None,
        }
    }
}

impl AsRef<Self> for Cell {
    fn as_ref(&self) -> &Self {
        self
    }
}

/// What a cell is: decides its alignment, and in HTML its element and scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A head of one column.
    ColumnHead,
    /// A head of several columns.
    Spanner,
    /// A label of one row.
    RowLabel,
    /// A label of several rows.
    GroupLabel,
    /// A line across the whole width that heads the rows under it (第二十条第（一）项).
    BlockHead,
    /// A remark above the stub (table 3's corner).
    Corner,
    /// A figure.
    Figure,
    /// Plain text of an extra table.
    Text,
}

/// What a row of the grid shows at a place: a cell that begins there, or one that reaches down from above.
#[derive(Debug, PartialEq)]
pub enum Slot<'a, C = Cell> {
    /// A cell that begins in this row.
    Begins(&'a C),
    /// A cell that began in an earlier row; it is named once in each row that it covers.
    Continues(&'a C),
}

impl<C> Clone for Slot<'_, C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for Slot<'_, C> {}

impl<'a, C> Slot<'a, C> {
    /// The cell, wherever it began.
    pub const fn cell(self) -> &'a C {
        match self {
            Self::Begins(cell) | Self::Continues(cell) => cell,
        }
    }
}

impl<'a, C: AsRef<Cell>> Slot<'a, C> {
    /// For each row, of which the cells that begin in it are given, the cells that cover it, from left to right, each once.
    pub fn of_rows(rows: impl ExactSizeIterator<Item = &'a [C]>) -> Vec<Vec<Self>> {
        let mut out: Vec<Vec<Self>> = vec![Vec::new(); rows.len()];
        for (index, cells) in rows.enumerate() {
            for cell in cells {
                let end = (index + cell.as_ref().row_span.max(1)).min(out.len());
                for (offset, line) in out[index..end].iter_mut().enumerate() {
                    line.push(if offset == 0 {
                        Slot::Begins(cell)
                    } else {
                        Slot::Continues(cell)
                    });
                }
            }
        }
        for line in &mut out {
            line.sort_by_key(|slot| slot.cell().as_ref().column);
        }
        out
    }
}

impl Table {
    /// For each row, the cells that cover it, from left to right, each once.
    pub fn slots(&self) -> Vec<Vec<Slot<'_>>> {
        Slot::of_rows(self.rows.iter().map(|row| row.cells.as_slice()))
    }

    /// How many rows belong to the head.
    pub fn head_rows(&self) -> usize {
        self.rows.iter().take_while(|row| row.head).count()
    }
}
