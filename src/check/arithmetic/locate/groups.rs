//! Relations that have no figure in common are judged apart.

use std::collections::{BTreeMap, BTreeSet};

use super::constraints::EvaluatedRelation;
use crate::form::DataPoint;

/// The relations in groups that have no cell in common: what is wrong in one says nothing of another.
pub(in crate::check::arithmetic) fn independent_groups<'j, 'r>(
    evaluated: &'j [EvaluatedRelation<'r>],
    parts: &dyn Fn(DataPoint) -> Vec<DataPoint>,
) -> Vec<Vec<&'j EvaluatedRelation<'r>>> {
    let mut group: Vec<usize> = (0..evaluated.len()).collect();
    let mut seen = BTreeMap::new();
    for (index, one) in evaluated.iter().enumerate() {
        let points = one.relation.left.iter().chain(&one.relation.right);
        for point in points.flat_map(|point| parts(*point)) {
            let first = *seen.entry(point).or_insert(index);
            let (from, to) = (group[index].max(group[first]), group[index].min(group[first]));
            if from != to {
                group.iter_mut().filter(|g| **g == from).for_each(|g| *g = to);
            }
        }
    }
    let groups: BTreeSet<usize> = group.iter().copied().collect();
    let members = |wanted: usize| {
        let of_it = evaluated.iter().zip(&group).filter(|(_, g)| **g == wanted);
        of_it.map(|(one, _)| one).collect()
    };
    groups.into_iter().map(members).collect()
}
