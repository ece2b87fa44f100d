//! Sums and relations as formulas. A figure is named by the cell that holds it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_xlsxwriter::utility::{row_col_to_cell, row_col_to_cell_absolute};

use crate::form::{DataPoint, Edition, Relation, RelationKind};
use crate::report::values::Values;
use crate::report::{Report, State};

/// A cell: its row and its column, from 0.
pub type Place = (u32, u16);
/// The cells of figures.
pub type Places = BTreeMap<DataPoint, Place>;

/// How cells are named in a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// D7
    Relative,
    /// $D$7
    Absolute,
    /// $D7: the same column in whatever row.
    OfRow,
}

impl Naming {
    fn cell(self, (row, column): Place) -> String {
        match self {
            Self::Relative => row_col_to_cell(row, column),
            Self::Absolute => row_col_to_cell_absolute(row, column),
            Self::OfRow => format!("${}", row_col_to_cell(row, column)),
        }
    }
}

/// A rectangle of cells: A1:C3, or one cell.
pub fn range(first: Place, last: Place) -> String {
    if first == last {
        row_col_to_cell(first.0, first.1)
    } else {
        format!(
            "{}:{}",
            row_col_to_cell(first.0, first.1),
            row_col_to_cell(last.0, last.1)
        )
    }
}

/// The cells of these figures, cells in a row or in a column together: D7:I7.
pub fn ranges(points: &[DataPoint], places: &Places, naming: Naming) -> Vec<String> {
    let mut cells: Vec<Place> = points
        .iter()
        .filter_map(|point| places.get(point).copied())
        .collect();
    cells.sort_unstable();
    let down = cells
        .iter()
        .all(|cell| cell.1 == cells.first().map_or(0, |first| first.1));
    let mut runs: Vec<(Place, Place)> = Vec::new();
    for cell in cells {
        match runs.last_mut() {
            Some((_, last)) if down && *last == (cell.0.saturating_sub(1), cell.1) && cell.0 > 0 => {
                *last = cell;
            }
            Some((_, last)) if !down && cell.1 > 0 && *last == (cell.0, cell.1 - 1) => *last = cell,
            _ => runs.push((cell, cell)),
        }
    }
    let name = |(first, last): &(Place, Place)| {
        if first == last {
            naming.cell(*first)
        } else {
            format!("{}:{}", naming.cell(*first), naming.cell(*last))
        }
    };
    runs.iter().map(name).collect()
}

/// The sum of these figures, without the equals sign.
pub fn sum(points: &[DataPoint], places: &Places, naming: Naming) -> String {
    format!("SUM({})", ranges(points, places, naming).join(","))
}

/// What says that a relation is broken: every figure of it is a number, and the sides differ. Amounts of money have fractions
/// that binary numbers do not hold.
pub fn broken(relation: &Relation, places: &Places, naming: Naming) -> String {
    let side = |points: &[DataPoint]| ranges(points, places, naming).join(",");
    let (left, right) = (side(&relation.left), side(&relation.right));
    let count = relation.left.len() + relation.right.len();
    format!("AND(COUNT({left},{right})={count},ROUND(SUM({left})-SUM({right}),6)<>0)")
}

/// The relation by which a figure is the sum of others; that of its row before that of its column.
pub fn total_of(edition: &'static Edition, point: DataPoint) -> Option<&'static Relation> {
    let mut all = edition.relations().iter();
    all.find(|r| r.assertion.relation == RelationKind::Total && r.left.as_slice() == [point])
}

/// The relation whose sum a figure is in this report, where its parts stand as numbers (`is_number`). A total that is not what
/// its parts make is somebody's figure: it stays as it is.
pub fn holds(
    report: &Report,
    values: &Values,
    point: DataPoint,
    is_number: &dyn Fn(DataPoint) -> bool,
) -> Option<&'static Relation> {
    let fact = report.facts.get(&point)?;
    let plain = fact.note.is_none() && matches!(fact.state, State::Number(_) | State::Computed);
    let total = values.get(point).filter(|_| plain)?;
    let relation = total_of(report.edition, point)?;
    let value = |part: DataPoint| values.get(part).filter(|_| is_number(part));
    let parts = relation
        .right
        .iter()
        .try_fold(Decimal::ZERO, |sum, part| sum.checked_add(value(*part)?));
    (parts == Some(total)).then_some(relation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_name_cells_together() {
        let edition = Edition::current();
        let points: Vec<DataPoint> = edition.data_points().filter(|p| p.table == "申请").collect();
        let places: Places = points
            .iter()
            .enumerate()
            .map(|(n, p)| (*p, (u32::try_from(n / 7).unwrap(), u16::try_from(n % 7).unwrap())))
            .collect();
        let row: Vec<_> = points.iter().take(6).copied().collect();
        assert_eq!(sum(&row, &places, Naming::Relative), "SUM(A1:F1)");
        let down: Vec<_> = points.iter().step_by(7).take(3).copied().collect();
        assert_eq!(sum(&down, &places, Naming::Absolute), "SUM($A$1:$A$3)");
        let apart = [points[0], points[2]];
        assert_eq!(sum(&apart, &places, Naming::OfRow), "SUM($A1,$C1)");
        let total = total_of(edition, points[6]).unwrap();
        assert_eq!(
            broken(total, &places, Naming::Relative),
            "AND(COUNT(G1,A1:F1)=7,ROUND(SUM(G1)-SUM(A1:F1),6)<>0)"
        );
    }
}
