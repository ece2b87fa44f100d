//! Bytes of text → characters: the code pages of files and fonts (RTF 1.9.1, "Character Set", "Font Table").
//!
//! Programs say of Chinese text what they please; what its own font says holds where the bytes are text in that.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, IBM866, KOI8_R, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_874, WINDOWS_1250,
    WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257,
    WINDOWS_1258, X_MAC_CYRILLIC,
};

/// The character sets of fonts with their code pages, as \fcharset names them.
const CHARSETS: &[(i32, i32)] = &[
    (77, 10000),
    (78, 932),
    (79, 949),
    (80, 936),
    (81, 950),
    (128, 932),
    (129, 949),
    (130, 949),
    (134, 936),
    (136, 950),
    (161, 1253),
    (162, 1254),
    (163, 1258),
    (177, 1255),
    (178, 1256),
    (186, 1257),
    (204, 1251),
    (222, 874),
    (238, 1250),
];

/// Code pages, as \ansicpg and \cpg name them.
const CODE_PAGES: &[(i32, &Encoding)] = &[
    (866, IBM866),
    (874, WINDOWS_874),
    (932, SHIFT_JIS),
    (936, GBK),
    (949, EUC_KR),
    (950, BIG5),
    (1250, WINDOWS_1250),
    (1251, WINDOWS_1251),
    (1252, WINDOWS_1252),
    (1253, WINDOWS_1253),
    (1254, WINDOWS_1254),
    (1255, WINDOWS_1255),
    (1256, WINDOWS_1256),
    (1257, WINDOWS_1257),
    (1258, WINDOWS_1258),
    (10000, MACINTOSH),
    (10007, X_MAC_CYRILLIC),
    (10008, GBK),
    (20866, KOI8_R),
    (20936, GBK),
    (54936, GBK),
    (65001, UTF_8),
];

/// The encoding of a code page.
pub(super) fn of_code_page(number: i32) -> Option<&'static Encoding> {
    let found = CODE_PAGES.iter().find(|(page, _)| *page == number);
    found.map(|(_, encoding)| *encoding)
}

/// The encoding of a font's character set; none for those that say nothing (0 ANSI, 1 default) or have no letters (2 symbols).
pub(super) fn of_charset(charset: i32) -> Option<&'static Encoding> {
    let found = CHARSETS.iter().find(|(own, _)| *own == charset);
    of_code_page(found?.1)
}

/// Whether its characters may have more than one byte.
pub(super) fn is_wide(encoding: &'static Encoding) -> bool {
    !encoding.is_single_byte()
}

/// The characters of bytes. The encodings are tried in order; the last resort is Western.
pub(super) fn decode(bytes: &[u8], candidates: &[Option<&'static Encoding>]) -> String {
    if bytes.is_ascii() {
        return bytes.iter().copied().map(char::from).collect();
    }
    let mut named = candidates.iter().copied().flatten();
    let strict = |encoding: &'static Encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        Some(text.into_owned())
    };
    if let Some(text) = named.clone().find_map(strict) {
        return text;
    }
    // A file that names no encoding was made for the machine on which it lay.
    if named.clone().next().is_none()
        && bytes.split(u8::is_ascii).all(|run| run.len().is_multiple_of(2))
        && bytes.iter().all(|b| b.is_ascii() || *b >= 0xa1)
        && let Some(text) = strict(GBK)
    {
        return text;
    }
    let encoding = named.next().unwrap_or(WINDOWS_1252);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Whether bytes end in the middle of a character of two bytes.
pub(super) fn ends_within(bytes: &[u8], encoding: Option<&'static Encoding>) -> bool {
    let Some(encoding) = encoding.filter(|e| is_wide(e) && *e != UTF_8) else {
        return false;
    };
    // A byte beyond ASCII leads where an even number of such bytes stands before it, whatever the encoding of the three.
    let run = bytes.iter().rev().take_while(|b| !b.is_ascii()).count();
    let kana = encoding == SHIFT_JIS && bytes.last().is_some_and(|b| matches!(b, 0xa0..=0xdf));
    run % 2 == 1 && !kana
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_encoding_in_which_the_bytes_are_text() {
        let gbk = b"\xd5\xfe\xb8\xae";
        assert_eq!(decode(gbk, &[Some(GBK)]), "政府");
        assert_eq!(decode(gbk, &[None, Some(GBK)]), "政府");
        assert_eq!(decode(gbk, &[]), "政府");
        assert_eq!(decode(b"\xb7", &[Some(GBK), Some(WINDOWS_1252)]), "·");
        assert_eq!(decode(b"\xb7", &[]), "·");
        assert_eq!(decode("政府".as_bytes(), &[of_code_page(65001)]), "政府");
        assert_eq!(decode(b"\xff", &[Some(GBK)]), "\u{fffd}");
    }

    #[test]
    fn half_a_character() {
        assert!(ends_within(b"\xd5\xfe\xb8", Some(GBK)));
        assert!(!ends_within(b"\xd5\xfe", Some(GBK)));
        assert!(!ends_within(b"\xd5", Some(WINDOWS_1252)));
        assert!(!ends_within(b"\xb1", Some(SHIFT_JIS)));
    }
}
