//! Reports as they are seen in the wild: what other hands do to the form is read all the same, and told where it is wrong.
//! Each variation is made of an example's document by our own hand.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "short helpers; a test stops where it fails"
)]

mod accounts;
mod around;
mod figures;
mod headings;
mod labels;
mod lines;
mod split;

use std::collections::BTreeMap;

use nianbao::document::compose::{Pictures, compose};
use nianbao::document::recognise::{Recognised, recognise};
use nianbao::document::{AsRead, Block, Cell, Document, Level, Paragraph, Role, Row, Slot, Table};
use nianbao::file::lower::lower;
use nianbao::report::Report;
use nianbao::source::Source;
use nianbao::yaml;

use crate::corpus::fuzz::figures::assert_none_lost;
use crate::support::root;

/// The report of an example.
fn example(name: &str) -> Report {
    let path = root().join("examples").join(name).with_extension("yaml");
    let source = Source::new("a.yaml", std::fs::read_to_string(path).unwrap());
    lower(&source, yaml::parse(&source).root.as_ref(), None)
        .report
        .unwrap()
}

/// The document of 北仑's report, which is correct to the last cell.
fn correct() -> Document {
    compose(&example("beilun-2021"), &Pictures::new(), false)
}

/// The document of 湛郎's report, on the form of 2019.
fn older() -> Document {
    compose(&example("zhanlang-2020"), &Pictures::new(), false)
}

/// What is recognised in a document; whatever was done to it, no figure of its tables is lost.
#[track_caller]
fn read(document: Document) -> Recognised {
    let read = AsRead {
        document,
        unread: Vec::new(),
        left_out: Vec::new(),
        pages: Vec::new(),
        sheets: Vec::new(),
        doubts: Vec::new(),
    };
    let recognised = recognise(&read, "报告");
    assert_none_lost(&read, &recognised);
    recognised
}

/// The figures that are given, as text.
fn figures(report: &Report) -> BTreeMap<String, String> {
    let given = report.facts.iter().filter(|(_, fact)| !fact.raw.is_empty());
    given
        .map(|(point, fact)| (point.to_string(), fact.raw.clone()))
        .collect()
}

/// The findings as `severity rule`, in the order of the document.
fn found(read: &Recognised) -> Vec<String> {
    read.diagnostics
        .iter()
        .map(|d| format!("{} {}", d.severity.id(), d.rule.id))
        .collect()
}

/// The one finding of a rule.
#[track_caller]
fn message(read: &Recognised, rule: &str) -> String {
    let all: Vec<&str> = read
        .diagnostics
        .iter()
        .filter(|d| d.rule.id == rule)
        .map(|d| d.message.as_str())
        .collect();
    let [one] = all.as_slice() else {
        panic!("{rule}: {all:?} of {:?}", found(read))
    };
    (*one).to_owned()
}

/// The document says what the example says, and nothing is told of it.
#[track_caller]
fn quiet(document: Document, original: &str) {
    let read = read(document);
    assert_eq!(found(&read), Vec::<String>::new(), "{:?}", read.diagnostics);
    same(&read, original);
}

/// The report has the example's figures, edition, year and agency.
#[track_caller]
fn same(read: &Recognised, original: &str) {
    let report = read.report.as_ref().expect("a report");
    let wanted = example(original);
    assert_eq!(report.edition.id, wanted.edition.id);
    assert_eq!(report.year, wanted.year);
    assert_eq!(report.agency_name(), wanted.agency_name());
    let (is, was) = (figures(report), figures(&wanted));
    for (point, figure) in &was {
        assert_eq!(is.get(point), Some(figure), "{point}");
    }
    assert_eq!(is.len(), was.len());
}

/// The indices of the statutory tables among the blocks.
fn tables(document: &Document) -> Vec<usize> {
    let is = |block: &Block| matches!(block, Block::Table(table) if table.statutory);
    (0..document.blocks.len())
        .filter(|i| is(&document.blocks[*i]))
        .collect()
}

/// The statutory table of this number, from 2 to 4 as people count them.
fn table(document: &mut Document, number: usize) -> &mut Table {
    let index = tables(document)[number - 2];
    match &mut document.blocks[index] {
        Block::Table(table) => table,
        other => panic!("{other:?}"),
    }
}

/// Every cell of every statutory table changed.
fn every_cell(document: &mut Document, change: &dyn Fn(&mut Cell)) {
    for number in 2..=4 {
        table(document, number)
            .rows
            .iter_mut()
            .flat_map(|row| &mut row.cells)
            .for_each(change);
    }
}

/// The cell that says this.
#[track_caller]
fn cell<'d>(document: &'d mut Document, number: usize, text: &str) -> &'d mut Cell {
    let cells = table(document, number)
        .rows
        .iter_mut()
        .flat_map(|row| &mut row.cells);
    cells
        .into_iter()
        .find(|cell| cell.text == text)
        .unwrap_or_else(|| panic!("no cell says {text}"))
}

/// The figures of the row that begins with this label.
#[track_caller]
fn row<'d>(document: &'d mut Document, number: usize, label: &str) -> &'d mut Row {
    let rows = &mut table(document, number).rows;
    rows.iter_mut()
        .find(|row| row.cells.iter().any(|cell| cell.text == label))
        .expect("a row")
}

/// The cells of a row as text extraction leaves them: each one wide, cells from above empty.
fn ragged(table: &Table) -> Table {
    let slots = table.slots();
    let rows = slots.iter().map(|slots| Row {
        head: false,
        starts_group: false,
        cells: slots
            .iter()
            .enumerate()
            .map(|(column, slot)| Cell {
                column,
                row_span: 1,
                col_span: 1,
                role: Role::Text,
                text: match slot {
                    Slot::Begins(cell) => cell.text.clone(),
                    Slot::Continues(_) => String::new(),
                },
                data_point: None,
            })
            .collect(),
    });
    Table {
        rows: rows.collect(),
        ..table.clone()
    }
}

/// Every statutory table as text extraction leaves it.
fn all_ragged(document: &mut Document) {
    for number in 2..=4 {
        let table = table(document, number);
        *table = ragged(table);
    }
}

/// A paragraph.
fn line(text: &str) -> Block {
    Block::Paragraph(Paragraph {
        head: None,
        text: text.to_owned(),
    })
}

/// The index of a section's heading, from 1.
fn heading(document: &Document, number: usize) -> usize {
    let is = |block: &Block| matches!(block, Block::Heading(Level::One, _));
    (0..document.blocks.len())
        .filter(|i| is(&document.blocks[*i]))
        .nth(number - 1)
        .unwrap()
}

/// An extra table of these rows.
fn extra(rows: &[&[&str]]) -> Block {
    let cell = |(column, text): (usize, &&str)| Cell {
        column,
        row_span: 1,
        col_span: 1,
        role: Role::Text,
        text: (*text).to_owned(),
        data_point: None,
    };
    Block::Table(Table {
        caption: String::new(),
        statutory: false,
        placing: nianbao::document::Placing::Parted,
        widths: vec![1; rows[0].len()],
        rows: rows
            .iter()
            .map(|row| Row {
                head: false,
                starts_group: false,
                cells: row.iter().enumerate().map(cell).collect(),
            })
            .collect(),
    })
}

#[test]
fn what_is_composed_is_recognised() {
    quiet(correct(), "beilun-2021");
    quiet(older(), "zhanlang-2020");
    let mut text = correct();
    all_ragged(&mut text);
    quiet(text, "beilun-2021");
    let mut text = older();
    all_ragged(&mut text);
    quiet(text, "zhanlang-2020");
}
