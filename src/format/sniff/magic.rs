//! Files that are recognised by their first bytes.

use super::compound;
use super::content::Content;
#[cfg(not(feature = "pdf"))]
use super::foreign::PDF;
use super::foreign::{ARCHIVE, Foreign, PICTURE};
#[cfg(feature = "pdf")]
use crate::format::pdf;
use crate::format::rtf;

/// The first bytes of a kind of file, how far from the beginning they stand, and the kind.
static BEGINNINGS: &[(usize, &[u8], &Foreign)] = &[
    (0, b"\x89PNG\r\n\x1a\n", &PICTURE),
    (0, b"\xff\xd8\xff", &PICTURE),
    (0, b"GIF87a", &PICTURE),
    (0, b"GIF89a", &PICTURE),
    (0, b"II*\0", &PICTURE),
    (0, b"MM\0*", &PICTURE),
    (8, b"WEBP", &PICTURE),
    (4, b"ftypheic", &PICTURE),
    (4, b"ftypheix", &PICTURE),
    (4, b"ftypmif1", &PICTURE),
    (4, b"ftypavif", &PICTURE),
    (0, b"\x1f\x8b\x08", &ARCHIVE),
    (0, b"BZh91AY", &ARCHIVE),
    (0, b"\xfd7zXZ\0", &ARCHIVE),
    (0, b"Rar!\x1a\x07", &ARCHIVE),
    (0, b"7z\xbc\xaf\x27\x1c", &ARCHIVE),
    (257, b"ustar", &ARCHIVE),
];

/// Words with which a file begins that is text on its outside; blanks may stand before them.
static WORDS: &[(&[u8], Content)] = &[
    #[cfg(feature = "pdf")]
    (b"%PDF-", Content::Format(&pdf::FORMAT)),
    #[cfg(not(feature = "pdf"))]
    (b"%PDF-", Content::Foreign(&PDF)),
    (b"{\\rtf", Content::Format(&rtf::FORMAT)),
];

pub(super) fn sniff(bytes: &[u8]) -> Option<Content> {
    if let Some(content) = compound::sniff(bytes) {
        return Some(content);
    }
    let at = |from: usize, word: &[u8]| bytes.get(from..from + word.len()) == Some(word);
    let found = BEGINNINGS.iter().find(|(from, word, _)| at(*from, word));
    if let Some((_, _, foreign)) = found {
        return Some(Content::Foreign(foreign));
    }
    // BM alone could begin a word.
    if at(0, b"BM") && at(6, &[0; 4]) {
        return Some(Content::Foreign(&PICTURE));
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = text.get(..1024).unwrap_or(text).trim_ascii_start();
    let found = WORDS.iter().find(|(word, _)| text.starts_with(word));
    found.map(|(_, content)| *content)
}
