//! A sum of figures of the tables, as the meaning of a figure in prose: its value, and what it is called.

use std::fmt::Write;

use rust_decimal::Decimal;

use crate::form::{DataPoint, Edition, TOTAL};
use crate::report::values::Values;

/// A sum of figures of the tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The figures that are added.
    pub plus: Vec<DataPoint>,
    /// The figures that are taken away.
    pub minus: Vec<DataPoint>,
}

impl Reading {
    /// Its value; none where one of its figures has none.
    pub fn value(&self, values: &Values) -> Option<Decimal> {
        let sum = |points: &[DataPoint]| {
            points
                .iter()
                .try_fold(Decimal::ZERO, |sum, point| sum.checked_add(values.get(*point)?))
        };
        sum(&self.plus)?.checked_sub(sum(&self.minus)?)
    }

    /// What it is called: 本年新收 + 上年结转.
    pub fn name(&self, edition: &Edition) -> String {
        let mut out = String::new();
        let mut named: Vec<String> = Vec::new();
        let mut row = None;
        for (sign, points) in [("＋", &self.plus), ("－", &self.minus)] {
            for point in points {
                // Of two figures of a row the row is named once.
                let name = if row == Some(point.row) && point.column != TOTAL {
                    point.column.to_owned()
                } else {
                    point_name(edition, *point, points.len())
                };
                row = Some(point.row);
                if named.contains(&name) {
                    continue;
                }
                if !out.is_empty() {
                    out.push_str(sign);
                }
                // Writing to a string cannot fail.
                let _ = write!(out, "{name}");
                named.push(name);
            }
        }
        out
    }
}

/// A figure's name, short: its row where the column is the total, its group where all of that is meant.
fn point_name(edition: &Edition, point: DataPoint, many: usize) -> String {
    let keys: Vec<&str> = point.row.keys().collect();
    let row = match keys.as_slice() {
        [_, group, _] if many > 2 => (*group).to_owned(),
        _ => edition.row_name(point.table, point.row),
    };
    if point.column == TOTAL {
        row
    } else {
        format!("{row}的{}", point.column)
    }
}
