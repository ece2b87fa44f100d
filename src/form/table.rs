//! A statutory table: blocks of rows under a boxhead, and the walk over its rows and columns of figures.

use super::point::RowPath;

/// A statutory table: blocks stacked in one grid.
#[derive(Debug)]
pub struct Table {
    /// The blocks, from top to bottom.
    pub blocks: &'static [Block],
    /// Whether rows run down or are laid across as spanners.
    pub orientation: Orientation,
    /// Widths of the grid columns of the stub, in twentieths of a point on the blank form.
    pub stub_widths: &'static [u16],
    /// Width of each grid column that holds figures, in the same unit.
    pub value_width: u16,
    /// Whether a figure may be 不适用: an agency without the power to make rules, or to fine, says so in table 2.
    pub may_not_apply: bool,
}

/// How a table lays out its rows of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orientation {
    /// A row of figures is a row of the grid, its label in the stub.
    Down,
    /// All figures stand in one row of the grid; the rows' labels are spanners with the columns under each.
    Across,
}

/// Rows of a table that share one boxhead.
#[derive(Debug)]
pub struct Block {
    /// The line over the block, across the whole width.
    pub header: Option<&'static str>,
    /// The text above the stub; empty where the form has none.
    pub corner: &'static str,
    /// The heads of the columns, a tree: a head with children is a spanner.
    pub boxhead: &'static [Column],
    /// The labels of the rows, a tree: a label with children is a group and carries no figures.
    pub stub: &'static [Row],
}

/// A column head. A spanner has children, and no key of its own.
#[derive(Debug)]
pub struct Column {
    /// The key of the file; empty on a spanner.
    pub key: &'static str,
    /// The head as printed.
    pub label: &'static str,
    /// What the column's figures are.
    pub kind: Kind,
    /// The heads under a spanner.
    pub children: &'static [Column],
}

/// A row label. A group has children; its key is empty where the file does not nest for it.
#[derive(Debug)]
pub struct Row {
    /// The key of the file.
    pub key: &'static str,
    /// The label as printed.
    pub label: &'static str,
    /// The rows of a group.
    pub children: &'static [Row],
}

/// What a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number, not negative.
    Count,
    /// A whole number that may carry a sign (本年增/减).
    Change,
    /// An amount of money in 万元, with decimals.
    Amount,
}

/// A row of figures: where it stands and what it is called.
#[derive(Clone, Copy, Debug)]
pub struct Leaf {
    /// The block that holds the row.
    pub block: &'static Block,
    /// The row itself.
    pub row: &'static Row,
    /// Its path in the file.
    pub path: RowPath,
}

impl Column {
    /// How many columns of figures this head covers.
    fn leaves(&self) -> usize {
        if self.children.is_empty() {
            1
        } else {
            self.children.iter().map(Self::leaves).sum()
        }
    }

    fn collect(columns: &'static [Self], out: &mut Vec<&'static Self>) {
        for column in columns {
            if column.children.is_empty() {
                out.push(column);
            } else {
                Self::collect(column.children, out);
            }
        }
    }
}

impl Row {
    /// How many rows of figures this label covers.
    pub fn leaves(&self) -> usize {
        if self.children.is_empty() {
            1
        } else {
            self.children.iter().map(Self::leaves).sum()
        }
    }
}

impl Block {
    /// How many columns hold figures.
    pub fn width(&self) -> usize {
        self.boxhead.iter().map(Column::leaves).sum()
    }

    /// The columns that hold figures, from left to right.
    pub fn columns(&self) -> Vec<&'static Column> {
        let mut out = Vec::with_capacity(self.width());
        Column::collect(self.boxhead, &mut out);
        out
    }
}

impl Table {
    /// The rows that hold figures, from top to bottom.
    pub fn rows(&'static self) -> impl Iterator<Item = Leaf> {
        fn collect(block: &'static Block, rows: &'static [Row], path: RowPath, out: &mut Vec<Leaf>) {
            for row in rows {
                let path = path.join(row.key);
                if row.children.is_empty() {
                    out.push(Leaf { block, row, path });
                } else {
                    collect(block, row.children, path, out);
                }
            }
        }
        let stubs = self.blocks.iter().flat_map(|block| block.stub);
        let mut out = Vec::with_capacity(stubs.map(Row::leaves).sum());
        for block in self.blocks {
            collect(block, block.stub, RowPath::default(), &mut out);
        }
        out.into_iter()
    }

    /// The row of figures at a path.
    pub fn row(&'static self, path: RowPath) -> Option<Leaf> {
        self.rows().find(|leaf| leaf.path == path)
    }

    /// The rows as the file nests them at its first level, each with its block.
    pub fn keyed_rows(&'static self) -> Vec<(&'static Block, &'static Row)> {
        self.blocks
            .iter()
            .flat_map(|block| keyed(block.stub).into_iter().map(move |row| (block, row)))
            .collect()
    }

    /// The row or group at a path of keys, with its block.
    pub fn find(&'static self, keys: &[&str]) -> Option<(&'static Block, &'static Row, RowPath)> {
        let (first, rest) = keys.split_first()?;
        let in_block = |block: &'static Block| Some((block, with_key(block.stub, first)?));
        let (block, mut row) = self.blocks.iter().find_map(in_block)?;
        let mut path = RowPath::default().join(row.key);
        for key in rest {
            row = with_key(row.children, key)?;
            path = path.join(row.key);
        }
        Some((block, row, path))
    }
}

/// The row with a key, in groups that the file does not nest for too.
fn with_key(rows: &'static [Row], key: &str) -> Option<&'static Row> {
    rows.iter().find_map(|row| {
        if row.key.is_empty() {
            with_key(row.children, key)
        } else {
            (row.key == key).then_some(row)
        }
    })
}

/// Rows with keys: groups that the file does not nest for are opened.
pub fn keyed(rows: &'static [Row]) -> Vec<&'static Row> {
    fn collect(rows: &'static [Row], out: &mut Vec<&'static Row>) {
        for row in rows {
            if row.key.is_empty() {
                collect(row.children, out);
            } else {
                out.push(row);
            }
        }
    }
    let mut out = Vec::with_capacity(rows.len());
    collect(rows, &mut out);
    out
}
