//! The figures of a report one by one: what every form of the export gives, each in a shape of its own.

use std::collections::BTreeSet;

use serde_json::value::RawValue;

use crate::form::{DataPoint, EDITIONS};
use crate::report::values::Values;
use crate::report::{Report, State};

/// Whose report it is.
pub(super) fn unit(report: &Report) -> Option<&str> {
    report.agency.name.as_ref().map(|name| name.as_str().trim())
}

/// A number as it is, digit for digit: no binary fraction comes between. None where the report gives none.
pub(super) type Number = Option<Box<RawValue>>;

/// The number of a figure.
pub(super) fn number(values: &Values, point: DataPoint) -> Number {
    let value = values.get(point)?.normalize();
    RawValue::from_string(value.to_string()).ok()
}

/// The figures that a report holds beside its edition, in the order of the editions that have them.
pub(super) fn others(report: &Report) -> Vec<DataPoint> {
    let mut seen: BTreeSet<DataPoint> = report.edition.data_points().collect();
    let known = EDITIONS.iter().flat_map(|edition| edition.data_points());
    let points = known.chain(report.facts.keys().copied());
    points
        .filter(|point| report.facts.contains_key(point) && seen.insert(*point))
        .collect()
}

/// Every figure of the report's edition in the form's order, then what it holds beside it, and whether it is such a one.
pub(super) fn all(report: &Report) -> impl Iterator<Item = (DataPoint, bool)> {
    let own = report.edition.data_points().map(|point| (point, false));
    own.chain(others(report).into_iter().map(|point| (point, true)))
}

/// What a report gives where a figure should stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// A figure.
    Figure,
    /// A blank, or a mark that stands for nothing.
    Blank,
    /// 不适用.
    NotApplicable,
    /// Words that are no figure of its kind.
    Unread,
    /// Nothing: the row or the column is not there.
    Nothing,
}

impl Given {
    /// Each with its word in the export.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Figure, "figure"),
        (Self::Blank, "blank"),
        (Self::NotApplicable, "not-applicable"),
        (Self::Unread, "unread"),
        (Self::Nothing, "nothing"),
    ];

    /// What a report gives of this figure.
    pub fn of(report: &Report, point: DataPoint) -> Self {
        match report.facts.get(&point).map(|fact| fact.state) {
            Some(State::Number(_)) => Self::Figure,
            Some(State::Blank) => Self::Blank,
            Some(State::NotApplicable) => Self::NotApplicable,
            Some(State::Unread(_)) => Self::Unread,
            None | Some(State::Computed) => Self::Nothing,
        }
    }

    /// The word of the export.
    pub fn word(self) -> &'static str {
        let word = Self::ALL.iter().find(|(given, _)| *given == self);
        word.map_or("", |(_, word)| word)
    }
}
