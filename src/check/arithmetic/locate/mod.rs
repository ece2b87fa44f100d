//! Broken relations → the smallest set of cells whose change satisfies all of them and breaks none.
//!
//! One cell is found by its signature: the relations that hold it are exactly the broken ones, and all ask for the same
//! change. Of two cells one stands in the first broken relation; the other stands in the first that this one leaves broken,
//! or shares a relation with it. So no more pairs are tried than the square of the cells of the longest relations, far fewer
//! than the square of all cells; where more relations are broken than two cells can break, none is. A whole row or column,
//! and two neighbouring rows, are tried once each. Where none of these explains all, three cells are tried: a figure with
//! totals that were typed to match it.
//!
//! A set is certain only where it is the only one as small, and of no more than two cells; where a figure that stands
//! elsewhere speaks for one of several, and for no other, that one is. Whatever else speaks for one only ranks it.

mod change;
mod constraints;
mod displaced_lines;
mod displacement;
mod groups;
mod layout;
mod table_facts;
mod triples;
mod typing_slip;

pub(super) use change::{Change, Explanation};
pub(super) use constraints::EvaluatedRelation;
use constraints::{Constraints, Pairs};
pub(super) use displaced_lines::{DisplacedLine, TableLines};
pub(super) use displacement::Displacement;
pub(super) use groups::independent_groups;
pub(super) use layout::TableLayout;
pub(super) use table_facts::TableFacts;
pub(super) use typing_slip::TypingSlip;

/// What explains broken relations.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// These figures, and no other set as small.
    Certain(Explanation),
    /// Several sets are as small, or none is small enough: what may be wrong, the likeliest first, and rows or columns that
    /// would explain all at once.
    Uncertain(Vec<Explanation>, Vec<DisplacedLine>),
}

/// What explains the broken ones among relations that hang together.
pub(super) fn locate(evaluated: &[&EvaluatedRelation<'_>], facts: &TableFacts<'_>) -> Cause {
    let constraints = Constraints::new(evaluated, facts);
    let lines = |alone| constraints.displaced_lines(facts.layout, alone);
    let singles = constraints.singles();
    if !singles.is_empty() {
        let sets = singles.into_iter().map(|change| vec![change]).collect();
        return choose(facts, sets, false, lines);
    }
    let Pairs { found, families } = constraints.pairs();
    if found.is_empty() {
        let lines = lines(true);
        let mut sets = Vec::new();
        if lines.is_empty() && !families {
            sets = constraints.triples();
        }
        if sets.is_empty() {
            let partial = constraints.partial().into_iter();
            sets = partial.map(|change| vec![change]).collect();
        }
        return Cause::Uncertain(by_likelihood(facts, sets), lines);
    }
    let sets = found.into_iter().map(|pair| pair.to_vec()).collect();
    choose(facts, sets, families, lines)
}

/// One of several sets, where what stands elsewhere speaks for it alone; else all, the likeliest first. `families` says
/// whether there are more than these.
fn choose(
    facts: &TableFacts<'_>,
    sets: Vec<Vec<Change>>,
    families: bool,
    lines: impl Fn(bool) -> Vec<DisplacedLine>,
) -> Cause {
    let mut all = by_likelihood(facts, sets);
    all.dedup();
    let supported = all.iter().filter(|one| one.supported).count();
    let exchanged = all.iter().any(Explanation::may_be_an_exchange);
    if (all.len() == 1 && !families && !exchanged) || supported == 1 {
        return Cause::Certain(all.swap_remove(0));
    }
    Cause::Uncertain(all, lines(false))
}

fn by_likelihood(facts: &TableFacts<'_>, sets: Vec<Vec<Change>>) -> Vec<Explanation> {
    let mut all: Vec<Explanation> = sets.into_iter().map(|set| facts.explanation(set)).collect();
    all.sort_by_cached_key(|one| facts.unlikelihood(one));
    all
}

#[cfg(test)]
mod tests;
