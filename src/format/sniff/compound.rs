//! Compound files ([MS-CFB]), in which Office kept its documents before 2007 and keeps the encrypted ones today: the names
//! in the directory say what is in them.

use super::content::Content;
use super::foreign::{ENCRYPTED, OLD_OFFICE, PPT, XLS};
use crate::format::doc;

const SIGNATURE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// The size of an entry of the directory.
const ENTRY_BYTES: usize = 128;
/// The most entries that are looked at: a document's own streams come among the first.
const MAX_ENTRIES: usize = 64;

/// What a compound file holds; none where it is no such file.
pub(super) fn sniff(bytes: &[u8]) -> Option<Content> {
    bytes.strip_prefix(SIGNATURE)?;
    let names = names(bytes).unwrap_or_default();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("WordDocument") || names.is_empty() && begins_with_text(bytes) {
        return Some(Content::Format(&doc::FORMAT));
    }
    Some(Content::Foreign(if has("EncryptedPackage") {
        &ENCRYPTED
    } else if has("Workbook") || has("Book") {
        &XLS
    } else if has("PowerPoint Document") {
        &PPT
    } else {
        &OLD_OFFICE
    }))
}

/// Whether the first sector begins as the text of a Word file does: where the directory at the end of the file is lost, the
/// reader can still say so.
fn begins_with_text(bytes: &[u8]) -> bool {
    matches!(bytes.get(512..514), Some(b"\xec\xa5" | b"\xdc\xa5"))
}

/// The names in the directory, whose sectors nearly always stand one behind the other.
fn names(bytes: &[u8]) -> Option<Vec<String>> {
    let number = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let shift = number(30)? & 0xffff;
    let sector = usize::try_from(number(48)?).ok()?;
    let start = sector.checked_add(1)?.checked_mul(1_usize.checked_shl(shift)?)?;
    let directory = bytes.get(start..)?;
    let entries = directory.chunks_exact(ENTRY_BYTES).take(MAX_ENTRIES);
    Some(entries.filter_map(name).collect())
}

/// The name of an entry: UTF-16, with its length in bytes, its final zero among them, at byte 64.
fn name(entry: &[u8]) -> Option<String> {
    let length = usize::from(u16::from_le_bytes(entry.get(64..66)?.try_into().ok()?));
    let units = entry.get(..length.checked_sub(2)?.min(62))?.chunks_exact(2);
    let units: Vec<u16> = units.map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).ok()
}
