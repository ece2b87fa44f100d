//! What is known of the files of a folder. Each is judged when its turn comes, and again only when it or what it draws on has
//! changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::PictureFault;
use crate::desk::files::{FileError, Files, Listed, Stamp};
use crate::diagnostic::Severity;
use crate::diagnostic::advice::on_page;
use crate::format::{WRITE_ONLY, readable};
use crate::pipeline::{Judged, MAX_DOCUMENT_BYTES, PriorFile, Surroundings, read};

/// The most files that are judged at once, …
const MAX_FILES: usize = 8;
/// … and the most bytes; a larger file is judged alone.
const MAX_BYTES: u64 = 1024 * 1024;
/// The endings of files that are filled.
const FILLED: &[&str] = &["yaml", "yml"];
/// The endings of what units send in and nobody can read: it is listed, with what to do about it.
const FOREIGN: &[&str] = &["ofd", "pdf"];

/// What is known of the files of a folder.
#[derive(Debug, Default)]
pub struct Ledger {
    known: BTreeMap<String, Known>,
}

/// What is known of a file.
#[derive(Debug)]
struct Known {
    stamp: Stamp,
    /// What it draws on, as that was when it was judged: last year's report, pictures.
    draws_on: Vec<(String, Option<Stamp>)>,
    found: Found,
}

/// What was found in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Whether it can be filled as it is: not so a document, or a file of another encoding.
    pub yaml: bool,
    /// The agency; empty where none is named.
    pub agency: String,
    /// The year.
    pub year: Option<i32>,
    /// How many findings: 必须改正, 需要说明, 提示.
    pub counts: [usize; 3],
    /// Why it holds no report; none where it does.
    pub why: Option<String>,
}

impl Ledger {
    /// What was found in a file; none where it was never judged.
    pub fn found(&self, name: &str) -> Option<&Found> {
        self.known.get(name).map(|known| &known.found)
    }

    /// Judges all files again when their turn comes.
    pub fn forget(&mut self) {
        for known in self.known.values_mut() {
            known.stamp = Stamp {
                written: u128::MAX,
                size: u64::MAX,
            };
        }
    }

    /// Judges some of the files that were never judged or have changed, small ones first; gives how many are left.
    pub fn refresh(&mut self, listed: &[Listed], files: &mut dyn Files) -> usize {
        let names: BTreeSet<&str> = listed.iter().map(|file| file.name.as_str()).collect();
        self.known.retain(|name, _| names.contains(name.as_str()));
        let mut waiting: Vec<&Listed> = Vec::new();
        for file in listed {
            if !self.is_current(file, files) {
                waiting.push(file);
            }
        }
        waiting.sort_by_key(|file| file.stamp.size);
        let mut left = MAX_BYTES;
        let mut judged = 0;
        for file in &waiting {
            let Some(rest) = left.checked_sub(file.stamp.size).or((judged == 0).then_some(0)) else {
                break;
            };
            if judged == MAX_FILES {
                break;
            }
            left = rest;
            judged += 1;
            self.judge(file, files);
        }
        waiting.len() - judged
    }

    /// Whether a file and what it draws on are as they were when it was judged.
    pub fn is_current(&self, file: &Listed, files: &mut dyn Files) -> bool {
        self.known.get(&file.name).is_some_and(|known| {
            let draws_on = &known.draws_on;
            known.stamp == file.stamp && draws_on.iter().all(|(name, stamp)| files.stamp(name) == *stamp)
        })
    }

