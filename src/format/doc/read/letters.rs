//! Bytes as characters, each at its place: a character of two bytes or of two halves leaves a zero behind it, so that places
//! in the text stay what the file counts.

use encoding_rs::{GB18030, WINDOWS_1252};

/// How many Chinese characters bytes must have, and nothing else beside ASCII, to be taken for Chinese: signs of Latin text come
/// singly.
const MIN_CHINESE: usize = 4;

/// Characters of two bytes (UTF-16).
pub(super) fn wide(bytes: &[u8], out: &mut Vec<char>) {
    let pairs = bytes.as_chunks::<2>().0.iter().copied();
    for letter in char::decode_utf16(pairs.map(u16::from_le_bytes)) {
        let letter = letter.unwrap_or(char::REPLACEMENT_CHARACTER);
        out.push(letter);
        if letter.len_utf16() == 2 {
            out.push('\0');
        }
    }
}

/// Characters of one byte, in the code page 1252 ([MS-DOC] 2.9.73).
pub(super) fn western(bytes: &[u8], out: &mut Vec<char>) {
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    out.extend(text.chars());
}

/// Bytes that are Chinese, each character of two.
pub(super) fn chinese(bytes: &[u8], out: &mut Vec<char>) {
    let mut rest = bytes;
    while let [first, behind @ ..] = rest {
        let pair = rest.get(..2).filter(|pair| is_pair(pair));
        if let Some(pair) = pair {
            let (text, _) = GB18030.decode_without_bom_handling(pair);
            out.push(text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER));
            out.push('\0');
            rest = rest.get(2..).unwrap_or_default();
        } else {
            western(std::slice::from_ref(first), out);
            rest = behind;
        }
    }
}

/// Whether two bytes are a character or a sign of GB 2312.
fn is_pair(pair: &[u8]) -> bool {
    matches!(pair, [0xA1..=0xA9 | 0xB0..=0xF7, 0xA1..=0xFE])
}

/// Whether characters of one byte are Chinese in truth: old programs wrote so. Every byte beyond ASCII is then half of a pair,
/// which in Latin text none is by chance.
pub(super) fn are_chinese<'a>(parts: impl Iterator<Item = &'a [u8]>) -> bool {
    let mut found = 0;
    for mut rest in parts {
        while let [first, behind @ ..] = rest {
            rest = behind;
            if first.is_ascii() {
                continue;
            }
            let pair = [*first, behind.first().copied().unwrap_or(0)];
            if !is_pair(&pair) {
                return false;
            }
            rest = behind.get(1..).unwrap_or_default();
            found += usize::from(*first >= 0xB0);
        }
    }
    found >= MIN_CHINESE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_keep_their_places() {
        let read = |how: fn(&[u8], &mut Vec<char>), bytes: &[u8]| {
            let mut out = Vec::new();
            how(bytes, &mut out);
            out
        };
        assert_eq!(
            read(wide, &[0x2D, 0x4E, 0x34, 0xD8, 0x1E, 0xDD, 0x0D, 0]),
            ['中', '\u{1d11e}', '\0', '\r']
        );
        assert_eq!(read(western, b"5\x96\xb7\r"), ['5', '–', '·', '\r']);
        assert_eq!(read(chinese, b"\xd6\xd01\xb9\xfa"), ['中', '\0', '1', '国', '\0']);
    }

    #[test]
    fn chinese_bytes_are_told_from_latin_signs() {
        let is = |parts: &[&[u8]]| are_chinese(parts.iter().copied());
        assert!(is(&[
            b"2012\xc4\xea\xb1\xa8\xb8\xe6",
            b"abc",
            b"\xa3\xac\xca\xfd"
        ]));
        assert!(!is(&[b"2012\x93\x94 5\xb7 \x97\x97"]));
        assert!(!is(&[b"\xc4\xea\xb1\xa8\xb8\xe6\xb1\xa8", b"5\xb0C"]));
        assert!(!is(&[b"m\xb2\xb3"]) && !is(&[b"123"]));
    }
}
