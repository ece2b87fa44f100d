//! Broken relations → the smallest set of cells whose change satisfies all of them and breaks none.
//!
//! One cell is found by its signature: the relations that hold it are exactly the broken ones, and all ask for the same
//! change. Two cells are found from the first broken relation: one of them stands in it, the other is any cell; so the
//! work grows with the cells of a relation times the cells of the table. A set is named only where it is the only one.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::form::{DataPoint, Relation};

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

/// What explains broken relations.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// These figures, and no other set as small.
    Cells(Vec<Change>),
    /// Several sets are as small, or none is small enough: the cells that may be wrong, the likeliest first.
    Open(Vec<Change>),
}

/// A relation as far as it can be judged: what its left side lacks to its right side.
pub(super) struct Judged<'r> {
    /// The relation.
    pub relation: &'r Relation,
    /// Left side less right side; 0 where it holds.
    pub residual: Decimal,
}

/// The cells of a table and the relations that hold each.
struct Web {
    /// Each cell with its value and its relations: the index, and whether the cell adds to the residual or takes from it.
    cells: BTreeMap<DataPoint, (Decimal, Vec<(usize, Decimal)>)>,
    /// The cells of each relation.
    members: Vec<Vec<DataPoint>>,
    residuals: Vec<Decimal>,
}

