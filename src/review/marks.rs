//! What is marked in the words of a text: figures as they were judged, and where findings stand.

use std::ops::Range;

use super::listed::Listed;
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
pub fn marks(listed: &[Listed<'_>], text: &Text) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
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
