//! The bytes of a file → what they hold, before anything is judged.

use std::path::Path;

use super::bounds;
use crate::diagnostic::Diagnostic;
use crate::document::AsRead;
use crate::document::recognise::{Recognised, recognise};
use crate::encoding::{self, FILE_TOO_LARGE};
use crate::file::words::WORDS;
use crate::format::sniff::{Content, sniff};
use crate::format::{Format, Unreadable};
use crate::report::keys;
use crate::report::rules::NOT_A_REPORT;
use crate::source::Source;
use crate::yaml::{self, Parsed};

/// The most bytes of a document: a Word file holds its pictures.
pub const MAX_DOCUMENT_BYTES: usize = 32 * 1024 * 1024;

/// How the names of pictures begin that come out of a document without a name.
const NAMELESS: &str = "report";

/// What a file holds.
#[derive(Debug)]
pub enum Opened {
    /// A report as an agency fills it: its text, and the tree that it is.
    Yaml(Source, Parsed),
    /// What was recognised in a document.
    Document(Box<Recognised>),
    /// Neither: why.
    Unread(Box<Diagnostic>),
}

/// What the bytes of a file are, by themselves; the name's ending decides only where they leave it open.
pub fn content(name: &str, bytes: &[u8]) -> Content {
    sniff(bytes, extension(name), &[keys::EDITION, keys::YEAR, keys::AGENCY])
}

/// What the bytes of a file hold.
pub fn open(name: &str, bytes: Vec<u8>) -> Opened {
    open_beside_original(name, bytes).0
}

/// The same and, where it is a document, how that reads before anything in it is recognised.
pub fn open_beside_original(name: &str, bytes: Vec<u8>) -> (Opened, Option<AsRead>) {
    let opened = match content(name, &bytes) {
        Content::Yaml => match encoding::read(name, bytes) {
            Ok(text) => {
                let mut parsed = if text.is_whole() {
                    yaml::parse_knowing(&text.source, WORDS)
                } else {
                    Parsed::default()
                };
                parsed.diagnostics.splice(..0, text.found);
                Opened::Yaml(text.source, parsed)
            }
            Err(found) => Opened::Unread(found),
        },
        Content::Format(format) => match as_read(format, &bytes) {
            Ok(read) => {
                let recognised = recognise(&read, stem(name));
                return (Opened::Document(Box::new(recognised)), Some(read));
            }
            Err(found) => Opened::Unread(found),
        },
        Content::Foreign(foreign) => {
            let gap = if foreign.what.starts_with(|c: char| c.is_ascii()) {
                " "
            } else {
                ""
            };
            let found = Diagnostic::new(&NOT_A_REPORT, format!("这是{gap}{}，不能直接读取", foreign.what));
            Opened::Unread(Box::new(found.help(foreign.advice)))
        }
    };
    (opened, None)
}

/// The document that bytes of a format hold, before anything in it is recognised.
///
/// # Errors
/// A finding that says why it cannot be read.
pub fn as_read(format: &Format, bytes: &[u8]) -> Result<AsRead, Box<Diagnostic>> {
    if bytes.len() > MAX_DOCUMENT_BYTES {
        let limit = MAX_DOCUMENT_BYTES / 1024 / 1024;
        return Err(refused(Unreadable::too_large(format!(
            "文件超过 {limit} MB，不读取"
        ))));
    }
    let read = (format.read)(bytes).map_err(refused)?;
    if let Some(found) = bounds::of_document(&read.document) {
        return Err(Box::new(found));
    }
    Ok(read)
}

fn refused(why: Unreadable) -> Box<Diagnostic> {
    let rule = if why.too_large {
        &FILE_TOO_LARGE
    } else {
        &NOT_A_REPORT
    };
    Box::new(Diagnostic::new(rule, why.message).help(why.help))
}

/// The ending of a file's name, where it has one.
fn extension(name: &str) -> Option<&str> {
    Path::new(name)
        .extension()
        .and_then(|extension| extension.to_str())
}

/// How the names of the pictures begin that come out of a document.
fn stem(name: &str) -> &str {
    // <标准输入> is no file's name.
    let stem = Path::new(name).file_stem().and_then(|stem| stem.to_str());
    stem.filter(|stem| !stem.starts_with('<')).unwrap_or(NAMELESS)
}
