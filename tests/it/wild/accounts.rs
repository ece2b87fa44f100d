//! Whatever was done to a table, each of its numbers is in the written file, as a figure or in a comment, or in a message.

use std::collections::BTreeSet;

use nianbao::document::{Block, Document};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

use super::{correct, ragged, read, table};
use crate::support::{sized, whole};

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
        rng_seed: if whole() { RngSeed::Random } else { RngSeed::Fixed(12) },
        ..Config::default()
    })]

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
