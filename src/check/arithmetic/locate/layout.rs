//! Rows and columns of a table as they lie on the form: what stands beside what.

use super::change::Change;
use super::displacement::Displacement;
use crate::form::{DataPoint, Edition, Orientation, RowPath};

/// The rows of a table from top to bottom, its columns from left to right.
pub(in crate::check::arithmetic) struct TableLayout {
    /// The key of the table.
    pub table: &'static str,
    /// The rows.
    pub rows: Vec<RowPath>,
    /// The columns.
    pub columns: Vec<&'static str>,
    /// Whether rows stand under each other.
    down: bool,
}

impl TableLayout {
    /// The layout of a table's first block: tables with relations have no other.
    pub fn new(edition: &Edition, key: &'static str) -> Self {
        let table = edition.table(key);
        let block = table.and_then(|table| table.blocks.first());
        let columns = block.map(crate::form::Block::columns).unwrap_or_default();
        Self {
            table: key,
            rows: table
                .map(|table| table.rows().map(|leaf| leaf.path).collect())
                .unwrap_or_default(),
            columns: columns.into_iter().map(|column| column.key).collect(),
            down: table.is_some_and(|table| table.orientation == Orientation::Down),
        }
    }

    /// The row and the column of a figure, counted from 0.
    pub fn place(&self, point: DataPoint) -> Option<(usize, usize)> {
        let row = self.rows.iter().position(|row| *row == point.row)?;
        let column = self.columns.iter().position(|column| *column == point.column)?;
        Some((row, column))
    }

    /// The figure in a row and a column.
    pub fn point(&self, row: usize, column: usize) -> Option<DataPoint> {
        Some(DataPoint {
            table: self.table,
            row: *self.rows.get(row)?,
            column: self.columns.get(column)?,
        })
    }

    /// How two neighbouring figures came to stand in each other's cells, where they do.
    pub fn displacement(&self, one: &Change, other: &Change) -> Option<Displacement> {
        if one.from != other.to || other.from != one.to {
            return None;
        }
        let (first, second) = (self.place(one.point)?, self.place(other.point)?);
        let (first, second, before, behind) = if first < second {
            (first, second, one, other)
        } else {
            (second, first, other, one)
        };
        let (down, right) = (second.0 - first.0, second.1.abs_diff(first.1));
        match (down, right) {
            (1, 0) if self.down && before.from.is_zero() => Some(Displacement::Down),
            (1, 0) if self.down && behind.from.is_zero() => Some(Displacement::Up),
            (1, 0) if self.down => Some(Displacement::Rows),
            (0, 1) if before.from.is_zero() => Some(Displacement::Right),
            (0, 1) if behind.from.is_zero() => Some(Displacement::Left),
            (0, 1) => Some(Displacement::Columns),
            _ => None,
        }
    }
}
