//! What the templates ask of words.

use std::borrow::Cow;

use askama::Values;

/// The words with a replacement character for each that XML 1.0 cannot hold, escaped or not (2.2): Word would refuse the
/// whole file for one of them. All words that come from the document go through it.
#[askama::filter_fn]
pub fn lawful<'a>(words: &'a str, _: &dyn Values) -> askama::Result<Cow<'a, str>> {
    Ok(if words.contains(is_unlawful) {
        words.replace(is_unlawful, "\u{fffd}").into()
    } else {
        words.into()
    })
}

fn is_unlawful(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
