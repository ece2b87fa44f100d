//! What a run that was killed left in a folder: known by its name, cleared away by the next run that writes there. Where
//! several files were being put in their places, that run says which of them are new already.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};
use tempfile::TempPath;

use super::fingerprint::Fingerprint;
use super::names::named;
use super::terminal;

/// How the names of all files begin that a run makes for itself.
const OURS: &str = ".nianbao-";
/// The ending of a list of files that are being put in their places.
const LIST: &str = "list";
/// A file of a run of which nothing is known is left alone for so long.
const OLD: Duration = Duration::from_secs(24 * 60 * 60);

/// How the names of the files begin that this run makes for itself: with the process, and with the machine on which the
/// process has that number.
pub(super) fn prefix() -> String {
    format!("{OURS}{}-{}-", std::process::id(), machine())
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
        report(&entries);
        let folders = entries.iter().filter_map(|entry| entry.place.parent());
        others.extend(folders.map(Path::to_path_buf));
    }
    // The same run's files in other folders too: what is told once would be told wrong when these are gone.
    others.sort();
    others.dedup();
    files.extend(others.iter().flat_map(|folder| left(folder)));
    for file in files {
        let _ = std::fs::remove_file(file);
    }
}

/// Says which files a run that was killed had put in their places and which not, where it had put some.
fn report(entries: &[Entry]) {
    let (old, new): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(|entry| entry.waiting.exists());
    if old.is_empty() || new.is_empty() {
        return;
    }
    let names = |entries: &[&Entry]| -> String {
        let names: Vec<String> = entries.iter().map(|entry| named(&entry.place)).collect();
        names.join("、")
    };
    terminal::print(&format!(
        "上一次写入中途停了：{} 是新的，{} 还是旧的或没有写；请重新生成，使它们一致\n",
        names(&new),
        names(&old)
    ));
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
