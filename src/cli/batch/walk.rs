//! The files of a folder and below, in the order of their names.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::exclude::Excluded;
use crate::cli::error::reason;

/// What was found below a folder.
pub enum Found {
    /// A file, by its path.
    File(PathBuf),
    /// A folder that cannot be read, and why, to follow its name.
    Unread(PathBuf, String),
}

/// What was passed over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// Marks of files that are open, and what a run that was killed left.
    pub locks: usize,
    /// Links to folders: they may lead in circles, or out of the folder.
    pub links: usize,
    /// What is no file: pipes, devices.
    pub no_files: usize,
}

/// Whether a name is that of the mark that an office program leaves beside a file that is open, of what an editor saves there
/// meanwhile, or of what a run of this program left that was killed.
pub fn is_lock(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    let begins = |with: &str| name.starts_with(with.as_bytes());
    begins("~") || begins(".~lock.") || begins(".nianbao-")
}

/// Finds the files below a folder. What is hidden is not looked at; links to files are, those to folders are not. `without` is a
/// folder that is left out: what is written there is not read again.
pub fn walk(
    root: &Path,
    excluded: &Excluded,
    without: Option<&Path>,
    passed: &mut Passed,
    mut found: impl FnMut(Found),
) {
    let without = without.and_then(|folder| folder.canonicalize().ok());
    let is_without = |entry: &DirEntry| {
        let without = without.as_deref().filter(|_| entry.depth() > 0);
        without.is_some_and(|without| entry.path().canonicalize().is_ok_and(|real| real == without))
    };
    let mut locks = 0;
    let entries = WalkDir::new(root).sort_by_file_name().into_iter();
    let entries = entries.filter_entry(|entry| {
        if entry.depth() == 0 {
            return true;
        }
        let lock = is_lock(entry.file_name());
        locks += usize::from(lock);
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        let is_own = || entry.file_type().is_dir() && is_without(entry);
        !(lock || hidden || excluded.has(entry.path(), Some(root)) || is_own())
    });
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => {
                match entry.path().metadata() {
                    Ok(kind) if kind.is_dir() => passed.links += 1,
                    Ok(kind) if !kind.is_file() => passed.no_files += 1,
                    // A link that leads nowhere is a file that cannot be read: it may have been a report.
                    _ => found(Found::File(entry.into_path())),
                }
            }
            Err(error) => {
                let path = error.path().unwrap_or(root).to_path_buf();
                let cause = error.into_io_error();
                let why = cause.map_or_else(
                    || "读取失败".to_owned(),
                    |cause| format!("读取失败：{}", reason(&cause)),
                );
                found(Found::Unread(path, why));
            }
        }
    }
    passed.locks += locks;
}
