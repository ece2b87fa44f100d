//! All reports of the folder in one archive, as `build` makes each, with a note on what is in it and what is not.

use std::collections::BTreeSet;

use super::ledger::is_filled;
use crate::desk::files::{Files, Listed};
use crate::desk::http::{Response, encoded};
use crate::document::DRAFT;
use crate::format::archive::Archive;
use crate::format::{Format, WriteError};
use crate::pipeline::{Judged, MAX_DOCUMENT_BYTES, read};

/// The most bytes of reports in one archive.
const MAX_BYTES: usize = 256 * 1024 * 1024;
/// The note on what is in the archive.
const NOTE: &str = "说明.txt";

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// As which files.
    pub formats: Vec<&'static Format>,
    /// Of which year; of all where none is chosen.
    pub year: Option<i32>,
    /// Whether those with errors too, marked as drafts.
    pub draft: bool,
}

/// The note while it is written.
#[derive(Default)]
struct Note {
    included: Vec<String>,
    left_out: Vec<String>,
}

/// The archive of these files.
///
/// # Errors
/// A format's writer failed: a fault of the program.
pub fn archive(listed: &[Listed], wanted: &Wanted, files: &mut dyn Files) -> Result<Vec<u8>, WriteError> {
    let mut archive = Archive::default();
    let mut names = BTreeSet::from([NOTE.to_owned()]);
    let mut note = Note::default();
    let mut left = MAX_BYTES;
    let filled: BTreeSet<&str> = listed
        .iter()
        .filter(|file| is_filled(&file.name))
        .map(|file| stem(&file.name))
        .collect();
    for file in listed {
        if !is_filled(&file.name) && filled.contains(stem(&file.name)) {
            let words = format!("{}：旁边有同名的填报文件，放的是由那个文件生成的", file.name);
            note.left_out.push(words);
            continue;
        }
        let judged = match judged(file, files) {
            Ok(judged) => judged,
            Err(why) => {
                note.left_out.push(format!("{}：{why}", file.name));
                continue;
            }
        };
        let year = judged.report.as_ref().and_then(|report| report.year);
        if wanted.year.is_some() && wanted.year != year {
            continue;
        }
        let errors = judged.has_errors();
        if errors && !wanted.draft {
            note.left_out.push(format!("{}：还有必须改正的问题", file.name));
            continue;
        }
        let mut made = Vec::new();
        for format in &wanted.formats {
            let bytes = judged.write(format, errors).transpose()?;
            made.extend(bytes.map(|bytes| (format.name, bytes)));
        }
        let Some(rest) = left.checked_sub(made.iter().map(|(_, bytes)| bytes.len()).sum()) else {
            note.left_out.push(format!(
                "{}：一次下载的内容太多，放不下；请按年度分几次下载",
                file.name
            ));
            continue;
        };
        left = rest;
        let mut written = Vec::new();
        for (ending, bytes) in made {
            let name = free(&mut names, stem(&file.name), ending);
            archive.add(&name, &bytes)?;
            written.push(name);
        }
        let mark = if errors {
            format!("（{DRAFT}）")
        } else {
            String::new()
        };
        note.included
            .push(format!("{} → {}{mark}", file.name, written.join("、")));
    }
    archive.add(NOTE, note.text().as_bytes())?;
    archive.finish()
}

/// A file judged.
///
/// # Errors
/// Why it holds no report.
fn judged(file: &Listed, files: &mut dyn Files) -> Result<Judged, String> {
    if usize::try_from(file.stamp.size).map_or(true, |size| size > MAX_DOCUMENT_BYTES) {
        return Err(format!("超过 {} MB，没有读取", MAX_DOCUMENT_BYTES / 1024 / 1024));
    }
    let Ok((bytes, _)) = files.read(&file.name) else {
        return Err("读不到这个文件".to_owned());
    };
    let judged = read(&file.name, bytes, &mut *files.surroundings(&file.name));
    if judged.report.is_none() {
        let found = judged.findings.diagnostics.first();
        return Err(found.map_or_else(|| "没有读出年度报告".to_owned(), |found| found.message.clone()));
    }
    Ok(judged)
}

/// A file's name without its ending.
pub fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// A name that no file of the archive has, whatever system unpacks it.
fn free(names: &mut BTreeSet<String>, stem: &str, ending: &str) -> String {
    let mut name = format!("{stem}.{ending}");
    let mut number = 1;
    while !names.insert(name.to_lowercase()) {
        number += 1;
        name = format!("{stem}-{number}.{ending}");
    }
    name
}

impl Note {
    /// Its text, as the editor of every Windows shows it.
    fn text(&self) -> String {
        let mut lines = vec![format!("放进来的 {} 份：", self.included.len())];
        lines.extend(self.included.iter().map(|line| format!("  {line}")));
        if !self.left_out.is_empty() {
            lines.push(String::new());
            lines.push(format!("没有放进来的 {} 个文件：", self.left_out.len()));
            lines.extend(self.left_out.iter().map(|line| format!("  {line}")));
        }
        format!("\u{feff}{}\r\n", lines.join("\r\n"))
    }
}

/// Bytes as a file to be saved under a name.
pub fn attached(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!(
        "attachment; filename=\"report\"; filename*=UTF-8''{}",
        encoded(name)
    );
    Response::typed(200, kind, bytes).with("content-disposition", disposition)
}
