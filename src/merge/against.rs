//! A finished report of the government against its units: which figures are not their sums, and what explains that.
//!
//! A cause is named only where the figures single it out: where a slip accounts for several figures at once, or where the one report
//! is in disorder without it and in order with it. Otherwise what is possible is listed, the likelier first.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::cause::{Cause, Figures, Reach, Slip};
use super::delta::{Layout, Vector, added, negated, restricted, support};
use super::evidence::{Evidence, WhatIf, Whose};
use super::merged::Merged;
use super::unit::{Cell, Told, Unit};
use crate::form::{DataPoint, Edition};

/// Of how many figures beside totals a slip accounts by no chance.
const TELLING: usize = 3;
/// The most units whose reports are judged again for one explanation though nothing is wrong with them.
const MAX_AGAIN: usize = 16;

/// A figure that is not the sum of the units'.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The figure.
    pub point: DataPoint,
    /// What the government's report has.
    pub given: Cell,
    /// What the units have together.
    pub sum: Cell,
    /// By how much the report is more; none where one of the two is no number.
    pub by: Option<Decimal>,
}

/// What may explain some differences.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The figures that it is about.
    pub points: Vec<DataPoint>,
    /// What may have happened, the likeliest first.
    pub candidates: Vec<Candidate>,
    /// Whether the first is singled out.
    pub named: bool,
}

/// What may have happened.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The slip, with the indices of the units that it is about.
    pub slip: Slip,
    /// What each of the figures was then, where the slip is another figure: what it is and what it would have been.
    pub figures: Vec<(DataPoint, Decimal, Decimal)>,
    /// What speaks for it or against it.
    pub evidence: Evidence,
    /// Whether no other unit's figures are large enough.
    pub only_possible: bool,
    /// How likely it is beside the others.
    pub weight: i32,
}

/// The comparison of a government's report with its units.
#[derive(Debug)]
pub struct Checked {
    /// The form of the government's report.
    pub edition: &'static Edition,
    /// The figures that differ, in the order of the form.
    pub differences: Vec<Difference>,
    /// What explains them.
    pub explanations: Vec<Explanation>,
    /// How many figures were compared.
    pub compared: usize,
}

/// Compares a report with the sum of its units on the same form. Indices of units are those of `units`.
pub fn check(government: &Unit, merged: &Merged, units: &[Unit], what_if: &mut dyn WhatIf) -> Checked {
    let layout = Layout::new(merged.edition);
    let own = government.on(merged.edition).figures;
    let mut differences = Vec::new();
    let mut compared = 0;
    let mut difference: Vector = vec![Decimal::ZERO; layout.points.len()];
    for (point, slot) in layout.points.iter().zip(&mut difference) {
        let given = own.get(point).copied().unwrap_or(Cell::Blank);
        let sum = merged.sum.figures.get(point).copied().unwrap_or(Cell::Blank);
        let by = given
            .number()
            .zip(sum.number())
            .and_then(|(given, sum)| given.checked_sub(sum));
        compared += usize::from(by.is_some());
        let differs = match (by, given, sum) {
            (Some(by), ..) => !by.is_zero(),
            (None, Cell::NotApplicable, Cell::Number(sum)) => !sum.is_zero(),
            (None, Cell::Number(given), _) => !given.is_zero(),
            (None, _, sum) => sum.number().is_some(),
        };
        if differs {
            differences.push(Difference {
                point: *point,
                given,
                sum,
                by,
            });
        }
        *slot = by.unwrap_or_default();
    }
    let comparable: Vec<usize> = (0..layout.points.len())
        .filter(|at| {
            let number = |figures: &BTreeMap<DataPoint, Cell>| {
                layout
                    .points
                    .get(*at)
                    .and_then(|p| figures.get(p))
                    .and_then(|cell| cell.number())
            };
            number(&own).is_some() && number(&merged.sum.figures).is_some()
        })
        .collect();
    let vectors: Vec<Vector> = merged
        .recast
        .iter()
        .map(|recast| layout.vector(&recast.figures))
        .collect();
    let mut search = Search {
        figures: Figures {
            layout: &layout,
            units: &vectors,
            given: &layout.vector(&own),
            sum: &layout.vector(&merged.sum.figures),
        },
        comparable: &comparable,
        merged,
        units,
        government,
        what_if,
        out: Vec::new(),
    };
    search.all(&difference);
    let explanations = search.out;
    Checked {
        edition: merged.edition,
        differences,
        explanations,
        compared,
    }
}

struct Search<'a> {
    figures: Figures<'a>,
    comparable: &'a [usize],
    merged: &'a Merged,
    units: &'a [Unit],
    government: &'a Unit,
    what_if: &'a mut dyn WhatIf,
    out: Vec<Explanation>,
}

