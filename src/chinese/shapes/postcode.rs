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
    }
}
