//! The inputs of a command: each read once, as far as a report may be long, and judged.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::{Error, reason};
use crate::diagnostic::emit::FileFindings;
use crate::encoding::MAX_BYTES;
use crate::pipeline::{self, Judged, MAX_DOCUMENT_BYTES};

/// One input and all that was found in it.
#[derive(Debug, Default)]
pub(super) struct Input {
    /// What was read and found.
    pub judged: Judged,
    /// Why it could not be read.
    pub error: Option<String>,
    /// The files that it draws on, which no output may replace.
    pub reads: Vec<PathBuf>,
}

impl Input {
    /// Reads and judges one input. `prior` stands for the report of last year that the file itself names.
    pub(super) fn load(path: &Path, prior: Option<&Path>) -> Self {
        match bytes(path) {
            Ok(bytes) => Self::judged(path, bytes, prior),
            Err(cause) => Self::unread(path, &cause),
        }
    }

    /// Judges an input that has been read.
    pub(super) fn judged(path: &Path, bytes: Vec<u8>, prior: Option<&Path>) -> Self {
        let mut disk = Disk::beside(path, prior);
        Self {
            judged: pipeline::read(&shown(path), bytes, &mut disk),
            error: None,
            reads: disk.reads,
        }
    }

    /// An input that could not be read.
    pub(super) fn unread(path: &Path, cause: &std::io::Error) -> Self {
        Self {
            judged: Judged {
                name: shown(path),
                ..Judged::default()
            },
            error: Some(unreadable(cause)),
            reads: Vec::new(),
        }
    }

    /// What is shown of it.
    pub(super) fn findings(&self) -> FileFindings<'_> {
        FileFindings {
            error: self.error.as_deref(),
            ..self.judged.file_findings()
        }
    }
}

/// Why a file could not be read, to follow its name.
pub(super) fn unreadable(cause: &std::io::Error) -> String {
    format!("读取失败：{}", reason(cause))
}

/// Whether a path means standard input or output.
pub(super) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What an input is called where its findings are shown.
pub(super) fn shown(path: &Path) -> String {
    if is_dash(path) {
        "<标准输入>".to_owned()
    } else {
        path.display().to_string()
    }
}

/// The bytes of a file, at most one more than it may have.
///
/// # Errors
/// The file is missing, a folder, or cannot be read.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, std::io::Error> {
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

/// An output that is one of the files that are read would destroy it.
///
/// # Errors
/// One of them is.
pub(super) fn never_over_an_input<'a>(
    inputs: &[Input],
    files: &[PathBuf],
    outputs: impl Iterator<Item = &'a Path>,
) -> Result<(), Error> {
    let reads = files
        .iter()
        .filter(|f| !is_dash(f))
        .chain(inputs.iter().flat_map(|i| &i.reads));
    let reads: Vec<PathBuf> = reads.filter_map(|path| path.canonicalize().ok()).collect();
    for path in outputs {
        if path.canonicalize().is_ok_and(|real| reads.contains(&real)) {
            return Err(Error::Usage(format!(
                "{} 是要读取的文件，不能写在它上面",
                path.display()
            )));
        }
    }
    Ok(())
}
