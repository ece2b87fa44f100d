//! Writing.

use askama::Template;

use super::escape::{inline, line};
use crate::document::{Block, Document, Paragraph, Picture, Table};
use crate::format::WriteError;
use crate::format::html::data_uri::data_uri;
use crate::format::html::html_table::HtmlTable;

/// The file. Its template is `templates/report.md`.
#[derive(Template)]
#[template(path = "report.md")]
struct File<'a> {
    document: &'a Document,
    /// The pictures in order; their bytes stand at the end, so that the text can be read.
    pictures: Vec<&'a Picture>,
}

/// The document as a file.
pub fn write(document: &Document) -> Result<Vec<u8>, WriteError> {
    let pictures = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Picture(picture) => Some(picture),
            _ => None,
        })
        .collect();
    Ok(File { document, pictures }.render()?.into_bytes())
}

impl File<'_> {
    /// The number of a picture among the pictures.
    fn number(&self, picture: &Picture) -> usize {
        let before = self.pictures.iter().take_while(|p| !std::ptr::eq(**p, picture));
        before.count() + 1
    }
}

/// The title of a picture's address: what is read out, where that is not the caption.
fn title(picture: &Picture) -> String {
    if picture.alternative.is_empty() {
        return String::new();
    }
    format!(" \"{}\"", inline(&picture.alternative).replace('"', "\\\""))
}

/// A paragraph, its head bold.
///
/// The head's closing sign stays outside the bold: between a Chinese full stop and a Chinese character `**` would close
/// nothing (CommonMark takes it for the beginning of a word).
fn prose(paragraph: &Paragraph) -> String {
    let head = paragraph.head.as_ref().map_or("", |(_, head)| head);
    let stem = head.trim_end_matches(|c: char| !c.is_alphanumeric());
    let rest = format!("{}{}", &head[stem.len()..], paragraph.text);
    if stem.is_empty() {
        line(&rest)
    } else {
        format!("**{}**{}", inline(stem), inline(&rest))
    }
}

/// Whether the table can be written with pipes: one row of heads, and every cell one place.
fn is_plain(table: &Table) -> bool {
    table.head_rows() == 1
        && table.rows.iter().all(|row| {
            row.cells.len() == table.widths.len()
                && row
                    .cells
                    .iter()
                    .all(|cell| cell.row_span == 1 && cell.col_span == 1)
        })
}

/// The line under the heads.
fn rule(table: &Table) -> String {
    format!("|{}", " --- |".repeat(table.widths.len()))
}
