//! Paragraphs that are still to be written: that is the one finding about each.

use std::collections::BTreeSet;

use super::rules::placeholder::PLACEHOLDER;
use crate::diagnostic::Diagnostic;
use crate::report::Report;
use crate::report::marks::is_draft;
use crate::source::{Origin, PlaceOrder, Span};

/// Without what was found in a paragraph that is marked as one to be written, but that it is.
pub(super) fn without_theirs(report: &Report, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let drafts = Drafts::of(report);
    if !drafts.spans.is_empty() || !drafts.places.is_empty() {
        found
            .retain(|d| *d.rule == PLACEHOLDER || !d.primary.origin.as_ref().is_some_and(|o| drafts.hold(o)));
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
    fn of(report: &Report) -> Self {
        let mut drafts = Self::default();
        for text in report.prose.values().filter(|text| is_draft(text.as_str())) {
            let mut start = 0;
            for line in text.as_str().split_inclusive('\n') {
                let words = line.trim_end();
                if is_draft(words) {
                    match text.origin_of(start..start + words.len()) {
                        Origin::Source(span) => drafts.spans.push(span),
                        Origin::Document(place) => drop(drafts.places.insert(place.order)),
                    }
                }
                start += line.len();
            }
        }
        drafts.spans.sort_unstable();
        drafts
    }

    fn hold(&self, origin: &Origin) -> bool {
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
