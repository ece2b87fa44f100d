//! What the page shows of a report, as data for its script. Places in words are counted in UTF-16, as scripts count them.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::cells::{CellState, cells};
use super::paste::Note;
use super::relations::{Made, made};
use super::session::{Session, sections};
use crate::diagnostic::Diagnostic;
use crate::figures::{Entry, Verdict};
use crate::file::scalar;
use crate::file::words::WORDS;
use crate::report::text::Text;
use crate::report::{Part, ProseKey};
use crate::source::{Origin, Source};
use crate::yaml::parse_knowing;

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
    /// What was found.
    pub findings: Vec<FindingState>,
    /// What each relation of the form makes of the figures, in the form's order.
    pub relations: Vec<Made>,
    /// The form that the report is filled on.
    pub form: &'static str,
    /// What is said of the change that this answers.
    pub notes: Vec<Note>,
}

/// A piece of prose as the page shows it.
#[derive(Debug, Serialize)]
pub struct ProseState {
    /// Its words as the file has them, expressions unread.
    pub words: String,
    /// What is marked in them, in order.
    pub marks: Vec<MarkState>,
}

/// Something that is marked in words.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct MarkState {
    /// Where it begins, …
    pub start: usize,
    /// … and ends.
    pub end: usize,
    /// Its class: agrees, disagrees, unheld, error, warning, info.
    pub class: &'static str,
    /// What is shown of it.
    pub note: String,
}

/// A finding as the page lists it.
#[derive(Debug, Serialize)]
pub struct FindingState {
    /// error, warning or info.
    pub severity: &'static str,
    /// The rule.
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The path of the field that it is about.
    pub path: String,
    /// What the edit that it offers would put there; none where it offers none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
}

impl State {
    /// What the page shows of a session.
    pub fn new(session: &Session) -> Self {
        let judged = session.judged();
        let findings: Vec<FindingState> = judged.findings.diagnostics.iter().map(finding).collect();
        let count = |severity: &str| findings.iter().filter(|found| found.severity == severity).count();
        Self {
            version: session.version(),
            can_undo: session.history().can_undo(),
            can_redo: session.history().can_redo(),
            counts: [count("error"), count("warning"), count("info")],
            cells: cells(session),
            prose: prose(session),
            findings,
            relations: judged.report.as_ref().map(made).unwrap_or_default(),
            form: session.edition().id,
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

fn finding(found: &Diagnostic) -> FindingState {
    let cell = found.primary.cell.map(|cell| cell.to_string());
    FindingState {
        severity: found.severity.id(),
        rule: found.rule.id,
        message: found.message.clone(),
        help: found.help.clone(),
        path: cell.unwrap_or_else(|| found.path.clone()),
        fix: found.fix.as_ref().map(|fix| fix.replacement.clone()),
    }
}

/// The prose as the file has it.
fn prose(session: &Session) -> BTreeMap<String, ProseState> {
    let source = Source::new(session.name(), session.text());
    let parsed = parse_knowing(&source, WORDS);
    let edition = session.edition();
    let mut out = BTreeMap::new();
    for section in sections(edition) {
        let has_table = edition.table(section).is_some();
        let parts: &[Part] = if has_table {
            &[Part::Before, Part::After]
        } else {
            &[Part::Whole]
        };
        for part in parts {
            let key = ProseKey { section, part: *part };
            let node = parsed.root.as_ref().and_then(|root| root.get(section));
            let node = match part {
                Part::Whole => node,
                part => node.and_then(|node| node.get(part.key())),
            };
            let text = node
                .filter(|node| !node.is_null())
                .and_then(|node| scalar::text(&source, node));
            let text = text.unwrap_or_else(|| Text::written(""));
            out.insert(key.to_string(), of_text(session, key, &text));
        }
    }
    out
}

fn of_text(session: &Session, key: ProseKey, text: &Text) -> ProseState {
    let judged = session.judged();
    let path = key.to_string();
    let words = text.as_str().trim_end_matches('\n');
    let units = Units::new(words);
    let mut marks: Vec<MarkState> = Vec::new();
    let mut mark = |origin: &Origin, class: &'static str, note: String| {
        if let Some(range) = text.range_of(origin) {
            let Range { start, end } = units.range(&range);
            marks.push(MarkState {
                start,
                end,
                class,
                note,
            });
        }
    };
    for entry in judged.figures.iter().filter(|entry| entry.path == path) {
        if let Some(class) = class(entry) {
            mark(&entry.origin, class, note(entry));
        }
    }
    for found in &judged.findings.diagnostics {
        if let (Some(origin), None) = (&found.primary.origin, found.primary.cell) {
            mark(origin, found.severity.id(), found.message.clone());
        }
    }
    marks.sort_by_key(|mark| (mark.start, mark.end));
    ProseState {
        words: words.to_owned(),
        marks,
    }
}

/// The class of a figure; what is no quantity is not marked.
fn class(entry: &Entry) -> Option<&'static str> {
    match entry.verdict() {
        Verdict::Agrees => Some("agrees"),
        Verdict::Disagrees => Some("disagrees"),
        Verdict::Unchecked => Some("unheld"),
        Verdict::NoQuantity => None,
    }
}

/// What a figure was held against.
fn note(entry: &Entry) -> String {
    let held = entry.held.iter().map(|held| match held.value {
        Some(value) => format!("{} {}", held.name, value.normalize()),
        None => held.name.clone(),
    });
    held.collect::<Vec<_>>().join("；")
}

/// Bytes of words as units of UTF-16: how many stand before each character.
struct Units {
    starts: Vec<(usize, usize)>,
    end: (usize, usize),
}

impl Units {
    fn new(words: &str) -> Self {
        let mut units = 0;
        let mut starts = Vec::with_capacity(words.len() / 3 + 1);
        for (at, c) in words.char_indices() {
            starts.push((at, units));
            units += c.len_utf16();
        }
        Self {
            starts,
            end: (words.len(), units),
        }
    }

    fn at(&self, byte: usize) -> usize {
        if byte >= self.end.0 {
            return self.end.1;
        }
        let index = self.starts.partition_point(|(at, _)| *at < byte);
        self.starts.get(index).map_or(self.end.1, |(_, units)| *units)
    }

    fn range(&self, range: &Range<usize>) -> Range<usize> {
        self.at(range.start)..self.at(range.end)
    }
}
