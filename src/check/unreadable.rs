//! Figures that are written in no plain way and what the relations of the form say of them: one finding for one figure.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::arithmetic;
use crate::diagnostic::{Diagnostic, Fix};
use crate::form::DataPoint;
use crate::report::Report;
use crate::report::rules::NOT_A_COUNT;
use crate::source::Span;

/// Tells figures that cannot be read with what they must be, where the relations say so once what else is wrong is
/// `corrected`. Gives these values.
pub(super) fn solve(
    report: &Report,
    corrected: &BTreeMap<DataPoint, Decimal>,
    found: &mut [Diagnostic],
) -> BTreeMap<DataPoint, Decimal> {
    let unread = |one: &Diagnostic| one.rule.id == NOT_A_COUNT.id && one.fix.is_none();
    let points: Vec<DataPoint> = found
        .iter()
        .filter(|one| unread(one))
        .filter_map(|one| one.primary.cell)
        .collect();
    if points.is_empty() {
        return BTreeMap::new();
    }
    // What one says may be what another lacks.
    let mut solved = BTreeMap::new();
    let mut known = report.corrected(corrected);
    loop {
        let open: Vec<DataPoint> = points
            .iter()
            .copied()
            .filter(|p| !solved.contains_key(p))
            .collect();
        let more = arithmetic::solved(&known, &open);
        if more.is_empty() {
            break;
        }
        known = known.corrected(&more);
        solved.extend(more);
    }
    for one in found.iter_mut().filter(|one| unread(one)) {
        if let Some((point, value)) = one
            .primary
            .cell
            .and_then(|point| Some((point, solved.get(&point)?)))
        {
            tell(one, *value, span(report, point), None);
        }
    }
    solved
}

/// A figure that is both written in no plain way and certainly wrong is told once: what must be typed is the right figure.
/// Gives the findings that stand by themselves.
pub(super) fn merge(told: Vec<Diagnostic>, found: &mut [Diagnostic]) -> Vec<Diagnostic> {
    let mut rest = Vec::new();
    for culprit in told {
        let same = culprit.fix.as_ref().and_then(|edit| {
            let same = |one: &&mut Diagnostic| {
                let here = one.fix.as_ref().is_some_and(|own| own.span == edit.span);
                one.rule.id == NOT_A_COUNT.id && one.primary.cell == culprit.primary.cell && here
            };
            Some((edit, found.iter_mut().find(same)?))
        });
        let value = culprit
            .fix
            .as_ref()
            .and_then(|edit| edit.replacement.parse().ok());
        match (same, value) {
            (Some((edit, one)), Some(value)) => {
                tell(one, value, Some(edit.span), edit.with);
                one.related.clone_from(&culprit.related);
            }
            _ => rest.push(culprit),
        }
    }
    rest
}

fn tell(found: &mut Diagnostic, value: Decimal, at: Option<Span>, with: Option<Span>) {
    let value = value.normalize().to_string();
    found.primary.message = format!("按勾稽关系推算应为 {value}");
    found.help = Some(format!("核对原始数据；与表里其他数相符的是 {value}"));
    found.fix = at.map(|span| Fix {
        span,
        replacement: value,
        figure: true,
        with,
    });
}

fn span(report: &Report, point: DataPoint) -> Option<Span> {
    report.facts.get(&point)?.origin.span()
}
