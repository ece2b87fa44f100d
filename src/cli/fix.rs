//! `check --fix`: what is certain is mended in the file itself, which is replaced whole; all else stays as it is.
//! What was changed is shown.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::bytes::bytes;
use super::edits::unified;
use super::error::Error;
use super::fingerprint::Fingerprint;
use super::input::Input;
use super::names::{is_dash, named, shown};
use super::output::{Output, Over};
use super::place::place_all;
use super::terminal;
use crate::diagnostic::{Diagnostic, Fix};
use crate::encoding::{self, MAX_BYTES};
use crate::format::sniff::Content;
use crate::pipeline::content;

/// Reads every file, and mends those in YAML by the edits of those findings that are `wanted`; prints what was changed. A
/// file with nothing to mend is not touched. What is returned is judged as it stands on the disk then.
///
/// # Errors
/// One of the files is a document or standard input, before anything is changed; or a file cannot be written.
pub(super) fn load(
    files: &[PathBuf],
    prior: Option<&Path>,
    wanted: impl Fn(&Diagnostic) -> bool,
) -> Result<Vec<Input>, Error> {
    if files.iter().any(|path| is_dash(path)) {
        return Err(Error::Usage("--fix 改的是文件，不能用于标准输入（-）".to_owned()));
    }
    let read: Vec<_> = files.iter().map(|path| (path, bytes(path))).collect();
    for (path, bytes) in &read {
        if let Ok(bytes) = bytes
            && let Content::Format(_) = content(&shown(path), bytes)
        {
            return Err(Error::Usage(format!(
                "--fix 只改 YAML 文件；{} 是文档，请先 nianbao import",
                named(path)
            )));
        }
    }
    let mut inputs = Vec::new();
    for (path, bytes) in read {
        inputs.push(match bytes {
            Ok(bytes) if matches!(content(&shown(path), &bytes), Content::Yaml) => {
                mend(path, bytes, prior, &wanted)?
            }
            Ok(bytes) => Input::judged(path, bytes, prior),
            Err(cause) => Input::unread(path, &cause),
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

/// The edits that can all be made, in the order of the file: none overlaps another, and of two that belong together both
/// are there. What is certain comes before what the relations say of figures.
fn compatible(mut fixes: Vec<Fix>) -> Vec<Fix> {
    fixes.sort_by_key(|fix| (fix.figure, fix.span.start, fix.span.end));
    fixes.dedup();
    let mut taken: BTreeMap<(usize, usize), Fix> = BTreeMap::new();
    for fix in &fixes {
        let partner = match fix.with {
            None => None,
            Some(span) => match fixes
                .iter()
                .find(|other| other.span == span && other.with == Some(fix.span))
            {
                Some(partner) => Some(partner),
                None => continue,
            },
        };
        let pair: Vec<&Fix> = [Some(fix), partner].into_iter().flatten().collect();
        if pair.iter().all(|edit| is_free(&taken, edit)) {
            taken.extend(
                pair.into_iter()
                    .map(|edit| ((edit.span.start, edit.span.end), edit.clone())),
            );
        }
    }
    taken.into_values().collect()
}

/// Whether an edit overlaps none of those that are to be made, which overlap nowhere themselves.
fn is_free(taken: &BTreeMap<(usize, usize), Fix>, edit: &Fix) -> bool {
    let before = taken.range(..(edit.span.end, 0)).next_back();
    let overlaps = before.is_some_and(|((_, end), _)| *end > edit.span.start);
    // An insertion is its own place: the same one is not made twice.
    !overlaps && !taken.contains_key(&(edit.span.start, edit.span.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn edit(start: usize, end: usize, with: Option<(usize, usize)>) -> Fix {
        Fix {
            span: Span::new(start, end),
            replacement: "x".to_owned(),
            figure: with.is_some(),
            with: with.map(|(start, end)| Span::new(start, end)),
        }
    }

    fn made(fixes: &[Fix]) -> Vec<(usize, usize)> {
        let made = compatible(fixes.to_vec());
        made.iter().map(|fix| (fix.span.start, fix.span.end)).collect()
    }

    #[test]
    fn of_edits_that_overlap_the_first_is_made() {
        let fixes = [
            edit(4, 9, None),
            edit(2, 5, None),
            edit(9, 9, None),
            edit(9, 12, None),
        ];
        assert_eq!(made(&fixes), [(2, 5), (9, 9), (9, 12)]);
    }

    #[test]
    fn what_is_certain_comes_before_figures() {
        let mut figure = edit(2, 5, None);
        figure.figure = true;
        assert_eq!(made(&[figure, edit(4, 9, None)]), [(4, 9)]);
    }

    #[test]
    fn a_pair_is_made_whole_or_not_at_all() {
        let pair = [edit(2, 3, Some((8, 9))), edit(8, 9, Some((2, 3)))];
        assert_eq!(made(&pair), [(2, 3), (8, 9)]);
        assert_eq!(made(&pair[..1]), []);
        assert_eq!(made(&pair[1..]), []);
        for other in [edit(1, 3, None), edit(8, 10, None)] {
            let fixes = [pair.to_vec(), vec![other.clone()]].concat();
            assert_eq!(made(&fixes), [(other.span.start, other.span.end)]);
        }
    }
}
