//! The assertions of an edition written out figure by figure: made once, asked for with every report.

use std::sync::OnceLock;

use rust_decimal::Decimal;

use super::{DataPoint, Edition, Relation};

/// Relations that are written out when they are first asked for.
#[derive(Debug)]
pub struct Written(OnceLock<Relations>);

impl Written {
    /// Not yet.
    #[allow(
        clippy::declare_interior_mutable_const,
        reason = "each edition starts with a copy of its own, in its static"
    )]
    pub const LATER: Self = Self(OnceLock::new());
}

#[derive(Debug)]
struct Relations {
    all: Vec<Relation>,
    /// The figures that stand in them, in their order.
    points: Vec<DataPoint>,
    /// The two sides of each relation, as indices of figures.
    sides: Vec<[Vec<usize>; 2]>,
}

impl Edition {
    fn written(&self) -> &Relations {
        self.written.0.get_or_init(|| {
            let all: Vec<Relation> = self.written_out(self.assertions).collect();
            let terms = all
                .iter()
                .flat_map(|relation| relation.left.iter().chain(&relation.right));
            let mut points: Vec<DataPoint> = terms.copied().collect();
            points.sort_unstable();
            points.dedup();
            let index =
                |side: &[DataPoint]| side.iter().filter_map(|p| points.binary_search(p).ok()).collect();
            let sides = all.iter().map(|r| [index(&r.left), index(&r.right)]).collect();
            Relations { all, points, sides }
        })
    }

    /// Every assertion, for every row or column in which it must hold.
    pub fn relations(&self) -> &[Relation] {
        &self.written().all
    }

    /// Whether every figure of every relation has a number, and all relations hold. `figures` come in their order.
    pub fn all_hold(&self, figures: impl Iterator<Item = (DataPoint, Option<Decimal>)>) -> bool {
        let written = self.written();
        let mut figures = figures.peekable();
        let mut numbers: Vec<Decimal> = Vec::with_capacity(written.points.len());
        for wanted in &written.points {
            while figures.next_if(|(point, _)| point < wanted).is_some() {}
            match figures.next_if(|(point, _)| point == wanted) {
                Some((_, Some(number))) => numbers.push(number),
                _ => return false,
            }
        }
        let sum = |side: &[usize]| {
            let mut terms = side.iter().map(|at| numbers.get(*at));
            terms.try_fold(Decimal::ZERO, |sum, number| sum.checked_add(*number?))
        };
        let mut sides = written.sides.iter();
        sides.all(|[left, right]| matches!((sum(left), sum(right)), (Some(l), Some(r)) if l == r))
    }
}
