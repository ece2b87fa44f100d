//! From the broken relations of a table to findings: at the figures that explain them, where it is certain which those are;
//! else relation by relation, with what may be wrong.

use rust_decimal::Decimal;

use super::correction::correction;
use super::evidence::Evidence;
use super::locate::{
    Cause, EvaluatedRelation, Explanation, TableFacts, TableLayout, independent_groups, locate,
};
use super::sums::Sums;
use super::suspects::report_unexplained;
use super::verdict::Verdict;
use crate::form::{DataPoint, Relation};
use crate::report::State;

/// Judges the relations of one table.
pub(super) fn judge(sums: &Sums<'_>, evidence: &Evidence<'_>, relations: &[Relation], verdict: &mut Verdict) {
    let evaluated: Vec<EvaluatedRelation<'_>> = relations
        .iter()
        .filter_map(|relation| {
            let residual = sums.residual(relation)?;
            Some(EvaluatedRelation { relation, residual })
        })
        .collect();
    let Some(first) = evaluated.iter().find(|one| !one.residual.is_zero()) else {
        return;
    };
    let layout = TableLayout::new(sums.report.edition, first.relation.assertion.table);
    let facts = TableFacts {
        layout: &layout,
        parts: &|point| sums.parts(point),
        value: &|point| value(sums, point),
        evidence: &|point| evidence.about(point),
        blank: &|point| sums.state(point) == Some(State::Blank),
    };
    for group in independent_groups(&evaluated, facts.parts) {
        let of_group = group.iter().filter(|one| !one.residual.is_zero());
        let broken: Vec<&Relation> = of_group.map(|one| one.relation).collect();
        if broken.is_empty() {
            continue;
        }
        match locate(&group, &facts) {
            Cause::Certain(explanation) if fits(sums, &explanation) => {
                for change in &explanation.changes {
                    verdict.corrected.insert(change.point, change.to);
                    let found = correction(sums, &facts, change, &explanation, &broken);
                    verdict.diagnostics.extend(found);
                }
            }
            Cause::Certain(doubted) => report_unexplained(sums, &broken, &[doubted], &[], verdict),
            Cause::Uncertain(candidates, lines) => {
                report_unexplained(sums, &broken, &candidates, &lines, verdict);
            }
        }
    }
}

/// Whether the figures that cannot be read have a value left with which all holds.
fn fits(sums: &Sums<'_>, explanation: &Explanation) -> bool {
    let Some(table) = explanation.changes.first().map(|change| change.point.table) else {
        return false;
    };
    let mut unread = sums.unread(table).peekable();
    if unread.peek().is_none() {
        return true;
    }
    let changes = explanation.changes.iter();
    let values = changes.map(|change| (change.point, change.to)).collect();
    let corrected = sums.report.corrected(&values);
    let sums = Sums::new(&corrected);
    unread.all(|point| !sums.is_contradicted(point))
}

/// A figure that may be wrong, as a number: a blank part counts as 0.
fn value(sums: &Sums<'_>, point: DataPoint) -> Option<Decimal> {
    match sums.state(point)? {
        State::Number(value) => Some(value),
        State::Blank => Some(Decimal::ZERO),
        _ => None,
    }
}
