//! ZIP archives, recognised by the names of their parts: from the directory at the end, or, where the end is lost, from the
//! heads of the parts themselves. Nothing is unpacked.

use super::content::Content;
#[cfg(not(feature = "xlsx"))]
use super::foreign::XLSX;
use super::foreign::{BOOK, ODS, OFD, PPTX, UOF, ZIP};
#[cfg(feature = "xlsx")]
use crate::format::xlsx;
use crate::format::{by_extension, docx, odt};

/// The most parts whose names are looked at.
const MAX_PARTS: usize = 2000;
/// How far into an archive without its end the heads of parts are looked for: the parts that say what it is come first.
const HEADS_BYTES: usize = 1024 * 1024;
/// How far from the end the directory's own end may lie: a comment may follow it.
const TRAILER_BYTES: usize = 66_000;

/// What a workbook is.
#[cfg(feature = "xlsx")]
const WORKBOOK: Content = Content::Format(&xlsx::FORMAT);
#[cfg(not(feature = "xlsx"))]
const WORKBOOK: Content = Content::Foreign(&XLSX);

/// What an archive holds; none where the bytes are no archive.
pub(super) fn sniff(bytes: &[u8], extension: &str) -> Option<Content> {
    if !bytes.starts_with(b"PK\x03\x04") && !bytes.starts_with(b"PK\x05\x06") {
        return None;
    }
    let names = directory(bytes).unwrap_or_else(|| heads(bytes));
    let has = |wanted: &str| names.iter().any(|name| name.starts_with(wanted));
    let word = Content::Format(&docx::FORMAT);
    // The first part of an OpenDocument file or a book is its media type, not compressed.
    let media = bytes.get(30..200).unwrap_or_default();
    let is = |wanted: &str| media.windows(wanted.len()).any(|part| part == wanted.as_bytes());
    Some(if has("word/") {
        word
    } else if is("application/epub+zip") {
        Content::Foreign(&BOOK)
    } else if is("opendocument.text") {
        Content::Format(&odt::FORMAT)
    } else if is("opendocument.") {
        Content::Foreign(&ODS)
    } else if has("xl/") {
        WORKBOOK
    } else if has("ppt/") {
        Content::Foreign(&PPTX)
    } else if has("OFD.xml") {
        Content::Foreign(&OFD)
    } else if has("uof.xml") {
        Content::Foreign(&UOF)
    } else if has("content.xml") && has("META-INF/manifest.xml") {
        // Without its media type where that belongs: the reader says whether it is a text.
        Content::Format(&odt::FORMAT)
    } else if has("[Content_Types].xml")
        || by_extension(extension).is_some_and(|f| f.name == docx::FORMAT.name)
    {
        // A Word file may have its main part anywhere, or have lost it: its reader says what is wrong with it.
        word
    } else {
        Content::Foreign(&ZIP)
    })
}

fn number<const N: usize>(bytes: &[u8], at: usize) -> Option<usize> {
    let part: [u8; N] = bytes.get(at..at.checked_add(N)?)?.try_into().ok()?;
    Some(
        part.iter()
            .rev()
            .fold(0, |sum, byte| (sum << 8) | usize::from(*byte)),
    )
}

fn name(bytes: &[u8], from: usize, length: usize) -> Option<String> {
    let name = bytes.get(from..from.checked_add(length)?)?;
    Some(String::from_utf8_lossy(name).replace('\\', "/"))
}

/// The names in the directory at the end.
fn directory(bytes: &[u8]) -> Option<Vec<String>> {
    let trailer = bytes.len().saturating_sub(TRAILER_BYTES);
    let end = bytes
        .get(trailer..)?
        .windows(4)
        .rposition(|sign| sign == b"PK\x05\x06")?
        + trailer;
    let mut at = number::<4>(bytes, end + 16)?;
    let mut names = Vec::new();
    while names.len() < MAX_PARTS && bytes.get(at..at.checked_add(4)?) == Some(b"PK\x01\x02") {
        let length = number::<2>(bytes, at + 28)?;
        names.push(name(bytes, at + 46, length)?);
        at += 46 + length + number::<2>(bytes, at + 30)? + number::<2>(bytes, at + 32)?;
    }
    (!names.is_empty()).then_some(names)
}

/// The names at the heads of the first parts, wherever these stand.
fn heads(bytes: &[u8]) -> Vec<String> {
    let starts = bytes.get(..HEADS_BYTES).unwrap_or(bytes).windows(4).enumerate();
    starts
        .filter(|(_, sign)| *sign == b"PK\x03\x04")
        .take(MAX_PARTS)
        .filter_map(|(at, _)| name(bytes, at + 30, number::<2>(bytes, at + 26)?))
        .collect()
}
