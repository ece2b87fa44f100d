//! Words looked for in a text, many of them in one text: what does not stand there, as nearly all do not, is passed over by
//! one or two of its letters.

/// Which letters stand in a text: a table with a bit for each pair of neighbouring bytes, by the six low bits of each. The last
/// two bytes of a Chinese letter are such a pair, and no letter within 4096 of it has the same.
#[derive(Debug)]
pub struct Letters {
    bits: [u64; PLACES / 64],
}

/// How many pairs the table tells apart.
const PLACES: usize = 4096;

impl Letters {
    /// Those of a text.
    pub fn new(text: &str) -> Self {
        let mut bits = [0; PLACES / 64];
        let mut last = 0;
        for byte in text.bytes() {
            if let Some(word) = bits.get_mut(usize::from(last & 63)) {
                *word |= 1_u64 << (byte & 63);
            }
            last = byte;
        }
        Self { bits }
    }

    /// Whether a word may stand in the text: where this says no, it does not.
    pub fn may_hold(&self, word: &str) -> bool {
        let holds = |pair: [u8; 2]| {
            let [first, second] = pair;
            let word = self.bits.get(usize::from(first & 63)).copied();
            word.unwrap_or_default() >> (second & 63) & 1 == 1
        };
        let bytes = word.as_bytes();
        let first = match bytes {
            [lead, second, third, ..] if *lead >= 0xe0 => Some([*second, *third]),
            [first, second, ..] => Some([*first, *second]),
            _ => None,
        };
        first.is_none_or(holds) && bytes.last_chunk::<2>().copied().is_none_or(holds)
    }

    /// Whether a character may stand in the text.
    pub fn may_hold_char(&self, c: char) -> bool {
        self.may_hold(c.encode_utf8(&mut [0; 4]))
    }

    /// Whether one of some words stands in the text, which is the one that these are the letters of.
    pub fn has(&self, text: &str, words: &[&str]) -> bool {
        words
            .iter()
            .any(|word| self.may_hold(word) && text.contains(word))
    }
}

/// Whether a text ends with a word: by the last letters, before the others are compared.
#[inline]
pub fn ends_with(text: &str, word: &str) -> bool {
    let (own, wanted) = (
        text.as_bytes().last_chunk::<2>(),
        word.as_bytes().last_chunk::<2>(),
    );
    (wanted.is_none() || own == wanted) && text.ends_with(word)
}

/// Whether a text begins with a word: by the first letter, before the others are compared.
#[inline]
pub fn starts_with(text: &str, word: &str) -> bool {
    let (own, wanted) = (
        text.as_bytes().first_chunk::<3>(),
        word.as_bytes().first_chunk::<3>(),
    );
    (wanted.is_none() || own == wanted) && text.starts_with(word)
}

/// The words before one at the end of a text.
#[inline]
pub fn strip_end<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    ends_with(text, word)
        .then(|| text.len().checked_sub(word.len()).and_then(|at| text.get(..at)))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_text_is_never_passed_over() {
        let text = "收到12件（1 kg），予以公开a。";
        let places: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
        let letters = Letters::new(text);
        for from in &places {
            for to in places.iter().filter(|to| *to >= from) {
                let word = &text[*from..*to];
                assert!(letters.may_hold(word) && letters.has(text, &[word]), "{word}");
                assert_eq!(ends_with(text, word), text.ends_with(word), "{word}");
                assert_eq!(starts_with(text, word), text.starts_with(word), "{word}");
                assert_eq!(strip_end(text, word), text.strip_suffix(word), "{word}");
            }
        }
    }

    #[test]
    fn what_does_not_stand_there_is_not_found() {
        let text = "收到申请";
        for word in ["申报", "未收到", "请收", "x", "收到申请了"] {
            assert!(!Letters::new(text).has(text, &[word]), "{word}");
            assert!(!ends_with(text, word) && !starts_with(text, word), "{word}");
            assert_eq!(strip_end(text, word), None);
        }
        assert!(!Letters::new("").has("", &["收"]) && Letters::new("").has("", &[""]));
    }
}