impl Search<'_> {
    /// Explains a difference as a whole where that can be, else what is left of it table by table and figure by figure.
    fn all(&mut self, difference: &[Decimal]) {
        if support(difference).is_empty() {
            return;
        }
        let mut found = self.figures.wholes(difference, self.comparable, Reach::Report);
        if telling(&found) < TELLING {
            found.clear();
        }
        if found.is_empty() {
            found = self.figures.pairs(difference, self.comparable);
            if telling(&found) < TELLING {
                found.clear();
            }
        }
        if !found.is_empty() {
            self.tell(difference, found);
            return;
        }
        if let Some((slip, rest)) = self.figures.mostly(difference, self.comparable) {
            let gone = added(difference, &negated(&rest));
            self.tell(&gone, vec![slip]);
            self.tables(&rest);
            return;
        }
        self.tables(difference);
    }

    fn tables(&mut self, difference: &[Decimal]) {
        let tables: Vec<&'static str> = self
            .merged
            .edition
            .tables()
            .map(|(section, _)| section.key)
            .collect();
        for table in tables {
            let all = self.figures.layout.of_table(table);
            let within: Vec<usize> = all
                .into_iter()
                .filter(|at| self.comparable.contains(at))
                .collect();
            let own = restricted(difference, &within);
            if support(&own).is_empty() {
                continue;
            }
            let found = self.figures.wholes(&own, &within, Reach::Table(table));
            if telling(&found) >= TELLING {
                self.tell(&own, found);
                continue;
            }
            for component in self.figures.layout.components(&own) {
                self.component(&restricted(&own, &component), &component, &found);
            }
        }
    }

    /// A difference as a whole that some slips account for.
    fn tell(&mut self, difference: &[Decimal], found: Vec<Slip>) {
        let named = found.len() == 1;
        let candidates = found
            .into_iter()
            .map(|slip| Candidate {
                slip: self.indexed(slip),
                figures: Vec::new(),
                evidence: Evidence::default(),
                only_possible: false,
                weight: STRONG,
            })
            .collect();
        self.out.push(Explanation {
            points: self.points(&support(difference)),
            candidates,
            named,
        });
    }

    /// Figures that hang together: each unit's slip that would make their difference, and the government's own.
    fn component(&mut self, difference: &[Decimal], at: &[usize], wholes: &[Slip]) {
        let slips = self.figures.slips(difference, at);
        let only = slips.len() == 1;
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut again = 0;
        for slip in slips {
            let Some(index) = slip.units.first().copied() else {
                continue;
            };
            let of_table = wholes.iter().find(|whole| whole.units == slip.units);
            let slip = self.indexed(of_table.cloned().unwrap_or(slip));
            let figures = self.then(index, difference, at);
            // What is right as it is cannot become right: it is judged again only to be put behind the others.
            let is_told = slip
                .units
                .first()
                .and_then(|at| self.units.get(*at))
                .is_some_and(|unit| !unit.told.is_empty());
            again += usize::from(!is_told);
            let evidence = if is_told || again <= MAX_AGAIN {
                self.evidence(&slip, &figures)
            } else {
                Evidence::default()
            };
            candidates.push(Candidate {
                slip,
                figures,
                evidence,
                only_possible: only,
                weight: 0,
            });
        }
        candidates.extend(self.own_slip(difference, at));
        let is_closed = self.is_closed(at);
        // Of many units some have a figure that turned about makes any difference.
        let turned = candidates
            .iter()
            .filter(|candidate| candidate.slip.cause == Cause::Transposed)
            .count();
        for candidate in &mut candidates {
            candidate.weight = weight(candidate, is_closed, turned == 1);
        }
        candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.weight));
        let strong = candidates
            .iter()
            .filter(|candidate| candidate.weight >= STRONG)
            .count();
        self.out.push(Explanation {
            points: self.points(at),
            candidates,
            named: strong == 1,
        });
    }

    /// Whether the government's figures add up here, in relations that show it: no single one of them was typed wrong.
    fn is_closed(&self, at: &[usize]) -> bool {
        at.len() > 1 && self.figures.layout.broken_at(self.figures.given, at) == 0
    }

    /// The slip in the government's own report that would make the difference.
    fn own_slip(&mut self, difference: &[Decimal], at: &[usize]) -> Option<Candidate> {
        let layout = self.figures.layout;
        let swapped = self.figures.given_swapped(at);
        let figures: Vec<(DataPoint, Decimal, Decimal)> = at
            .iter()
            .filter_map(|i| {
                let given = self.figures.given.get(*i)?;
                Some((
                    *layout.points.get(*i)?,
                    *given,
                    given.checked_sub(*difference.get(*i)?)?,
                ))
            })
            .collect();
        let mut evidence = self.judged_again(Whose::Government, &self.government.told, &figures);
        // Without a report to judge again the relations of the form speak.
        let (broken, mended) = (
            layout.broken_at(self.figures.given, at),
            layout.broken_at(self.figures.sum, at),
        );
        if evidence == Evidence::default() && broken > 0 && mended == 0 {
            evidence.is_exact = true;
            evidence.gone.push(format!("它自己有 {broken} 处勾稽关系不平"));
        }
        if !evidence.speaks_for() && !swapped && at.len() > 1 {
            return None;
        }
        Some(Candidate {
            slip: Slip {
                cause: if swapped {
                    Cause::Swapped
                } else {
                    Cause::Government
                },
                reach: Reach::Figures,
                units: Vec::new(),
                telling: 0,
            },
            figures,
            evidence,
            only_possible: false,
            weight: 0,
        })
    }

    /// What a unit's figures are, and what they would have been.
    fn then(&self, index: usize, difference: &[Decimal], at: &[usize]) -> Vec<(DataPoint, Decimal, Decimal)> {
        let Some(unit) = self.figures.units.get(index) else {
            return Vec::new();
        };
        let one = |i: &usize| {
            let now = unit.get(*i)?;
            Some((
                *self.figures.layout.points.get(*i)?,
                *now,
                now.checked_add(*difference.get(*i)?)?,
            ))
        };
        at.iter().filter_map(one).collect()
    }

    fn evidence(&mut self, slip: &Slip, figures: &[(DataPoint, Decimal, Decimal)]) -> Evidence {
        let unit = slip
            .units
            .first()
            .and_then(|at| Some((*at, self.units.get(*at)?)));
        // On another form the figures have other names.
        let Some((at, unit)) = unit.filter(|(_, unit)| std::ptr::eq(unit.edition, self.merged.edition))
        else {
            return Evidence::default();
        };
        self.judged_again(Whose::Unit(at), &unit.told, figures)
    }

    /// What is said of a report now and would be said of it with other figures.
    fn judged_again(
        &mut self,
        whose: Whose,
        now: &[Told],
        figures: &[(DataPoint, Decimal, Decimal)],
    ) -> Evidence {
        let changes: BTreeMap<DataPoint, Decimal> =
            figures.iter().map(|(point, _, then)| (*point, *then)).collect();
        let Some(then) = self.what_if.told(whose, &changes) else {
            return Evidence::default();
        };
        let mut evidence = Evidence::between(now, &then);
        if !evidence.gone.is_empty() && evidence.new.is_empty() {
            let beside = changes
                .iter()
                .filter_map(|(point, then)| Some((*point, then.checked_add(Decimal::ONE)?)));
            let beside = self.what_if.told(whose, &beside.collect());
            evidence.is_exact =
                beside.is_some_and(|beside| Evidence::between(now, &beside).gone.len() < evidence.gone.len());
        }
        evidence
    }

    /// A slip with the indices of units as the caller has them.
    fn indexed(&self, mut slip: Slip) -> Slip {
        slip.units = slip
            .units
            .iter()
            .filter_map(|at| self.merged.used.get(*at).copied())
            .collect();
        slip
    }

    fn points(&self, at: &[usize]) -> Vec<DataPoint> {
        at.iter()
            .filter_map(|i| self.figures.layout.points.get(*i).copied())
            .collect()
    }
}

