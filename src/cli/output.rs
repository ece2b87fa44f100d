//! Files written whole or not at all, several of them together or none.

use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::bytes::is_dash;
use super::error::Error;

/// A file to be written.
#[derive(Debug)]
pub(super) struct Output {
    /// Where.
    pub path: PathBuf,
    /// What.
    pub bytes: Vec<u8>,
}

/// Writes all files or none: each is written beside its place first, then all are put there; where one cannot be, those
/// put already are taken back.
///
/// # Errors
/// A folder cannot be made or written to, or the disk is full. Nothing is left behind then.
pub(super) fn write_all(outputs: &[Output]) -> Result<(), Error> {
    let mut ready = Vec::new();
    for output in outputs {
        ready.push(prepare(output)?);
    }
    let mut done: Vec<Placed> = Vec::new();
    for (file, output) in ready.into_iter().zip(outputs) {
        match place(file, &output.path) {
            Ok(placed) => done.push(placed),
            Err(cause) => {
                for placed in done.into_iter().rev() {
                    placed.take_back();
                }
                return Err(Error::file("写入", &output.path, cause));
            }
        }
    }
    for placed in done {
        placed.keep();
    }
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."))
}

fn prepare(output: &Output) -> Result<NamedTempFile, Error> {
    let failed = |cause| Error::file("写入", &output.path, cause);
    if output.path.is_dir() {
        return Err(failed(std::io::ErrorKind::IsADirectory.into()));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".nianbao-");
    #[cfg(unix)]
    {
        // As any program would make it: the temporary file's own 0600 would keep colleagues out.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder_of(&output.path)).map_err(failed)?;
    file.write_all(&output.bytes)
        .and_then(|()| file.as_file().sync_all())
        .map_err(failed)?;
    Ok(file)
}

/// A file that stands in its place, with what stood there before.
struct Placed {
    path: PathBuf,
    before: Option<PathBuf>,
}

/// Puts a file in its place in one step; what stood there stays at hand under another name until all are placed.
fn place(file: NamedTempFile, path: &Path) -> Result<Placed, std::io::Error> {
    let before = if path.exists() {
        let aside = file.path().with_extension("old");
        // Not every file system has hard links.
        std::fs::hard_link(path, &aside).or_else(|_| std::fs::copy(path, &aside).map(drop))?;
        // Who might not read the file before may not read it now. Not every file system knows permissions.
        let _ =
            std::fs::metadata(path).and_then(|before| file.as_file().set_permissions(before.permissions()));
        Some(aside)
    } else {
        None
    };
    match file.persist(path) {
        Ok(_) => Ok(Placed {
            path: path.to_path_buf(),
            before,
        }),
        Err(failed) => {
            if let Some(aside) = before {
                let _ = std::fs::remove_file(aside);
            }
            Err(failed.error)
        }
    }
}

impl Placed {
    fn take_back(self) {
        match self.before {
            Some(before) => drop(std::fs::rename(before, &self.path)),
            None => drop(std::fs::remove_file(&self.path)),
        }
    }

    fn keep(self) {
        if let Some(before) = self.before {
            let _ = std::fs::remove_file(before);
        }
    }
}

/// Writes bytes to standard output. A closed pipe ends the run quietly.
///
/// # Errors
/// Standard output cannot be written to.
pub(super) fn to_stdout(bytes: &[u8]) -> Result<(), Error> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(cause) if cause.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Error::file("写入", Path::new("标准输出"), cause))
        }
        _ => Ok(()),
    }
}

/// Writes text to a file, or to standard output where none is named.
///
/// # Errors
/// It cannot be written.
pub(super) fn text(path: Option<&Path>, text: String) -> Result<(), Error> {
    match path.filter(|p| !is_dash(p)) {
        Some(path) => write_all(&[Output {
            path: path.to_path_buf(),
            bytes: text.into_bytes(),
        }]),
        None => to_stdout(text.as_bytes()),
    }
}
