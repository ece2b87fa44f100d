//! The files of a folder and below that may be reports.

use std::collections::VecDeque;
use std::fs::{DirEntry, Metadata};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::name::{MAX_DEPTH, is_plain};
use crate::desk::{Listed, Stamp};
use crate::format::by_extension;

/// The most files that are listed.
const MAX_FILES: usize = 2000;
/// The most entries of folders that are looked at: what somebody opens may be a whole disk.
const MAX_ENTRIES: usize = 20_000;
/// The endings of reports as agencies fill them; those of documents belong to their formats.
const FILLED: [&str; 2] = ["yaml", "yml"];

/// The files that were found.
pub(super) struct Listing {
    /// By name.
    pub files: Vec<Listed>,
    /// Whether these are all: not where there are more than are looked through.
    pub is_whole: bool,
}

/// Finds the files of a folder. What lies nearest is found first, so that a bound cuts off what lies deepest.
pub(super) fn files(root: &Path) -> Listing {
    let mut files: Vec<Listed> = Vec::new();
    let mut left = MAX_ENTRIES;
    let mut is_whole = true;
    let mut folders = VecDeque::from([(root.to_path_buf(), String::new(), 1)]);
    while let Some((folder, prefix, depth)) = folders.pop_front() {
        let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        let mut entries: Vec<DirEntry> = entries.take(left + 1).collect();
        if entries.len() > left {
            is_whole = false;
            entries.truncate(left);
        }
        left -= entries.len();
        entries.sort_by_key(DirEntry::file_name);
        for entry in entries {
            let own = entry.file_name();
            let own = own.to_str().filter(|own| is_plain(own));
            let (Some(own), Ok(kind)) = (own, entry.file_type()) else {
                continue;
            };
            let name = format!("{prefix}{own}");
            if kind.is_dir() {
                if depth < MAX_DEPTH {
                    folders.push_back((entry.path(), format!("{name}/"), depth + 1));
                }
            } else if is_readable(own)
                && let Some(file) = listed(root, entry.path(), name)
            {
                files.push(file);
            }
        }
    }
    if files.len() > MAX_FILES {
        is_whole = false;
        files.truncate(MAX_FILES);
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Listing { files, is_whole }
}

/// A file, or a link to one in the folder; nothing else.
fn listed(root: &Path, path: PathBuf, name: String) -> Option<Listed> {
    let real = if path.is_symlink() {
        path.canonicalize().ok().filter(|real| real.starts_with(root))?
    } else {
        path
    };
    let metadata = real.metadata().ok().filter(Metadata::is_file)?;
    Some(Listed {
        name,
        stamp: stamp(&metadata),
    })
}

fn is_readable(name: &str) -> bool {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str());
    let filled = |ending: &str| FILLED.iter().any(|known| known.eq_ignore_ascii_case(ending));
    ending.is_some_and(|ending| filled(ending) || by_extension(ending).is_some())
}

/// What is known of a file without reading it.
pub(super) fn stamp(metadata: &Metadata) -> Stamp {
    let written = metadata
        .modified()
        .ok()
        .and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    Stamp {
        written: written.unwrap_or_default().as_nanos(),
        size: metadata.len(),
    }
}
