//! Paragraphs of prose, and the words near a place in one. Every look is at a few characters only, so that reading the
//! whole takes linear time.

use crate::report::findings::short;
use crate::report::new::TO_FILL;
use crate::report::next::TO_UPDATE;
use crate::source::is_forbidden;

/// With what a sentence, or a part of one that says something by itself, ends.
const STOPS: [char; 5] = ['。', '；', ';', '！', '\n'];

/// The paragraphs of a text with where they begin. One that is marked as still to be written is left to `placeholder`, and
/// the rows of an extra table are no sentences.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(move |line| {
            start += line.len();
            (start - line.len(), line)
        })
        .filter(|(_, line)| !line.starts_with('|'))
        .filter(|(_, line)| !line.contains(TO_FILL) && !line.contains(TO_UPDATE))
}

/// The last `most` characters before a place, of the same sentence.
pub(super) fn before(words: &str, at: usize, most: usize) -> &str {
    let head = words.get(..at).unwrap_or_default();
    let start = head
        .char_indices()
        .rev()
        .take(most)
        .take_while(|(_, c)| !STOPS.contains(c))
        .last()
        .map_or(head.len(), |(at, _)| at);
    head.get(start..).unwrap_or_default()
}

/// The first `most` characters from a place on, of the same sentence.
pub(super) fn after(words: &str, at: usize, most: usize) -> &str {
    let tail = words.get(at..).unwrap_or_default();
    let end = tail
        .char_indices()
        .take(most)
        .take_while(|(_, c)| !STOPS.contains(c))
        .last()
        .map_or(0, |(at, c)| at + c.len_utf8());
    tail.get(..end).unwrap_or_default()
}

/// Words of the user's as a message quotes them: short, on one line, and without what a terminal takes for a command.
pub(super) fn quoted(words: &str) -> String {
    let printed: String = words
        .trim()
        .chars()
        .filter(|c| !is_forbidden(*c) && *c != '\n')
        .collect();
    short(&printed)
}

/// Whether one of some words stands in a text.
pub(super) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_near_a_place_stay_in_its_sentence() {
        let words = "甲乙。丙丁戊己；庚";
        let at = words.find('戊').unwrap();
        assert_eq!(before(words, at, 9), "丙丁");
        assert_eq!(before(words, at, 1), "丁");
        assert_eq!(after(words, at, 9), "戊己");
        assert_eq!(after(words, at, 1), "戊");
        assert_eq!((before(words, 0, 3), after(words, words.len(), 3)), ("", ""));
    }

    #[test]
    fn what_is_quoted_commands_nothing() {
        assert_eq!(quoted(" 甲\u{1b}[2J乙\n丙 "), "甲[2J乙丙");
    }

    #[test]
    fn marked_paragraphs_and_tables_are_passed_over() {
        let text = "第一\n第二【待填】\n| 三 |\n第四【请更新】\n第五";
        let said: Vec<_> = paragraphs(text).map(|(at, line)| (at, line.trim())).collect();
        assert_eq!(said, [(0, "第一"), (text.find("第五").unwrap(), "第五")]);
    }
}
