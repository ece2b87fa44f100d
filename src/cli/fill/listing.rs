//! The files of a folder and below that may be reports.

use std::collections::VecDeque;
use std::fs::Metadata;
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

/// The files by name. What lies nearest is found first, so that a bound cuts off what lies deepest.
pub(super) fn files(root: &Path) -> Vec<Listed> {
    let mut found = Vec::new();
    let mut looked_at = 0;
    let mut folders = VecDeque::from([(root.to_path_buf(), String::new(), 1)]);
    while let Some((folder, prefix, depth)) = folders.pop_front() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            looked_at += 1;
            if looked_at > MAX_ENTRIES || found.len() == MAX_FILES {
                found.sort_by(|a: &Listed, b| a.name.cmp(&b.name));
                return found;
            }
            let own = entry.file_name();
            let Some(own) = own.to_str().filter(|own| is_plain(own)) else {
                continue;
            };
            let name = format!("{prefix}{own}");
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            if kind.is_dir() && depth < MAX_DEPTH {
                folders.push_back((entry.path(), format!("{name}/"), depth + 1));
            } else if !kind.is_dir()
                && is_readable(own)
                && let Some(listed) = listed(root, entry.path(), name)
            {
                found.push(listed);
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
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
