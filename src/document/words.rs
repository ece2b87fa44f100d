//! Words of a report made fit for a published file.

use crate::source::is_forbidden;

/// Words for a published file: one line, and no character that such a file cannot hold. What is taken out leaves a mark;
/// a report with such a character is only ever a draft.
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' => ' ',
            c if is_forbidden(c) => '\u{fffd}',
            c => c,
        })
        .collect()
}
