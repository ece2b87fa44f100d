//! `check --fix`: what is certain is mended in the file itself, which is replaced whole; all else stays as it is.
//! What was changed is shown.

use std::path::Path;

use super::batch::gather::File;
use super::batch::load::{self as batch, Loaded};
use super::batch::summary::{Summary, Tally};
use super::bytes::bytes;
use super::edits::unified;
use super::error::Error;
use super::fingerprint::Fingerprint;
use super::input::Input;
use super::names::{is_dash, named, shown};
use super::output::{Output, Over};
use super::place::place_all;
use super::terminal;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::mending::compatible;
use crate::encoding::{self, MAX_BYTES};
use crate::format::sniff::Content;
use crate::pipeline::{content, judge};

/// Reads every file, and mends those in YAML by the edits of those findings that are `wanted`; prints what was changed. A
/// file with nothing to mend is not touched. What is returned is judged as it stands on the disk then. Documents that were found in a
/// folder are judged as they are; what is no report goes into the summary.
///
/// # Errors
/// One of the files that were named is a document or standard input, before anything is changed; or a file cannot be written.
pub(super) fn load(
    files: &[File],
    prior: Option<&Path>,
    wanted: impl Fn(&Diagnostic) -> bool,
    summary: &mut Summary,
) -> Result<Vec<Input>, Error> {
    let is_named = |file: &&File| file.root.is_none();
    if files.iter().filter(is_named).any(|file| is_dash(&file.path)) {
        return Err(Error::Usage("--fix 改的是文件，不能用于标准输入（-）".to_owned()));
    }
    let is_yaml = |path: &Path, bytes: &[u8]| matches!(content(&shown(path), bytes), Content::Yaml);
    // Each that was named is read once: it may be a pipe. None is mended before all have been looked at.
    let read = |file: &File| is_named(&file).then(|| bytes(&file.path));
    let read: Vec<_> = files.iter().map(read).collect();
    for (file, read) in files.iter().zip(&read) {
        if let Some(Ok(bytes)) = read
            && let Content::Format(_) = content(&shown(&file.path), bytes)
        {
            return Err(Error::Usage(format!(
                "--fix 只改 YAML 文件；{} 是文档，请先 nianbao import",
                named(&file.path)
            )));
        }
    }
    let mut inputs = Vec::new();
    for (file, read) in files.iter().zip(read) {
        let path = &file.path;
        if let Some(read) = read {
            inputs.push(match read {
                Ok(bytes) if is_yaml(path, &bytes) => mend(path, bytes, prior, &wanted)?,
                Ok(bytes) => Input::judged(path, bytes, prior),
                Err(cause) => Input::unread(path, &cause),
            });
            continue;
        }
        let loaded = match batch::load(file, prior, judge) {
            Loaded::Input(input) => *input,
            other => {
                summary.add(Tally::none(&other, file));
                continue;
            }
        };
        inputs.push(match bytes(path) {
            Ok(bytes) if loaded.error.is_none() && is_yaml(path, &bytes) => {
                mend(path, bytes, prior, &wanted)?
            }
            _ => loaded,
        });
    }
    Ok(inputs)
}

/// Mends one file in YAML.
fn mend(
    path: &Path,
    original: Vec<u8>,
    prior: Option<&Path>,
    wanted: &impl Fn(&Diagnostic) -> bool,
) -> Result<Input, Error> {
    // What was not read whole is never written.
    if original.len() > MAX_BYTES {
        return Ok(Input::judged(path, original, prior));
    }
    let known = Fingerprint::of(&original);
    let converted = encoding::to_utf8(&original);
    let text = converted.map(String::into_bytes);
    if let Some(text) = text.as_ref().filter(|text| text.len() > MAX_BYTES) {
        // It would be too large to be read again.
        return Ok(Input::judged(path, text.clone(), prior));
    }
    let is_converted = text.is_some();
    let text = text.unwrap_or(original);
    let input = Input::judged(path, text.clone(), prior);
    let found = input.judged.findings.diagnostics.iter();
    let fixes = found
        .filter(|found| wanted(found))
        .filter_map(|found| found.fix.clone());
    let edits = compatible(fixes.collect());
    if edits.is_empty() && !is_converted {
        return Ok(input);
    }
    let mut mended = text.clone();
    for edit in edits.iter().rev() {
        mended.splice(edit.span.range(), edit.replacement.bytes());
    }
    place_all(&[Output {
        path: path.to_path_buf(),
        bytes: mended.clone(),
        over: Over::Only(known),
    }])?;
    let name = named(path);
    if is_converted {
        terminal::print(&format!("{name}：已转换为 UTF-8\n"));
    }
    if !edits.is_empty() {
        let text = String::from_utf8_lossy(&text);
        terminal::print(&unified(&name, &text, &edits, terminal::colour()));
        let figures = edits.iter().filter(|edit| edit.figure).count();
        let note = if figures == 0 {
            String::new()
        } else {
            format!("，其中 {figures} 处改了数，请与原始数据核对")
        };
        terminal::print(&format!("{name}：已改正 {} 处{note}\n", edits.len()));
    }
    Ok(Input::judged(path, mended, prior))
}
