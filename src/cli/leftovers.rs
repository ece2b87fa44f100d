//! What a run that was killed left in a folder: known by its name, cleared away by the next run that writes there. Where
//! several files were being put in their places, that run says which of them are new already.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};
use tempfile::{NamedTempFile, TempPath};

use super::fingerprint::Fingerprint;
use super::names::named;
use super::terminal;

/// How the names of all files begin that a run makes for itself.
const OURS: &str = ".nianbao-";
/// The ending of a list of files that are being put in their places.
const LIST: &str = "list";
/// A file of a run of which nothing is known is left alone for so long.
const OLD: Duration = Duration::from_hours(24);

/// How the names of the files begin that this run makes for itself: with the process, and with the machine on which the
/// process has that number.
pub(super) fn prefix() -> String {
    format!("{OURS}{}-{}-", std::process::id(), machine())
}

/// A file of this run's own in a folder, gone unless it is put in a place.
///
/// # Errors
/// The folder cannot be written to.
pub(super) fn beside(folder: &Path) -> Result<NamedTempFile, std::io::Error> {
    let mut builder = tempfile::Builder::new();
    let prefix = prefix();
    builder.prefix(&prefix);
    #[cfg(unix)]
    {
        // As any program would make it: the temporary file's own 0600 would keep colleagues out.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// A machine since it was started, as far as process numbers go; the same for all where the system does not say.
fn machine() -> &'static str {
    static MACHINE: OnceLock<String> = OnceLock::new();
    MACHINE.get_or_init(|| {
        let start = std::fs::read("/proc/sys/kernel/random/boot_id").unwrap_or_default();
        let space = std::fs::read_link("/proc/self/ns/pid").unwrap_or_default();
        if start.is_empty() || space.as_os_str().is_empty() {
            return "0".to_owned();
        }
        let both = [&start, space.as_os_str().as_encoded_bytes()].concat();
        Fingerprint::of(&both).to_string().split_off(24)
    })
}

/// Which files were to be put where, for whoever comes after a kill; gone when all are there.
pub(super) struct Journal {
    /// One list in each folder.
    _lists: Vec<TempPath>,
}

/// One file of a list.
#[derive(Debug, Deserialize, Serialize)]
struct Entry {
    /// The file under the name by which it waits; there is none when it has been put in its place.
    waiting: PathBuf,
    /// Its place.
    place: PathBuf,
}

impl Journal {
    /// Notes several files, each as it waits and with its place. One alone is put there in one step: it needs no list.
    ///
    /// # Errors
    /// A folder cannot be written to.
    pub fn begin<'p>(
        folders: &[&Path],
        files: impl Iterator<Item = (&'p Path, &'p Path)>,
    ) -> Result<Self, std::io::Error> {
        let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let entries: Vec<Entry> = files
            .map(|(waiting, place)| Entry {
                waiting: absolute(waiting),
                place: absolute(place),
            })
            .collect();
        let mut lists = Vec::new();
        // A name that JSON cannot say is not worth failing for.
        if let (true, Ok(text)) = (entries.len() > 1, serde_json::to_vec(&entries)) {
            for folder in folders {
                let mut builder = tempfile::Builder::new();
                let (prefix, suffix) = (prefix(), format!(".{LIST}"));
                let mut file = builder.prefix(&prefix).suffix(&suffix).tempfile_in(folder)?;
                file.write_all(&text)?;
                lists.push(file.into_temp_path());
            }
        }
        Ok(Self { _lists: lists })
    }
}

/// The folders that a run has cleared already.
#[derive(Debug, Default)]
pub(super) struct Swept(Mutex<BTreeSet<PathBuf>>);

impl Swept {
    /// Clears a folder, unless this run has done so.
    pub fn sweep(&self, folder: &Path) {
        // Held while it is done: nobody writes there before.
        let mut swept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if swept.insert(folder.to_path_buf()) {
            sweep(folder);
        }
    }
}

/// Clears away what runs that have ended left in a folder, and says what they left half done. What cannot be read or
/// removed stays: it is in nobody's way.
pub(super) fn sweep(folder: &Path) {
    let left = |folder: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let mut left: Vec<PathBuf> = entries
            .map(|entry| entry.path())
            .filter(|path| is_left(path))
            .collect();
        left.sort();
        left
    };
    let mut files = left(folder);
    let lists = files
        .iter()
        .filter(|file| file.extension() == Some(OsStr::new(LIST)));
    let mut others: Vec<PathBuf> = Vec::new();
    for list in lists {
        let entries = std::fs::read(list).unwrap_or_default();
        let entries: Vec<Entry> = serde_json::from_slice(&entries).unwrap_or_default();
        if let Some(words) = mixed(&entries) {
            terminal::print(&words);
        }
        let folders = entries.iter().filter_map(|entry| entry.place.parent());
        others.extend(folders.map(Path::to_path_buf));
    }
    // The same run's files in other folders too: what is reported once would be reported wrong when these are gone.
    others.sort();
    others.dedup();
    files.extend(others.iter().flat_map(|folder| left(folder)));
    for file in files {
        let _ = std::fs::remove_file(file);
    }
}

