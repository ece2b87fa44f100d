//! A finished document from its bytes to its findings: told by its content, read by its format, recognised as a report.

use std::path::Path;

use super::bytes::WORD_LIMIT;
use super::{Input, is_dash, read_prior};
use crate::check;
use crate::check::Context;
use crate::diagnostic::Diagnostic;
use crate::document::recognise::{Recognised, recognise};
use crate::encoding::FILE_TOO_LARGE;
use crate::format::sniff::{Content, sniff};
use crate::format::{Format, Unreadable};
use crate::report::keys::{AGENCY, EDITION, YEAR};
use crate::report::rules::NOT_A_REPORT;

/// What a file holds, before anything is judged.
pub(in crate::cli) enum Opened {
    /// A report in YAML, as its bytes.
    Yaml(Vec<u8>),
    /// What was recognised in a document.
    Document(Box<Recognised>),
    /// Neither: why.
    Unread(Box<Diagnostic>),
}

/// What a file is.
pub(in crate::cli) fn content(path: &Path, bytes: &[u8]) -> Content {
    sniff(bytes, extension(path), &[EDITION, YEAR, AGENCY])
}

/// What the bytes of a file hold.
pub(in crate::cli) fn open(path: &Path, bytes: Vec<u8>) -> Opened {
    match content(path, &bytes) {
        Content::Yaml => Opened::Yaml(bytes),
        Content::Format(format) => match read(format, &bytes, path) {
            Ok(recognised) => Opened::Document(Box::new(recognised)),
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
    }
}

/// The ending of a file's name, where it has one.
fn extension(path: &Path) -> Option<&str> {
    path.extension().and_then(|extension| extension.to_str())
}

fn read(format: &Format, bytes: &[u8], path: &Path) -> Result<Recognised, Box<Diagnostic>> {
    if bytes.len() as u64 > WORD_LIMIT {
        let limit = WORD_LIMIT / 1024 / 1024;
        return Err(told(Unreadable::too_large(format!(
            "文件超过 {limit} MB，不读取"
        ))));
    }
    let read = (format.read)(bytes).map_err(told)?;
    Ok(recognise(&read, &stem(path)))
}

/// How the names of the pictures begin that are written from a document.
fn stem(path: &Path) -> String {
    match path.file_stem() {
        Some(stem) if !is_dash(path) => stem.to_string_lossy().into_owned(),
        _ => "report".to_owned(),
    }
}

fn told(why: Unreadable) -> Box<Diagnostic> {
    let rule = if why.too_large {
        &FILE_TOO_LARGE
    } else {
        &NOT_A_REPORT
    };
    Box::new(Diagnostic::new(rule, why.message).help(why.help))
}

/// Judges the report that was recognised in a document.
pub(super) fn judge(input: &mut Input, recognised: Recognised, prior: Option<&Path>) {
    input.take(recognised);
    let Some(report) = &input.report else { return };
    let pictures = input.pictures.iter();
    let context = Context {
        prior: prior.map(read_prior),
        pictures: pictures
            .map(|(path, image)| (path.clone(), Ok(image.clone())))
            .collect(),
    };
    let found = std::mem::take(&mut input.findings.diagnostics);
    input.findings = check::run(report, &context, found);
    input.reads.extend(prior.map(Path::to_path_buf));
}
