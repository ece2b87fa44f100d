//! `check --fix`: what is certain is mended in the file itself, which is replaced whole; all else stays as it is.
//! What was changed is shown.

use std::collections::BTreeMap;
use std::path::Path;

use super::diff::unified;
use super::input::{Input, bytes, content, judge};
use super::output::{Output, write_all};
use super::{Error, terminal};
use crate::diagnostic::{Diagnostic, Fix};
use crate::encoding;
use crate::format::sniff::Content;

/// Only a report in YAML can be mended.
///
/// # Errors
/// The file is a finished document.
pub(super) fn refuse_documents(path: &Path) -> Result<(), Error> {
    match bytes(path).map(|bytes| content(path, &bytes)) {
        Ok(Content::Format(_)) => Err(Error::Usage(format!(
            "--fix 只改 YAML 文件；{} 是文档，请先 nianbao import",
            path.display()
        ))),
        _ => Ok(()),
    }
}

/// Mends a file by the edits of those findings that are `wanted`; says what was done. A file with nothing to mend is not
/// touched.
///
/// # Errors
/// The file cannot be written. One that cannot be read is told by whoever reads it next.
pub(super) fn apply(
    path: &Path,
    prior: Option<&Path>,
    wanted: impl Fn(&Diagnostic) -> bool,
) -> Result<(), Error> {
    let Ok(original) = bytes(path) else { return Ok(()) };
    if !matches!(content(path, &original), Content::Yaml) {
        return Ok(());
    }
    let converted = encoding::to_utf8(&original);
    let text = match &converted {
        Some(text) => text.clone().into_bytes(),
        None => original.clone(),
    };
    let mut input = Input::named(path);
    judge(&mut input, path, text.clone(), prior);
    let fixes = input
        .findings
        .diagnostics
        .iter()
        .filter(|found| wanted(found))
        .filter_map(|found| found.fix.clone());
    let edits = compatible(fixes.collect());
    let mut mended = text.clone();
    for edit in edits.iter().rev() {
        mended.splice(edit.span.range(), edit.replacement.bytes());
    }
    if mended == original {
        return Ok(());
    }
    // Of a link the file that it leads to is mended; the link stays one.
    write_all(&[Output {
        path: path.canonicalize().unwrap_or_else(|_| path.to_path_buf()),
        bytes: mended,
    }])?;
    let name = path.display();
    if converted.is_some() {
        terminal::say(&format!("{name}：已转换为 UTF-8\n"));
    }
    if !edits.is_empty() {
        let text = String::from_utf8_lossy(&text);
        terminal::say(&unified(&name.to_string(), &text, &edits, terminal::colour()));
        let figures = edits.iter().filter(|edit| edit.figure).count();
        let of_them = if figures == 0 {
            String::new()
        } else {
            format!("，其中 {figures} 处改了数，请与原始数据核对")
        };
        terminal::say(&format!("{name}：已改正 {} 处{of_them}\n", edits.len()));
    }
    Ok(())
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