/// Which files a run that was killed had put in their places and which not, in words; nothing where it had put all or none.
fn mixed(entries: &[Entry]) -> Option<String> {
    let (old, new): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(|entry| entry.waiting.exists());
    if old.is_empty() || new.is_empty() {
        return None;
    }
    let names = |entries: &[&Entry]| -> String {
        let names: Vec<String> = entries.iter().map(|entry| named(&entry.place)).collect();
        names.join("、")
    };
    Some(format!(
        "上一次写入中途停了：{} 是新的，{} 还是旧的或没有写；请重新生成，使它们一致\n",
        names(&new),
        names(&old)
    ))
}

/// Whether a file was made by a run that has ended.
fn is_left(path: &Path) -> bool {
    let Some(name) = path.file_name().and_then(OsStr::to_str) else {
        return false;
    };
    let Some(name) = name.strip_prefix(OURS) else {
        return false;
    };
    let stem = name.split('.').next().unwrap_or_default();
    let parts: Vec<&str> = stem.split('-').collect();
    let is_random = |part: &str| part.len() == 6 && part.chars().all(|c| c.is_ascii_alphanumeric());
    let gone = match parts.as_slice() {
        [process, on, random] if is_random(random) => {
            let Ok(process) = process.parse::<u32>() else {
                return false;
            };
            let here = machine() != "0" && *on == machine();
            here && !Path::new("/proc").join(process.to_string()).exists()
        }
        // As versions before this one named them.
        [random] if is_random(random) => false,
        _ => return false,
    };
    gone || is_old(path)
}

fn is_old(path: &Path) -> bool {
    let changed = path.symlink_metadata().and_then(|metadata| metadata.modified());
    changed.is_ok_and(|changed| {
        SystemTime::now()
            .duration_since(changed)
            .is_ok_and(|age| age > OLD)
    })
}

#[cfg(target_os = "linux")]
#[cfg(test)]
mod tests {
    use super::*;

    /// No process has this number: Linux gives none above four millions.
    const GONE: &str = "4294967294";

    fn left(process: &str, random: &str, ending: &str) -> String {
        format!("{OURS}{process}-{}-{random}{ending}", machine())
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_is_cleared_of_what_runs_that_ended_left() {
        let root = tempfile::tempdir().unwrap();
        let put = |name: &str| std::fs::write(root.path().join(name), "x").unwrap();
        let own = left(&std::process::id().to_string(), "aaaaaa", "");
        let elsewhere = format!("{OURS}{GONE}-01234567-aaaaaa");
        let kept = [
            &own,
            &elsewhere,
            ".nianbao-notes",
            ".nianbao-abcdef",
            ".nianbao-1-2",
            "a.docx",
        ];
        for name in &kept {
            put(name);
        }
        for ending in ["", ".old", ".list"] {
            put(&left(GONE, "bbbbbb", ending));
        }
        sweep(root.path());
        let mut kept = kept.map(str::to_owned);
        kept.sort();
        assert_eq!(names(root.path()), kept);
        // Of those whose process may be anywhere the old ones go.
        let old = SystemTime::now() - 2 * OLD;
        for name in &kept {
            let file = std::fs::File::options().append(true).open(root.path().join(name));
            file.unwrap().set_modified(old).unwrap();
        }
        sweep(root.path());
        let stay: Vec<String> = names(root.path());
        assert_eq!(stay, [".nianbao-1-2", ".nianbao-notes", "a.docx"]);
    }

    #[test]
    fn files_of_which_some_are_new_are_told_in_every_folder_once() {
        let root = tempfile::tempdir().unwrap();
        let (one, two) = (root.path().join("one"), root.path().join("two"));
        let entry = |folder: &Path, random: &str, name: &str| Entry {
            waiting: folder.join(left(GONE, random, "")),
            place: folder.join(name),
        };
        let entries = [entry(&one, "aaaaaa", "a.docx"), entry(&two, "bbbbbb", "b.docx")];
        for folder in [&one, &two] {
            std::fs::create_dir(folder).unwrap();
            let list = serde_json::to_vec(&entries).unwrap();
            std::fs::write(folder.join(left(GONE, "cccccc", ".list")), list).unwrap();
        }
        // Both are old; then the first is new; then both are.
        std::fs::write(&entries[0].waiting, "").unwrap();
        std::fs::write(&entries[1].waiting, "").unwrap();
        assert_eq!(mixed(&entries), None);
        std::fs::rename(&entries[0].waiting, &entries[0].place).unwrap();
        let words = mixed(&entries).unwrap();
        assert!(
            words.contains("one/a.docx 是新的") && words.contains("two/b.docx 还是旧的"),
            "{words}"
        );
        sweep(&two);
        assert_eq!((names(&one), names(&two)), (vec!["a.docx".to_owned()], vec![]));
        assert_eq!(mixed(&entries), None);
    }

    #[test]
    fn a_list_stands_as_long_as_its_files_are_being_placed() {
        let root = tempfile::tempdir().unwrap();
        let place = |name: &str| root.path().join(name);
        let files = [(place("1"), place("a")), (place("2"), place("b"))];
        let pairs = || {
            files
                .iter()
                .map(|(waiting, place)| (waiting.as_path(), place.as_path()))
        };
        let journal = Journal::begin(&[root.path()], pairs()).unwrap();
        // It belongs to a process that runs.
        sweep(root.path());
        assert_eq!(names(root.path()).len(), 1);
        drop(journal);
        assert!(names(root.path()).is_empty());
        let alone = Journal::begin(&[root.path()], pairs().take(1)).unwrap();
        assert!(names(root.path()).is_empty());
        drop(alone);
    }
}
