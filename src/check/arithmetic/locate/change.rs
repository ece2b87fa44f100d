//! Figures whose change would satisfy broken relations.

use rust_decimal::Decimal;

use super::displacement::Displacement;
use crate::form::DataPoint;

/// A figure that is wrong, and what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check::arithmetic) struct Change {
    /// The figure.
    pub point: DataPoint,
    /// What it says.
    pub from: Decimal,
    /// What it should say.
    pub to: Decimal,
}

/// Figures whose change satisfies every relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check::arithmetic) struct Explanation {
    /// The changes: one, two or three.
    pub changes: Vec<Change>,
    /// How the figure of one came into the cell of the other, where it looks like that.
    pub displacement: Option<Displacement>,
    /// Whether a figure that stands elsewhere speaks for it.
    pub supported: bool,
}

impl Explanation {
    /// Whether columns, or rows, that were exchanged over several lines would leave the same sums: two figures of one line of
    /// which one lacks what the other has too much, and which are no exchange by themselves.
    pub fn may_be_an_exchange(&self) -> bool {
        let [one, other] = self.changes.as_slice() else {
            return false;
        };
        let line = one.point.row == other.point.row || one.point.column == other.point.column;
        let opposite = one.to.checked_sub(one.from) == other.from.checked_sub(other.to);
        line && opposite && self.displacement.is_none()
    }
}
