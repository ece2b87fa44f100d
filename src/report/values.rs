//! The figures of a report as numbers, totals that were left out computed.

use rust_decimal::Decimal;

use super::{Report, State};
use crate::form::{DataPoint, RelationKind};

/// The number of each figure that has one, in the order of the figures: of a few hundred that are asked for again and again
/// half are passed over at each look.
#[derive(Debug)]
pub struct Values(Vec<(DataPoint, Decimal)>);

impl Values {
    /// The number of a figure; none where it is not filled, not readable, or no part of the report.
    pub fn get(&self, point: DataPoint) -> Option<Decimal> {
        let (_, value) = self.0.get(self.place(point).ok()?)?;
        Some(*value)
    }

    /// Where a figure stands, or where it would.
    fn place(&self, point: DataPoint) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(&point))
    }

    /// Puts the number of a figure that has none yet.
    fn put(&mut self, point: DataPoint, value: Decimal) {
        if let Err(place) = self.place(point) {
            self.0.insert(place, (point, value));
        }
    }
}

impl Report {
    /// The figures as numbers. A total that was left out is the sum of its parts, or nothing where a part is missing.
    pub fn values(&self) -> Values {
        let numbers = self.facts.iter();
        let mut values = Values(
            numbers
                .filter_map(|(point, fact)| Some((*point, fact.state.number()?)))
                .collect(),
        );
        if !self.facts.values().any(|fact| fact.state == State::Computed) {
            return values;
        }
        let totals: Vec<_> = self
            .edition
            .relations()
            .iter()
            .filter(|r| r.assertion.relation == RelationKind::Total)
            .filter(|r| r.left.iter().any(|p| self.is_computed(*p)))
            .collect();
        // A total may be a part of another one: sums of rows first, then of columns, then what is still open.
        for _ in 0..2 {
            for relation in &totals {
                let (Some(total), [_]) = (relation.left.first(), relation.left.as_slice()) else {
                    continue;
                };
                if values.get(*total).is_some() || !self.is_computed(*total) {
                    continue;
                }
                let sum = relation.right.iter().try_fold(Decimal::ZERO, |sum, part| {
                    let value = values.get(*part)?;
                    sum.checked_add(value)
                });
                if let Some(sum) = sum {
                    values.put(*total, sum);
                }
            }
        }
        values
    }

    fn is_computed(&self, point: DataPoint) -> bool {
        self.facts
            .get(&point)
            .is_some_and(|fact| fact.state == State::Computed)
    }
}
