//! The bytes of a file, never more of them than a report can have.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::is_dash;
use crate::encoding::MAX_BYTES;

/// The most bytes of a file that is no archive.
const LIMIT: u64 = MAX_BYTES as u64;
/// The most bytes of a Word file.
pub(super) const WORD_LIMIT: u64 = 32 * 1024 * 1024;

/// The bytes of a file, at most one more than it may have.
///
/// # Errors
/// The file is missing, a folder, or cannot be read.
pub(in crate::cli) fn bytes(path: &Path) -> Result<Vec<u8>, std::io::Error> {
    if is_dash(path) {
        return bounded(std::io::stdin().lock());
    }
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(std::io::ErrorKind::IsADirectory.into());
    }
    bounded(file)
}

/// An archive is read further than the others: a Word file holds its pictures.
fn bounded(mut reader: impl Read) -> Result<Vec<u8>, std::io::Error> {
    let mut bytes = up_to(&mut reader, LIMIT + 1)?;
    if bytes.len() as u64 > LIMIT && bytes.starts_with(b"PK") {
        bytes.append(&mut up_to(reader, WORD_LIMIT - LIMIT)?);
    }
    Ok(bytes)
}

/// The bytes of a reader up to so many.
pub(super) fn up_to(reader: impl Read, limit: u64) -> Result<Vec<u8>, std::io::Error> {
    let mut bytes = Vec::new();
    reader.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}
