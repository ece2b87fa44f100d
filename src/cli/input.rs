//! The inputs of a command: each read once, as far as a report may be long, and judged.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use same_file::Handle;

use super::bytes::{bytes, unreadable};
use super::disk::Disk;
use super::error::Error;
use super::names::{is_dash, named, shown};

use crate::diagnostic::emit::FileFindings;
use crate::pipeline::{self, Judged, Surroundings};

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

    /// The same, accounting for every figure of the prose.
    pub(super) fn with_figures(path: &Path, prior: Option<&Path>) -> Self {
        match bytes(path) {
            Ok(bytes) => Self::judged_with_figures(path, bytes, prior),
            Err(cause) => Self::unread(path, &cause),
        }
    }

    /// Judges an input that has been read.
    pub(super) fn judged(path: &Path, bytes: Vec<u8>, prior: Option<&Path>) -> Self {
        Self::read(path, bytes, prior, pipeline::read)
    }

    /// The same, accounting for every figure of the prose.
    pub(super) fn judged_with_figures(path: &Path, bytes: Vec<u8>, prior: Option<&Path>) -> Self {
        Self::read(path, bytes, prior, pipeline::read_with_figures)
    }

    fn read(
        path: &Path,
        bytes: Vec<u8>,
        prior: Option<&Path>,
        read: fn(&str, Vec<u8>, &mut dyn Surroundings) -> Judged,
    ) -> Self {
        let mut disk = Disk::beside(path, prior);
        Self {
            judged: read(&shown(path), bytes, &mut disk),
            error: None,
            reads: disk.reads,
        }
    }

    /// An input that could not be read.
    pub(super) fn unread(path: &Path, cause: &std::io::Error) -> Self {
        Self::failed(&shown(path), unreadable(cause))
    }

    /// An input of this name of which nothing can be said but why.
    pub(super) fn failed(name: &str, why: String) -> Self {
        Self {
            judged: Judged {
                name: name.to_owned(),
                ..Judged::default()
            },
            error: Some(why),
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

/// Names of files as machines are given them: with one that is not UTF-8 they would look for another file.
///
/// # Errors
/// One of the names is not UTF-8.
pub(super) fn only_exact_names<'f>(mut files: impl Iterator<Item = &'f Path>) -> Result<(), Error> {
    match files.find(|path| path.to_str().is_none()) {
        None => Ok(()),
        Some(path) => Err(Error::Usage(format!(
            "文件名 {} 里有不是 UTF-8 的字符，写到输出里就不是这个文件了；请先给文件改名",
            named(path)
        ))),
    }
}

/// An output that is one of the files that are read would destroy it.
///
/// # Errors
/// One of them is.
pub(super) fn never_over_an_input<'a>(
    inputs: &[Input],
    files: &[PathBuf],
    mut outputs: impl Iterator<Item = &'a Path>,
) -> Result<(), Error> {
    let reads = Reads::of(files.iter().map(PathBuf::as_path));
    let own: Vec<PathBuf> = inputs.iter().flat_map(|input| &input.reads).cloned().collect();
    outputs.try_for_each(|output| reads.spare(&own, output))
}

/// The files that a run reads, as they really lie.
#[derive(Debug)]
pub(super) struct Reads {
    files: HashSet<PathBuf>,
    stdin: Option<Handle>,
}

impl Reads {
    /// These files.
    pub fn of<'f>(files: impl Iterator<Item = &'f Path>) -> Self {
        let mut is_stdin = false;
        let mut real = HashSet::new();
        for file in files {
            if is_dash(file) {
                is_stdin = true;
            } else {
                real.extend(file.canonicalize());
            }
        }
        // A shell may have opened the file as standard input: it has no name then.
        let stdin = is_stdin.then(Handle::stdin).and_then(Result::ok);
        Self { files: real, stdin }
    }

    /// Sees that an output is none of them, nor one of those that a report itself draws on.
    ///
    /// # Errors
    /// It is.
    pub fn spare(&self, own: &[PathBuf], output: &Path) -> Result<(), Error> {
        let Ok(real) = output.canonicalize() else {
            return Ok(());
        };
        let is_stdin = || {
            let stdin = self.stdin.as_ref().filter(|_| real.is_file());
            stdin.is_some_and(|stdin| Handle::from_path(&real).ok().as_ref() == Some(stdin))
        };
        let is_own = || {
            own.iter()
                .any(|path| path.canonicalize().is_ok_and(|own| own == real))
        };
        if self.files.contains(&real) || is_own() || is_stdin() {
            return Err(Error::Usage(format!(
                "{} 是要读取的文件，不能写在它上面",
                named(output)
            )));
        }
        Ok(())
    }
}
