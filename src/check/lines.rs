//! The lines of a text, for rules that judge words line by line.

use crate::report::text::Text;
use crate::source::Origin;

/// The lines of a text with where each begins.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        start += line.len();
        (start - line.len(), line)
    })
}

/// Where the first line that says something stands, or where one should.
pub(super) fn first_line(text: &Text) -> Origin {
    let first = lines(text.as_str()).find(|(_, line)| !line.trim().is_empty());
    match first {
        Some((start, line)) => text.origin_of(start..start + line.trim_end().len()),
        None if text.is_placed() => text.origin_of(0..0),
        None => text.span().into(),
    }
}
