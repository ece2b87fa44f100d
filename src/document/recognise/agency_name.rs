//! Words that are the name of an agency.

use crate::chinese::width::folded;
use crate::form::agencies::ENDS;

/// The most characters of the name of an agency.
pub(super) const MAX_AGENCY_NAME: usize = 40;

/// Whether words are the name of an agency.
pub(super) fn is_agency(words: &str) -> bool {
    let words = folded(words);
    let words = words.trim_end_matches(['(', ')']);
    // The kind of an agency alone names none.
    words.chars().count() >= 2 && ENDS.iter().any(|kind| words.ends_with(kind)) && !ENDS.contains(&words)
}
