//! Postcodes.

use std::ops::Range;

use super::super::width::is_digit;

/// Where in the words behind the label of a postcode one stands that is not six digits.
pub fn malformed(value: &str) -> Option<Range<usize>> {
    // 315 800 and ３１５８００ are six digits too; what follows behind a blank may be something else.
    let first = value.split([' ', '\u{a0}']).next().unwrap_or_default();
    let six = |words: &str| words.chars().count() == 6 && words.chars().all(is_digit);
    let close: String = value.chars().filter(|c| !matches!(c, ' ' | '\u{a0}')).collect();
    let word = first.trim_end_matches(['.', '/', '\'', '"']);
    let like_one =
        word.chars().next().is_some_and(is_digit) && word.chars().all(|c| is_digit(c) || c.is_alphabetic());
    (like_one && !six(word) && !six(&close)).then_some(0..word.len())
}

/// A postcode whose digits were parted by low lines, as programs write long numbers: 315_800; none of anything else.
pub fn parted(value: &str) -> Option<String> {
    let joined: String = value.chars().filter(|c| *c != '_').collect();
    let parts = || value.split('_');
    let digits = parts().all(|part| !part.is_empty() && part.chars().all(is_digit));
    (parts().count() > 1 && digits && joined.chars().count() == 6).then_some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_digits_are_a_postcode() {
        for value in ["31580", "3158OO"] {
            assert_eq!(malformed(value), Some(0..value.len()), "{value}");
        }
        for value in ["315600", "315 600", "３１５６００", "见网站", "315600 电话"] {
            assert_eq!(malformed(value), None, "{value}");
        }
        assert_eq!(parted("315_800").as_deref(), Some("315800"));
        for value in ["315800", "315_80", "315_8000", "_315800", "a_315800"] {
            assert_eq!(parted(value), None, "{value}");
        }
    }
}
