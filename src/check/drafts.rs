//! Paragraphs that are still to be written: that is the one finding about each.

use std::collections::BTreeSet;

use super::rules::placeholder;
use crate::chinese::lines::lines;
use crate::diagnostic::Diagnostic;
use crate::report::Report;
use crate::report::marks::is_draft;
use crate::source::{Origin, PlaceOrder, Span};

/// Without what was found in paragraphs that are marked as still to be written, except that they are.
pub(super) fn without_other_findings(report: &Report, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let drafts = Drafts::new(report);
    if !drafts.spans.is_empty() || !drafts.places.is_empty() {
        found.retain(|d| {
            *d.rule == placeholder::RULE || !d.primary.origin.as_ref().is_some_and(|o| drafts.contain(o))
        });
    }
    found
}

/// Where those paragraphs stand: in the file, in order, or in a document.
#[derive(Default)]
struct Drafts {
    spans: Vec<Span>,
    places: BTreeSet<PlaceOrder>,
}

impl Drafts {
    fn new(report: &Report) -> Self {
        let mut drafts = Self::default();
        for text in report.prose.values().filter(|text| is_draft(text.as_str())) {
            for (start, line) in lines(text.as_str()) {
                let words = line.trim_end();
                if is_draft(words) {
                    match text.origin_of(start..start + words.len()) {
                        Origin::Source(span) => drafts.spans.push(span),
                        Origin::Document(place) => drop(drafts.places.insert(place.order)),
                    }
                }
            }
        }
        drafts.spans.sort_unstable();
        drafts
    }

    fn contain(&self, origin: &Origin) -> bool {
        match origin {
            Origin::Document(place) => self.places.contains(&place.order),
            Origin::Source(span) => {
                let before = self.spans.partition_point(|draft| draft.start <= span.start);
                let draft = before.checked_sub(1).and_then(|at| self.spans.get(at));
                draft.is_some_and(|draft| span.start < draft.end)
            }
        }
    }
}
