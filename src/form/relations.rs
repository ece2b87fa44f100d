//! The assertions of an edition written out figure by figure: made once, asked for with every report.

use std::sync::OnceLock;

use rust_decimal::Decimal;

use super::assertion::Relation;
use super::point::DataPoint;

/// The place of an edition's relations, filled when they are first asked for.
#[derive(Debug)]
pub struct RelationCache(OnceLock<Relations>);

impl RelationCache {
    /// Nothing yet.
    #[allow(
        clippy::declare_interior_mutable_const,
        reason = "each edition starts with a copy of its own, in its static"
    )]
    pub const EMPTY: Self = Self(OnceLock::new());

    /// The relations, written out by `write` where they have not been yet.
    pub(super) fn get_or_write(&self, write: impl FnOnce() -> Vec<Relation>) -> &Relations {
        self.0.get_or_init(|| Relations::new(write()))
    }
}

/// The relations of an edition.
#[derive(Debug)]
pub(super) struct Relations {
    /// Every assertion, for every row or column in which it must hold.
    pub all: Vec<Relation>,
    /// The figures that stand in them, in their order.
    points: Vec<DataPoint>,
    /// The two sides of each relation, as indices of figures.
    sides: Vec<[Vec<usize>; 2]>,
}

impl Relations {
    fn new(all: Vec<Relation>) -> Self {
        let terms = all
            .iter()
            .flat_map(|relation| relation.left.iter().chain(&relation.right));
        let mut points: Vec<DataPoint> = terms.copied().collect();
        points.sort_unstable();
        points.dedup();
        let index = |side: &[DataPoint]| side.iter().filter_map(|p| points.binary_search(p).ok()).collect();
        let sides = all.iter().map(|r| [index(&r.left), index(&r.right)]).collect();
        Self { all, points, sides }
    }

    /// Whether every figure of every relation has a number, and all relations hold. `figures` come in their order.
    pub fn all_hold(&self, mut figures: impl Iterator<Item = (DataPoint, Option<Decimal>)>) -> bool {
        let mut numbers: Vec<Decimal> = Vec::with_capacity(self.points.len());
        for wanted in &self.points {
            // What stands in no relation is passed over; a figure that is not there is not found before the end.
            match figures.find(|(point, _)| point == wanted) {
                Some((_, Some(number))) => numbers.push(number),
                _ => return false,
            }
        }
        let sum = |side: &[usize]| {
            let mut terms = side.iter().map(|at| numbers.get(*at));
            terms.try_fold(Decimal::ZERO, |sum, number| sum.checked_add(*number?))
        };
        let mut sides = self.sides.iter();
        sides.all(|[left, right]| matches!((sum(left), sum(right)), (Some(l), Some(r)) if l == r))
    }
}
