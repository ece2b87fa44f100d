//! What was found, as the page lists it: by part, with where to go and what can be done.

use std::ops::Range;

use serde::Serialize;

use super::parts::{self, Fields};
use super::prose::Written;
use super::session::Session;
use crate::check::explain::may_explain;
use crate::diagnostic::advice::on_page;
use crate::diagnostic::mending::{short, title};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;

/// What is to be done with a finding, by its severity.
const WORDS: [&str; 3] = ["必须改正", "需要说明", "提示"];
/// The severities in the same order.
const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];
/// The most places that a finding names beside its own.
const MAX_BESIDE: usize = 6;

/// A finding as the page lists it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FindingState {
    /// Its number among all of the version.
    pub number: usize,
    /// error, warning or info.
    pub severity: &'static str,
    /// What that is called.
    pub word: &'static str,
    /// The rule.
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
    /// What it contradicts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<String>,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The path of what it is about.
    pub path: String,
    /// The part of the page that lists it.
    pub part: &'static str,
    /// The field to go to; none where the page shows it nowhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The very words of the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<[usize; 2]>,
    /// The line of the file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// What that line says, where no field shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// What the edit that it offers would put there; none where it offers none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
    /// What the button of that edit says: 改为 36.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mend: Option<String>,
    /// Whether it may be explained.
    pub explain: bool,
    /// The number of the explanation that it is about, which may be withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiver: Option<usize>,
}

/// A finding that is explained.
#[derive(Debug, Serialize)]
pub struct ExplainedState {
    /// What was found.
    pub message: String,
    /// The part of the page that lists it.
    pub part: &'static str,
    /// The field to go to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Why it is right as it stands.
    pub reason: String,
    /// The number of the explanation.
    pub waiver: usize,
}

/// A part of the page with how many findings it has.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct PartState {
    /// The part.
    pub key: &'static str,
    /// Its heading.
    pub heading: String,
    /// How many: 必须改正, 需要说明, 提示.
    pub counts: [usize; 3],
    /// The same in words; empty where there are none.
    pub tally: String,
    /// The severity of the gravest.
    pub worst: &'static str,
}

/// The counts of a part in words.
fn tally(counts: [usize; 3]) -> String {
    let counted = WORDS.iter().zip(counts).filter(|(_, count)| *count > 0);
    let words: Vec<String> = counted.map(|(word, count)| format!("{word} {count}")).collect();
    words.join(" · ")
}

/// Everything that stands.
pub fn findings(session: &Session, written: &[Written<'_>]) -> Vec<FindingState> {
    let fields = Fields::new(session.edition());
    let all = session.judged().findings.diagnostics.iter();
    all.enumerate()
        .map(|(number, found)| finding(session, &fields, written, number, found))
        .collect()
}

/// Everything that is explained.
pub fn explained(session: &Session) -> Vec<ExplainedState> {
    let fields = Fields::new(session.edition());
    let judged = session.judged();
    let all = judged.findings.waived.iter();
    let shown = all.filter_map(|found| {
        let span = found.related.last()?.origin.as_ref()?.span()?;
        let (waiver, given) = numbered(session, span)?;
        Some(ExplainedState {
            message: found.message.clone(),
            part: fields.part(&found.path),
            field: fields.nearest(&found.path).map(ToOwned::to_owned),
            reason: given.to_owned(),
            waiver,
        })
    });
    shown.collect()
}

/// The parts of the page with the counts of their findings.
pub fn parts(session: &Session, findings: &[FindingState]) -> Vec<PartState> {
    let counted = parts::parts(session.edition()).into_iter().map(|part| {
        let own: Vec<&FindingState> = findings.iter().filter(|found| found.part == part.key).collect();
        let count = |severity: Severity| own.iter().filter(|found| found.severity == severity.id()).count();
        let counts = SEVERITIES.map(count);
        let gravest = SEVERITIES.into_iter().zip(counts).find(|(_, count)| *count > 0);
        PartState {
            key: part.key,
            heading: part.heading,
            worst: gravest.map_or("", |(severity, _)| severity.id()),
            counts,
            tally: tally(counts),
        }
    });
    counted.collect()
}

/// The explanation that stands at a place: its number and its reason.
fn numbered(session: &Session, span: Span) -> Option<(usize, &str)> {
    let report = session.judged().report.as_ref()?;
    let mut all = report.waivers.iter().enumerate();
    let (index, waiver) = all.find(|(_, waiver)| waiver.span == span)?;
    Some((index, waiver.reason.as_str()))
}

fn finding(
    session: &Session,
    fields: &Fields,
    written: &[Written<'_>],
    number: usize,
    found: &Diagnostic,
) -> FindingState {
    let cell = found.primary.cell.map(|cell| cell.to_string());
    let origin = found.primary.origin.as_ref();
    let path = match cell {
        Some(cell) => cell,
        None if found.path.is_empty() => key_at(session, found).unwrap_or_default(),
        None => found.path.clone(),
    };
    let field = fields.nearest(&path).map(ToOwned::to_owned);
    let own = written.iter().find(|own| Some(&own.path) == field.as_ref());
    let words = own.and_then(|own| own.units_of(origin?));
    let line = session.judged().position(found).map(|at| at.line);
    let quote = line.filter(|_| field.is_none());
    FindingState {
        number,
        severity: found.severity.id(),
        word: WORDS[found.severity as usize],
        rule: found.rule.id,
        message: found.message.clone(),
        beside: beside(found),
        help: found.help.as_deref().and_then(on_page),
        part: fields.part(&path),
        path,
        field,
        words: words.map(|Range { start, end }| [start, end]),
        line,
        quote: quote.and_then(|line| line_of(session, line)),
        fix: found.fix.as_ref().map(|fix| fix.replacement.trim().to_owned()),
        mend: found.fix.as_ref().map(|fix| title(fix, session.text())),
        explain: may_explain(found),
        waiver: origin
            .and_then(|origin| numbered(session, origin.span()?))
            .map(|(index, _)| index),
    }
}

/// The key of the first level under which a finding without a path stands.
fn key_at(session: &Session, found: &Diagnostic) -> Option<String> {
    let at = found.primary.origin.as_ref()?.span()?.start;
    let pairs = session.root()?.pairs()?;
    let before = pairs.iter().take_while(|(key, _)| key.span.start <= at);
    before.last()?.0.text().map(ToOwned::to_owned)
}

/// What a finding contradicts, each said once.
fn beside(found: &Diagnostic) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let labels = std::iter::once(&found.primary).chain(&found.related);
    for label in labels.filter(|label| label.must_show && !label.message.is_empty()) {
        if out.len() < MAX_BESIDE && !out.contains(&label.message) && !found.message.contains(&label.message)
        {
            out.push(label.message.clone());
        }
    }
    out
}

fn line_of(session: &Session, line: usize) -> Option<String> {
    let words = session.text().lines().nth(line.checked_sub(1)?)?;
    Some(short(words.trim()))
}
