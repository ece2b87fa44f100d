//! The files that the desk works on, as it sees them: a folder of the disk, or what a page in a browser holds.

use std::collections::BTreeMap;

use super::http::Response;
use crate::check::PictureFault;
use crate::pipeline::{PriorFile, Surroundings};

/// What is known of a file without reading it: it changes whenever somebody writes the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// When it was written, in nanoseconds since 1970; or whatever else grows with every change.
    pub written: u128,
    /// How many bytes it has.
    pub size: u64,
}

/// A file of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its path from the folder, with `/` between its parts.
    pub name: String,
    /// What is known of it.
    pub stamp: Stamp,
}

/// Why something cannot be done with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// There is none of this name, or the name leads out of the folder.
    Missing,
    /// One of this name is there already.
    Exists,
    /// Somebody else has written it since it was read.
    Changed,
    /// The system refuses: words to follow the file's name.
    Failed(String),
}

/// The response where a file cannot be had.
pub fn failed(name: &str, error: &FileError) -> Response {
    match error {
        FileError::Missing => Response::refused(404, &format!("没有 {name} 这个文件")),
        FileError::Exists => {
            Response::refused(409, &format!("已经有 {name} 这个文件，没有覆盖；请换一个名字"))
        }
        FileError::Changed => Response::refused(409, &format!("{name} 刚才被别的程序改过，没有覆盖")),
        FileError::Failed(why) => Response::refused(500, &format!("{name} {why}")),
    }
}

/// Why something cannot be done with a file, in words that follow its name.
pub fn words_of(error: &FileError) -> String {
    match error {
        FileError::Missing => "没有这个文件".to_owned(),
        FileError::Exists => "已经有这个文件".to_owned(),
        FileError::Changed => "刚才被别的程序改过".to_owned(),
        FileError::Failed(why) => why.clone(),
    }
}

/// A day: year, month, day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The year.
    pub year: i32,
    /// The month, from 1.
    pub month: u32,
    /// The day, from 1.
    pub day: u32,
}

/// Keeps the files that the desk works on. The desk asks; whoever serves it decides where files lie, and lets no name lead
/// elsewhere.
pub trait Files {
    /// What the folder is called.
    fn folder(&self) -> String;

    /// The files in it and below that may be reports, by name.
    ///
    /// # Errors
    /// The folder cannot be read.
    fn list(&mut self) -> Result<Vec<Listed>, FileError>;

    /// Whether the last list has them all: a folder may have more files than are looked through.
    fn is_whole(&self) -> bool {
        true
    }

    /// What is known of a file; none where it is not there.
    fn stamp(&mut self, name: &str) -> Option<Stamp>;

    /// The bytes of a file, with what is known of it as it was read.
    ///
    /// # Errors
    /// It is not there, or cannot be read.
    fn read(&mut self, name: &str) -> Result<(Vec<u8>, Stamp), FileError>;

    /// Replaces a file, whole or not at all, unless somebody has written it since it had this stamp.
    ///
    /// # Errors
    /// Somebody has, or it cannot be written.
    fn replace(&mut self, name: &str, known: Stamp, bytes: &[u8]) -> Result<Stamp, FileError>;

    /// Makes a file where none is, whole or not at all; the folders of its name too.
    ///
    /// # Errors
    /// One is there, or it cannot be written.
    fn create(&mut self, name: &str, bytes: &[u8]) -> Result<Stamp, FileError>;

    /// What a report of this name may name: last year's report, pictures.
    fn surroundings(&mut self, name: &str) -> Box<dyn Surroundings + '_>;

    /// Today.
    fn today(&self) -> Day;

    /// Notes that a file is about to be judged; whether it may be. One at which the program came to a fault before may not, so that
    /// it keeps no other from its turn.
    fn judging(&mut self, _name: &str) -> bool {
        true
    }
}

/// Files that are held in memory: what a page in a browser works on, and what tests do.
#[derive(Clone, Debug)]
pub struct Memory {
    files: BTreeMap<String, (Vec<u8>, Stamp)>,
    written: u128,
    today: Day,
}

impl Memory {
    /// No files yet.
    pub const fn new(today: Day) -> Self {
        Self {
            files: BTreeMap::new(),
            written: 0,
            today,
        }
    }

    /// Puts a file there, whatever was there before.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Stamp {
        self.written += 1;
        let stamp = Stamp {
            written: self.written,
            size: bytes.len() as u64,
        };
        self.files.insert(name.to_owned(), (bytes.to_vec(), stamp));
        stamp
    }

    /// The bytes of a file.
    pub fn bytes(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(|(bytes, _)| bytes.as_slice())
    }
}

impl Files for Memory {
    fn folder(&self) -> String {
        String::new()
    }

    fn list(&mut self) -> Result<Vec<Listed>, FileError> {
        let files = self.files.iter();
        let listed = files.map(|(name, (_, stamp))| Listed {
            name: name.clone(),
            stamp: *stamp,
        });
        Ok(listed.collect())
    }

    fn stamp(&mut self, name: &str) -> Option<Stamp> {
        self.files.get(name).map(|(_, stamp)| *stamp)
    }

    fn read(&mut self, name: &str) -> Result<(Vec<u8>, Stamp), FileError> {
        self.files.get(name).cloned().ok_or(FileError::Missing)
    }

    fn replace(&mut self, name: &str, known: Stamp, bytes: &[u8]) -> Result<Stamp, FileError> {
        match self.stamp(name) {
            None => Err(FileError::Missing),
            Some(stamp) if stamp != known => Err(FileError::Changed),
            Some(_) => Ok(self.put(name, bytes)),
        }
    }

    fn create(&mut self, name: &str, bytes: &[u8]) -> Result<Stamp, FileError> {
        if self.files.contains_key(name) {
            return Err(FileError::Exists);
        }
        Ok(self.put(name, bytes))
    }

    fn surroundings(&mut self, name: &str) -> Box<dyn Surroundings + '_> {
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        Box::new(Beside {
            files: self,
            folder: folder.to_owned(),
        })
    }

    fn today(&self) -> Day {
        self.today
    }
}

/// Of a file beside the report that memory does not hold, whether or not the disk has one.
const NOT_THERE: &str = "读取失败：还没有打开这个文件";

/// What lies beside a report in memory.
struct Beside<'a> {
    files: &'a Memory,
    folder: String,
}

impl Beside<'_> {
    fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        let name = if self.folder.is_empty() {
            path.to_owned()
        } else {
            format!("{}/{path}", self.folder)
        };
        self.files.bytes(&name).map(<[u8]>::to_vec)
    }
}

impl Surroundings for Beside<'_> {
    fn prior(&mut self, named: Option<&str>) -> Option<PriorFile> {
        let named = named?;
        Some(PriorFile {
            name: named.to_owned(),
            bytes: self.bytes(named).ok_or_else(|| NOT_THERE.to_owned()),
        })
    }

    fn picture(&mut self, path: &str) -> Result<Vec<u8>, PictureFault> {
        self.bytes(path)
            .ok_or_else(|| PictureFault::Missing(NOT_THERE.to_owned()))
    }
}
