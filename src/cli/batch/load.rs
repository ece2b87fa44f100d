//! One file of many, read and judged; of those that were found in a folder only what is a report, or was to be one.

use std::fs::File as Opened;
use std::path::Path;

use super::gather::File;
use crate::cli::bytes::{bytes, regular, up_to};
use crate::cli::disk::Disk;
use crate::cli::input::Input;
use crate::cli::names::shown;
use crate::desk::may_be_report;
use crate::encoding::to_utf8;
use crate::format::sniff::Content;
use crate::pipeline::{self, Judged, MAX_DOCUMENT_BYTES, Surroundings, content, open};
use crate::report::keys;

/// How what was opened becomes a judged report.
pub type Judge = fn(&str, pipeline::Opened, &mut dyn Surroundings) -> Judged;

/// What a file of a batch turned out to be.
#[derive(Debug)]
pub enum Loaded {
    /// A report, or a file that was to be one and cannot be read.
    Input(Box<Input>),
    /// A file of a folder that is called as reports are and is none.
    NoReport,
    /// Any other file of a folder.
    Other,
}

/// Reads and judges a file. `prior` stands for the report of last year that the file itself names.
pub fn load(file: &File, prior: Option<&Path>, judge: Judge) -> Loaded {
    let path = &file.path;
    let name = shown(path);
    if let Some(why) = &file.why {
        return input(Input::failed(&name, why.clone()));
    }
    let is_found = file.root.is_some();
    let is_called_so = !is_found || may_be_report(&last(path));
    let read = if is_called_so {
        if is_found {
            regular(path)
        } else {
            bytes(path).map_err(|cause| crate::cli::bytes::unreadable(&cause))
        }
    } else {
        match report_without_ending(path, &name) {
            Some(bytes) => Ok(bytes),
            None => return Loaded::Other,
        }
    };
    let bytes = match read {
        Ok(bytes) => bytes,
        Err(why) => return input(Input::failed(&name, why)),
    };
    // Of a folder the year at a glance is no report that could not be read, whatever it is called.
    if is_found && is_page(path) && content(&name, &bytes).is_glance() {
        return Loaded::NoReport;
    }
    let is_empty = bytes.is_empty();
    let opened = open(&name, bytes);
    let kind = Kind::of(&opened);
    let mut disk = Disk::beside(path, prior);
    let judged = judge(&name, opened, &mut disk);
    let is_report = judged.report.is_some()
        || match kind {
            Kind::Yaml => judged.source.as_ref().is_none_or(|source| has_key(source.text())),
            Kind::Document => false,
            Kind::Unread => is_called_so,
        };
    if is_found && !is_report && !(is_empty && is_called_so) {
        return if is_called_so {
            Loaded::NoReport
        } else {
            Loaded::Other
        };
    }
    input(Input {
        judged,
        error: None,
        reads: disk.reads,
    })
}

fn is_page(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    ["html", "htm"]
        .iter()
        .any(|page| ending.eq_ignore_ascii_case(page))
}

/// Sees that a file that was found in a folder is named exactly, where machines are told of it: with a name that is not UTF-8 they
/// would look for another file.
pub fn name_exactly(file: &File, input: &mut Input) {
    const NOT_UTF_8: &str = "的文件名里有不是 UTF-8 的字符，写到输出里就不是这个文件了；请先给文件改名";
    if file.root.is_some() && file.path.to_str().is_none() && input.error.is_none() {
        input.error = Some(NOT_UTF_8.to_owned());
    }
}

fn input(input: Input) -> Loaded {
    Loaded::Input(Box::new(input))
}

/// What the bytes of a file turned out to be.
enum Kind {
    Yaml,
    Document,
    Unread,
}

impl Kind {
    const fn of(opened: &pipeline::Opened) -> Self {
        match opened {
            pipeline::Opened::Yaml(..) => Self::Yaml,
            pipeline::Opened::Document(_) => Self::Document,
            pipeline::Opened::Unread(_) => Self::Unread,
        }
    }
}

