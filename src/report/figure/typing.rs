//! What people type around the digits of a figure, or for them: counters, letters, groups, words of a change.

use crate::chinese::width;

/// Counters that stand behind a figure.
const COUNTERS: [char; 12] = [
    '条', '件', '项', '个', '次', '份', '宗', '起', '人', '部', '篇', '例',
];

/// A text that ends with a bracket, as what stands before it and what stands in it.
pub fn bracketed(text: &str) -> Option<(&str, &str)> {
    text.strip_suffix(['）', ')'])?.split_once(['（', '('])
}

/// A figure without the counter behind it, or two that are offered as one: 71件/次.
pub(super) fn without_counter(text: &str) -> &str {
    let slash = ['/', '／'];
    let bare = text.trim_end_matches(|c| COUNTERS.contains(&c) || slash.contains(&c));
    let counter = text.get(bare.len()..).unwrap_or_default();
    if counter.starts_with(slash) || counter.ends_with(slash) {
        text
    } else {
        bare
    }
}

/// The digit that a letter of the keyboard is mistaken for.
pub(super) const fn digit_of(letter: char) -> Option<char> {
    match letter {
        'O' | 'o' => Some('0'),
        'l' | 'I' => Some('1'),
        _ => None,
    }
}

/// A figure with digits for the letters among them; none where it has no letters, or anything else than those and digits.
pub(super) fn with_digits(text: &str) -> Option<String> {
    let digits: Option<String> = text
        .chars()
        .map(|c| digit_of(c).or_else(|| c.is_ascii_digit().then_some(c)))
        .collect();
    digits.filter(|digits| digits != text)
}

/// What stands behind the words of a change, and its direction: 1, -1, or 0 where there are none.
pub(super) fn strip_change(text: &str) -> (&str, i8) {
    for word in ["新增", "增加", "增"] {
        if let Some(rest) = text.strip_prefix(word) {
            return (rest, 1);
        }
    }
    for word in ["减少", "减"] {
        if let Some(rest) = text.strip_prefix(word) {
            return (rest, -1);
        }
    }
    (text, 0)
}

/// Whether digits stand in groups of three between commas.
pub(super) fn is_grouped(text: &str) -> bool {
    let (whole, _) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.trim_start_matches('-').split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    !rest.is_empty()
        && (1..=3).contains(&first.len())
        && digits(first)
        && rest.iter().all(|g| g.len() == 3 && digits(g))
}

/// A full-width digit or sign as the half-width one.
pub(super) fn narrow(c: char) -> char {
    match c {
        '．' | '，' | '＋' | '－' | '％' => width::narrow(c),
        '　' => ' ',
        c if width::is_digit(c) => width::narrow(c),
        c => c,
    }
}
