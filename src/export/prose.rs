//! The prose of a report as rows, a paragraph a row: what is searched, compared and found copied.

use serde::Serialize;

use super::figure::unit;
use crate::report::keys::PREAMBLE;
use crate::report::markup::{Piece, PipeTable, pieces};
use crate::report::text::Text;
use crate::report::{ProseKey, Report};

/// A piece of prose on lines of its own. Its keys and their order are stated in [`super::schema`].
#[derive(Serialize)]
struct Row<'a> {
    path: &'a str,
    unit: Option<&'a str>,
    year: Option<i32>,
    edition: &'a str,
    section: String,
    paragraph: usize,
    kind: &'static str,
    text: String,
}

/// What a piece is called: a heading, a paragraph, an extra table, a picture.
pub(super) const KINDS: [&str; 4] = ["heading", "paragraph", "table", "picture"];

/// The prose of a report, each piece as one line of JSON with its end, in the order of the report and as it is printed: figures
/// inserted, signs of markup gone. `path` is what the file is called.
///
/// # Errors
/// None in practice: a report holds nothing that JSON cannot say.
pub fn lines(path: &str, report: &Report) -> Result<String, serde_json::Error> {
    let mut out = String::new();
    for (key, text) in in_order(report) {
        for (index, piece) in pieces(text).iter().enumerate() {
            let (kind, text) = words(text, piece);
            out.push_str(&serde_json::to_string(&Row {
                path,
                unit: unit(report),
                year: report.year,
                edition: report.edition.id,
                section: key.to_string(),
                paragraph: index + 1,
                kind,
                text,
            })?);
            out.push('\n');
        }
    }
    Ok(out)
}

/// The pieces of prose as they follow each other in the report: what stands under the title first, then part by part.
fn in_order(report: &Report) -> Vec<(ProseKey, &Text)> {
    let sections = report.edition.sections();
    let place = |key: &ProseKey| {
        let section = sections.iter().position(|section| section.key == key.section);
        (key.section != PREAMBLE, section.unwrap_or(sections.len()), *key)
    };
    let mut all: Vec<(ProseKey, &Text)> = report.prose.iter().map(|(key, text)| (*key, text)).collect();
    all.sort_by_key(|(key, _)| place(key));
    all
}

/// What a piece is, and its words. A row of a table is a line, its cells are parted by tabs.
fn words(text: &Text, piece: &Piece) -> (&'static str, String) {
    let of = |range: &std::ops::Range<usize>| text.as_str().get(range.clone()).unwrap_or_default();
    let [heading, paragraph, table, picture] = KINDS;
    match piece {
        Piece::Heading(_, range) => (heading, of(range).to_owned()),
        Piece::Paragraph { head, body } => {
            let head = head.as_ref().map_or("", |(_, range)| of(range));
            (paragraph, format!("{head}{}", of(body)))
        }
        Piece::Table(PipeTable { caption, rows, .. }) => {
            let caption = caption.iter().map(|range| of(range).to_owned());
            let rows = rows.iter().map(|row| {
                let cells: Vec<String> = row.iter().map(|cell| cell.text.replace('\t', " ")).collect();
                cells.join("\t")
            });
            (table, caption.chain(rows).collect::<Vec<_>>().join("\n"))
        }
        Piece::Picture { caption, .. } => (picture, of(caption).to_owned()),
    }
}
