//! What the page shows of a report, as data for its script.

use std::collections::BTreeMap;

use serde::Serialize;

use super::cells::{CellState, cells};
use super::findings::{self, ExplainedState, FindingState, PartState};
use super::lines;
use super::paste::Note;
use super::prose::{ProseState, Written};
use super::session::Session;
use crate::check::relations::{RelationValues, values};
use crate::diagnostic::Severity;

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
    /// What each relation of the form makes of the figures, in the form's order.
    pub relations: Vec<RelationValues>,
    /// What is said of the change that this answers.
    pub notes: Vec<Note>,
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
            relations: session.judged().report.as_ref().map(values).unwrap_or_default(),
            notes: Vec::new(),
        }
    }

    /// The same with what is said of the change that was made last.
    #[must_use]
    pub fn with_notes(self, session: &Session) -> Self {
        Self {
            notes: session.notes().to_vec(),
            ..self
        }
    }
}
