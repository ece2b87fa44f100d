//! Whatever was done to a table, each of its numbers is in the written file, as a figure or in a comment, or in a message.

use std::collections::BTreeSet;

use nianbao::document::recognise::{Recognised, recognise};
use nianbao::document::{AsRead, Block, Cell, Document};
use nianbao::report::Fact;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

use super::{correct, extra, message, older, ragged, read, table};
use crate::corpus::fuzz::figures::lost;
use crate::support::sized;

/// What is done to a table: where in it, as shares of what it has.
#[derive(Clone, Debug)]
enum Slip {
    /// A cell and another change places.
    Swap(usize, usize),
    /// A row stands elsewhere.
    Move(usize, usize),
    /// A cell is gone.
    Drop(usize),
    /// A cell says nothing.
    Empty(usize),
    /// A cell stands twice.
    Twice(usize),
    /// A cell reaches over the next one, which is gone.
    Merge(usize),
    /// A cell reaches down.
    Reach(usize),
    /// An empty cell stands before.
    Before(usize),
    /// The last cell of each row is gone.
    Narrow,
    /// The heads are gone.
    Headless,
    /// The table goes on in another one from here.
    Split(usize),
    /// No cell reaches over columns.
    Ragged,
}

fn slip() -> impl Strategy<Value = Slip> {
    let at = || 0_usize..400;
    prop_oneof![
        (at(), at()).prop_map(|(a, b)| Slip::Swap(a, b)),
        (at(), at()).prop_map(|(a, b)| Slip::Move(a, b)),
        at().prop_map(Slip::Drop),
        at().prop_map(Slip::Empty),
        at().prop_map(Slip::Twice),
        at().prop_map(Slip::Merge),
        at().prop_map(Slip::Reach),
        at().prop_map(Slip::Before),
        Just(Slip::Narrow),
        Just(Slip::Headless),
        at().prop_map(Slip::Split),
        Just(Slip::Ragged),
    ]
}

/// Every figure is a number of its own.
fn numbered(document: &mut Document) {
    let mut number = 10_000;
    for which in 2..=4 {
        let cells = table(document, which)
            .rows
            .iter_mut()
            .flat_map(|row| &mut row.cells);
        for cell in cells.filter(|cell| cell.text.parse::<f64>().is_ok()) {
            number += 1;
            cell.text = number.to_string();
        }
    }
}

fn spoil(document: &mut Document, which: usize, slip: &Slip) {
    let table = table(document, which);
    let places: Vec<(usize, usize)> = table
        .rows
        .iter()
        .enumerate()
        .flat_map(|(row, cells)| (0..cells.cells.len()).map(move |cell| (row, cell)))
        .collect();
    let Some(count) = std::num::NonZeroUsize::new(places.len()) else {
        return;
    };
    let place = |at: usize| places[at % count];
    match *slip {
        Slip::Swap(a, b) => {
            let ((a, x), (b, y)) = (place(a), place(b));
            let text = table.rows[a].cells[x].text.clone();
            table.rows[a].cells[x].text = std::mem::replace(&mut table.rows[b].cells[y].text, text);
        }
        Slip::Move(a, b) => {
            let row = table.rows.remove(place(a).0);
            let to = place(b).0.min(table.rows.len());
            table.rows.insert(to, row);
        }
        Slip::Drop(at) => drop(table.rows[place(at).0].cells.remove(place(at).1)),
        Slip::Empty(at) => table.rows[place(at).0].cells[place(at).1].text.clear(),
        Slip::Twice(at) | Slip::Before(at) => {
            let (row, at) = place(at);
            let cells = &mut table.rows[row].cells;
            let mut again = cells[at].clone();
            if matches!(slip, Slip::Before(_)) {
                again.text.clear();
            }
            cells.insert(at, again);
            let mut column = cells[0].column;
            for cell in cells {
                cell.column = column;
                column += cell.col_span;
            }
        }
        Slip::Merge(at) => {
            let (row, at) = place(at);
            let cells = &mut table.rows[row].cells;
            if at + 1 < cells.len() {
                cells[at].col_span += cells.remove(at + 1).col_span;
            }
        }
        Slip::Reach(at) => table.rows[place(at).0].cells[place(at).1].row_span += 1,
        Slip::Narrow => table.rows.iter_mut().for_each(|row| drop(row.cells.pop())),
        Slip::Headless => table
            .rows
            .retain(|row| row.cells.iter().any(|cell| cell.text.parse::<f64>().is_ok())),
        Slip::Ragged => *table = ragged(table),
        Slip::Split(at) => {
            let rest = table.rows.split_off(place(at).0);
            let mut other = table.clone();
            other.rows = rest;
            let at = super::tables(document)[which - 2];
            document.blocks.insert(at + 1, Block::Table(other));
        }
    }
}

