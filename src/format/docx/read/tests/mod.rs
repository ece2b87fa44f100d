//! Word files as they are seen in the wild, each made here by hand, and what is read of them.

mod damage;
mod looks;
mod numbers;
mod package;
mod pictures;
mod round_trip;
mod tables;
mod text;

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::read;
use crate::document::{AsRead, Block};
use crate::format::Unreadable;

/// The prefixes that the fragments of the tests use, as Word declares them.
pub(super) const SPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml""#;

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An archive of these files.
fn archive(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A part with relationships: each an id, the last word of its type, and a target.
fn links(links: &[(&str, &str, &str)]) -> Vec<u8> {
    let each = |(id, kind, target): &(&str, &str, &str)| {
        let outside = target.contains("://");
        let mode = if outside { r#" TargetMode="External""# } else { "" };
        format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>"#)
    };
    let each = links.iter().map(each).collect::<Vec<_>>().concat();
    format!(r#"<?xml version="1.0"?><Relationships xmlns="{RELATIONSHIPS}">{each}</Relationships>"#)
        .into_bytes()
}

/// A part of the text with this in its body.
fn document(body: &str) -> String {
    format!(r#"<?xml version="1.0"?><w:document {SPACES}><w:body>{body}</w:body></w:document>"#)
}

/// A file with this body, and parts that it refers to: each an id, the last word of its type, its name under `word/`, and
/// what it holds.
fn docx_with(body: &str, parts: &[(&str, &str, &str, &[u8])]) -> Vec<u8> {
    let refer: Vec<_> = parts
        .iter()
        .map(|(id, kind, name, _)| (*id, *kind, *name))
        .collect();
    let mut files = vec![
        (
            "_rels/.rels".to_owned(),
            links(&[("rId1", "officeDocument", "word/document.xml")]),
        ),
        ("word/document.xml".to_owned(), document(body).into_bytes()),
        ("word/_rels/document.xml.rels".to_owned(), links(&refer)),
    ];
    files.extend(
        parts
            .iter()
            .filter(|(_, _, name, _)| !name.contains("://"))
            .map(|(_, _, name, bytes)| (format!("word/{name}"), bytes.to_vec())),
    );
    let files: Vec<(&str, Vec<u8>)> = files.iter().map(|(n, b)| (n.as_str(), b.clone())).collect();
    archive(&files)
}

fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// A run of these words.
fn run(words: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{words}</w:t></w:r>"#)
}

/// A paragraph of these words.
fn p(words: &str) -> String {
    format!("<w:p>{}</w:p>", run(words))
}

/// What was read, a line each: words as they are; `[caption] columns` before the cells of a table as
/// `row.column rows×columns text`, and what could not be read behind `?`, where it stands.
fn shown(read: &AsRead) -> Vec<String> {
    let mut out = Vec::new();
    let mut unread = read.unread.iter().peekable();
    for (index, block) in read.document.blocks.iter().enumerate() {
        while let Some(unread) = unread.next_if(|u| u.before <= index) {
            out.push(format!("?{}", unread.what));
        }
        match block {
            Block::Paragraph(paragraph) => {
                assert!(paragraph.head.is_none() && !paragraph.text.is_empty());
                assert_eq!(paragraph.text.trim(), paragraph.text);
                assert!(!paragraph.text.chars().any(char::is_control));
                out.push(paragraph.text.clone());
            }
            Block::Table(table) => {
                out.push(format!("[{}] {}", table.caption, table.widths.len()));
                for (number, row) in table.rows.iter().enumerate() {
                    out.extend(
                        row.cells.iter().map(|c| {
                            format!("{number}.{} {}×{} {}", c.column, c.row_span, c.col_span, c.text)
                        }),
                    );
                }
            }
            Block::Picture(picture) => out.push(format!(
                "<{}> {} {}×{}",
                picture.caption, picture.path, picture.size.0, picture.size.1
            )),
            Block::Heading(..) | Block::Signature(_) => panic!("a reader knows no {block:?}"),
        }
    }
    out.extend(unread.map(|unread| format!("?{}", unread.what)));
    out
}

/// What is read of a file that can be read.
fn lines_of_file(file: &[u8]) -> Vec<String> {
    shown(&read(file).unwrap())
}

/// What is read of a body.
fn lines_of_body(body: &str) -> Vec<String> {
    lines_of_file(&docx(body))
}

/// What is said of a file that cannot be read.
fn refused(file: &[u8]) -> Unreadable {
    let refused = read(file).expect_err("it cannot be read");
    assert!(!refused.message.is_empty() && !refused.help.is_empty());
    refused
}
