//! Broken relations → the smallest set of cells whose change satisfies all of them and breaks none.
//!
//! One cell is found by its signature: the relations that hold it are exactly the broken ones, and all ask for the same
//! change. Of two cells one stands in the first broken relation; the other stands in the first that this one leaves broken,
//! or shares a relation with it. So no more pairs are tried than the square of the cells of the longest relations, far fewer
//! than the square of all cells; where more relations are broken than two cells can break, none is. A whole row or column,
//! and two neighbouring rows, are tried once each.
//!
//! A set is told for certain only where it is the only one as small; where a figure that stands elsewhere speaks for one of
//! several, and for no other, that one is. Whatever else speaks for one only ranks it.

mod grid;
mod lines;
mod slip;
mod web;

use rust_decimal::Decimal;

use crate::form::{DataPoint, Relation};
pub(super) use grid::Grid;
pub(super) use lines::{Line, Lines};
pub(super) use slip::{Moved, Slip};
use web::{Pairs, Web};

/// A figure that is wrong, and what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Change {
    /// The figure.
    pub point: DataPoint,
    /// What it says.
    pub from: Decimal,
    /// What it should say.
    pub to: Decimal,
}

/// Figures whose change satisfies every relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Explanation {
    /// The changes: one, or two.
    pub changes: Vec<Change>,
    /// How the figure of one came into the cell of the other, where it looks like that.
    pub moved: Option<Moved>,
    /// Whether a figure that stands elsewhere speaks for it.
    pub supported: bool,
}

impl Explanation {
    /// Whether columns, or rows, that were exchanged over several lines would leave the same sums: two figures of one line of
    /// which one lacks what the other has too much, and which are no exchange by themselves.
    fn may_be_an_exchange(&self) -> bool {
        let [one, other] = self.changes.as_slice() else {
            return false;
        };
        let line = one.point.row == other.point.row || one.point.column == other.point.column;
        let opposite = one.to.checked_sub(one.from) == other.from.checked_sub(other.to);
        line && opposite && self.moved.is_none()
    }
}

/// What explains broken relations.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// These figures, and no other set as small.
    Certain(Explanation),
    /// Several sets are as small, or none is small enough: what may be wrong, the likeliest first, and rows or columns that
    /// would explain all at once.
    Open(Vec<Explanation>, Vec<Line>),
}

/// A relation as far as it can be judged: what its left side lacks to its right side.
pub(super) struct Judged<'r> {
    /// The relation.
    pub relation: &'r Relation,
    /// Left side less right side; 0 where it holds.
    pub residual: Decimal,
}

/// What is known of a table beside its relations.
pub(super) struct Known<'k> {
    /// Its rows and columns.
    pub grid: &'k Grid,
    /// What stands for a figure that was left out and computed.
    pub parts: &'k dyn Fn(DataPoint) -> Vec<DataPoint>,
    /// The figures that may be wrong.
    pub value: &'k dyn Fn(DataPoint) -> Option<Decimal>,
    /// What is stated elsewhere of a figure, and where.
    pub evidence: &'k dyn Fn(DataPoint) -> Vec<(Decimal, String)>,
    /// Whether a figure was left blank: it is wrong whatever else is.
    pub blank: &'k dyn Fn(DataPoint) -> bool,
}

/// How likely an explanation is: nothing that stands elsewhere speaks for it, no figure of it was left blank, its strangest and its likeliest slip, how
/// many figures were lost, where they stand.
type Rank = (bool, bool, Slip, Slip, usize, Vec<Option<(usize, usize)>>);

