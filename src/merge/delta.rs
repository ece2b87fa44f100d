//! Figures of a form as vectors, so that they can be added and compared as one: the difference of two reports, the figures of a unit.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::unit::Cell;
use crate::form::{DataPoint, Edition, Kind, RelationKind};

/// A number for each figure of a form, in its order.
pub type Vector = Vec<Decimal>;

/// The figures of a form in order, and what must hold between them, by their indices.
#[derive(Debug)]
pub struct Layout {
    /// The figures.
    pub points: Vec<DataPoint>,
    /// Whether a figure is a sum of others of its table.
    pub is_total: Vec<bool>,
    /// Whether a figure may be below nothing.
    signed: Vec<bool>,
    sides: Vec<Sides>,
}

/// A relation, by the indices of its figures.
#[derive(Debug)]
struct Sides {
    left: Vec<usize>,
    right: Vec<usize>,
    total: Option<usize>,
}

impl Layout {
    /// The figures of a form.
    pub fn new(edition: &'static Edition) -> Self {
        let points: Vec<DataPoint> = edition.data_points().collect();
        let index: BTreeMap<DataPoint, usize> = points
            .iter()
            .enumerate()
            .map(|(at, point)| (*point, at))
            .collect();
        let indices = |side: &[DataPoint]| -> Vec<usize> {
            side.iter().filter_map(|p| index.get(p).copied()).collect()
        };
        let sides: Vec<Sides> = edition
            .relations()
            .iter()
            .map(|relation| {
                let left = indices(&relation.left);
                let total = left
                    .first()
                    .copied()
                    .filter(|_| relation.assertion.relation == RelationKind::Total);
                Sides {
                    left,
                    right: indices(&relation.right),
                    total,
                }
            })
            .collect();
        let totals: Vec<usize> = sides.iter().filter_map(|sides| sides.total).collect();
        Self {
            is_total: (0..points.len()).map(|at| totals.contains(&at)).collect(),
            signed: points
                .iter()
                .map(|point| edition.kind(*point) == Some(Kind::Change))
                .collect(),
            points,
            sides,
        }
    }

    /// Figures as a vector: what is no number counts nothing.
    pub fn vector(&self, figures: &BTreeMap<DataPoint, Cell>) -> Vector {
        let number = |point: &DataPoint| figures.get(point).and_then(|cell| cell.number());
        self.points
            .iter()
            .map(|point| number(point).unwrap_or_default())
            .collect()
    }

    /// Which relations do not hold.
    fn broken(&self, vector: &[Decimal]) -> Vec<usize> {
        let sum = |side: &[usize]| {
            side.iter()
                .filter_map(|at| vector.get(*at))
                .fold(Decimal::ZERO, |sum, v| plus(sum, *v))
        };
        let fails = |(_, sides): &(usize, &Sides)| sum(&sides.left) != sum(&sides.right);
        self.sides
            .iter()
            .enumerate()
            .filter(fails)
            .map(|(at, _)| at)
            .collect()
    }

    /// Of the relations in which some figures stand, how many fail.
    pub fn broken_at(&self, vector: &[Decimal], at: &[usize]) -> usize {
        let touched = |sides: &Sides| {
            at.iter()
                .any(|i| sides.left.contains(i) || sides.right.contains(i))
        };
        let broken = self.broken(vector).into_iter();
        broken
            .filter_map(|relation| self.sides.get(relation))
            .filter(|sides| touched(sides))
            .count()
    }

    /// The figures in which a vector is not nought, those together that stand in one relation.
    pub fn components(&self, vector: &[Decimal]) -> Vec<Vec<usize>> {
        let support: Vec<usize> = support(vector);
        let mut group: BTreeMap<usize, usize> = support.iter().map(|at| (*at, *at)).collect();
        for sides in &self.sides {
            let within: Vec<usize> = sides
                .left
                .iter()
                .chain(&sides.right)
                .copied()
                .filter(|at| group.contains_key(at))
                .collect();
            let names: Vec<usize> = within.iter().filter_map(|at| group.get(at).copied()).collect();
            let Some(name) = names.iter().min().copied() else {
                continue;
            };
            for other in group.values_mut().filter(|own| names.contains(own)) {
                *other = name;
            }
        }
        let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, name) in group {
            out.entry(name).or_default().push(at);
        }
        out.into_values().collect()
    }

    /// Whether figures may be as in a vector: none of these is below nothing that may not be.
    pub fn is_possible(&self, vector: &[Decimal], at: &[usize]) -> bool {
        at.iter().all(|i| {
            let below = vector
                .get(*i)
                .is_some_and(|value| value.is_sign_negative() && !value.is_zero());
            !below || self.signed.get(*i).copied().unwrap_or(false)
        })
    }

    /// The indices of the figures of a table.
    pub fn of_table(&self, table: &str) -> Vec<usize> {
        (0..self.points.len())
            .filter(|at| self.points.get(*at).is_some_and(|point| point.table == table))
            .collect()
    }

    /// The indices of the figures of the rows in which some figures stand, row by row and in the order of their columns, totals
    /// left out.
    pub fn rows_of(&self, at: &[usize]) -> Vec<Vec<usize>> {
        let row = |i: &usize| self.points.get(*i).map(|point| (point.table, point.row));
        let mut rows: Vec<_> = at.iter().filter_map(row).collect();
        rows.dedup();
        let parts = |wanted: &(&'static str, crate::form::RowPath)| -> Vec<usize> {
            let own = (0..self.points.len()).filter(|i| row(i) == Some(*wanted));
            own.filter(|i| !self.is_total.get(*i).copied().unwrap_or(false))
                .collect()
        };
        rows.iter().map(parts).collect()
    }
}

/// Where a vector is not nought.
pub fn support(vector: &[Decimal]) -> Vec<usize> {
    let there = vector.iter().enumerate().filter(|(_, value)| !value.is_zero());
    there.map(|(at, _)| at).collect()
}

/// The sum of two vectors.
pub fn added(a: &[Decimal], b: &[Decimal]) -> Vector {
    a.iter().zip(b).map(|(a, b)| plus(*a, *b)).collect()
}

/// A vector with its signs turned.
pub fn negated(vector: &[Decimal]) -> Vector {
    vector.iter().map(|value| -*value).collect()
}

/// A vector at these figures only.
pub fn restricted(vector: &[Decimal], to: &[usize]) -> Vector {
    let own = |(at, value): (usize, &Decimal)| if to.contains(&at) { *value } else { Decimal::ZERO };
    vector.iter().enumerate().map(own).collect()
}

/// The sum, or the first where there is none: figures of reports that were read stay far below.
fn plus(a: Decimal, b: Decimal) -> Decimal {
    a.checked_add(b).unwrap_or(a)
}
