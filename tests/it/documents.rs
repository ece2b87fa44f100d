//! The reports as files: what is read back from them is what the YAML says, and they look as they looked.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::format_collect,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "short helpers; a test stops where it fails"
)]

mod pieces;
pub mod read;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use nianbao::document::Document;
use nianbao::document::compose::{Pictures, compose};
use nianbao::form::{DataPoint, Orientation};
use nianbao::format::FORMATS;
use nianbao::source::Source;
use nianbao::yaml;
use nianbao::{file::lower::lower, report::Report};
use read::tables;

use crate::support::{Room, examples, part, root};

fn report(path: &Path) -> Report {
    let source = Source::new("a.yaml", fs::read_to_string(path).unwrap());
    lower(&source, yaml::parse(&source).root.as_ref(), None)
        .report
        .unwrap()
}

fn document(path: &Path) -> Document {
    compose(&report(path), &Pictures::new(), false)
}

fn written(format: &str, document: &Document) -> Vec<u8> {
    let format = nianbao::format::by_name(format).unwrap();
    format.bytes_of(document).unwrap()
}

/// The figures of a report as its file has them and the form prints them, table by table, row by row.
fn figures(report: &Report) -> Vec<Vec<String>> {
    let figure = |point: &DataPoint| report.facts[point].raw.clone();
    let points: Vec<DataPoint> = report.edition.data_points().collect();
    points
        .chunk_by(|a, b| a.table == b.table)
        .map(|table| table.iter().map(figure).collect())
        .collect()
}

/// The figures that stand in a file, found by the labels beside or above them.
fn read_back(report: &Report, format: &str, bytes: &[u8]) -> Vec<Vec<String>> {
    let grids = tables(format, bytes);
    let forms: Vec<_> = report.edition.tables().collect();
    assert_eq!(grids.len(), forms.len(), "{format}");
    let mut out = Vec::new();
    for ((_, table), grid) in forms.into_iter().zip(grids) {
        let stub = table.stub_widths.len();
        let mut found = Vec::new();
        for leaf in table.rows() {
            let columns = leaf.block.columns().len();
            if table.orientation == Orientation::Across {
                let first = found.len();
                // Each figure stands under its row's label.
                let over = |row: &Vec<(usize, String)>| {
                    row[first..first + columns]
                        .iter()
                        .all(|(_, text)| *text == leaf.row.label)
                };
                assert!(grid.iter().any(over), "{format}: {}", leaf.row.label);
                found.extend(
                    grid[grid.len() - 1][first..first + columns]
                        .iter()
                        .map(|(_, text)| text.clone()),
                );
                continue;
            }
            let rows: Vec<_> = grid
                .iter()
                .filter(|row| row[stub - 1].1 == leaf.row.label)
                .collect();
            assert_eq!(rows.len(), 1, "{format}: {}", leaf.row.label);
            let mut cells = rows[0][stub..].to_vec();
            cells.dedup_by_key(|(number, _)| *number);
            assert_eq!(cells.len(), columns, "{format}: {}", leaf.row.label);
            found.extend(cells.into_iter().map(|(_, text)| text));
        }
        out.push(found);
    }
    out
}

#[test]
fn every_figure_of_every_example_stands_in_every_format() {
    for path in examples() {
        let report = report(&path);
        let expected = figures(&report);
        assert_eq!(expected.len(), 3);
        let document = document(&path);
        for format in FORMATS {
            let bytes = format.bytes_of(&document).unwrap();
            assert_eq!(
                read_back(&report, format.name, &bytes),
                expected,
                "{} {}",
                path.display(),
                format.name
            );
        }
    }
}

/// The body of a Word file, an element a line.
fn pretty(xml: &str) -> String {
    let mut out = String::new();
    let mut depth = 0;
    for piece in xml.split_inclusive('>') {
        let (text, tag) = piece.split_once('<').unwrap_or((piece, ""));
        let closes = tag.starts_with('/');
        depth -= usize::from(closes);
        let words = !text.trim_matches(['\n', '\r']).is_empty();
        if words {
            out.push_str(text);
        } else if !closes || out.ends_with("/>\n") || out.ends_with(">\n") {
            out.push_str(&" ".repeat(depth));
        }
        if !tag.is_empty() {
            write!(out, "<{tag}").unwrap();
        }
        let opens = !closes && !tag.ends_with("/>") && !tag.starts_with('?') && !tag.is_empty();
        depth += usize::from(opens);
        // Words stay between their tags.
        if !tag.starts_with("w:t ") && tag != "w:t>" {
            out.push('\n');
        }
    }
    out
}

/// Compares with a golden file; `SNAPSHOTS=overwrite cargo test` writes it anew.
fn golden(name: &str, text: &str) {
    let path = root().join("tests/golden/documents").join(name);
    if std::env::var_os("SNAPSHOTS").is_some_and(|v| v == "overwrite") {
        fs::write(&path, text).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    let differs = expected.lines().zip(text.lines()).position(|(a, b)| a != b);
    let line = differs.unwrap_or_else(|| expected.lines().count().min(text.lines().count()));
    assert!(
        expected == text,
        "{name} differs from line {}:\n  was {}\n  is  {}",
        line + 1,
        expected.lines().nth(line).unwrap_or("(its end)"),
        text.lines().nth(line).unwrap_or("(its end)"),
    );
}

#[test]
fn reports_look_as_they_looked() {
    for path in examples() {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let document = document(&path);
        let text = |format| String::from_utf8(written(format, &document)).unwrap();
        golden(&format!("{stem}.txt"), &text("txt"));
        if stem.starts_with("beilun") {
            golden(&format!("{stem}.html"), &text("html"));
            golden(&format!("{stem}.md"), &text("md"));
            let body = part(&written("docx", &document), "word/document.xml");
            golden(&format!("{stem}.document.xml"), &pretty(&body));
        }
    }
}

#[test]
fn the_same_report_is_the_same_file_anywhere_and_any_time() {
    let room = Room::new();
    let all = ["docx", "html", "md", "txt"];
    let mut first: Vec<Vec<u8>> = Vec::new();
    for (zone, locale, place) in [
        ("UTC", "C", "a.yaml"),
        ("Pacific/Kiritimati", "zh_CN.UTF-8", "deep/er/b.yaml"),
        ("America/Lima", "tr_TR.UTF-8", "c.yaml"),
    ] {
        room.put(place, fs::read(root().join("examples/beilun-2021.yaml")).unwrap());
        let mut command = room.nianbao(&["build", "--to", &all.join(","), place]);
        let done = command
            .env("TZ", zone)
            .env("LC_ALL", locale)
            .env("LANG", locale)
            .env("SOURCE_DATE_EPOCH", "1")
            .output();
        assert!(done.unwrap().status.success());
        let files = all.map(|ending| room.bytes(&place.replace("yaml", ending)));
        if first.is_empty() {
            first = files.into();
            // A clock that a file held would go on: an archive counts in steps of two seconds.
            std::thread::sleep(std::time::Duration::from_millis(2100));
        } else {
            for (ending, (now, then)) in all.iter().zip(files.iter().zip(&first)) {
                assert!(now == then, "{ending} differs in {zone}");
            }
        }
    }
}
