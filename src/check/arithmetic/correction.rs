//! The finding at a figure that is certainly wrong.

use super::locate::{Change, Explanation, TableFacts, TypingSlip};
use super::sums::Sums;
use super::wording::describe_relation;
use crate::check::rules::{unbalanced_applications, wrong_total};
use crate::diagnostic::Diagnostic;
use crate::form::{Relation, RelationKind};
use crate::report::State;
use crate::source::Origin;

/// How to have a figure of a file corrected that is certainly wrong.
const HOW: &str = "；可以用 check --fix=figures 代为改正";

/// The finding about a change, which is one of an explanation's, with the broken relations that it satisfies.
pub(super) fn correction(
    sums: &Sums<'_>,
    facts: &TableFacts<'_>,
    change: &Change,
    explanation: &Explanation,
    broken: &[&Relation],
) -> Option<Diagnostic> {
    let edition = sums.report.edition;
    let fact = sums.report.facts.get(&change.point)?;
    let own: Vec<&&Relation> = broken
        .iter()
        .filter(|relation| sums.holds(relation, change.point))
        .collect();
    let is_sum = own.iter().any(|r| r.assertion.relation == RelationKind::Total);
    let rule = if is_sum {
        &wrong_total::RULE
    } else {
        &unbalanced_applications::RULE
    };
    let name = edition.point_name(change.point);
    let to = change.to.normalize();
    let is_total = broken
        .iter()
        .any(|r| r.assertion.relation == RelationKind::Total && r.left.as_slice() == [change.point]);
    let message = if fact.state == State::Blank {
        format!("{name}应为 {to}，没有填写")
    } else if is_total && change.from.is_zero() {
        format!("{name}填写为 0，而各项并不都是 0，应为 {to}")
    } else {
        format!("{name}应为 {to}，填写为 {}", change.from.normalize())
    };
    let other = explanation
        .changes
        .iter()
        .find(|other| other.point != change.point);
    let other_name = other.map(|other| edition.point_name(other.point));
    let saying = match &other_name {
        Some(other) => format!("与{other}同时改正后，有关的勾稽关系都成立"),
        None if own.len() > 1 => format!("改为 {to} 后，下列 {} 项勾稽关系同时成立", own.len()),
        None => format!("改为 {to} 后，下列勾稽关系成立"),
    };
    let mut found = Diagnostic::new(rule, message)
        .at(fact.origin.clone())
        .about(change.point)
        .saying(saying);
    for relation in own {
        let total = relation.left.first();
        if let Some(at) = total.and_then(|point| sums.report.facts.get(point)) {
            found = found.against(
                at.origin.clone(),
                total.copied(),
                describe_relation(sums, relation),
            );
        }
    }
    let partner = other.and_then(|other| Some((other, sums.report.facts.get(&other.point)?)));
    if let Some((other, at)) = partner {
        let words = format!("{}应为 {}", edition.point_name(other.point), other.to.normalize());
        found = found.related(at.origin.clone(), Some(other.point), words);
    }
    if let Some(words) = facts.support(change) {
        found = found.noting(words);
    }
    let both = match (&other_name, other) {
        (Some(name), Some(other)) => format!("，同时把{name}改为 {}", other.to.normalize()),
        _ => String::new(),
    };
    let (slip, displacement) = match explanation.displacement {
        Some(displacement) => (String::new(), format!("，{}", displacement.describe())),
        None => (slip(change), String::new()),
    };
    let how = if fact.origin.span().is_some() { HOW } else { "" };
    found = found.help(format!("核对原始数据后改为 {to}{slip}{both}{displacement}{how}"));
    if let Origin::Document(_) = &fact.origin {
        found = found.amend(fact.raw.as_str(), to.to_string());
        if let Some(amendment) = &mut found.amendment {
            amendment.with = other.map(|other| other.point);
        }
    }
    if let Origin::Source(span) = &fact.origin {
        found = found.fix_figure(*span, to.to_string());
        if let (Some(fix), Some((_, at))) = (&mut found.fix, partner) {
            fix.with = at.origin.span();
        }
    }
    Some(found)
}

/// What the slip looks like, to be said behind the figure; nothing where it looks like nothing.
fn slip(change: &Change) -> String {
    match TypingSlip::describe(change) {
        "" => String::new(),
        words => format!("（{words}）"),
    }
}
