//! Broken relations told: at the cell that explains them, where it is certain which that is; else one by one, with the
//! cells that may be wrong.

use rust_decimal::Decimal;

use super::arithmetic::{Sums, UNBALANCED_APPLICATIONS, Verdict, WRONG_TOTAL};
use super::locate::{Cause, Change, Judged, Slip, locate};
use crate::diagnostic::Diagnostic;
use crate::form::{DataPoint, Relation, RelationKind};
use crate::report::State;
use crate::source::Origin;

/// So many candidates are named.
const NAMED: usize = 3;

/// Judges the relations of one table.
pub(super) fn judge(sums: &Sums<'_>, relations: &[Relation], verdict: &mut Verdict) {
    let judged: Vec<Judged<'_>> = relations
        .iter()
        .filter_map(|relation| {
            let residual = sums.residual(relation)?;
            Some(Judged { relation, residual })
        })
        .collect();
    let broken: Vec<&Relation> = judged
        .iter()
        .filter(|j| !j.residual.is_zero())
        .map(|j| j.relation)
        .collect();
    if broken.is_empty() {
        return;
    }
    match locate(&judged, &|point| sums.parts(point), &|point| value(sums, point)) {
        Cause::Cells(changes) => {
            for change in &changes {
                verdict.corrected.insert(change.point, change.to);
                verdict
                    .diagnostics
                    .extend(culprit(sums, change, &changes, &broken));
            }
        }
        Cause::Open(candidates) => {
            for relation in broken {
                verdict.diagnostics.extend(
                    sums.judge(relation)
                        .map(|found| suspected(sums, found, relation, &candidates)),
                );
            }
        }
    }
}

/// A figure that may be wrong, as a number: a blank part counts as 0.
fn value(sums: &Sums<'_>, point: DataPoint) -> Option<Decimal> {
    match sums.state(point)? {
        State::Number(value) => Some(value),
        State::Blank => Some(Decimal::ZERO),
        _ => None,
    }
}

/// The finding at a figure that is certainly wrong.
fn culprit(sums: &Sums<'_>, change: &Change, all: &[Change], broken: &[&Relation]) -> Option<Diagnostic> {
    let edition = sums.report.edition;
    let fact = sums.report.facts.get(&change.point)?;
    let own: Vec<&&Relation> = broken
        .iter()
        .filter(|r| {
            r.left
                .iter()
                .chain(&r.right)
                .any(|p| sums.parts(*p).contains(&change.point))
        })
        .collect();
    let sum = own.iter().any(|r| r.assertion.relation == RelationKind::Total);
    let rule = if sum {
        &WRONG_TOTAL
    } else {
        &UNBALANCED_APPLICATIONS
    };
    let name = edition.point_name(change.point);
    let to = change.to.normalize();
    let message = if fact.state == State::Blank {
        format!("{name}应为 {to}，没有填写")
    } else {
        format!("{name}应为 {to}，填写为 {}", change.from.normalize())
    };
    let looks = match Slip::of(change).words() {
        "" => String::new(),
        words => format!("，{words}"),
    };
    let with = all
        .iter()
        .filter(|other| other.point != change.point)
        .map(|other| {
            format!(
                "，{}同时改为 {}",
                edition.point_name(other.point),
                other.to.normalize()
            )
        });
    let mut found = Diagnostic::new(rule, message)
        .at(fact.origin.clone())
        .about(change.point)
        .saying(format!("改为 {to} 后，下列 {} 项勾稽关系同时成立", own.len()))
        .help(format!("改为 {to}{}{looks}", with.collect::<String>()));
    for relation in own {
        let at = relation
            .left
            .first()
            .and_then(|point| sums.report.facts.get(point));
        if let Some(at) = at {
            found = found.related(
                at.origin.clone(),
                relation.left.first().copied(),
                sums.told(relation),
            );
        }
    }
    for other in all.iter().filter(|other| other.point != change.point) {
        if let Some(fact) = sums.report.facts.get(&other.point) {
            let words = format!("{}应为 {}", edition.point_name(other.point), other.to.normalize());
            found = found.related(fact.origin.clone(), Some(other.point), words);
        }
    }
    Some(match &fact.origin {
        Origin::Source(span) => found.fix_figure(*span, to.to_string()),
        Origin::Document(_) => found,
    })
}

/// The finding about a relation with the cells that may be wrong in it, the likeliest first.
fn suspected(sums: &Sums<'_>, found: Diagnostic, relation: &Relation, candidates: &[Change]) -> Diagnostic {
    let within = |point: DataPoint| {
        relation
            .left
            .iter()
            .chain(&relation.right)
            .any(|p| sums.parts(*p).contains(&point))
    };
    let named: Vec<String> = candidates
        .iter()
        .filter(|change| within(change.point))
        .take(NAMED)
        .map(|change| {
            let looks = match Slip::of(change).words() {
                "" => String::new(),
                words => format!("（{words}）"),
            };
            let name = sums.report.edition.point_name(change.point);
            format!(
                "{name} {} → {}{looks}",
                change.from.normalize(),
                change.to.normalize()
            )
        })
        .collect();
    if named.is_empty() {
        return found;
    }
    let help = found.help.clone().unwrap_or_default();
    found.help(format!("{help}；可能错的是：{}", named.join("，或 ")))
}