    fn judge(&mut self, file: &Listed, files: &mut dyn Files) {
        let mut known = Known {
            stamp: file.stamp,
            draws_on: Vec::new(),
            found: unread("核对这个文件时程序出了错；其他文件不受影响"),
        };
        if !files.judging(&file.name) {
            self.known.insert(file.name.clone(), known);
            return;
        }
        if usize::try_from(file.stamp.size).map_or(true, |size| size > MAX_DOCUMENT_BYTES) {
            let limit = MAX_DOCUMENT_BYTES / 1024 / 1024;
            known.found = unread(format!("文件超过 {limit} MB，不读取"));
        } else {
            match files.read(&file.name) {
                Err(error) => known.found = unread(words(&error)),
                Ok((bytes, stamp)) => {
                    known.stamp = stamp;
                    let mut around = Recorded {
                        around: files.surroundings(&file.name),
                        asked: Vec::new(),
                    };
                    known.found = found(&read(&file.name, bytes, &mut around));
                    let asked = std::mem::take(&mut around.asked);
                    drop(around);
                    let names = asked.iter().filter_map(|path| beside(&file.name, path));
                    known.draws_on = names.map(|name| (name.clone(), files.stamp(&name))).collect();
                }
            }
        }
        self.known.insert(file.name.clone(), known);
    }
}

/// Whether a file may be a report, by its name.
pub fn may_be_report(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or_default();
    let Some((stem, ending)) = last.rsplit_once('.') else {
        return false;
    };
    // What editors and office programs leave beside a file that is open.
    if stem.is_empty() || stem.starts_with(['.', '~']) {
        return false;
    }
    // What is made of a report and is none.
    let own = stem.rsplit_once('.').map_or("", |(_, own)| own);
    let both = format!("{own}.{ending}");
    if WRITE_ONLY
        .iter()
        .any(|format| format.ending().eq_ignore_ascii_case(&both))
    {
        return false;
    }
    let of_formats = readable().flat_map(|format| format.extensions);
    let mut endings = FILLED.iter().chain(FOREIGN).chain(of_formats);
    endings.any(|known| known.eq_ignore_ascii_case(ending))
}

/// Whether a file is one that is filled, by its name.
pub fn is_filled(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    FILLED.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

/// A file that could not be read, and why.
fn unread(why: impl Into<String>) -> Found {
    Found {
        why: Some(why.into()),
        ..Found::default()
    }
}

fn words(error: &FileError) -> String {
    match error {
        FileError::Failed(why) => why.clone(),
        FileError::Missing | FileError::Exists | FileError::Changed => "读不到这个文件".to_owned(),
    }
}

fn found(judged: &Judged) -> Found {
    let all = &judged.findings.diagnostics;
    let count = |severity| all.iter().filter(|found| found.severity == severity).count();
    let gravest = all.iter().find(|found| found.severity == Severity::Error);
    let report = judged.report.as_ref();
    let why = || match gravest {
        Some(found) => {
            let help = found
                .help
                .as_deref()
                .and_then(on_page)
                .map(|help| format!("。{help}"));
            format!("{}{}", found.message, help.unwrap_or_default())
        }
        None => "没有读出年度报告".to_owned(),
    };
    Found {
        yaml: judged
            .source
            .as_ref()
            .is_some_and(|source| !source.is_converted()),
        agency: report
            .and_then(|report| report.agency.name.as_ref())
            .map_or_else(String::new, |name| name.as_str().trim().to_owned()),
        year: report.and_then(|report| report.year),
        counts: [
            count(Severity::Error),
            count(Severity::Warning),
            count(Severity::Info),
        ],
        why: report.is_none().then(why),
    }
}

/// The name of a file that another names by a path from its own folder; none where that leads out of the folder.
fn beside(name: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = name.split('/').collect();
    parts.pop();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// What lies around a report, and what of it was asked for.
struct Recorded<'a> {
    around: Box<dyn Surroundings + 'a>,
    asked: Vec<String>,
}

impl Surroundings for Recorded<'_> {
    fn prior(&mut self, named: Option<&str>) -> Option<PriorFile> {
        self.asked.extend(named.map(str::to_owned));
        self.around.prior(named)
    }

    fn picture(&mut self, path: &str) -> Result<Vec<u8>, PictureFault> {
        self.asked.push(path.to_owned());
        self.around.picture(path)
    }
}
