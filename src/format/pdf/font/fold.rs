//! The characters of a glyph as a person would type them.

use crate::chinese::unified::unified;

/// What a file says that a glyph is; nothing where that is no character: NUL, private use, a replacement for an unknown one.
pub fn sane(text: &str) -> Option<String> {
    let meaningless = |c: char| matches!(c, '\0' | '\u{fffd}' | '\u{fffe}' | '\u{ffff}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    (!text.is_empty() && !text.contains(meaningless)).then(|| fold(text))
}

/// Ligatures taken apart, radicals and compatibility forms unified, what prints nothing left out, and blanks other than the
/// full one made plain. Full-width digits and marks stay: which width was typed is seen.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            // A soft hyphen that has a glyph is seen: it is set where a word is broken.
            '\u{ad}' | '\u{2010}' | '\u{2011}' => out.push('-'),
            '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => out.push(' '),
            '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fe00}'..='\u{fe0f}' => {}
            // A glyph of a tab or a line's end is a gap.
            control if control.is_control() => out.push(' '),
            other => out.push(unified(other)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_are_what_is_typed() {
        assert_eq!(
            fold("ﬁne\u{a0}⽂件\u{200b}３．５\u{3000}豈"),
            "fine 文件３．５\u{3000}豈"
        );
        assert_eq!((sane("\u{e001}"), sane("\0"), sane("")), (None, None, None));
        assert_eq!(sane("\t").as_deref(), Some(" "));
    }
}
