//! `check --fix`: what is certain is mended in the file itself, which is replaced whole; all else stays as it is.

use std::path::Path;

use super::input::{Input, bytes, extension, judge};
use super::output::{Output, write_all};
use super::{Error, terminal};
use crate::diagnostic::Fix;
use crate::encoding;
use crate::format::sniff::{Content, sniff};

/// Only a report in YAML can be mended.
///
/// # Errors
/// The file is a finished document.
pub(super) fn refuse_documents(path: &Path) -> Result<(), Error> {
    match bytes(path).map(|bytes| sniff(&bytes, extension(path))) {
        Ok(Content::Format(_)) => Err(Error::Usage(format!(
            "--fix 只改 YAML 文件；{} 是文档，请先 nianbao import",
            path.display()
        ))),
        _ => Ok(()),
    }
}

/// Mends a file; says what was done. A file with nothing to mend is not touched.
///
/// # Errors
/// The file cannot be written. One that cannot be read is told by whoever reads it next.
pub(super) fn apply(path: &Path) -> Result<(), Error> {
    let Ok(original) = bytes(path) else { return Ok(()) };
    if !matches!(sniff(&original, extension(path)), Content::Yaml) {
        return Ok(());
    }
    let converted = encoding::to_utf8(&original);
    let text = match &converted {
        Some(text) => text.clone().into_bytes(),
        None => original.clone(),
    };
    let mut input = Input::named(path);
    judge(&mut input, path, text.clone(), None);
    let fixes: Vec<Fix> = input
        .findings
        .diagnostics
        .iter()
        .filter_map(|d| d.fix.clone())
        .collect();
    let (mended, count) = edited(text, fixes);
    if mended == original {
        return Ok(());
    }
    // Of a link the file that it leads to is mended; the link stays one.
    write_all(&[Output {
        path: path.canonicalize().unwrap_or_else(|_| path.to_path_buf()),
        bytes: mended,
    }])?;
    if converted.is_some() {
        terminal::say(&format!("{}：已转换为 UTF-8\n", path.display()));
    }
    if count > 0 {
        terminal::say(&format!("{}：已改正 {count} 处\n", path.display()));
    }
    Ok(())
}

/// The bytes with all edits that do not overlap, and how many those are.
fn edited(mut bytes: Vec<u8>, mut fixes: Vec<Fix>) -> (Vec<u8>, usize) {
    fixes.sort_by_key(|fix| (fix.span.start, fix.span.end));
    let mut end = 0;
    fixes.retain(|fix| {
        let apart = fix.span.start >= end;
        end = end.max(fix.span.end);
        apart
    });
    for fix in fixes.iter().rev() {
        bytes.splice(fix.span.range(), fix.replacement.bytes());
    }
    (bytes, fixes.len())
}
