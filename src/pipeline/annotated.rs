//! A judged file with its findings written into it as comments.

use std::collections::BTreeMap;

use super::judged::{Judged, judge};
use super::opened::{content, open};
use super::surroundings::Nothing;
use crate::diagnostic::{Diagnostic, Label};
use crate::format::annotation::{Annotated, Note, Revision};
use crate::format::sniff::Content;
use crate::format::{Format, Unreadable, WriteError, docx};
use crate::report::Report;
use crate::report::text::Text;
use crate::source::{Origin, Place, PlaceOrder, Quote, Span};

/// The most places that a comment says a finding contradicts; the others are counted.
const MAX_RELATED: usize = 8;

/// With what a label begins that speaks of what stands at its own place.
const HERE: &str = "这里";
/// The most places of one finding that have comments of their own beside the first: a whole table may not be filled.
const MAX_ALSO: usize = 20;

/// Why a file has no comments.
#[derive(Debug)]
pub enum NotAnnotated {
    /// It holds no report.
    NoReport,
    /// A file of this format holds none.
    Format(&'static Format),
    /// It cannot be read as it must be for that.
    Unreadable(Unreadable),
    /// A document could not be made of it.
    Write(WriteError),
}

/// What file the comments of another are written into.
#[derive(Clone, Copy, Debug)]
pub struct Commented {
    /// Its format.
    pub format: &'static Format,
    /// Whether it is built first: the file itself is a report in YAML.
    pub built: bool,
}

/// What file the comments of this one are written into: its own, or for a report in YAML the Word file that is built from it. None
/// where it is no report.
pub fn commented(name: &str, bytes: &[u8]) -> Option<Commented> {
    match content(name, bytes) {
        Content::Yaml => Some(Commented {
            format: &docx::FORMAT,
            built: true,
        }),
        Content::Format(format) => Some(Commented { format, built: false }),
        Content::Foreign(_) => None,
    }
}

impl Judged {
    /// The file that was judged, these bytes, with every finding as a comment at its place; of a report in YAML the Word file that
    /// is built from it. `revise` writes what is certain as changes.
    ///
    /// # Errors
    /// The file holds no report, or can hold no comments.
    pub fn annotate(&self, bytes: &[u8], revise: bool) -> Result<Annotated, NotAnnotated> {
        if self.report.is_none() {
            return Err(NotAnnotated::NoReport);
        }
        let format = match content(&self.name, bytes) {
            Content::Yaml => return self.annotate_built(&docx::FORMAT),
            Content::Format(format) => format,
            Content::Foreign(_) => return Err(NotAnnotated::NoReport),
        };
        let annotate = format.annotate.ok_or(NotAnnotated::Format(format))?;
        let partners: BTreeMap<String, PlaceOrder> = self
            .findings
            .diagnostics
            .iter()
            .filter_map(|found| {
                let place = found.amendment.as_ref().and(found.primary.origin.as_ref())?;
                Some((found.primary.cell?.to_string(), place.place_order()))
            })
            .collect();
        let mut notes: Vec<Note> = Vec::new();
        for found in &self.findings.diagnostics {
            notes.push(Note {
                revision: revise.then(|| revision(found, &partners)).flatten(),
                ..note(found, Note::place_of(found.primary.origin.as_ref()))
            });
            notes.extend(also(found, |label| Note::place_of(label.origin.as_ref())));
        }
        annotate(bytes, &notes).map_err(NotAnnotated::Unreadable)
    }

