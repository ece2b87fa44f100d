//! The folder that is worked on: its files listed, read and saved. No name, no link leads out of it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike, TimeDelta};

use super::listing::{self, stamp};
use super::name::within;
use crate::check::PictureFault;
use crate::cli::bytes::regular;
use crate::cli::disk::Disk;
use crate::cli::error::{Error, reason};
use crate::cli::fingerprint::Fingerprint;
use crate::cli::leftovers;
use crate::cli::output::{Output, Over};
use crate::cli::place::place_all;
use crate::cli::target::folder_of;
use crate::desk::{Day, FileError, Files, Listed, Stamp};
use crate::pipeline::{PriorFile, Surroundings};

/// A folder of the disk.
pub(super) struct Folder {
    /// As it was named.
    named: PathBuf,
    /// Where it really lies.
    root: PathBuf,
    /// What the files held when they were last read or saved: their times alone may be too coarse.
    known: BTreeMap<String, (Stamp, Fingerprint)>,
    /// Whether all files were listed.
    is_whole: bool,
    /// Files at which the program has come to a fault.
    faulty: BTreeSet<String>,
    /// What gets to know which file is about to be judged.
    note: fn(&str),
}

impl Folder {
    /// A folder. What a run that was killed left in it is cleared away.
    ///
    /// # Errors
    /// It is not there, or is no folder.
    pub fn open(named: &Path) -> Result<Self, Error> {
        let failed = |cause| Error::file("打开文件夹", named, cause);
        let root = named.canonicalize().map_err(failed)?;
        if !root.metadata().map_err(failed)?.is_dir() {
            return Err(failed(ErrorKind::NotADirectory.into()));
        }
        let folder = Self {
            named: named.to_path_buf(),
            root,
            known: BTreeMap::new(),
            is_whole: true,
            faulty: BTreeSet::new(),
            note: |_| (),
        };
        folder.sweep();
        Ok(folder)
    }

    /// The same, knowing at which files the program has come to a fault, and saying which one it is at.
    pub fn noting(self, faulty: BTreeSet<String>, note: fn(&str)) -> Self {
        Self { faulty, note, ..self }
    }

    fn sweep(&self) {
        let files = listing::files(&self.root).files;
        let mut folders: Vec<PathBuf> = files
            .iter()
            .map(|file| folder_of(&self.root.join(&file.name)).to_path_buf())
            .collect();
        folders.push(self.root.clone());
        folders.sort_unstable();
        folders.dedup();
        for folder in folders {
            leftovers::sweep(&folder);
        }
    }

    /// Where a file really lies that is there.
    fn existing(&self, name: &str) -> Result<PathBuf, FileError> {
        let path = self.root.join(within(name).ok_or(FileError::Missing)?);
        let real = path.canonicalize().map_err(|cause| failed(&cause))?;
        if real.starts_with(&self.root) && real.is_file() {
            Ok(real)
        } else {
            Err(FileError::Missing)
        }
    }

    /// Where a file is to lie that is not there: as far as its folders are there, they lie within.
    fn vacant(&self, name: &str) -> Result<PathBuf, FileError> {
        let path = self.root.join(within(name).ok_or(FileError::Missing)?);
        if path.symlink_metadata().is_ok() {
            return Err(FileError::Exists);
        }
        let above = path
            .ancestors()
            .skip(1)
            .find(|above| above.symlink_metadata().is_ok());
        let real = above.and_then(|above| above.canonicalize().ok());
        match real {
            Some(real) if real.starts_with(&self.root) => Ok(path),
            _ => Err(FileError::Missing),
        }
    }

    /// Notes what was written into a file. Where it is gone a moment later, or another lies in its place, that is so all the same:
    /// it is known by a stamp then that no file has.
    pub(super) fn know(&mut self, name: &str, path: &Path, bytes: &[u8]) -> Stamp {
        let size = bytes.len() as u64;
        let now = path.metadata().ok().map(|metadata| stamp(&metadata));
        let now = now.filter(|now| now.size == size).unwrap_or(Stamp {
            written: u128::MAX,
            size,
        });
        self.known.insert(name.to_owned(), (now, Fingerprint::of(bytes)));
        now
    }
}

impl Files for Folder {
    fn judging(&mut self, name: &str) -> bool {
        (self.note)(name);
        !self.faulty.contains(name)
    }

    fn folder(&self) -> String {
        let name = self.root.file_name().unwrap_or(self.root.as_os_str());
        name.to_string_lossy().into_owned()
    }

