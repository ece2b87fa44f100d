//! Findings one a line: `path:line:column: 错误[rule] message`.

use std::fmt::Write;

use super::file_findings::FileFindings;
use super::harmless::{harmless, is_obeyed};
use crate::diagnostic::Diagnostic;
use crate::source::Origin;

/// The findings of one input, a line each.
pub fn concise(file: &FileFindings<'_>) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    if let Some(error) = file.error {
        let _ = writeln!(out, "{}: 失败 {}", harmless(file.path), one_line(error));
    }
    for found in file.diagnostics {
        let word = found.severity.word();
        let _ = writeln!(
            out,
            "{}: {word}[{}] {}",
            place(file, found),
            found.rule.id,
            one_line(&found.message)
        );
    }
    out
}

/// Where a finding is: the file, and the line and column in it or the place in words.
pub(super) fn place(file: &FileFindings<'_>, found: &Diagnostic) -> String {
    let path = harmless(file.path);
    match (&found.primary.origin, file.source) {
        (Some(Origin::Source(span)), Some(source)) => {
            let at = source.line_column(span.start);
            format!("{path}:{}:{}", at.line, at.column)
        }
        (Some(Origin::Document(place)), _) => format!("{path}: {}", one_line(&place.words)),
        _ => path.into_owned(),
    }
}

/// A text on one line, with nothing in it that turns it around.
pub(super) fn one_line(text: &str) -> String {
    let shown = |c: char| match c {
        c if c.is_control() => ' ',
        c if is_obeyed(c) => '\u{fffd}',
        c => c,
    };
    text.chars().map(shown).collect()
}