/// What explains the broken ones among the relations of one table. `value` gives the figures that may be wrong.
/// `parts` gives what stands for a figure that was left out and computed.
pub(super) fn locate(
    judged: &[Judged<'_>],
    parts: &dyn Fn(DataPoint) -> Vec<DataPoint>,
    value: &dyn Fn(DataPoint) -> Option<Decimal>,
) -> Cause {
    let web = Web::new(judged, parts, value);
    let broken: Vec<usize> = (0..judged.len())
        .filter(|i| !web.residuals[*i].is_zero())
        .collect();
    let singles = web.singles(&broken);
    match singles.as_slice() {
        [only] => return Cause::Cells(vec![*only]),
        [] => {}
        _ => return Cause::Open(ranked(singles)),
    }
    let pairs = web.pairs(&broken);
    match pairs.as_slice() {
        [only] => Cause::Cells(only.to_vec()),
        [] => Cause::Open(ranked(web.partial(&broken))),
        _ => Cause::Open(ranked(pairs.into_iter().flatten().collect())),
    }
}

impl Web {
    fn new(
        judged: &[Judged<'_>],
        parts: &dyn Fn(DataPoint) -> Vec<DataPoint>,
        value: &dyn Fn(DataPoint) -> Option<Decimal>,
    ) -> Self {
        let mut cells: BTreeMap<DataPoint, (Decimal, Vec<(usize, Decimal)>)> = BTreeMap::new();
        let mut members = vec![Vec::new(); judged.len()];
        for (index, Judged { relation, .. }) in judged.iter().enumerate() {
            let sides = [
                (&relation.left, Decimal::ONE),
                (&relation.right, Decimal::NEGATIVE_ONE),
            ];
            for (points, sign) in sides {
                for point in points.iter().flat_map(|point| parts(*point)) {
                    if let Some(value) = value(point) {
                        cells
                            .entry(point)
                            .or_insert_with(|| (value, Vec::new()))
                            .1
                            .push((index, sign));
                        members[index].push(point);
                    }
                }
            }
        }
        Self {
            cells,
            members,
            residuals: judged.iter().map(|j| j.residual).collect(),
        }
    }

    /// The change of a cell by `delta`, where that leaves a count.
    fn change(&self, point: DataPoint, delta: Decimal) -> Option<Change> {
        let (from, _) = self.cells.get(&point)?;
        let to = from.checked_add(delta)?;
        (!delta.is_zero() && !to.is_sign_negative()).then_some(Change {
            point,
            from: *from,
            to,
        })
    }

    /// Cells whose relations are exactly the broken ones, and all of them ask for the same change.
    fn singles(&self, broken: &[usize]) -> Vec<Change> {
        let Some(first) = broken.first() else {
            return Vec::new();
        };
        self.of_relation(*first)
            .filter_map(|point| {
                let (_, relations) = self.cells.get(&point)?;
                let delta = relations
                    .iter()
                    .find(|(i, _)| i == first)
                    .map(|(i, sign)| -self.residuals[*i] * sign)?;
                let satisfies = relations.len() == broken.len()
                    && relations
                        .iter()
                        .all(|(i, sign)| (self.residuals[*i] + sign * delta).is_zero());
                self.change(point, delta).filter(|_| satisfies)
            })
            .collect()
    }

    /// Pairs of cells that satisfy all relations, each pair once.
    fn pairs(&self, broken: &[usize]) -> Vec<[Change; 2]> {
        let Some(first) = broken.first() else {
            return Vec::new();
        };
        let mut out: Vec<[Change; 2]> = Vec::new();
        for one in self.of_relation(*first) {
            for other in self.cells.keys().filter(|other| **other != one) {
                if let Some(mut pair) = self.pair(one, *other, broken) {
                    pair.sort_unstable();
                    if !out.contains(&pair) {
                        out.push(pair);
                    }
                }
            }
        }
        out
    }

    /// The changes of two cells that satisfy all relations. Where each stands in a relation without the other, the changes
    /// follow from those; two cells that share all relations of one of them cannot be told apart.
    fn pair(&self, one: DataPoint, other: DataPoint, broken: &[usize]) -> Option<[Change; 2]> {
        let (_, first) = self.cells.get(&one)?;
        let (_, second) = self.cells.get(&other)?;
        let within =
            |relations: &[(usize, Decimal)], index: usize| relations.iter().any(|(i, _)| *i == index);
        if !broken.iter().all(|i| within(first, *i) || within(second, *i)) {
            return None;
        }
        let alone = |own: &[(usize, Decimal)], others: &[(usize, Decimal)]| {
            let found = own.iter().find(|(i, _)| !within(others, *i));
            found.map(|(i, sign)| -self.residuals[*i] * sign)
        };
        let (delta, epsilon) = (alone(first, second)?, alone(second, first)?);
        let holds = |index: usize| {
            let sign = |relations: &[(usize, Decimal)]| {
                relations
                    .iter()
                    .find(|(i, _)| *i == index)
                    .map_or(Decimal::ZERO, |(_, sign)| *sign)
            };
            (self.residuals[index] + sign(first) * delta + sign(second) * epsilon).is_zero()
        };
        let all = first.iter().chain(second).all(|(i, _)| holds(*i));
        Some([self.change(one, delta)?, self.change(other, epsilon)?]).filter(|_| all)
    }

    /// Where nothing small explains all: for each cell the change that most of its relations ask for.
    fn partial(&self, broken: &[usize]) -> Vec<Change> {
        let mut out: Vec<(usize, Change)> = Vec::new();
        for (point, (_, relations)) in &self.cells {
            let asked: Vec<Decimal> = relations
                .iter()
                .filter(|(i, _)| broken.contains(i))
                .map(|(i, sign)| -self.residuals[*i] * sign)
                .collect();
            let Some(delta) = asked.first().filter(|delta| asked.iter().all(|d| d == *delta)) else {
                continue;
            };
            if asked.len() == relations.len() && asked.len() > 1 {
                out.extend(self.change(*point, *delta).map(|change| (asked.len(), change)));
            }
        }
        out.sort_by_key(|(asked, _)| std::cmp::Reverse(*asked));
        out.into_iter().map(|(_, change)| change).collect()
    }

    fn of_relation(&self, index: usize) -> impl Iterator<Item = DataPoint> {
        self.members[index].iter().copied()
    }
}

/// What a slip looks like, the likeliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slip {
    /// Two neighbouring digits the wrong way round.
    Swapped,
    /// A nought too many, or one too few.
    Tenfold,
    /// A digit that was left out, or typed twice.
    Digit,
    /// One more or one less.
    One,
    /// Anything else.
    Other,
}

impl Slip {
    /// What a change looks like.
    pub fn of(change: &Change) -> Self {
        let (from, to) = (
            change.from.normalize().to_string(),
            change.to.normalize().to_string(),
        );
        let swapped = from.len() == to.len()
            && (1..from.len()).any(|at| {
                let mut digits = from.clone().into_bytes();
                digits.swap(at - 1, at);
                from != to && digits == to.as_bytes()
            });
        let without = |long: &str, short: &str| {
            long.len() == short.len() + 1
                && (0..long.len()).any(|at| format!("{}{}", &long[..at], &long[at + 1..]) == short)
        };
        if swapped {
            Self::Swapped
        } else if from.trim_end_matches('0') == to.trim_end_matches('0') && from.len().abs_diff(to.len()) == 1
        {
            Self::Tenfold
        } else if without(&from, &to) || without(&to, &from) {
            Self::Digit
        } else if (change.from - change.to).abs() == Decimal::ONE {
            Self::One
        } else {
            Self::Other
        }
    }

    /// How it is told; nothing where there is nothing to tell.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Swapped => "像是相邻两位数字写颠倒了",
            Self::Tenfold => "像是多写或少写了一个 0",
            Self::Digit => "像是多写或漏写了一位数字",
            Self::One | Self::Other => "",
        }
    }
}

fn ranked(mut changes: Vec<Change>) -> Vec<Change> {
    changes.sort_by_key(|change| (Slip::of(change), change.point));
    changes.dedup();
    changes
}