    fn list(&mut self) -> Result<Vec<Listed>, FileError> {
        match std::fs::read_dir(&self.root) {
            Ok(_) => {
                let listing = listing::files(&self.root);
                self.is_whole = listing.is_whole;
                Ok(listing.files)
            }
            Err(cause) => Err(failed(&cause)),
        }
    }

    fn is_whole(&self) -> bool {
        self.is_whole
    }

    fn stamp(&mut self, name: &str) -> Option<Stamp> {
        let path = self.existing(name).ok()?;
        path.metadata().ok().map(|metadata| stamp(&metadata))
    }

    fn read(&mut self, name: &str) -> Result<(Vec<u8>, Stamp), FileError> {
        let path = self.existing(name)?;
        // What is written while it is read has a later stamp than this one.
        let before = path.metadata().map_err(|cause| failed(&cause))?;
        let bytes = regular(&path).map_err(FileError::Failed)?;
        let before = stamp(&before);
        self.known
            .insert(name.to_owned(), (before, Fingerprint::of(&bytes)));
        Ok((bytes, before))
    }

    fn replace(&mut self, name: &str, known: Stamp, bytes: &[u8]) -> Result<Stamp, FileError> {
        let path = self.existing(name)?;
        let metadata = path.metadata().map_err(|cause| failed(&cause))?;
        // What it held counts, not when: a copy of the same bytes is nobody's change, and a change may keep the time.
        let held = match self.known.get(name) {
            Some((then, held)) if *then == known => *held,
            _ if stamp(&metadata) != known => return Err(FileError::Changed),
            _ => Fingerprint::of_file(&path).map_err(|cause| failed(&cause))?,
        };
        if metadata.permissions().readonly() {
            return Err(FileError::Failed(READ_ONLY.to_owned()));
        }
        write(&path, bytes, Over::Only(held))?;
        Ok(self.know(name, &path, bytes))
    }

    fn create(&mut self, name: &str, bytes: &[u8]) -> Result<Stamp, FileError> {
        let path = self.vacant(name)?;
        std::fs::create_dir_all(folder_of(&path)).map_err(|cause| unwritten(&cause))?;
        write(&path, bytes, Over::Nothing)?;
        Ok(self.know(name, &path, bytes))
    }

    fn surroundings(&mut self, name: &str) -> Box<dyn Surroundings + '_> {
        let file = self.named.join(within(name).unwrap_or_default());
        Box::new(Beside {
            disk: Disk::beside(&file, None),
            folder: &self.named,
        })
    }

    fn today(&self) -> Day {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        day(i64::try_from(now.as_secs()).unwrap_or_default())
    }
}

/// The day in all of China of a moment in seconds since 1970: the reports' days are days there, wherever the machine thinks it is.
pub(super) fn day(seconds: i64) -> Day {
    let there = DateTime::from_timestamp(seconds, 0).unwrap_or_default() + TimeDelta::hours(8);
    Day {
        year: there.year(),
        month: there.month(),
        day: there.day(),
    }
}

const READ_ONLY: &str = "是只读的，没有保存；请先取消文件的“只读”属性";

fn failed(cause: &std::io::Error) -> FileError {
    match cause.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => FileError::Missing,
        _ => FileError::Failed(format!("读取失败：{}", reason(cause))),
    }
}

fn unwritten(cause: &std::io::Error) -> FileError {
    FileError::Failed(format!("没有保存：{}", reason(cause)))
}

/// Puts a file in its place, whole or not at all.
fn write(path: &Path, bytes: &[u8], over: Over) -> Result<(), FileError> {
    let output = Output {
        path: path.to_path_buf(),
        bytes: bytes.to_vec(),
        over,
    };
    place_all(&[output]).map_err(|error| match error {
        Error::Changed(_) => FileError::Changed,
        Error::File { cause, .. } => unwritten(&cause),
        _ if over == Over::Nothing && path.symlink_metadata().is_ok() => FileError::Exists,
        other => FileError::Failed(format!("没有保存：{other}")),
    })
}

/// What lies beside a report. Last year's may lie wherever the report names it, as for every command.
struct Beside<'a> {
    disk: Disk,
    folder: &'a Path,
}

impl Surroundings for Beside<'_> {
    fn prior(&mut self, named: Option<&str>) -> Option<PriorFile> {
        let file = self.disk.prior(named)?;
        // In findings it is called as in the folder's list.
        let name = Path::new(&file.name)
            .strip_prefix(self.folder)
            .ok()
            .and_then(Path::to_str);
        Some(PriorFile {
            name: name.map_or_else(|| file.name.clone(), str::to_owned),
            bytes: file.bytes,
        })
    }

    fn picture(&mut self, path: &str) -> Result<Vec<u8>, PictureFault> {
        self.disk.picture(path)
    }
}
