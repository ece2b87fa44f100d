//! One slip that displaces many figures: a row or a column typed one cell aside, two rows in each other's place.
//!
//! If only the figures of one row are wrong, the other relations say what each must be, and so with one column; whether
//! that is the row moved by one cell is then seen at once. Each row and column is tried once.

use rust_decimal::Decimal;

use super::constraints::Constraints;
use super::displacement::Displacement;
use super::layout::TableLayout;
use crate::form::{DataPoint, RowPath};

/// A row or column of figures that explains all broken relations, with what its figures must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check::arithmetic) struct DisplacedLine {
    /// Which figures.
    pub lines: TableLines,
    /// How they came where they are.
    pub displacement: Displacement,
    /// What they must be, from the first that is wrong to the last.
    pub expected: Vec<Decimal>,
    /// Whether no set of a few figures explains the same.
    pub alone: bool,
}

/// Which figures of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check::arithmetic) enum TableLines {
    /// Those of a row.
    Row(RowPath),
    /// Those of a column.
    Column(&'static str),
    /// Those of two rows that follow each other.
    Rows(RowPath, RowPath),
}

/// A figure of a line: what it is and what it must be.
#[derive(Clone, Copy, PartialEq)]
struct Expected {
    is: Decimal,
    must: Decimal,
}

impl Constraints {
    /// The rows and columns that explain all broken relations and look like a slip in typing. `alone` says
    /// whether no set of a few figures explains the same.
    pub fn displaced_lines(&self, layout: &TableLayout, alone: bool) -> Vec<DisplacedLine> {
        let places: Vec<Vec<Option<usize>>> = self.places(layout);
        let row = |index: usize| places.get(index).cloned().unwrap_or_default();
        let column = |index: usize| -> Vec<Option<usize>> {
            let of_row = |row: &Vec<Option<usize>>| row.get(index).copied().flatten();
            places.iter().map(of_row).collect()
        };
        let rows = layout.rows.iter().enumerate().filter_map(|(index, path)| {
            let cells = self.expected(&row(index))?;
            let (displacement, expected) = shifted(&cells, Displacement::Right, Displacement::Left)?;
            Some(DisplacedLine {
                lines: TableLines::Row(*path),
                displacement,
                expected,
                alone,
            })
        });
        let columns = layout.columns.iter().enumerate().filter_map(|(index, key)| {
            let cells = self.expected(&column(index))?;
            let (displacement, expected) = shifted(&cells, Displacement::Down, Displacement::Up)?;
            Some(DisplacedLine {
                lines: TableLines::Column(key),
                displacement,
                expected,
                alone,
            })
        });
        let neighbours = layout.rows.windows(2).enumerate().filter_map(|(index, pair)| {
            let displacement = self.exchanged(&row(index), &row(index + 1))?;
            let [upper, lower] = pair else { return None };
            Some(DisplacedLine {
                lines: TableLines::Rows(*upper, *lower),
                displacement,
                expected: Vec::new(),
                alone,
            })
        });
        rows.chain(columns).chain(neighbours).collect()
    }

    /// The cell in each row and column.
    fn places(&self, layout: &TableLayout) -> Vec<Vec<Option<usize>>> {
        let cells: std::collections::BTreeMap<DataPoint, usize> = self
            .cells
            .iter()
            .enumerate()
            .map(|(at, cell)| (cell.point, at))
            .collect();
        let find = |row, column| cells.get(&layout.point(row, column)?).copied();
        (0..layout.rows.len())
            .map(|row| {
                (0..layout.columns.len())
                    .map(|column| find(row, column))
                    .collect()
            })
            .collect()
    }

    /// What each figure of a line must be, if no other is wrong and all of its figures are known.
    fn expected(&self, line: &[Option<usize>]) -> Option<Vec<Expected>> {
        let cells: Vec<_> = line
            .iter()
            .map(|at| self.cells.get((*at)?))
            .collect::<Option<_>>()?;
        // The relation of the line itself holds two of its cells or more; those across it hold one each.
        let within = |relation: usize| cells.iter().filter(|cell| cell.side(relation).is_some()).count();
        let mut expected = Vec::new();
        let mut residuals = self.residuals.clone();
        for cell in &cells {
            let mut across = cell
                .relations
                .iter()
                .filter(|(relation, _)| within(*relation) == 1);
            let (relation, side) = across.next()?;
            let delta = side.signed(-self.residual(*relation));
            for (relation, side) in &cell.relations {
                if let Some(residual) = residuals.get_mut(*relation) {
                    *residual = residual.saturating_add(side.signed(delta));
                }
            }
            let must = cell
                .value
                .checked_add(delta)
                .filter(|must| *must >= Decimal::ZERO)?;
            expected.push(Expected { is: cell.value, must });
        }
        residuals.iter().all(Decimal::is_zero).then_some(expected)
    }

    /// Whether all relations hold once two rows have changed places, and which way they went.
    fn exchanged(&self, upper: &[Option<usize>], lower: &[Option<usize>]) -> Option<Displacement> {
        let mut residuals = self.residuals.clone();
        let mut filled = [0, 0];
        for (one, other) in upper.iter().zip(lower) {
            let (one, other) = (self.cells.get((*one)?)?, self.cells.get((*other)?)?);
            for (cell, to) in [(one, other.value), (other, one.value)] {
                for (relation, side) in &cell.relations {
                    if let Some(residual) = residuals.get_mut(*relation) {
                        *residual = residual.saturating_add(side.signed(to.saturating_sub(cell.value)));
                    }
                }
            }
            for (count, cell) in filled.iter_mut().zip([one, other]) {
                *count += usize::from(!cell.value.is_zero());
            }
        }
        let holds = residuals.iter().all(Decimal::is_zero);
        holds.then_some(match filled {
            [0, _] => Displacement::Down,
            [_, 0] => Displacement::Up,
            _ => Displacement::Rows,
        })
    }
}

/// Whether a line holds its right figures one cell further on, or one cell before, from the first wrong one to the last.
/// One figure that moved is a pair of cells and reported as that.
fn shifted(line: &[Expected], on: Displacement, back: Displacement) -> Option<(Displacement, Vec<Decimal>)> {
    let wrong = |cell: &Expected| cell.is != cell.must;
    let first = line.iter().position(wrong)?;
    let last = line.iter().rposition(wrong)?;
    let part = line.get(first..=last).filter(|part| part.len() > 2)?;
    let right: Vec<Decimal> = part.iter().map(|cell| cell.must).collect();
    let pairs = || part.iter().zip(part.iter().skip(1));
    if pairs().all(|(before, behind)| behind.is == before.must) {
        Some((on, right))
    } else if pairs().all(|(before, behind)| before.is == behind.must) {
        Some((back, right))
    } else {
        None
    }
}
