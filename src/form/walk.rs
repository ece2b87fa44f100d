//! Walking the form: leaves of its trees, data points, and the assertions written out figure by figure.

use super::{Assertion, Block, Column, DataPoint, Each, Edition, Kind, Row, RowPath, Table, Terms};

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

/// One assertion for one row or one column, its terms written out.
#[derive(Debug)]
pub struct Relation {
    /// The assertion it comes from.
    pub assertion: &'static Assertion,
    /// The row in which it holds; none where it holds in a column.
    pub row: Option<RowPath>,
    /// The column in which it holds; none where it holds in a row.
    pub column: Option<&'static str>,
    /// The figures of the left side.
    pub left: Vec<DataPoint>,
    /// The figures of the right side.
    pub right: Vec<DataPoint>,
}

impl Column {
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
    /// The columns that hold figures, from left to right.
    pub fn columns(&self) -> Vec<&'static Column> {
        let mut out = Vec::new();
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
        let mut out = Vec::new();
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
        let (block, mut row) = self.keyed_rows().into_iter().find(|(_, row)| row.key == *first)?;
        let mut path = RowPath::default().join(row.key);
        for key in rest {
            row = keyed(row.children).into_iter().find(|r| r.key == *key)?;
            path = path.join(row.key);
        }
        Some((block, row, path))
    }
}

/// Rows with keys: groups that the file does not nest for are opened.
pub fn keyed(rows: &'static [Row]) -> Vec<&'static Row> {
    rows.iter()
        .flat_map(|row| {
            if row.key.is_empty() {
                keyed(row.children)
            } else {
                vec![row]
            }
        })
        .collect()
}

impl Edition {
    /// Every figure of the form, table by table, row by row.
    pub fn data_points(&self) -> impl Iterator<Item = DataPoint> + use<> {
        self.tables().flat_map(|(section, table)| {
            table.rows().flat_map(move |leaf| {
                let columns = leaf.block.columns();
                columns.into_iter().map(move |c| DataPoint {
                    table: section.key,
                    row: leaf.path,
                    column: c.key,
                })
            })
        })
    }

    /// Whether the form has this figure.
    pub fn contains(&self, point: DataPoint) -> bool {
        self.kind(point).is_some()
    }

    /// What a figure of the form is.
    pub fn kind(&self, point: DataPoint) -> Option<Kind> {
        let leaf = self.table(point.table)?.row(point.row)?;
        leaf.block
            .columns()
            .iter()
            .find(|c| c.key == point.column)
            .map(|c| c.kind)
    }

    /// Assertions about this form, for every row or column that they speak of.
    pub fn written_out(&self, assertions: &'static [Assertion]) -> impl Iterator<Item = Relation> + use<> {
        let mut out = Vec::new();
        for assertion in assertions {
            let Some(table) = self.table(assertion.table) else {
                continue;
            };
            let rows: Vec<Leaf> = table.rows().collect();
            match assertion.each {
                Each::Row => out.extend(rows.iter().filter_map(|leaf| in_row(assertion, leaf))),
                Each::Column => {
                    let columns = rows.first().map(|leaf| leaf.block.columns()).unwrap_or_default();
                    out.extend(
                        columns
                            .iter()
                            .map(|column| in_column(assertion, &rows, column.key)),
                    );
                }
            }
        }
        out.into_iter()
    }
}

fn in_row(assertion: &'static Assertion, leaf: &Leaf) -> Option<Relation> {
    let columns = leaf.block.columns();
    let side = |wanted: &dyn Fn(&str) -> bool| -> Vec<DataPoint> {
        columns
            .iter()
            .filter(|c| wanted(c.key))
            .map(|c| DataPoint {
                table: assertion.table,
                row: leaf.path,
                column: c.key,
            })
            .collect()
    };
    let left = side(&|key| assertion.left.contains(&key));
    let right = match &assertion.right {
        Terms::Of(keys) => side(&|key| keys.contains(&key)),
        Terms::Rest => side(&|key| !assertion.left.contains(&key)),
    };
    // A row without the total (a block of another shape) is not judged.
    (!left.is_empty()).then_some(Relation {
        assertion,
        row: Some(leaf.path),
        column: None,
        left,
        right,
    })
}

fn in_column(assertion: &'static Assertion, rows: &[Leaf], column: &'static str) -> Relation {
    let side = |wanted: &dyn Fn(&RowPath) -> bool| -> Vec<DataPoint> {
        rows.iter()
            .filter(|leaf| wanted(&leaf.path))
            .map(|leaf| DataPoint {
                table: assertion.table,
                row: leaf.path,
                column,
            })
            .collect()
    };
    let is_left = |path: &RowPath| assertion.left.iter().any(|term| path.is_within(term));
    let left = side(&is_left);
    let right = match &assertion.right {
        Terms::Of(terms) => side(&|path| terms.iter().any(|term| path.is_within(term))),
        Terms::Rest => {
            let group = left
                .first()
                .map(|p| p.row.parent().to_string())
                .unwrap_or_default();
            side(&|path| !is_left(path) && path.is_within(&group))
        }
    };
    Relation {
        assertion,
        row: None,
        column: Some(column),
        left,
        right,
    }
}
