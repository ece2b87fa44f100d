//! How wide text stands in a fixed-width font: Chinese characters, and “ ” — … · × beside them, take two columns.

use unicode_width::UnicodeWidthChar;

/// The columns that a character takes: 0, 1 or 2.
///
/// Characters of ambiguous width (“ ” — … · ×) count as two, because fonts with Chinese glyphs draw them so.
pub fn char_columns(c: char) -> usize {
    c.width_cjk().unwrap_or(0)
}

/// The columns that a text takes: the sum over its characters, so that a reader needs no table of ligatures.
pub fn columns(text: &str) -> usize {
    text.chars().map(char_columns).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_chinese_font_is_two_wide() {
        assert_eq!(columns("年报 2021"), 9);
        for c in "（）“”—…·×，。、①".chars() {
            assert_eq!(char_columns(c), 2, "{c}");
        }
        for c in "+-|=/ 0a".chars() {
            assert_eq!(char_columns(c), 1, "{c}");
        }
    }
}