/// Whether a text has one of the keys that every report has, however broken it is otherwise.
fn has_key(text: &str) -> bool {
    let begins = |line: &str| {
        [keys::EDITION, keys::YEAR, keys::AGENCY].iter().any(|key| {
            line.strip_prefix(key)
                .is_some_and(|rest| rest.trim_start().starts_with([':', '：']))
        })
    };
    text.lines().any(begins)
}

/// Whether a file that is called as those are that are filled is one, as far as its keys tell.
pub fn is_filled_report(path: &Path) -> bool {
    let Ok(bytes) = regular(path) else {
        return false;
    };
    let converted = to_utf8(&bytes);
    let text = converted.unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned());
    has_key(&text)
}

/// The bytes of a file that is a report though it is not called as one; none where it is none.
fn report_without_ending(path: &Path, name: &str) -> Option<Vec<u8>> {
    /// So many bytes tell what a file is that is no archive.
    const HEAD: usize = 4096;
    let metadata = path.metadata().ok().filter(std::fs::Metadata::is_file)?;
    let size = usize::try_from(metadata.len()).ok()?;
    if size == 0 || size > MAX_DOCUMENT_BYTES {
        return None;
    }
    let head = up_to(Opened::open(path).ok()?, HEAD).ok()?;
    let is_archive = head.starts_with(b"PK");
    // What is no text that has a report's keys, and no document of its own kind, is not looked at any further.
    let may_be = |bytes: &[u8]| match content(name, bytes) {
        Content::Yaml => true,
        Content::Format(format) => !is_text(format.name),
        Content::Foreign(_) => false,
    };
    if !is_archive && !may_be(&head) {
        return None;
    }
    let bytes = regular(path).ok()?;
    may_be(&bytes).then_some(bytes)
}

/// Whether every text is taken for one of this format.
fn is_text(format: &str) -> bool {
    matches!(format, "txt" | "md")
}

/// The last part of a path.
fn last(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::pipeline::judge;

    const GLANCE: &str = "<!DOCTYPE html>\n<html><body><p>本页是年度报告的图解，只摘录部分数据，以报告全文为准。</p></body></html>";

    #[test]
    fn of_a_folder_what_was_to_be_a_report_is_told() {
        let root = tempfile::tempdir().unwrap();
        let example = std::fs::read_to_string("examples/beilun-2021.yaml").unwrap();
        let files: &[(&str, &[u8], &str)] = &[
            ("a.yaml", example.as_bytes(), "report"),
            ("没有扩展名", example.as_bytes(), "report"),
            ("broken.yaml", "年度: 2021\n版式: [\n".as_bytes(), "report"),
            ("empty.docx", b"", "report"),
            ("empty.yaml", b"", "report"),
            ("damaged.docx", b"PK\x03\x04 and no archive", "report"),
            ("compose.yml", b"services:\n  web: {}\n", "no report"),
            ("README.md", b"# Notes\n\nNothing.\n", "no report"),
            ("a.infographic.html", GLANCE.as_bytes(), "other"),
            ("图解.html", GLANCE.as_bytes(), "no report"),
            ("notes.txt", "会议纪要\n".as_bytes(), "no report"),
            ("picture.png", b"\x89PNG\r\n\x1a\n", "other"),
            ("empty", b"", "other"),
            ("code.rs", b"fn main() {}\n", "other"),
        ];
        for (name, bytes, wanted) in files {
            let path = root.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            let file = File {
                path: path.clone(),
                root: Some(Arc::from(root.path())),
                why: None,
            };
            let kind = match load(&file, None, judge) {
                Loaded::Input(input) => {
                    assert_eq!(input.error, None, "{name}");
                    "report"
                }
                Loaded::NoReport => "no report",
                Loaded::Other => "other",
            };
            assert_eq!(kind, *wanted, "{name}");
            // What was named is told whatever it is.
            assert!(matches!(load(&File::named(path), None, judge), Loaded::Input(_)));
        }
    }
}
