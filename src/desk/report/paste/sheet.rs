//! The grid of a table of the form: its fields by row and column, and the words of its heads.

use std::collections::BTreeSet;

use crate::chinese::numbering::unnumbered;
use crate::chinese::width::folded;
use crate::document::Role;
use crate::document::layout::layout;
use crate::form::{DataPoint, Edition, Kind, Orientation};

/// A table of the form.
#[derive(Debug)]
pub struct Sheet {
    /// The fields of each row of the grid that has some.
    pub rows: Vec<SheetRow>,
    /// How many columns of figures the grid has.
    pub width: usize,
    /// Whether 不适用 may stand in it.
    pub may_not_apply: bool,
    /// Heads of single columns with the column of figures that each stands over; none where blocks have heads of their own.
    heads: Vec<(String, usize)>,
    /// All that is printed in its heads, folded, and the same without numbers.
    of_heads: BTreeSet<String>,
    /// All that is printed in its labels, the same way.
    of_labels: BTreeSet<String>,
}

/// A row of the grid.
#[derive(Debug)]
pub struct SheetRow {
    /// Its label, folded and without its number; empty where the rows lie across.
    label: String,
    /// Its key.
    key: &'static str,
    /// Its fields, from left to right.
    pub fields: Vec<Field>,
}

/// A field of the grid.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The figure that it holds.
    pub point: DataPoint,
    /// What that is.
    pub kind: Kind,
    /// The first column of figures that it covers, from 0, …
    pub start: usize,
    /// … and the one behind the last.
    pub end: usize,
}

impl Sheet {
    /// The grid of the table that a figure stands in.
    pub fn new(edition: &'static Edition, key: &'static str) -> Option<Self> {
        let table = edition.table(key)?;
        let stub = match table.orientation {
            Orientation::Down => table.stub_widths.len(),
            Orientation::Across => 0,
        };
        let grid = layout(key, table, String::new(), &|_| String::new());
        let mut points = edition.data_points().filter(|point| point.table == key);
        let mut rows = Vec::new();
        let mut heads = Vec::new();
        let mut of_heads = BTreeSet::new();
        let mut of_labels = BTreeSet::new();
        for row in &grid.rows {
            let mut fields = Vec::new();
            let mut label = "";
            for cell in &row.cells {
                if cell.role == Role::Figure {
                    // The grid names its figures in the order of the form.
                    let point = points.next()?;
                    fields.push(Field {
                        point,
                        kind: edition.kind(point)?,
                        start: cell.column.checked_sub(stub)?,
                        end: cell.column + cell.col_span - stub,
                    });
                    continue;
                }
                let plain = folded(&cell.text);
                let words = match cell.role {
                    Role::RowLabel | Role::GroupLabel => &mut of_labels,
                    _ => &mut of_heads,
                };
                words.insert(unnumbered(&plain).to_owned());
                words.insert(plain.clone());
                if cell.role == Role::RowLabel {
                    label = &cell.text;
                }
                if let (Role::ColumnHead, 1, Some(column)) =
                    (cell.role, table.blocks.len(), cell.column.checked_sub(stub))
                {
                    heads.push((plain, column));
                }
            }
            if let Some(first) = fields.first() {
                of_labels.insert(folded(first.point.row.last()));
                rows.push(SheetRow {
                    label: unnumbered(&folded(label)).to_owned(),
                    key: first.point.row.last(),
                    fields,
                });
            }
        }
        Some(Self {
            rows,
            width: grid.widths.len() - stub,
            may_not_apply: table.may_not_apply,
            heads,
            of_heads,
            of_labels,
        })
    }

    /// Whether a text is printed in the table, with its number or without.
    pub fn has(&self, text: &str) -> bool {
        self.is_head(text) || has(&self.of_labels, text)
    }

    /// Whether a text is printed in its heads.
    fn is_head(&self, text: &str) -> bool {
        has(&self.of_heads, text)
    }

    /// Whether a text is printed in its heads and in no label.
    pub fn is_only_head(&self, text: &str) -> bool {
        self.is_head(text) && !has(&self.of_labels, text)
    }

    /// The row of a label, looked for from a row on.
    pub fn row_of(&self, label: &str, from: usize) -> Option<usize> {
        let plain = folded(label);
        let bare = unnumbered(&plain);
        let is = |row: &SheetRow| !bare.is_empty() && (row.label == bare || row.key == bare);
        let behind = self.rows.iter().skip(from).position(is);
        behind.map(|at| from + at)
    }

    /// The column of figures under a head, where one head alone says so.
    pub fn column_of(&self, head: &str) -> Option<usize> {
        let plain = folded(head);
        let mut own = self.heads.iter().filter(|(words, _)| *words == plain);
        let first = own.next().map(|(_, column)| *column);
        first.filter(|_| own.next().is_none())
    }

    /// The row and the first column of a figure.
    pub fn place(&self, point: DataPoint) -> Option<(usize, usize)> {
        self.rows.iter().enumerate().find_map(|(index, row)| {
            let field = row.fields.iter().find(|field| field.point == point)?;
            Some((index, field.start))
        })
    }
}

impl SheetRow {
    /// The field that covers a column of figures.
    pub fn at(&self, column: usize) -> Option<Field> {
        let covers = |field: &&Field| (field.start..field.end).contains(&column);
        self.fields.iter().find(covers).copied()
    }
}

fn has(words: &BTreeSet<String>, text: &str) -> bool {
    let plain = folded(text);
    words.contains(&plain) || words.contains(unnumbered(&plain))
}
