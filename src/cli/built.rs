//! What `build` made, remembered in the user's own folder for such notes, so that the files themselves carry no mark. Where
//! the notes cannot be had the program works without: what it then finds is compared with the source.

use std::fmt::Write as _;
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

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
    /// What was ever built in a place; read when it is first asked, for most builds overwrite nothing.
    made: OnceLock<Lines>,
    /// Held while notes are added: the older half may be forgotten then.
    adding: Mutex<()>,
}

impl Built {
    /// What earlier runs have noted.
    pub fn load() -> Self {
        Self {
            notes: state_folder().map(|folder| folder.join(NOTES)),
            ..Self::default()
        }
    }

    fn lines(&self) -> &Lines {
        self.made.get_or_init(|| {
            let text = self.notes.as_deref().map(read).unwrap_or_default();
            Lines::sorted(text)
        })
    }

    /// Whether something was built in this place.
    pub fn knows(&self, path: &Path) -> bool {
        self.lines().begins(&format!("{} ", place(path)))
    }

    /// Whether just this was built in this place.
    pub fn made(&self, path: &Path, content: Fingerprint) -> bool {
        self.lines().contains(&format!("{} {content}", place(path)))
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

/// The lines of a text in the order of their words, found without a copy of any.
#[derive(Debug, Default)]
struct Lines {
    text: String,
    places: Vec<Range<usize>>,
}

impl Lines {
    fn sorted(text: String) -> Self {
        let mut start = 0;
        let mut places = Vec::new();
        for line in text.split_inclusive('\n') {
            places.push(start..start + line.trim_end().len());
            start += line.len();
        }
        let word = |place: &Range<usize>| text.get(place.clone());
        places.sort_unstable_by(|one, other| word(one).cmp(&word(other)));
        Self { text, places }
    }

    fn line(&self, place: &Range<usize>) -> &str {
        self.text.get(place.clone()).unwrap_or_default()
    }

    fn contains(&self, line: &str) -> bool {
        self.places
            .binary_search_by(|place| self.line(place).cmp(line))
            .is_ok()
    }

    /// Whether a line begins so.
    fn begins(&self, words: &str) -> bool {
        let first = self.places.partition_point(|place| self.line(place) < words);
        let found = self.places.get(first);
        found.is_some_and(|place| self.line(place).starts_with(words))
    }
}

/// The notes in a file; none where it cannot be read.
fn read(notes: &Path) -> String {
    if !notes.metadata().is_ok_and(|metadata| metadata.is_file()) {
        return String::new();
    }
    let bytes = File::open(notes).and_then(|file| up_to(file, 2 * MAX_NOTES));
    String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_whole_and_by_their_beginning() {
        let lines = Lines::sorted("b 2\na 10\nb 1\r\n\nc 3".to_owned());
        for line in ["b 2", "a 10", "b 1", "c 3"] {
            assert!(lines.contains(line), "{line}");
        }
        assert!(!lines.contains("a 1") && !lines.contains("b"));
        assert!(lines.begins("b ") && lines.begins("a ") && lines.begins("c "));
        assert!(!lines.begins("aa ") && !lines.begins("d ") && !lines.begins("a 2"));
        assert!(!Lines::sorted(String::new()).begins("a "));
    }
}