/// Figures of few kinds, as reports have them: most of them stand many times.
fn small(document: &mut Document, figures: &[u8]) {
    let mut figures = figures.iter().cycle();
    for which in 2..=4 {
        let cells = table(document, which)
            .rows
            .iter_mut()
            .flat_map(|row| &mut row.cells);
        for (cell, figure) in cells
            .filter(|cell| cell.text.parse::<f64>().is_ok())
            .zip(&mut figures)
        {
            cell.text = figure.to_string();
        }
    }
}

/// What is done to the document around its tables: where, as shares of what it has.
#[derive(Clone, Debug)]
enum Shift {
    /// A block stands elsewhere.
    Move(usize, usize),
    /// A block stands twice.
    Twice(usize, usize),
    /// A block is gone.
    Drop(usize),
    /// A table of the agency's own stands here.
    Own(usize),
    /// A table is given as lines, a row a line.
    Lines(usize),
    /// The title stands among the blocks.
    Title(usize),
    /// Another report follows.
    Second,
    /// A column before all others numbers the rows.
    Numbered(usize),
}

fn shift() -> impl Strategy<Value = Shift> {
    let at = || 0_usize..400;
    prop_oneof![
        (at(), at()).prop_map(|(a, b)| Shift::Move(a, b)),
        (at(), at()).prop_map(|(a, b)| Shift::Twice(a, b)),
        at().prop_map(Shift::Drop),
        at().prop_map(Shift::Own),
        at().prop_map(Shift::Lines),
        at().prop_map(Shift::Title),
        Just(Shift::Second),
        at().prop_map(Shift::Numbered),
    ]
}

fn shifted(document: &mut Document, shift: &Shift) {
    let blocks = &mut document.blocks;
    let count = blocks.len().max(1);
    let in_table = |blocks: &[Block], at: usize| {
        let tables: Vec<usize> = (0..blocks.len())
            .filter(|index| matches!(blocks[*index], Block::Table(_)))
            .collect();
        (!tables.is_empty()).then(|| tables[at % tables.len()])
    };
    match *shift {
        Shift::Move(from, to) if !blocks.is_empty() => {
            let block = blocks.remove(from % count);
            blocks.insert(to % count, block);
        }
        Shift::Twice(from, to) if !blocks.is_empty() => {
            let block = blocks[from % count].clone();
            blocks.insert(to % count, block);
        }
        Shift::Drop(at) if !blocks.is_empty() => drop(blocks.remove(at % count)),
        Shift::Title(at) => {
            let title = std::mem::take(&mut document.title);
            blocks.insert(at % (blocks.len() + 1).min(20), Block::line(title));
        }
        Shift::Second => {
            let title = Block::line(correct().title);
            let all = blocks.clone();
            blocks.extend(std::iter::once(title).chain(all));
        }
        Shift::Own(at) => {
            let own = extra(&[
                &["项目", "件数", "时长"],
                &["热线", "77", "8"],
                &["来访", "77", "0"],
            ]);
            blocks.insert(at % (blocks.len() + 1), own);
        }
        Shift::Lines(at) => {
            if let Some(at) = in_table(blocks, at)
                && let Block::Table(table) = blocks.remove(at)
            {
                for row in table.rows.iter().rev() {
                    let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
                    blocks.insert(at, Block::line(cells.join(" ")));
                }
            }
        }
        Shift::Numbered(at) => {
            if let Some(at) = in_table(blocks, at)
                && let Block::Table(table) = &mut blocks[at]
            {
                for (number, row) in table.rows.iter_mut().enumerate() {
                    row.cells.iter_mut().for_each(|cell| cell.column += 1);
                    row.cells.insert(0, Cell::of_text(0, number.to_string()));
                }
            }
        }
        Shift::Move(..) | Shift::Twice(..) | Shift::Drop(_) => {}
    }
}

