//! Figures that are written in no plain way and what the relations of the form say of them: one finding for one figure.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::sums::Sums;
use crate::diagnostic::{Diagnostic, Fix};
use crate::form::DataPoint;
use crate::report::Report;
use crate::report::rules::NOT_A_COUNT;
use crate::source::Span;

/// Adds to the findings about figures that cannot be read what they must be, where the relations say so once what else is
/// wrong is `corrected`. Gives these values.
pub(in crate::check) fn solve(
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
        let sums = Sums::new(&known);
        let open = points.iter().filter(|point| !solved.contains_key(*point));
        let more: BTreeMap<DataPoint, Decimal> = open
            .filter_map(|point| Some((*point, sums.required(*point)?)))
            .collect();
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
            set_value(one, *value, span(report, point), None);
        }
    }
    solved
}

/// A figure that is both written in no plain way and certainly wrong is one finding: what must be typed is the right figure.
/// Gives the corrections that stand by themselves.
pub(in crate::check) fn merge(corrections: Vec<Diagnostic>, found: &mut [Diagnostic]) -> Vec<Diagnostic> {
    let mut rest = Vec::new();
    for correction in corrections {
        let same = correction.fix.as_ref().and_then(|edit| {
            let same = |one: &&mut Diagnostic| {
                let here = one.fix.as_ref().is_some_and(|own| own.span == edit.span);
                one.rule.id == NOT_A_COUNT.id && one.primary.cell == correction.primary.cell && here
            };
            Some((edit, found.iter_mut().find(same)?))
        });
        let value = correction
            .fix
            .as_ref()
            .and_then(|edit| edit.replacement.parse().ok());
        match (same, value) {
            (Some((edit, one)), Some(value)) => {
                set_value(one, value, Some(edit.span), edit.with);
                one.related.clone_from(&correction.related);
            }
            _ => rest.push(correction),
        }
    }
    rest
}

/// Says of a figure that cannot be read what it must be, with the edit that writes that.
fn set_value(found: &mut Diagnostic, value: Decimal, at: Option<Span>, with: Option<Span>) {
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
