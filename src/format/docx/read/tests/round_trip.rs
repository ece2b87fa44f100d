//! What our own writer writes is read back as a person sees it.

use super::read;
use crate::document::{Block, Cell, Document, Table};
use crate::format::docx::write::write;
use crate::format::tests::fixture;

/// A block as its words, tables and pictures: what must come back.
fn seen(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading(_, text) => out.push(text.clone()),
            Block::Paragraph(paragraph) => {
                let head = paragraph.head.as_ref().map_or("", |(_, head)| head);
                out.push(format!("{head}{}", paragraph.text));
            }
            Block::Table(table) => out.push(drawn(table)),
            Block::Picture(picture) => out.push(format!(
                "{} {:?} {}",
                picture.caption,
                picture.kind,
                picture.bytes.len()
            )),
            Block::Signature(signature) => {
                let lines = [&signature.name, &signature.date];
                out.extend(lines.into_iter().filter(|line| !line.is_empty()).cloned());
            }
        }
    }
    out
}

/// A table as its cells; the name of a statutory one is not printed.
fn drawn(table: &Table) -> String {
    let cell = |c: &Cell| format!("{} {}×{} {}", c.column, c.row_span, c.col_span, c.text);
    let rows = table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(cell).collect::<Vec<_>>());
    let caption = if table.statutory { "" } else { &table.caption };
    format!("{caption} {} {:?}", table.widths.len(), rows.collect::<Vec<_>>())
}

#[test]
fn every_kind_of_block_comes_back() {
    for edition in ["2019", "2021"] {
        for sealed in [false, true] {
            for draft in [false, true] {
                let mut document = fixture::report(edition, sealed);
                document.draft = draft;
                let back = read(&write(&document).unwrap()).unwrap();
                let mut expected: Vec<String> = document.title.split('\n').map(str::to_owned).collect();
                expected.extend(seen(&document));
                assert_eq!(seen(&back.document), expected);
                assert_eq!(back.unread, []);
                assert!(back.document.title.is_empty() && !back.document.draft);
            }
        }
    }
}

#[test]
fn captions_come_back_to_what_they_belong_to() {
    let picture = |caption: &str| Block::Picture(fixture::picture(caption));
    let mut bare = fixture::plain_table();
    bare.caption = String::new();
    for blocks in [
        vec![
            picture(""),
            Block::Table(fixture::plain_table()),
            Block::Table(bare.clone()),
        ],
        vec![
            picture("图1"),
            Block::Table(fixture::merged_table()),
            picture("图2"),
            picture("图2"),
        ],
        vec![
            picture("图1"),
            fixture::paragraph("图1"),
            Block::Table(bare.clone()),
            Block::Table(bare),
        ],
    ] {
        let document = fixture::document(blocks);
        let back = read(&write(&document).unwrap()).unwrap();
        assert_eq!(seen(&back.document)[2..], seen(&document));
    }
}
