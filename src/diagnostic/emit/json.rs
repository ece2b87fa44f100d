//! Findings for machines, as one versioned object. Its fields are a contract: they do not follow the internal types.

use serde::Serialize;

use super::file_findings::{Count, FileFindings};
use crate::diagnostic::{Diagnostic, Fix, Label};
use crate::form::DataPoint;
use crate::source::{Origin, Source, Span};

/// All findings of all inputs.
///
/// # Errors
/// None in practice: the objects hold nothing that JSON cannot say.
pub fn json(files: &[FileFindings<'_>]) -> Result<String, serde_json::Error> {
    let mut out = json_head();
    for (at, file) in files.iter().enumerate() {
        out += json_between(at == 0);
        out += &json_file(file)?;
    }
    Ok(out + &json_tail(&Count::new(files))?)
}

/// What stands before the first input, for those who write the object piece by piece: as many inputs as there are need not be
/// held then.
pub fn json_head() -> String {
    format!("{{\n  \"version\": {VERSION},\n  \"files\": [")
}

/// What stands before an input.
pub const fn json_between(is_first: bool) -> &'static str {
    if is_first { "\n" } else { ",\n" }
}

/// One input.
///
/// # Errors
/// As for [`json`].
pub fn json_file(file: &FileFindings<'_>) -> Result<String, serde_json::Error> {
    Ok(indented(&serde_json::to_string_pretty(&File::new(file))?, 4))
}

/// What stands behind the last input.
///
/// # Errors
/// As for [`json`].
pub fn json_tail(count: &Count) -> Result<String, serde_json::Error> {
    let summary = serde_json::to_string_pretty(&Summary {
        files: count.files,
        errors: count.errors,
        warnings: count.warnings,
        infos: count.infos,
    })?;
    let end = if count.files == 0 { "]" } else { "\n  ]" };
    let summary = indented(&summary, 2);
    Ok(format!("{end},\n  \"summary\": {}\n}}\n", summary.trim_start()))
}

/// A text in which every line is so far in. The texts within JSON have no line ends of their own.
pub(super) fn indented(text: &str, by: usize) -> String {
    let margin = " ".repeat(by);
    let lines: Vec<String> = text.lines().map(|line| format!("{margin}{line}")).collect();
    lines.join("\n")
}

/// The findings of one input as one line, without its end: the fields that it has in [`json`], between those of `before` and of
/// `after`, which are objects, or nothing (`None`).
///
/// # Errors
/// What stands before or after cannot be said in JSON.
pub fn json_line(
    before: impl Serialize,
    file: &FileFindings<'_>,
    after: impl Serialize,
) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Line {
        version: VERSION,
        before,
        file: File::new(file),
        after,
    })
}

/// The version of the fields: it grows when one of them changes its meaning or goes.
const VERSION: u8 = 1;

#[derive(Serialize)]
struct Line<'a, B: Serialize, A: Serialize> {
    version: u8,
    #[serde(flatten)]
    before: B,
    #[serde(flatten)]
    file: File<'a>,
    #[serde(flatten)]
    after: A,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    edition: Option<&'a str>,
    year: Option<i32>,
    diagnostics: Vec<Finding<'a>>,
    waived: Vec<Finding<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    severity: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    location: Option<Location>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    cell: Option<Cell>,
    related: Vec<Related<'a>>,
    fix: Option<Edit<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    location: Option<Location>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    cell: Option<Cell>,
}

#[derive(Serialize)]
struct Location {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    /// Bytes of the file; null where it was converted, and the text that was judged has others.
    start_byte: Option<usize>,
    end_byte: Option<usize>,
}

#[derive(Serialize)]
struct Cell {
    table: &'static str,
    row: String,
    column: &'static str,
}

#[derive(Serialize)]
struct Edit<'a> {
    start_byte: usize,
    end_byte: usize,
    replacement: &'a str,
}

impl<'a> File<'a> {
    fn new(file: &'a FileFindings<'_>) -> Self {
        let findings = |all: &'a [Diagnostic]| all.iter().map(|d| Finding::new(file.source, d)).collect();
        Self {
            path: file.path,
            edition: file.edition,
            year: file.year,
            diagnostics: findings(file.diagnostics),
            waived: findings(file.waived),
            error: file.error,
        }
    }
}

impl<'a> Finding<'a> {
    fn new(source: Option<&Source>, found: &'a Diagnostic) -> Self {
        let Diagnostic {
            rule,
            severity,
            message,
            help,
            primary,
            related,
            fix,
            ..
        } = found;
        Self {
            rule: rule.id,
            severity: severity.id(),
            message,
            help: help.as_deref(),
            location: location(source, primary),
            place: place(primary),
            cell: primary.cell.map(cell),
            related: related
                .iter()
                .map(|label| Related {
                    message: &label.message,
                    location: location(source, label),
                    place: place(label),
                    cell: label.cell.map(cell),
                })
                .collect(),
            // An edit by bytes fits only the bytes that were read; --fix converts the file first.
            fix: fix
                .as_ref()
                .filter(|_| source.is_none_or(|source| !source.is_converted()))
                .map(
                    |Fix {
                         span, replacement, ..
                     }| Edit {
                        start_byte: span.start,
                        end_byte: span.end,
                        replacement,
                    },
                ),
        }
    }
}

fn location(source: Option<&Source>, label: &Label) -> Option<Location> {
    let Span { start, end } = label.origin.as_ref().and_then(Origin::span)?;
    let source = source?;
    let (from, to) = (source.line_column(start), source.line_column(end));
    let byte = |at| (!source.is_converted()).then_some(at);
    Some(Location {
        line: from.line,
        column: from.column,
        end_line: to.line,
        end_column: to.column,
        start_byte: byte(start),
        end_byte: byte(end),
    })
}

fn place(label: &Label) -> Option<&str> {
    match &label.origin {
        Some(Origin::Document(place)) => Some(&place.words),
        _ => None,
    }
}

fn cell(point: DataPoint) -> Cell {
    Cell {
        table: point.table,
        row: point.row.to_string(),
        column: point.column,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is written piece by piece is the object that a writer of JSON makes of the whole.
    #[test]
    fn the_pieces_are_one_object() {
        let file = |path, error| FileFindings {
            path,
            source: None,
            edition: Some("2021"),
            year: None,
            diagnostics: &[],
            waived: &[],
            error,
        };
        let all = [file("a\n\"甲\".yaml", None), file("b.yaml", Some("没有"))];
        for files in [&all[..], &all[..1], &[]] {
            let text = json(files).unwrap();
            let read: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert_eq!(serde_json::to_string_pretty(&read).unwrap() + "\n", text);
            assert_eq!(read["files"].as_array().unwrap().len(), files.len());
            assert_eq!(read["summary"]["files"], files.len());
        }
    }
}
