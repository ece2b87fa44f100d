//! The figures of a report as numbers, totals that were left out computed.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Report, State};
use crate::form::{DataPoint, RelationKind};

/// The number of each figure that has one.
#[derive(Debug)]
pub struct Values(BTreeMap<DataPoint, Decimal>);

impl Values {
    /// The number of a figure; none where it is not filled, not readable, or no part of the report.
    pub fn get(&self, point: DataPoint) -> Option<Decimal> {
        self.0.get(&point).copied()
    }
}

impl Report {
    /// The figures as numbers. A total that was left out is the sum of its parts, or nothing where a part is missing.
    pub fn values(&self) -> Values {
        let mut values: BTreeMap<DataPoint, Decimal> = self
            .facts
            .iter()
            .filter_map(|(point, fact)| Some((*point, fact.state.number()?)))
            .collect();
        if !self.facts.values().any(|fact| fact.state == State::Computed) {
            return Values(values);
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
                if values.contains_key(total) || !self.is_computed(*total) {
                    continue;
                }
                let sum = relation.right.iter().try_fold(Decimal::ZERO, |sum, part| {
                    let value = values.get(part).copied()?;
                    sum.checked_add(value)
                });
                if let Some(sum) = sum {
                    values.insert(*total, sum);
                }
            }
        }
        Values(values)
    }

    fn is_computed(&self, point: DataPoint) -> bool {
        self.facts
            .get(&point)
            .is_some_and(|fact| fact.state == State::Computed)
    }
}