/// The numbers in a text.
fn numbers(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|number| number.len() == 5)
        .collect()
}

proptest! {
    #![proptest_config(Config {
        cases: sized(600, 40),
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(12),
        ..Config::default()
    })]

    /// `read` counts them, here as in all other tests.
    #[test]
    fn every_figure_of_a_spoilt_document_comes_out(
        figures in proptest::collection::vec(prop_oneof![Just(0_u8), 1_u8..4, any::<u8>()], 1..60),
        slips in proptest::collection::vec((2_usize..5, slip()), 0..4),
        shifts in proptest::collection::vec(shift(), 0..4),
        newer in any::<bool>(),
    ) {
        let mut document = if newer { correct() } else { older() };
        small(&mut document, &figures);
        for (which, slip) in &slips {
            if super::tables(&document).len() < 3 || table(&mut document, *which).rows.is_empty() {
                break;
            }
            spoil(&mut document, *which, slip);
        }
        for shift in &shifts {
            shifted(&mut document, shift);
        }
        read(document);
    }

    #[test]
    fn every_number_is_filled_or_told(which in 2_usize..5, slips in proptest::collection::vec(slip(), 1..5)) {
        let mut document = correct();
        numbered(&mut document);
        for slip in &slips {
            // A table of which nothing is left is none.
            if super::tables(&document).len() < 3 || table(&mut document, which).rows.is_empty() {
                break;
            }
            spoil(&mut document, which, slip);
        }
        let there: Vec<String> = document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Table(table) => Some(table),
                _ => None,
            })
            .flat_map(|table| table.rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.text.clone())))
            .collect();
        let read = read(document);
        let mut said = read.report.as_ref().map_or_else(String::new, |report| {
            nianbao::file::write::with_remarks(report, None, &read.remarks)
        });
        for found in &read.diagnostics {
            said.push('\n');
            said.push_str(&found.message);
        }
        let said = numbers(&said);
        for number in there.iter().flat_map(|text| numbers(text)) {
            prop_assert!(said.contains(number), "{number} is nowhere: {slips:?}");
        }
    }
}

/// The count is one that can fail: a report without one of its figures, or with one of them less often, is not what was read.
#[test]
fn a_figure_that_does_not_come_out_is_missed() {
    let mut document = correct();
    small(&mut document, &[0, 7, 7, 250]);
    let as_read = AsRead {
        document,
        unread: Vec::new(),
        left_out: Vec::new(),
        pages: Vec::new(),
        sheets: Vec::new(),
        doubts: Vec::new(),
    };
    let mut made = recognise(&as_read, "报告");
    assert_eq!(lost(&as_read, &made), Vec::<String>::new());
    let facts = &mut made.report.as_mut().expect("a report").facts;
    let point = *facts
        .iter()
        .find(|(_, fact)| fact.raw == "250")
        .expect("a figure")
        .0;
    facts.remove(&point);
    let missed = lost(&as_read, &made);
    assert!(
        matches!(missed.as_slice(), [one] if one.starts_with("250: ")),
        "{missed:?}"
    );
    // A figure that was turned into another one.
    let fact = facts_of(&mut made, "7");
    fact.raw = "70".to_owned();
    assert_eq!(lost(&as_read, &made).len(), 2);
}

/// The first figure that is this one.
fn facts_of<'m>(made: &'m mut Recognised, raw: &str) -> &'m mut Fact {
    let mut facts = made.report.as_mut().expect("a report").facts.values_mut();
    facts.find(|fact| fact.raw == raw).expect("a figure")
}

/// A table that stands where no part of the report is, on the page above it or behind its end, is said all the same.
#[test]
fn tables_around_the_report_are_in_the_comments() {
    for at in [0, usize::MAX] {
        let mut document = correct();
        let title = std::mem::take(&mut document.title);
        document.blocks.insert(0, Block::line(title));
        let own = extra(&[&["索引号", "11330206"], &["浏览次数", "4711"]]);
        let at = at.min(document.blocks.len());
        document.blocks.insert(at, own);
        let read = read(document);
        if at == 0 {
            assert!(message(&read, "unread-content").contains("“索引号 | 11330206”、“浏览次数 | 4711”"));
        }
    }
}
