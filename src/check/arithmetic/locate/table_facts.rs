//! What is known of a table beside its relations.

use rust_decimal::Decimal;

use super::change::{Change, Explanation};
use super::layout::TableLayout;
use super::typing_slip::TypingSlip;
use crate::form::DataPoint;

/// What is known of a table beside its relations.
pub(in crate::check::arithmetic) struct TableFacts<'k> {
    /// Its rows and columns.
    pub layout: &'k TableLayout,
    /// What stands for a figure that was left out and computed.
    pub parts: &'k dyn Fn(DataPoint) -> Vec<DataPoint>,
    /// The figures that may be wrong.
    pub value: &'k dyn Fn(DataPoint) -> Option<Decimal>,
    /// What is stated elsewhere of a figure, and where.
    pub evidence: &'k dyn Fn(DataPoint) -> Vec<(Decimal, String)>,
    /// Whether a figure was left blank: it is wrong whatever else is.
    pub blank: &'k dyn Fn(DataPoint) -> bool,
}

/// How unlikely an explanation is; the first that differs decides, and smaller is likelier.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Unlikelihood {
    /// Nothing that stands elsewhere speaks for it.
    unsupported: bool,
    /// None of its figures was left blank.
    none_blank: bool,
    strangest_slip: TypingSlip,
    likeliest_slip: TypingSlip,
    /// How many of its figures were lost altogether: most cells hold 0 rightly.
    lost: usize,
    /// In the end the order of the form.
    places: Vec<Option<(usize, usize)>>,
}

impl TableFacts<'_> {
    /// Where else the right figure of a change stands, in words.
    pub fn support(&self, change: &Change) -> Option<String> {
        let stated = (self.evidence)(change.point);
        let found = stated.into_iter().find(|(value, _)| *value == change.to);
        found.map(|(_, words)| words)
    }

    /// Changes with what speaks for them.
    pub(super) fn explanation(&self, mut changes: Vec<Change>) -> Explanation {
        changes.sort_by_key(|change| self.layout.place(change.point));
        Explanation {
            displacement: match changes[..] {
                [one, other] => self.layout.displacement(&one, &other),
                _ => None,
            },
            supported: changes.iter().any(|change| self.support(change).is_some()),
            changes,
        }
    }

    /// How unlikely an explanation is.
    pub(super) fn unlikelihood(&self, one: &Explanation) -> Unlikelihood {
        let displaced = one.displacement.map(|_| TypingSlip::Displaced);
        let slips = || one.changes.iter().map(TypingSlip::of_change);
        let places = one.changes.iter().map(|change| self.layout.place(change.point));
        Unlikelihood {
            unsupported: !one.supported,
            none_blank: !one.changes.iter().any(|change| (self.blank)(change.point)),
            strangest_slip: displaced.or(slips().max()).unwrap_or(TypingSlip::Other),
            likeliest_slip: displaced.or(slips().min()).unwrap_or(TypingSlip::Other),
            lost: one.changes.iter().filter(|change| change.from.is_zero()).count(),
            places: places.collect(),
        }
    }
}
