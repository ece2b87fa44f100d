//! The sum of the units' figures, exact, and which units gave none where others did.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::unit::{Cell, Recast};
use crate::form::{DataPoint, Edition};

/// The sum of some units.
#[derive(Debug, Default)]
pub struct Sum {
    /// Every figure of the form.
    pub figures: BTreeMap<DataPoint, Cell>,
    /// The figures that some of the units gave and others did not, with the indices of these.
    pub gaps: Vec<(DataPoint, Vec<usize>)>,
    /// The figures whose sum is too large for a number.
    pub too_large: Vec<DataPoint>,
}

impl Sum {
    /// The sum of units on a form. A blank is no 0: where no unit gave a figure the sum has none either.
    pub fn of(units: &[Recast], edition: &'static Edition) -> Self {
        let mut out = Self::default();
        for point in edition.data_points() {
            let cells: Vec<Cell> = units
                .iter()
                .map(|unit| unit.figures.get(&point).copied().unwrap_or(Cell::Blank))
                .collect();
            let cell = whole(&cells).unwrap_or_else(|| {
                out.too_large.push(point);
                Cell::Unread
            });
            if cell.number().is_some() {
                // 不适用 says that there is nothing to count.
                let is_open = |(_, cell): &(usize, &Cell)| matches!(cell, Cell::Blank | Cell::Unread);
                let open: Vec<usize> = cells
                    .iter()
                    .enumerate()
                    .filter(is_open)
                    .map(|(at, _)| at)
                    .collect();
                if !open.is_empty() {
                    out.gaps.push((point, open));
                }
            }
            out.figures.insert(point, cell);
        }
        out
    }
}

/// The sum of one figure; none where it is too large.
fn whole(cells: &[Cell]) -> Option<Cell> {
    let mut sum = None;
    for value in cells.iter().filter_map(|cell| cell.number()) {
        sum = Some(sum.unwrap_or(Decimal::ZERO).checked_add(value)?.normalize());
    }
    Some(match sum {
        Some(sum) => Cell::Number(sum),
        None if !cells.is_empty() && cells.iter().all(|cell| *cell == Cell::NotApplicable) => {
            Cell::NotApplicable
        }
        None => Cell::Blank,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_is_no_nought_and_fractions_are_added_exactly() {
        let number = |text: &str| Cell::Number(text.parse().unwrap());
        for (cells, wanted) in [
            (vec![number("0.1"), number("0.2")], Some(number("0.3"))),
            (vec![number("29.058388"), number("0.941612")], Some(number("30"))),
            (vec![number("1"), Cell::Blank], Some(number("1"))),
            (vec![Cell::Blank, Cell::Blank], Some(Cell::Blank)),
            (
                vec![Cell::NotApplicable, Cell::NotApplicable],
                Some(Cell::NotApplicable),
            ),
            (vec![Cell::NotApplicable, Cell::Blank], Some(Cell::Blank)),
            (vec![Cell::NotApplicable, number("0")], Some(number("0"))),
            (vec![Cell::Number(Decimal::MAX), number("1")], None),
            (vec![], Some(Cell::Blank)),
        ] {
            assert_eq!(whole(&cells), wanted, "{cells:?}");
        }
    }
}
