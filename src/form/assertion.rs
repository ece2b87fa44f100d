//! What must add up (勾稽关系): an assertion as the form states it, and as it holds in one row or column.

use super::point::{DataPoint, RowPath};
use super::table::{Leaf, Table};

/// A relation that must hold: the sum of `left` equals the sum of `right`, in each row or in each column of a table.
#[derive(Debug)]
pub struct Assertion {
    /// The key of the table.
    pub table: &'static str,
    /// What the relation is.
    pub relation: RelationKind,
    /// Along which axis it is repeated, and so what the terms name: columns where it holds in each row.
    pub each: Each,
    /// The terms of one side.
    pub left: &'static [&'static str],
    /// The terms of the other side.
    pub right: Terms,
}

/// What a relation states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationKind {
    /// A total (left) is the sum of its parts (right).
    Total,
    /// What came in (left) equals what was dealt with and what is left over (right): printed on the form.
    Balance,
}

/// Along which axis an assertion is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Each {
    /// In each row of figures; terms are keys of columns.
    Row,
    /// In each column; terms are row paths, a group standing for all its rows.
    Column,
}

/// The terms of the other side of an assertion.
#[derive(Debug)]
pub enum Terms {
    /// These.
    Listed(&'static [&'static str]),
    /// Everything beside the left side: the other columns, or the other rows of the group that holds it.
    Rest,
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

impl Assertion {
    /// The assertion for each row, or each column, of its table in which it must hold.
    pub(super) fn in_table(&'static self, table: &'static Table) -> Vec<Relation> {
        let rows: Vec<Leaf> = table.rows().collect();
        match self.each {
            Each::Row => rows.iter().filter_map(|leaf| in_row(self, leaf)).collect(),
            Each::Column => {
                let columns = rows.first().map(|leaf| leaf.block.columns()).unwrap_or_default();
                columns
                    .iter()
                    .map(|column| in_column(self, &rows, column.key))
                    .collect()
            }
        }
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
        Terms::Listed(keys) => side(&|key| keys.contains(&key)),
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
        Terms::Listed(terms) => side(&|path| terms.iter().any(|term| path.is_within(term))),
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