    /// The document that is built from a report, with the findings where their figures and words stand in it.
    fn annotate_built(&self, format: &'static Format) -> Result<Annotated, NotAnnotated> {
        let annotate = format.annotate.ok_or(NotAnnotated::Format(format))?;
        let built = self.write(format, self.has_errors());
        let built = built
            .ok_or(NotAnnotated::NoReport)?
            .map_err(NotAnnotated::Write)?;
        let name = format!("report.{}", format.name);
        let read = judge(&name, open(&name, built.clone()), &mut Nothing);
        let places = Places {
            own: self.report.as_ref(),
            built: &read,
        };
        let mut notes: Vec<Note> = Vec::new();
        for found in &self.findings.diagnostics {
            notes.push(note(found, places.of(found)));
            notes.extend(also(found, |label| places.of_label(label)));
        }
        annotate(&built, &notes).map_err(NotAnnotated::Unreadable)
    }
}

/// What is to be changed at a finding: a pair of figures only together.
fn revision(found: &Diagnostic, partners: &BTreeMap<String, PlaceOrder>) -> Option<Revision> {
    let amendment = found.amendment.as_ref()?;
    let with = match amendment.with {
        None => None,
        Some(point) => Some(*partners.get(&point.to_string())?),
    };
    Some(Revision {
        from: amendment.from.clone(),
        to: amendment.to.clone(),
        with,
    })
}

/// A finding as a comment: what is wrong, what it contradicts, what to do.
fn note(found: &Diagnostic, place: Option<Place>) -> Note {
    let mut paragraphs = vec![found.message.clone()];
    // A comment may reach over more than the words that are meant.
    let quote = place.as_ref().and_then(|place| place.quote.as_ref());
    if let Some(quote) = quote.filter(|quote| !found.message.contains(&quote.words)) {
        paragraphs.push(format!("原文：“{}”", quote.words));
    }
    if !found.primary.message.is_empty() {
        paragraphs.push(found.primary.message.clone());
    }
    let related: Vec<&Label> = found
        .related
        .iter()
        .filter(|label| !label.message.is_empty())
        .collect();
    paragraphs.extend(related.iter().take(MAX_RELATED).map(|label| match &label.origin {
        Some(Origin::Document(place)) => format!("对照：{}：{}", place.words, label.message),
        _ => format!("对照：{}", label.message),
    }));
    if let Some(more) = related.len().checked_sub(MAX_RELATED).filter(|more| *more > 0) {
        paragraphs.push(format!("另有 {more} 处，未一一列出"));
    }
    paragraphs.extend(found.help.as_ref().map(|help| format!("办法：{help}")));
    Note {
        severity: found.severity,
        place_words: place
            .as_ref()
            .map_or_else(String::new, |place| place.words.clone()),
        paragraphs,
        place,
        revision: None,
    }
}

/// What is said where the same is wrong as at the place of a finding: a label without words, or one of what stands here.
fn also(found: &Diagnostic, place: impl Fn(&Label) -> Option<Place>) -> Vec<Note> {
    let same = |label: &&Label| label.message.is_empty() || label.message.starts_with(HERE);
    let labels = found.related.iter().filter(same).take(MAX_ALSO);
    let note = |label: &Label| {
        let place = place(label)?;
        let words = if label.message.is_empty() {
            format!("这里也是：{}", found.message)
        } else {
            label.message.clone()
        };
        let help = found.help.as_ref().map(|help| format!("办法：{help}"));
        Some(Note {
            severity: found.severity,
            place_words: place.words.clone(),
            paragraphs: std::iter::once(words).chain(help).collect(),
            place: Some(place),
            revision: None,
        })
    };
    labels.filter_map(note).collect()
}

/// The places of a report in YAML in the document that is built from it.
struct Places<'r> {
    own: Option<&'r Report>,
    built: &'r Judged,
}

impl Places<'_> {
    /// Where a finding stands in the document: where its figure or its words do, where the document has the same finding, or
    /// where the figures of its row stand.
    fn of(&self, found: &Diagnostic) -> Option<Place> {
        let same = |other: &&Diagnostic| other.rule.id == found.rule.id && other.message == found.message;
        let same = || self.built.findings.diagnostics.iter().find(same);
        let row = || {
            let path = format!("{}.", found.path);
            let mut facts = self.built.report.as_ref()?.facts.iter();
            let fact = facts.find(|(point, _)| point.to_string().starts_with(&path));
            let (_, fact) = fact.filter(|_| !found.path.is_empty())?;
            Note::place_of(Some(&fact.origin))
        };
        self.of_label(&found.primary)
            .or_else(|| Note::place_of(same()?.primary.origin.as_ref()))
            .or_else(row)
    }

    /// Where the figure or the words of a label stand in the document.
    fn of_label(&self, label: &Label) -> Option<Place> {
        let (own, built) = (self.own?, self.built.report.as_ref()?);
        let fact = label.cell.as_ref().and_then(|point| built.facts.get(point));
        if let Some(place) = Note::place_of(fact.map(|fact| &fact.origin)) {
            return Some(place);
        }
        let span = label.origin.as_ref()?.span()?;
        own.prose.iter().find_map(|(key, text)| {
            let within = text.span();
            let inside = within.start <= span.start && span.start <= within.end;
            in_prose(text, built.prose.get(key)?, span).filter(|_| inside)
        })
    }
}

/// Where some bytes of a text of the file stand in the same text of the document.
fn in_prose(own: &Text, built: &Text, span: Span) -> Option<Place> {
    let holds = |line: &(usize, &str)| {
        let end = line.0 + line.1.trim_end().len();
        let bytes = own.span_of(line.0..end);
        bytes.start <= span.start && span.start <= bytes.end && end > line.0
    };
    let (start, line) = lines(own.as_str()).find(holds)?;
    let line = line.trim_end();
    // The words, where the file has them as they are printed.
    let at = line.char_indices().map(|(at, _)| start + at);
    let at = at.into_iter().find(|at| {
        let c = own.as_str().get(*at..).and_then(|rest| rest.chars().next());
        c.is_some_and(|c| own.span_of(*at..*at + c.len_utf8()).start >= span.start)
    })?;
    let ends = |end: &usize| own.span_of(at..*end).end >= span.end;
    let end = line.char_indices().map(|(from, c)| start + from + c.len_utf8());
    let end = end.into_iter().filter(|end| *end > at).find(ends);
    let same = |other: &(usize, &str)| other.1.trim() == line.trim();
    let (other, _) = lines(built.as_str()).find(same)?;
    let whole = Note::place_of(Some(&built.origin_of(other..other + line.len())))?;
    let words = own
        .as_str()
        .get(at..end?)
        .filter(|words| !words.trim().is_empty());
    let quote = words.map(|words| Quote {
        words: words.to_owned(),
        before: at - start,
        behind: (start + line.len()).saturating_sub(at + words.len()),
    });
    Some(Place { quote, ..whole })
}

/// The lines of a text with where each begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = next;
        next += line.len();
        (start, line.trim_end_matches('\n'))
    })
}