impl Known<'_> {
    /// Where else the right figure of a change stands, in words.
    pub fn support(&self, change: &Change) -> Option<String> {
        let stated = (self.evidence)(change.point);
        let found = stated.into_iter().find(|(value, _)| *value == change.to);
        found.map(|(_, words)| words)
    }

    fn explanation(&self, mut changes: Vec<Change>) -> Explanation {
        changes.sort_by_key(|change| self.grid.place(change.point));
        Explanation {
            moved: match changes[..] {
                [one, other] => self.grid.moved(&one, &other),
                _ => None,
            },
            supported: changes.iter().any(|change| self.support(change).is_some()),
            changes,
        }
    }

    /// Smaller is likelier: what stands elsewhere, then what hands do, then a figure that was changed before one that was
    /// lost altogether: most cells hold 0 rightly. In the end the order of the form.
    fn rank(&self, one: &Explanation) -> Rank {
        let of_moved = one.moved.map(|_| Slip::Moved);
        let slips = || one.changes.iter().map(Slip::of);
        let worst = of_moved.or(slips().max()).unwrap_or(Slip::Other);
        let best = of_moved.or(slips().min()).unwrap_or(Slip::Other);
        let from_nothing = one.changes.iter().filter(|change| change.from.is_zero()).count();
        let places = one.changes.iter().map(|change| self.grid.place(change.point));
        let blank = one.changes.iter().any(|change| (self.blank)(change.point));
        (
            !one.supported,
            !blank,
            worst,
            best,
            from_nothing,
            places.collect(),
        )
    }

    /// One of several, where what stands elsewhere speaks for it alone; else all, the likeliest first.
    fn choose(&self, sets: Vec<Vec<Change>>, families: bool, web: &Web) -> Cause {
        let mut all: Vec<Explanation> = sets.into_iter().map(|set| self.explanation(set)).collect();
        all.sort_by_cached_key(|one| self.rank(one));
        all.dedup();
        let backed = all.iter().filter(|one| one.supported).count();
        let exchanged = all.iter().any(Explanation::may_be_an_exchange);
        if (all.len() == 1 && !families && !exchanged) || backed == 1 {
            return Cause::Certain(all.swap_remove(0));
        }
        Cause::Open(all, web.lines(self.grid))
    }
}

/// What explains the broken ones among relations that hang together.
pub(super) fn locate(judged: &[&Judged<'_>], known: &Known<'_>) -> Cause {
    let web = Web::new(judged, known);
    let singles = web.singles();
    if !singles.is_empty() {
        let sets = singles.into_iter().map(|change| vec![change]).collect();
        return known.choose(sets, false, &web);
    }
    let Pairs { found, families } = web.pairs();
    if found.is_empty() {
        let partial = web.partial().into_iter();
        let mut partial: Vec<Explanation> = partial.map(|change| known.explanation(vec![change])).collect();
        partial.sort_by_cached_key(|one| known.rank(one));
        return Cause::Open(partial, web.lines(known.grid));
    }
    let sets = found.into_iter().map(|pair| pair.to_vec()).collect();
    known.choose(sets, families, &web)
}

/// The relations in groups that have no cell in common: what is wrong in one says nothing of another.
pub(super) fn apart<'j, 'r>(
    judged: &'j [Judged<'r>],
    parts: &dyn Fn(DataPoint) -> Vec<DataPoint>,
) -> Vec<Vec<&'j Judged<'r>>> {
    let mut group: Vec<usize> = (0..judged.len()).collect();
    let mut seen = std::collections::BTreeMap::new();
    for (index, one) in judged.iter().enumerate() {
        let points = one.relation.left.iter().chain(&one.relation.right);
        for point in points.flat_map(|point| parts(*point)) {
            let first = *seen.entry(point).or_insert(index);
            let (from, to) = (group[index].max(group[first]), group[index].min(group[first]));
            if from != to {
                group.iter_mut().filter(|g| **g == from).for_each(|g| *g = to);
            }
        }
    }
    let groups: std::collections::BTreeSet<usize> = group.iter().copied().collect();
    let members = |wanted: usize| {
        let of_it = judged.iter().zip(&group).filter(|(_, g)| **g == wanted);
        of_it.map(|(one, _)| one).collect()
    };
    groups.into_iter().map(members).collect()
}

#[cfg(test)]
mod tests;
