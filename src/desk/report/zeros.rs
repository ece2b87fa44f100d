//! 其余填 0: what is empty in a row or a table filled.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::held::held;
use crate::form::{DataPoint, Edition, RelationKind};
use crate::report::{Report, State};

/// What a figure is filled with where nothing is.
const NOTHING: &str = "0";

/// What an empty row or table is filled with.
#[derive(Debug, Default)]
pub struct Filled {
    /// The figures to write.
    pub cells: Vec<(DataPoint, String)>,
    /// Totals that stay empty, and why.
    pub open: Vec<(DataPoint, &'static str)>,
}

/// Why a total stays empty.
const INCOMPLETE: &str = "它的各项还没有填全，或者有读不出的数";
/// See [`INCOMPLETE`].
const CONTRADICTED: &str = "横着加和竖着加不一样，先改正别的数";

/// The figures to write for those that are empty under a path, a table or one of its rows: 0, and for a total what its parts make.
/// A total stays empty where one of its parts does, or cannot be read, or where two relations make different sums.
pub fn fill(report: &Report, path: &str) -> Filled {
    let edition: &'static Edition = report.edition;
    let below = format!("{path}.");
    let empty: Vec<DataPoint> = edition
        .data_points()
        .filter(|point| point.to_string().starts_with(&below) && is_empty(report, *point))
        .collect();
    let known = report.values();
    let value = |point: DataPoint| match report.facts.get(&point)?.state {
        State::NotApplicable => Some(Decimal::ZERO),
        _ => known.get(point),
    };
    let mut values: BTreeMap<DataPoint, Decimal> = edition
        .data_points()
        .filter_map(|point| Some((point, value(point)?)))
        .collect();
    let (totals, plain): (Vec<DataPoint>, Vec<DataPoint>) =
        empty.into_iter().partition(|point| is_total(edition, *point));
    let mut out = Filled::default();
    for point in plain {
        values.insert(point, Decimal::ZERO);
        out.cells.push((point, NOTHING.to_owned()));
    }
    // A total may be a part of another one.
    let mut open = totals;
    loop {
        let before = open.len();
        open.retain(|point| match sum(edition, &values, *point) {
            Ok(sum) => {
                values.insert(*point, sum);
                out.cells.push((*point, sum.normalize().to_string()));
                false
            }
            Err(_) => true,
        });
        if open.len() == before {
            break;
        }
    }
    let why = |point| Some((point, sum(edition, &values, point).err()?));
    out.open = open.into_iter().filter_map(why).collect();
    out
}

/// Whether nothing at all stands in a cell that can be filled: a mark for none is something.
fn is_empty(report: &Report, point: DataPoint) -> bool {
    report
        .facts
        .get(&point)
        .is_none_or(|fact| fact.state == State::Blank && fact.raw.is_empty() && held(fact).is_none())
}

fn is_total(edition: &'static Edition, point: DataPoint) -> bool {
    edition.relations().iter().any(|relation| {
        relation.assertion.relation == RelationKind::Total && relation.left.as_slice() == [point]
    })
}

/// What all relations make of a total, or why that is not certain.
fn sum(
    edition: &'static Edition,
    values: &BTreeMap<DataPoint, Decimal>,
    total: DataPoint,
) -> Result<Decimal, &'static str> {
    let own = edition.relations().iter().filter(|relation| {
        relation.assertion.relation == RelationKind::Total && relation.left.as_slice() == [total]
    });
    let sums: Option<Vec<Decimal>> = own
        .map(|relation| {
            let mut parts = relation.right.iter();
            parts.try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*values.get(part)?))
        })
        .collect();
    let sums = sums.ok_or(INCOMPLETE)?;
    match sums.split_first() {
        Some((first, others)) if others.iter().all(|other| other == first) => Ok(*first),
        _ => Err(CONTRADICTED),
    }
}
