//! What the page shows of a report, as data for its script.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use super::findings::{self, ExplainedState, FindingState, PartState};
use super::lines;
use super::prose::{ProseState, Written};
use super::session::Session;
use crate::diagnostic::Severity;
use crate::form::DataPoint;
use crate::report::State as FigureState;

/// A report as the page shows it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct State {
    /// Which version it is.
    pub version: u64,
    /// Whether a step can be taken back, …
    pub can_undo: bool,
    /// … or made again.
    pub can_redo: bool,
    /// How many findings there are: 必须改正, 需要说明, 提示.
    pub counts: [usize; 3],
    /// Every figure of the form by its path.
    pub cells: BTreeMap<String, CellState>,
    /// Every piece of prose that the form has by its path.
    pub prose: BTreeMap<String, ProseState>,
    /// How many characters the prose has, blanks apart.
    pub count: usize,
    /// Every value of one line by its path.
    pub lines: BTreeMap<String, String>,
    /// What was found.
    pub findings: Vec<FindingState>,
    /// What was found and is explained.
    pub explained: Vec<ExplainedState>,
    /// The parts of the page, with how many findings each has.
    pub parts: Vec<PartState>,
    /// The form of the page; empty where the file holds no report and its text is shown.
    pub form: &'static str,
}

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
}

impl State {
    /// What the page shows of a session.
    pub fn new(session: &Session) -> Self {
        let written = Written::all(session);
        let findings = findings::findings(session, &written);
        let count = |severity: Severity| {
            findings
                .iter()
                .filter(|found| found.severity == severity.id())
                .count()
        };
        let prose = written.iter().map(|own| (own.path.clone(), own.state(session)));
        let prose: BTreeMap<String, ProseState> = prose.collect();
        Self {
            version: session.version(),
            can_undo: session.history().can_undo(),
            can_redo: session.history().can_redo(),
            counts: [Severity::Error, Severity::Warning, Severity::Info].map(count),
            cells: cells(session),
            count: prose.values().map(|own| own.count).sum(),
            prose,
            lines: lines::values(session),
            explained: findings::explained(session),
            parts: findings::parts(session, &findings),
            form: session
                .judged()
                .report
                .as_ref()
                .map_or("", |report| report.edition.id),
            findings,
        }
    }
}

/// Every figure of the form, and those that the report has beside it.
fn cells(session: &Session) -> BTreeMap<String, CellState> {
    let edition = session.edition();
    let report = session.judged().report.as_ref();
    let last = session.prior().map(|prior| (prior, prior.values()));
    let sums = sums(session);
    let given = report.into_iter().flat_map(|report| report.facts.keys().copied());
    let points = edition.data_points().chain(given);
    points
        .map(|point| {
            let fact = report.and_then(|report| report.facts.get(&point));
            let typed = fact.map_or("", |fact| match fact.state {
                FigureState::Computed | FigureState::Blank => "",
                _ => fact.raw.as_str(),
            });
            let before = last.as_ref().and_then(|(_, values)| values.get(point));
            let state = CellState {
                typed: typed.to_owned(),
                sum: sums.get(&point).map(ToString::to_string),
                last: before.map(|value| value.normalize().to_string()),
            };
            (point.to_string(), state)
        })
        .collect()
}

/// What the other figures make of each total that stands alone on its side of a relation.
fn sums(session: &Session) -> BTreeMap<DataPoint, Decimal> {
    let Some(report) = &session.judged().report else {
        return BTreeMap::new();
    };
    let values = report.values();
    let relations = report.edition.relations().iter().rev();
    let found = relations.filter_map(|relation| {
        let &[total] = relation.left.as_slice() else {
            return None;
        };
        let parts = relation.right.iter().map(|point| values.get(*point));
        let sum = parts.sum::<Option<Decimal>>()?;
        Some((total, sum.normalize()))
    });
    found.collect()
}
