//! The Word file of every example, read back: the same lines, tables and pictures.

mod elements;
mod form;
mod schema;

use std::fs;

use nianbao::document::compose::{Pictures, compose};
use nianbao::document::{Block, Document, Table};
use nianbao::file::lower::lower;
use nianbao::format::by_name;
use nianbao::{encoding, yaml};

use crate::support::examples;

/// What a person sees of a document, block by block.
fn seen(document: &Document) -> Vec<String> {
    let mut out: Vec<String> = document.title.split('\n').map(str::to_owned).collect();
    for block in &document.blocks {
        match block {
            Block::Heading(_, text) => out.push(text.clone()),
            Block::Paragraph(paragraph) => {
                let head = paragraph.head.as_ref().map_or("", |(_, head)| head);
                out.push(format!("{head}{}", paragraph.text));
            }
            Block::Table(table) => out.push(drawn(table)),
            Block::Picture(picture) => out.push(format!("{} {:?}", picture.caption, picture.size)),
            Block::Signature(signature) => out.extend([signature.name.clone(), signature.date.clone()]),
        }
    }
    out.retain(|line| !line.is_empty());
    out
}

/// A table as its cells; the name of a statutory one is not printed.
fn drawn(table: &Table) -> String {
    let mut out = if table.statutory {
        String::new()
    } else {
        table.caption.clone()
    };
    for row in &table.rows {
        out.push('\n');
        for cell in &row.cells {
            out += &[
                cell.column.to_string(),
                format!(" {}×{} ", cell.row_span, cell.col_span),
                cell.text.clone(),
                " | ".to_owned(),
            ]
            .concat();
        }
    }
    out
}

#[test]
fn every_example_comes_back_from_its_word_file() {
    let docx = by_name("docx").unwrap();
    let mut tables = 0;
    for path in examples() {
        let source = encoding::read("report.yaml", fs::read(&path).unwrap())
            .unwrap()
            .source;
        let parsed = yaml::parse(&source);
        let report = lower(&source, parsed.root.as_ref(), None).report.unwrap();
        let document = compose(&report, &Pictures::new(), false);
        let read = (docx.read)(&docx.bytes_of(&document).unwrap()).unwrap();
        assert_eq!(seen(&read.document), seen(&document), "{}", path.display());
        assert!(read.unread.is_empty(), "{}: {:?}", path.display(), read.unread);
        let is_table = |block: &&Block| matches!(block, Block::Table(_));
        tables += read.document.blocks.iter().filter(is_table).count();
    }
    assert!(tables >= 12, "{tables}");
}
