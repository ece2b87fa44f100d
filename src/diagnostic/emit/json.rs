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
    let count = Count::new(files);
    let out = Output {
        version: 1,
        files: files.iter().map(File::new).collect(),
        summary: Summary {
            files: count.files,
            errors: count.errors,
            warnings: count.warnings,
            infos: count.infos,
        },
    };
    serde_json::to_string_pretty(&out).map(|text| text + "\n")
}

#[derive(Serialize)]
struct Output<'a> {
    version: u8,
    files: Vec<File<'a>>,
    summary: Summary,
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
