//! The bytes of a file, never more of them than a report can have.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::error::reason;
use super::names::is_dash;
use super::wild::is_pattern;
use crate::encoding::MAX_BYTES;
use crate::pipeline::MAX_DOCUMENT_BYTES;

/// Why a file could not be read, to follow its name.
pub(super) fn unreadable(cause: &std::io::Error) -> String {
    format!("读取失败：{}", reason(cause))
}

/// The bytes of a file, at most one more than it may have.
///
/// # Errors
/// The file is missing, a folder, or cannot be read.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, std::io::Error> {
    if is_dash(path) {
        return bounded(std::io::stdin().lock());
    }
    of_file(path)
}

fn of_file(path: &Path) -> Result<Vec<u8>, std::io::Error> {
    // Windows takes offence at a pattern that nothing fits before it looks for anything.
    let file = File::open(path).map_err(|cause| match cause.kind() {
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput if is_pattern(path) => {
            ErrorKind::NotFound.into()
        }
        _ => cause,
    })?;
    if file.metadata()?.is_dir() {
        return Err(std::io::ErrorKind::IsADirectory.into());
    }
    bounded(file)
}

/// Whether a file is there that holds just these bytes. A pipe or a device, which would be waited for, is none.
pub(super) fn same_bytes(path: &Path, bytes: &[u8]) -> bool {
    let alike = |metadata: std::fs::Metadata| metadata.is_file() && metadata.len() == bytes.len() as u64;
    path.metadata().is_ok_and(alike) && std::fs::read(path).is_ok_and(|there| there == bytes)
}

/// The bytes of what must be a file, at most one more than it may have: a pipe or a device would be waited for.
///
/// # Errors
/// Why it cannot be had, in words that follow its name.
pub(super) fn regular(path: &Path) -> Result<Vec<u8>, String> {
    let metadata = match path.metadata() {
        // As a name of its own `-` is standard input, which the report itself may come from.
        Err(cause) if !is_dash(path) => return Err(unreadable(&cause)),
        metadata => metadata.ok(),
    };
    match metadata {
        Some(kind) if kind.is_file() || kind.is_dir() => of_file(path).map_err(|cause| unreadable(&cause)),
        _ => Err("不是一个文件".to_owned()),
    }
}

/// An archive is read further than the others: a Word file holds its pictures.
fn bounded(mut reader: impl Read) -> Result<Vec<u8>, std::io::Error> {
    let mut bytes = up_to(&mut reader, MAX_BYTES + 1)?;
    if bytes.len() > MAX_BYTES && bytes.starts_with(b"PK") {
        bytes.append(&mut up_to(reader, MAX_DOCUMENT_BYTES - MAX_BYTES)?);
    }
    Ok(bytes)
}

/// The first bytes of a reader, `limit` of them at the most.
pub(super) fn up_to(reader: impl Read, limit: usize) -> Result<Vec<u8>, std::io::Error> {
    let mut bytes = Vec::new();
    reader.take(limit as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}
