//! What `build` made, remembered in the user's own folder for such notes, so that the files themselves carry no mark. Where
//! the notes cannot be had the program works without: what it then finds is compared with the source.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::bytes::up_to;
use super::fingerprint::Fingerprint;

/// The file of the notes: a line for each file that was built, with the fingerprints of its place and of its bytes.
const NOTES: &str = "built.txt";
/// When there are more bytes of notes than this, the older half is forgotten.
const MAX_NOTES: usize = 1024 * 1024;

/// The notes of earlier runs.
#[derive(Debug, Default)]
pub(super) struct Built {
    /// The file that they are in.
    notes: Option<PathBuf>,
    /// What was ever built in a place.
    made: BTreeMap<String, BTreeSet<String>>,
    /// Held while notes are added: the older half may be forgotten then.
    adding: Mutex<()>,
}

impl Built {
    /// What earlier runs have noted.
    pub fn load() -> Self {
        let Some(notes) = state_folder().map(|folder| folder.join(NOTES)) else {
            return Self::default();
        };
        let is_file = notes.metadata().is_ok_and(|metadata| metadata.is_file());
        let read = || up_to(File::open(&notes)?, 2 * MAX_NOTES);
        let bytes = if is_file {
            read().unwrap_or_default()
        } else {
            Vec::new()
        };
        let mut made: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for line in String::from_utf8_lossy(&bytes).lines() {
            if let Some((place, content)) = line.split_once(' ') {
                made.entry(place.to_owned())
                    .or_default()
                    .insert(content.to_owned());
            }
        }
        Self {
            notes: Some(notes),
            made,
            adding: Mutex::default(),
        }
    }

    /// Whether something was built in this place.
    pub fn knows(&self, path: &Path) -> bool {
        self.made.contains_key(&place(path))
    }

    /// Whether just this was built in this place.
    pub fn made(&self, path: &Path, content: Fingerprint) -> bool {
        let made = self.made.get(&place(path));
        made.is_some_and(|made| made.contains(&content.to_string()))
    }

    /// Notes what is about to be written. That this fails keeps nobody from building.
    pub fn note<'o>(&self, files: impl Iterator<Item = (&'o Path, &'o [u8])>) {
        let Some(notes) = &self.notes else {
            return;
        };
        let mut lines = String::new();
        for (path, bytes) in files {
            // Writing to a string cannot fail.
            let _ = writeln!(lines, "{} {}", place(path), Fingerprint::of(bytes));
        }
        let _adding = self.adding.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = append(notes, &lines);
    }
}

/// Lines are added in one step, so that two runs at once lose none.
fn append(notes: &Path, lines: &str) -> Result<(), std::io::Error> {
    if let Some(folder) = notes.parent() {
        std::fs::create_dir_all(folder)?;
        if notes.metadata().is_ok_and(|it| it.len() > MAX_NOTES as u64) {
            let all = std::fs::read(notes)?;
            let half = &all[all.len() / 2..];
            let whole = half.iter().position(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(&half[whole..])?;
            file.persist(notes).map_err(|failed| failed.error)?;
        }
    }
    let mut file = OpenOptions::new().create(true).append(true).open(notes)?;
    file.write_all(lines.as_bytes())
}

/// A place by which all names of one file are the same, whatever characters they hold.
fn place(path: &Path) -> String {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    let folder = folder.canonicalize().or_else(|_| std::path::absolute(folder));
    let real = path
        .canonicalize()
        .or_else(|_| folder.map(|folder| folder.join(path.file_name().unwrap_or_default())));
    let real = real.unwrap_or_else(|_| path.to_path_buf());
    Fingerprint::of(real.as_os_str().as_encoded_bytes()).to_string()
}

/// Where the system wants such notes; `NIANBAO_STATE` names another folder.
fn state_folder() -> Option<PathBuf> {
    let named = |name: &str| {
        let value = std::env::var_os(name).filter(|value| !value.is_empty());
        value.map(PathBuf::from)
    };
    named("NIANBAO_STATE").or_else(|| {
        // A folder of the system's that is not absolute is none.
        let of_system = |name: &str| named(name).filter(|path| path.is_absolute());
        let base = if cfg!(windows) {
            of_system("LOCALAPPDATA")
        } else {
            of_system("XDG_STATE_HOME").or_else(|| Some(of_system("HOME")?.join(".local/state")))
        };
        Some(base?.join("nianbao"))
    })
}
