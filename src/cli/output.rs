//! What is to be written, and over what it may be.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::bytes::same_bytes;
use super::error::Error;
use super::fingerprint::Fingerprint;
use super::names::is_dash;
use super::terminal;

/// A file to be written.
#[derive(Clone, Debug)]
pub(super) struct Output {
    /// Where.
    pub path: PathBuf,
    /// What.
    pub bytes: Vec<u8>,
    /// What it may replace.
    pub over: Over,
}

/// What a file that is written may replace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Over {
    /// Nothing: what is there is somebody's.
    Nothing,
    /// These bytes, which were looked at; others came from elsewhere meanwhile.
    Only(Fingerprint),
    /// Whatever is there.
    Anything,
}

impl Over {
    /// `--force` replaces what is there; without it nothing is.
    pub const fn forced(force: bool) -> Self {
        if force { Self::Anything } else { Self::Nothing }
    }
}

impl Output {
    /// A file where none may be, unless `--force` says otherwise.
    pub fn new(path: PathBuf, bytes: Vec<u8>, force: bool) -> Self {
        Self {
            path,
            bytes,
            over: Over::forced(force),
        }
    }

    /// Whether a file of just these bytes is there already, so that it need not be written.
    ///
    /// # Errors
    /// Another one is there, which may not be replaced.
    pub fn is_there(&self) -> Result<bool, Error> {
        if same_bytes(&self.path, &self.bytes) {
            return Ok(true);
        }
        never_over_a_file(&self.path, self.over == Over::Anything)?;
        Ok(false)
    }
}

/// A file that is there is not replaced without `--force`. A device is no file: it takes what is written and keeps its place.
///
/// # Errors
/// One is there.
pub(super) fn never_over_a_file(path: &Path, force: bool) -> Result<(), Error> {
    let is_device = || path.metadata().is_ok_and(|it| !it.is_file() && !it.is_dir());
    if force || is_dash(path) || path.symlink_metadata().is_err() || is_device() {
        return Ok(());
    }
    Err(Error::exists(path))
}

/// Writes bytes to standard output. A closed pipe ends the run quietly.
///
/// # Errors
/// Standard output cannot be written to.
pub(super) fn to_stdout(bytes: &[u8]) -> Result<(), Error> {
    match tell(bytes) {
        Ok(()) | Err(Stop::Unheard) => Ok(()),
        Err(Stop::Failed(error)) => Err(error),
    }
}

/// Writes some of the bytes of a longer result to standard output.
///
/// # Errors
/// Standard output cannot be written to, or nobody listens any more.
pub(super) fn tell(bytes: &[u8]) -> Result<(), Stop> {
    let written = terminal::above_bar(|| {
        let mut out = std::io::stdout().lock();
        out.write_all(bytes).and_then(|()| out.flush())
    });
    written.map_err(|cause| match cause.kind() {
        std::io::ErrorKind::BrokenPipe => Stop::Unheard,
        _ => Stop::Failed(Error::file("写入", Path::new("标准输出"), cause)),
    })
}

/// Why a run that tells its results as they come goes no further.
#[derive(Debug)]
pub(super) enum Stop {
    /// Nobody listens any more: that is no failure.
    Unheard,
    /// The program fails at its job.
    Failed(Error),
}

impl<E: Into<Error>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}
