//! Findings explained: which may be, and what the explanation says.

use crate::diagnostic::{Diagnostic, Severity};
use crate::report::{Waiver, keys};
use crate::source::{Origin, Span};

/// Whether a finding may be explained: errors may not, nor what has no place to name, nor what is found of explanations.
pub fn may_explain(found: &Diagnostic) -> bool {
    found.severity != Severity::Error && !found.path.is_empty() && found.path != keys::WAIVERS
}

/// The explanation of a finding in a text. Where the finding quotes the very words at its place, it is of these alone, so that
/// another finding there is not explained with it.
pub fn explanation(found: &Diagnostic, text: &str, reason: String) -> Waiver {
    let span = found.primary.origin.as_ref().and_then(Origin::span);
    let words = span.filter(|_| found.primary.cell.is_none());
    let words = words.and_then(|span| text.get(span.range()));
    let quote = words.filter(|words| !words.is_empty() && found.message.contains(*words));
    Waiver {
        rule: found.rule.id.to_owned(),
        path: found.path.clone(),
        quote: quote.map(ToOwned::to_owned),
        reason,
        span: Span::at(0),
    }
}

/// A reason on one line; none without words.
pub fn one_line(reason: &str) -> Option<String> {
    let words: Vec<&str> = reason.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
