//! Comments in words of a page.

use crate::format::annotation::Note;
use crate::source::is_forbidden;

/// What a mark is called within the page.
pub(super) fn id(number: usize) -> String {
    format!("nianbao-{}", number + 1)
}

/// A comment in one text, a line for each of its paragraphs.
pub(super) fn summary(note: &Note) -> String {
    format!("【{}】{}", note.severity.word(), note.paragraphs.join("\n"))
}

/// Words as an attribute, or as text.
pub(super) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            c if is_forbidden(c) => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
