//! Words of a report made fit for a published file.

use crate::source::is_forbidden;

/// A line of words as a published file can hold it: a blank for a line break, U+FFFD for a character that is forbidden there
/// (a report with one is only ever a draft).
pub(super) fn printable(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
            c if is_forbidden(c) => '\u{fffd}',
            c => c,
        })
        .collect()
}
