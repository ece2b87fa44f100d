//! OpenDocument texts as they are seen in the wild, each made here by hand, and what is read of them.

mod hostile;
mod lists;
mod package;
mod pictures;
mod tables;
mod text;

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::read;
use crate::document::{AsRead, Block};
use crate::format::Unreadable;

/// The prefixes that the fragments of the tests use, as LibreOffice declares them.
const SPACES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0""#;

/// An archive of these files.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// The part with the text: these automatic styles, this text.
fn content(styles: &str, text: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{text}</office:text></office:body></office:document-content>"#
    )
}

/// The part with the common styles.
fn common(styles: &str) -> String {
    format!(
        "<office:document-styles {SPACES}><office:styles>{styles}</office:styles></office:document-styles>"
    )
}

/// A file with these automatic styles, this text, and other parts.
fn odt_with(styles: &str, text: &str, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let content = content(styles, text);
    let mut files: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ];
    files.extend(parts);
    archive(&files)
}

/// What was read, a line each: words as they are; `[caption] columns` before the cells of a table as
/// `row.column rows×columns text`, and what could not be read behind `?`, where it stands.
fn shown(read: &AsRead) -> Vec<String> {
    let mut out = Vec::new();
    let mut unread = read.unread.iter().peekable();
    for (index, block) in read.document.blocks.iter().enumerate() {
        while let Some(unread) = unread.next_if(|u| u.before <= index) {
            let mut line = format!("?{}", unread.what);
            if let Some(cell) = unread.cell {
                write!(line, "@{}.{}", cell.row, cell.column).unwrap();
            }
            out.push(line);
        }
        match block {
            Block::Paragraph(paragraph) => {
                assert!(paragraph.head.is_none() && !paragraph.text.is_empty());
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
            Block::Picture(picture) => out.push(format!("<{}> {}", picture.caption, picture.path)),
            Block::Heading(..) | Block::Signature(_) => panic!("a reader knows no {block:?}"),
        }
    }
    out.extend(unread.map(|unread| format!("?{}", unread.what)));
    out
}

/// What is read of a text with these automatic styles.
fn lines_with(styles: &str, text: &str) -> Vec<String> {
    shown(&read(&odt_with(styles, text, &[])).unwrap())
}

/// What is read of a text.
fn lines(text: &str) -> Vec<String> {
    lines_with("", text)
}

/// What is said of a file that cannot be read.
fn refused(file: &[u8]) -> Unreadable {
    let refused = read(file).expect_err("it cannot be read");
    assert!(!refused.message.is_empty() && !refused.help.is_empty());
    refused
}
