//! The cells of a table and the relations that hold each: which one or two cells explain the relations that are broken.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::change::Change;
use super::table_facts::TableFacts;
use crate::form::{DataPoint, Relation};

/// A relation as far as it can be judged: what its left side lacks to its right side.
pub(in crate::check::arithmetic) struct EvaluatedRelation<'r> {
    /// The relation.
    pub relation: &'r Relation,
    /// Left side less right side; 0 where it holds.
    pub residual: Decimal,
}

/// Whether a cell adds to the residual of a relation or takes from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Adds,
    Takes,
}

impl Side {
    pub fn signed(self, value: Decimal) -> Decimal {
        match self {
            Self::Adds => value,
            Self::Takes => -value,
        }
    }
}

/// A figure and its relations.
pub(super) struct Cell {
    pub point: DataPoint,
    pub value: Decimal,
    pub relations: Vec<(usize, Side)>,
}

impl Cell {
    pub fn side(&self, relation: usize) -> Option<Side> {
        let found = self.relations.iter().find(|(index, _)| *index == relation);
        found.map(|(_, side)| *side)
    }

    /// The change of this cell by `delta`, where that changes it and leaves a count.
    pub fn change(&self, delta: Decimal) -> Option<Change> {
        let to = self.value.checked_add(delta)?;
        (!delta.is_zero() && to >= Decimal::ZERO).then_some(Change {
            point: self.point,
            from: self.value,
            to,
        })
    }
}

/// Relations that hang together, and the cells that each of them constrains.
pub(super) struct Constraints {
    pub cells: Vec<Cell>,
    /// The cells of each relation.
    pub members: Vec<Vec<usize>>,
    pub residuals: Vec<Decimal>,
    /// The relations that do not hold.
    pub broken: Vec<usize>,
}

/// The pairs of cells that explain all broken relations.
#[derive(Default)]
pub(super) struct Pairs {
    /// Each pair once.
    pub found: Vec<[Change; 2]>,
    /// Whether two cells could share a change in more than one way, so that there are more pairs than can be named.
    pub families: bool,
}

/// What two cells can do to the broken relations.
#[expect(clippy::large_enum_variant, reason = "it is looked at where it is made")]
enum Joint {
    Changes([Change; 2]),
    Family,
}