/// Of how many figures slips account that are no chance.
fn telling(slips: &[Slip]) -> usize {
    slips.iter().map(|slip| slip.telling).max().unwrap_or_default()
}

/// From which weight on a candidate is singled out if it is the only one.
const STRONG: i32 = 100;

/// How likely a candidate is beside others. `is_closed` says that the government's figures add up, so that what is possible for one
/// unit alone was that unit's; `one_turned` that one unit alone has a figure whose digits turned about make the difference.
fn weight(candidate: &Candidate, is_closed: bool, one_turned: bool) -> i32 {
    let evidence = &candidate.evidence;
    let shown = if evidence.speaks_for() {
        STRONG + 50
    } else if evidence.speaks_against() {
        -50
    } else if !evidence.gone.is_empty() {
        20
    } else {
        0
    };
    let shape = match candidate.slip.cause {
        _ if candidate.slip.telling >= TELLING => STRONG,
        Cause::LeftOut | Cause::CountedTwice | Cause::MovedRow | Cause::MovedColumn | Cause::TwoUnits => 12,
        Cause::Swapped => 10,
        Cause::Transposed if one_turned => 8,
        Cause::Government => 5,
        Cause::Transposed => 3,
        Cause::Changed => 0,
    };
    let alone = if candidate.only_possible && is_closed {
        STRONG
    } else {
        0
    };
    shown + shape + alone
}
