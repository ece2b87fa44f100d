//! The lines and sentences of a text with where they begin, and the words near a place. Every look is at a few characters
//! only, so that reading the whole takes linear time.

use super::words::Letters;

/// With what a sentence, or a part of one that stands by itself, ends.
const STOPS: [char; 5] = ['。', '；', ';', '！', '\n'];

/// The lines of a text with where each begins, their line feeds included.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    placed(text.split_inclusive('\n'))
}

/// The sentences of a line with where each begins, their full stops included.
pub fn sentences(line: &str) -> impl Iterator<Item = (usize, &str)> {
    placed(line.split_inclusive('。'))
}

/// The clauses of a line that stand by themselves, those parted by ； too.
pub fn clauses(line: &str) -> impl Iterator<Item = (usize, &str)> {
    placed(line.split_inclusive(['。', '；', '！', '？']))
}

/// The parts of a text that end with one of some marks, the marks included, with where each begins.
pub fn parts<'a>(text: &'a str, ends: &'static [char]) -> impl Iterator<Item = (usize, &'a str)> {
    placed(text.split_inclusive(ends))
}

fn placed<'a>(parts: impl Iterator<Item = &'a str>) -> impl Iterator<Item = (usize, &'a str)> {
    let mut start = 0;
    parts.map(move |part| {
        start += part.len();
        (start - part.len(), part)
    })
}

/// The last `most` characters before a place, of the same sentence.
pub fn before(words: &str, at: usize, most: usize) -> &str {
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

/// The last `most` characters before a place, of whatever sentence.
pub fn nearest_before(words: &str, at: usize, most: usize) -> &str {
    let head = words.get(..at).unwrap_or_default();
    let last = head.char_indices().rev().take(most).last();
    let start = last.map_or(head.len(), |(at, _)| at);
    head.get(start..).unwrap_or_default()
}

/// The first `most` characters from a place on, of the same sentence.
pub fn after(words: &str, at: usize, most: usize) -> &str {
    let tail = words.get(at..).unwrap_or_default();
    let end = tail
        .char_indices()
        .take(most)
        .take_while(|(_, c)| !STOPS.contains(c))
        .last()
        .map_or(0, |(at, c)| at + c.len_utf8());
    tail.get(..end).unwrap_or_default()
}

/// Whether one of some words stands in a text.
pub fn has(text: &str, words: &[&str]) -> bool {
    if words.len() < FEW || text.len() > LONG {
        return words.iter().any(|word| text.contains(word));
    }
    Letters::new(text).has(text, words)
}

/// Of fewer words each is looked for at once, …
const FEW: usize = 4;
/// … and in a text of more bytes, which nearly every letter stands in.
const LONG: usize = 1500;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_know_where_they_begin() {
        let text = "甲。乙；丙\n丁";
        assert_eq!(lines(text).collect::<Vec<_>>(), [(0, "甲。乙；丙\n"), (16, "丁")]);
        assert_eq!(sentences("甲。乙").collect::<Vec<_>>(), [(0, "甲。"), (6, "乙")]);
        assert_eq!(
            clauses("甲。乙；丙").collect::<Vec<_>>(),
            [(0, "甲。"), (6, "乙；"), (12, "丙")]
        );
    }

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
}
