//! What is there: the files that are watched, and when each was changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::{DirEntry, WalkDir};

use crate::cli::names::named;
use crate::format::by_extension;

/// How deep folders are looked through, and how many entries: what somebody names may be a whole disk.
const MAX_DEPTH: usize = 8;
const MAX_ENTRIES: usize = 20_000;

/// When a file was changed last, and how long it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp(Option<SystemTime>, u64);

/// The stamp of a file; none where there is none.
pub fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = path.metadata().ok().filter(std::fs::Metadata::is_file)?;
    Some(Stamp(metadata.modified().ok(), metadata.len()))
}

/// A folder as it can be opened: the one here has an empty name where a file is named alone.
pub fn folder(path: &Path) -> PathBuf {
    if path.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        path.to_path_buf()
    }
}

/// What is watched.
pub struct Looking {
    /// The files and folders that were named, and whether each was there when it was looked at last.
    roots: Vec<Root>,
    /// A folder below them that is not looked at: what is built goes there.
    beside: Option<PathBuf>,
}

struct Root {
    path: PathBuf,
    is_folder: bool,
    is_there: bool,
}

impl Looking {
    pub fn new(paths: Vec<PathBuf>, beside: Option<&Path>) -> Self {
        let roots = paths.into_iter().map(|path| Root {
            is_folder: path.is_dir(),
            is_there: true,
            path,
        });
        Self {
            roots: roots.collect(),
            beside: beside.and_then(|path| std::path::absolute(path).ok()),
        }
    }

    /// Whether somebody has named this very file.
    pub fn is_named(&self, path: &Path) -> bool {
        self.roots.iter().any(|root| !root.is_folder && root.path == path)
    }

    /// Whether a folder is missing, whose return nobody would tell.
    pub fn is_waiting(&self) -> bool {
        self.roots.iter().any(|root| !root.is_there)
    }

    /// What is said of folders that have gone or are back.
    pub fn missing(&mut self) -> Vec<String> {
        let mut said = Vec::new();
        for root in self.roots.iter_mut().filter(|root| root.is_folder) {
            let is_there = root.path.is_dir();
            if is_there != root.is_there {
                let name = named(&root.path);
                said.push(if is_there {
                    format!("文件夹 {name} 又有了")
                } else {
                    format!("文件夹 {name} 不在了，等它回来；按 Ctrl-C 结束")
                });
            }
            root.is_there = is_there;
        }
        said
    }

    /// The folders in which something may happen, and whether those below count too.
    pub fn folders(&self) -> Vec<(PathBuf, bool)> {
        let there = self.roots.iter().filter(|root| root.is_there);
        there
            .map(|root| {
                if root.is_folder {
                    (root.path.clone(), true)
                } else {
                    (folder(root.path.parent().unwrap_or(Path::new(""))), false)
                }
            })
            .collect()
    }

    /// The files that may be reports, with their stamps.
    pub fn files(&self) -> BTreeMap<PathBuf, Stamp> {
        let mut out = BTreeMap::new();
        let mut seen = BTreeSet::new();
        // What is back is looked at once that has been said.
        for root in self.roots.iter().filter(|root| root.is_there) {
            if !root.is_folder {
                out.extend(stamp(&root.path).map(|stamp| (root.path.clone(), stamp)));
                continue;
            }
            let walk = WalkDir::new(&root.path).max_depth(MAX_DEPTH).sort_by_file_name();
            let entries = walk.into_iter().filter_entry(|entry| self.is_looked_at(entry));
            for entry in entries.take(MAX_ENTRIES).flatten() {
                // The folder here goes without saying.
                let path = entry.path().strip_prefix(".").unwrap_or(entry.path());
                if entry.file_type().is_dir() || !may_be_report(path) {
                    continue;
                }
                // One file below two of the folders is one.
                let is_new = path.canonicalize().is_ok_and(|real| seen.insert(real));
                if let Some(stamp) = stamp(path).filter(|_| is_new) {
                    out.insert(path.to_path_buf(), stamp);
                }
            }
        }
        out
    }

    /// Hidden folders and files are nobody's reports, and neither is what is built.
    fn is_looked_at(&self, entry: &DirEntry) -> bool {
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        let is_beside = || {
            let beside = self.beside.as_ref();
            beside.is_some_and(|beside| std::path::absolute(entry.path()).is_ok_and(|own| own == *beside))
        };
        entry.depth() == 0 || !(is_hidden || is_beside())
    }
}

/// Whether a name is that of a file that may be a report, and not the mark of an office program that has one open.
fn may_be_report(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    let is_filled = ["yaml", "yml"].iter().any(|own| ending.eq_ignore_ascii_case(own));
    !name.starts_with(b"~$") && (is_filled || by_extension(ending).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_a_report_is_looked_at_and_nothing_else() {
        let room = tempfile::tempdir().unwrap();
        let at = |name: &str| room.path().join(name);
        for folder in ["街道", ".git", "out"] {
            std::fs::create_dir(at(folder)).unwrap();
        }
        for name in [
            "a.yaml",
            "b.YML",
            "街道/c.docx",
            "~$c.docx",
            ".d.yaml",
            ".git/e.yaml",
            "out/a.docx",
            "f.png",
        ] {
            std::fs::write(at(name), "").unwrap();
        }
        let looking = Looking::new(
            vec![room.path().to_path_buf(), at("街道"), at("f.png")],
            Some(&at("out")),
        );
        let names: Vec<PathBuf> = looking.files().into_keys().collect();
        assert_eq!(names, [at("a.yaml"), at("b.YML"), at("f.png"), at("街道/c.docx")]);
        assert!(looking.is_named(&at("f.png")) && !looking.is_named(&at("a.yaml")));
    }

    #[test]
    fn a_folder_that_goes_is_waited_for() {
        let room = tempfile::tempdir().unwrap();
        let own = room.path().join("年报");
        std::fs::create_dir(&own).unwrap();
        let mut looking = Looking::new(vec![own.clone()], None);
        assert!(looking.missing().is_empty() && !looking.is_waiting());
        std::fs::remove_dir(&own).unwrap();
        assert!(looking.missing()[0].contains("不在了") && looking.is_waiting());
        assert!(looking.missing().is_empty() && looking.folders().is_empty());
        std::fs::create_dir(&own).unwrap();
        assert!(looking.missing()[0].contains("又有了") && !looking.is_waiting());
    }
}
