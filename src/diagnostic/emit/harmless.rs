//! Text from outside as it may be shown: nothing in it moves a cursor, ends a line or turns the text around.

use std::borrow::Cow;

/// The text with a picture in place of each control character of ASCII (␛ for the one that terminals obey), and with
/// U+FFFD for those beyond it, for characters that change the direction of writing, and for further ends of lines.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| shown(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(shown).collect())
    }
}

/// Whether a character is obeyed rather than shown, though it is none of ASCII's.
pub(super) fn is_obeyed(c: char) -> bool {
    matches!(c,
        '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn shown(c: char) -> char {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        c if is_obeyed(c) => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_obeyed_is_shown() {
        assert_eq!(
            harmless("a\u{1b}[31m\nb\t\0\u{7f}\u{9b}"),
            "a␛[31m␊b␉␀\u{fffd}\u{fffd}"
        );
        assert_eq!(
            harmless("附件\u{202e}lmth.docx\u{2028}"),
            "附件\u{fffd}lmth.docx\u{fffd}"
        );
        assert!(matches!(harmless("年报 2021（终稿）.yaml"), Cow::Borrowed(_)));
    }
}
