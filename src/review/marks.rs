//! What is marked in the words of a text: figures as they were judged, and where findings stand.

use std::ops::Range;

use super::listed::Listed;
use crate::figures::{Entry, Verdict};
use crate::pipeline::Judged;
use crate::report::ProseKey;
use crate::report::text::Text;

/// Something to be marked in the words of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where, in the printed words.
    pub range: Range<usize>,
    /// The class by which the page's style finds it.
    pub class: &'static str,
    /// What is shown of it.
    pub note: String,
    /// The numbers of the findings that stand there.
    pub numbers: Vec<usize>,
}

/// The marks of a text, in order.
pub fn marks(judged: &Judged, listed: &[Listed<'_>], key: ProseKey, text: &Text) -> Vec<Mark> {
    let path = key.to_string();
    let entries = judged.figures.iter().filter(|entry| entry.path == path);
    let mut out: Vec<Mark> = entries
        .filter_map(|entry| {
            Some(Mark {
                range: entry.range.clone(),
                class: class(entry.verdict())?,
                note: note(entry),
                numbers: Vec::new(),
            })
        })
        .collect();
    for listed in listed {
        let Some(origin) = &listed.found.primary.origin else {
            continue;
        };
        if listed.found.primary.cell.is_some() {
            continue;
        }
        out.extend(text.range_of(origin).map(|range| Mark {
            range,
            class: listed.class(),
            note: listed.found.message.clone(),
            numbers: vec![listed.number],
        }));
    }
    out.sort_by_key(|mark| (mark.range.start, mark.range.end));
    out
}

/// The class of a figure; what is no quantity is not marked.
fn class(verdict: Verdict) -> Option<&'static str> {
    match verdict {
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
