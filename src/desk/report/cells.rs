//! The figures of the tables as the page shows them: what was typed, what the other figures make of it, last year's.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use super::held::held;
use super::session::Session;
use crate::check::{Sums, add};
use crate::diagnostic::{Diagnostic, Fix};
use crate::form::{DataPoint, RelationKind};
use crate::report::unit::Unit;
use crate::report::{Fact, Report, State, figure};

/// A figure as the page shows it.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CellState {
    /// As typed; empty where nothing is.
    pub typed: String,
    /// What the other figures make of it, where it is a total.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sum: Option<String>,
    /// Last year's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    /// The cells to set, this one first, where a finding has the right figure.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub right: Vec<(String, String)>,
    /// What the file notes beside it: a note, a unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Why it cannot be typed here, where it cannot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<&'static str>,
}

/// Every figure of the form, and those that the report has beside it.
pub fn cells(session: &Session) -> BTreeMap<String, CellState> {
    let report = session.judged().report.as_ref();
    let last = session.prior().map(Report::values);
    let sums = report.map(sums).unwrap_or_default();
    let rights = rights(session);
    let given = report.into_iter().flat_map(|report| report.facts.keys().copied());
    let points = session.edition().data_points().chain(given);
    points
        .map(|point| {
            let fact = report.and_then(|report| report.facts.get(&point));
            let before = last.as_ref().and_then(|values| values.get(point));
            let state = CellState {
                typed: fact.map_or_else(String::new, |fact| fact.raw.clone()),
                sum: sums.get(&point).map(ToString::to_string),
                last: before.map(|value| value.normalize().to_string()),
                right: rights.get(&point).cloned().unwrap_or_default(),
                note: fact.and_then(note),
                held: fact.and_then(held),
            };
            (point.to_string(), state)
        })
        .collect()
}

/// What the file notes beside a figure.
fn note(fact: &Fact) -> Option<String> {
    let unit = fact.unit.filter(|_| !fact.has_written_unit());
    let parts: Vec<&str> = unit
        .map(Unit::word)
        .into_iter()
        .chain(fact.note.as_deref())
        .collect();
    (!parts.is_empty()).then(|| parts.join("，"))
}

/// What the parts of each total make, those not filled yet taken as 0; nothing where no part is filled, where one cannot be
/// read, and where two relations make different sums: then another figure is wrong.
pub fn sums(report: &Report) -> BTreeMap<DataPoint, Decimal> {
    let sums = Sums::new(report);
    let mut made: BTreeMap<DataPoint, Option<Decimal>> = BTreeMap::new();
    for relation in report.edition.relations() {
        let (RelationKind::Total, &[total]) = (relation.assertion.relation, relation.left.as_slice()) else {
            continue;
        };
        let empty = relation.right.iter().all(|part| sums.is_empty(*part));
        let sum = sums.terms(&relation.right).and_then(|terms| add(&terms));
        let sum = sum.filter(|_| !empty).map(|sum| sum.normalize());
        made.entry(total)
            .and_modify(|other| *other = other.filter(|other| Some(*other) == sum))
            .or_insert(sum);
    }
    let made = made.into_iter();
    made.filter_map(|(total, sum)| Some((total, sum?))).collect()
}

/// The cells that are set when the figure of a finding is taken at its cell: that cell first, and the one without which it makes
/// no sense. Only plain figures: what else an edit puts there is taken in the list of findings.
fn rights(session: &Session) -> BTreeMap<DataPoint, Vec<(String, String)>> {
    let judged = session.judged();
    let Some(report) = &judged.report else {
        return BTreeMap::new();
    };
    let findings = judged.findings.diagnostics.iter();
    let all: Vec<(DataPoint, &Fix)> = findings.filter_map(|found| right(report, found)).collect();
    let mut out = BTreeMap::new();
    for (point, fix) in &all {
        let other = fix
            .with
            .map(|with| all.iter().find(|(_, other)| other.span == with));
        let cell = |(point, fix): &(DataPoint, &Fix)| (point.to_string(), fix.replacement.clone());
        let cells = match other {
            Some(None) => continue,
            Some(Some(other)) => vec![cell(&(*point, fix)), cell(other)],
            None => vec![cell(&(*point, fix))],
        };
        out.entry(*point).or_insert(cells);
    }
    out
}

/// The edit of a finding where it puts a plain figure in the place of a cell's own.
fn right<'f>(report: &Report, found: &'f Diagnostic) -> Option<(DataPoint, &'f Fix)> {
    let point = found.primary.cell?;
    let fix = found.fix.as_ref()?;
    let kind = report.edition.kind(point)?;
    let own = report.facts.get(&point)?.origin.span() == Some(fix.span);
    let read = figure::read(&fix.replacement, kind);
    let plain = matches!(read.state, State::Number(_)) && read.flaw.is_none();
    (own && plain).then_some((point, fix))
}