impl Constraints {
    pub fn new(evaluated: &[&EvaluatedRelation<'_>], facts: &TableFacts<'_>) -> Self {
        let mut index: BTreeMap<DataPoint, usize> = BTreeMap::new();
        let mut cells: Vec<Cell> = Vec::new();
        let mut members = vec![Vec::new(); evaluated.len()];
        for (relation, (one, members)) in evaluated.iter().zip(&mut members).enumerate() {
            let sides = [
                (&one.relation.left, Side::Adds),
                (&one.relation.right, Side::Takes),
            ];
            for (points, side) in sides {
                for point in points.iter().flat_map(|point| (facts.parts)(*point)) {
                    let Some(value) = (facts.value)(point) else {
                        continue;
                    };
                    let at = *index.entry(point).or_insert_with(|| {
                        cells.push(Cell {
                            point,
                            value,
                            relations: Vec::new(),
                        });
                        cells.len() - 1
                    });
                    if let Some(cell) = cells.get_mut(at) {
                        cell.relations.push((relation, side));
                        members.push(at);
                    }
                }
            }
        }
        let residuals: Vec<Decimal> = evaluated.iter().map(|one| one.residual).collect();
        let broken = (0..residuals.len())
            .filter(|relation| !residuals[*relation].is_zero())
            .collect();
        Self {
            cells,
            members,
            residuals,
            broken,
        }
    }

    pub fn residual(&self, relation: usize) -> Decimal {
        self.residuals.get(relation).copied().unwrap_or_default()
    }

    fn cells_of(&self, relation: usize) -> &[usize] {
        self.members.get(relation).map_or(&[], Vec::as_slice)
    }

    /// Cells whose relations are exactly the broken ones, and all of them ask for the same change.
    pub fn singles(&self) -> Vec<Change> {
        let Some(first) = self.broken.first() else {
            return Vec::new();
        };
        let cells = self.cells_of(*first).iter().filter_map(|at| self.cells.get(*at));
        cells
            .filter(|cell| cell.relations.len() == self.broken.len())
            .filter_map(|cell| {
                let delta = cell.side(*first)?.signed(-self.residual(*first));
                let all = cell.relations.iter().all(|(relation, side)| {
                    self.residual(*relation)
                        .saturating_add(side.signed(delta))
                        .is_zero()
                });
                cell.change(delta).filter(|_| all)
            })
            .collect()
    }

    /// The pairs of cells that are worth a look: one stands in the first broken relation, the other in the first that this
    /// one leaves broken, or, if it leaves none, in one of its own.
    pub fn pairs_to_try(&self) -> Vec<(usize, usize)> {
        let most = self.cells.iter().map(|cell| cell.relations.len()).max();
        let shortest = self
            .broken
            .iter()
            .min_by_key(|relation| self.cells_of(**relation).len());
        let Some(first) = shortest.filter(|_| self.broken.len() <= 2 * most.unwrap_or(0)) else {
            return Vec::new();
        };
        let mut out = Vec::new();
        for one in self.cells_of(*first) {
            let Some(cell) = self.cells.get(*one) else {
                continue;
            };
            let left = self
                .broken
                .iter()
                .find(|relation| cell.side(**relation).is_none());
            let own: Vec<usize> = match left {
                Some(relation) => vec![*relation],
                None => cell.relations.iter().map(|(relation, _)| *relation).collect(),
            };
            let others = own.iter().flat_map(|relation| self.cells_of(*relation));
            out.extend(
                others
                    .filter(|other| *other != one)
                    .map(|other| (*one.min(other), *one.max(other))),
            );
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// Pairs of cells that satisfy all relations.
    pub fn pairs(&self) -> Pairs {
        let mut pairs = Pairs::default();
        for (one, other) in self.pairs_to_try() {
            let cells = self.cells.get(one).zip(self.cells.get(other));
            match cells.and_then(|(one, other)| self.joint(one, other)) {
                Some(Joint::Changes(mut changes)) => {
                    changes.sort_unstable();
                    pairs.found.push(changes);
                }
                Some(Joint::Family) => pairs.families = true,
                None => {}
            }
        }
        pairs
    }

    /// The changes of two cells that satisfy all relations.
    fn joint(&self, one: &Cell, other: &Cell) -> Option<Joint> {
        let reached = |relation: &usize| one.side(*relation).is_some() || other.side(*relation).is_some();
        if !self.broken.iter().all(reached) {
            return None;
        }
        // What a relation without the other cell asks of a cell.
        let alone = |cell: &Cell, beside: &Cell| {
            let own = cell
                .relations
                .iter()
                .find(|(relation, _)| beside.side(*relation).is_none());
            own.map(|(relation, side)| side.signed(-self.residual(*relation)))
        };
        // What a relation asks of a cell once the other has changed.
        let after = |cell: &Cell, beside: &Cell, by: Decimal| {
            let (relation, side) = cell.relations.first()?;
            let done = beside
                .side(*relation)
                .map_or(Decimal::ZERO, |side| side.signed(by));
            Some(side.signed(-self.residual(*relation).saturating_add(done)))
        };
        let (delta, epsilon) = match (alone(one, other), alone(other, one)) {
            (Some(delta), Some(epsilon)) => (delta, epsilon),
            (Some(delta), None) => (delta, after(other, one, delta)?),
            (None, Some(epsilon)) => (after(one, other, epsilon)?, epsilon),
            (None, None) => return self.shared(one, other),
        };
        self.settled(one, delta, other, epsilon).map(Joint::Changes)
    }

    /// Two cells of the same relations. Where they stand on the same side in some and on opposite sides in others, both
    /// changes follow; else only their sum does.
    fn shared(&self, one: &Cell, other: &Cell) -> Option<Joint> {
        let asked = |same: bool| {
            let found = one
                .relations
                .iter()
                .find(|(relation, side)| (other.side(*relation) == Some(*side)) == same);
            found.map(|(relation, side)| side.signed(-self.residual(*relation)))
        };
        match (asked(true), asked(false)) {
            (Some(sum), Some(difference)) => {
                let half = Decimal::new(5, 1);
                let delta = sum.checked_add(difference)?.checked_mul(half)?.normalize();
                let epsilon = sum.checked_sub(delta)?;
                let whole = delta.fract().is_zero() && epsilon.fract().is_zero();
                self.settled(one, delta, other, epsilon)
                    .filter(|_| whole)
                    .map(Joint::Changes)
            }
            _ => Some(Joint::Family),
        }
    }

    /// The changes, where all relations of both cells hold with them.
    fn settled(&self, one: &Cell, delta: Decimal, other: &Cell, epsilon: Decimal) -> Option<[Change; 2]> {
        let by = |cell: &Cell, relation: usize, value: Decimal| {
            cell.side(relation)
                .map_or(Decimal::ZERO, |side| side.signed(value))
        };
        let all = one.relations.iter().chain(&other.relations).all(|(relation, _)| {
            let changed = by(one, *relation, delta).saturating_add(by(other, *relation, epsilon));
            self.residual(*relation).saturating_add(changed).is_zero()
        });
        if !all {
            return None;
        }
        Some([one.change(delta)?, other.change(epsilon)?])
    }

    /// Where nothing small explains all: the cells all of whose relations are broken and ask for the same change.
    pub fn partial(&self) -> Vec<Change> {
        let several = self.cells.iter().filter(|cell| cell.relations.len() > 1);
        several
            .filter_map(|cell| {
                let mut asked = cell
                    .relations
                    .iter()
                    .map(|(relation, side)| side.signed(-self.residual(*relation)));
                let delta = asked.next()?;
                // Where one relation holds, it asks for no change, and so must all.
                cell.change(delta).filter(|_| asked.all(|other| other == delta))
            })
            .collect()
    }
}
