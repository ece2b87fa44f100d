//! Tables of the form that lost their cells on the way: text copied out of a PDF, a row a line, labels that go on under
//! their figures; or a cell a line, as word processors write plain text. They come as lines, and the form's own labels and
//! the number of its columns say which figures belong to which row. What does not fit stays as it is.

mod line;
mod matching;
mod rows;

use std::collections::BTreeSet;
use std::ops::Range;

use super::plain::PlainTable;
use super::vocabulary;
use crate::document::Table;
use crate::document::recognise::items::{Item, Kind};
use crate::document::recognise::section_starts;
use crate::form::{EDITIONS, Edition, Orientation};
use line::Line;
pub(in crate::document::recognise) use line::Words;

/// The most lines of a part that are looked at: a cell a line, a table takes three hundred.
const MAX_LINES: usize = 2000;
/// The most tables of a part that are compared with the form's.
const MAX_TABLES: usize = 20;

/// A table made of lines.
pub(in crate::document::recognise) struct Made {
    /// The item in whose place it comes.
    at: usize,
    /// The items that it is made of.
    taken: BTreeSet<usize>,
    /// The table.
    table: Table,
}

/// The tables that lines of the document are.
pub(in crate::document::recognise) fn find(items: &[Item<'_>]) -> Vec<Made> {
    let none = vec![None; items.len()];
    let (starts, _) = section_starts::find(items, &none, Edition::current());
    let extents = section_starts::extents(items, &starts);
    let mut out: Vec<Made> = Vec::new();
    let mut extent = None;
    for (index, section) in Edition::current().sections().iter().enumerate() {
        // A part without a heading stands in the one before it.
        extent = extents.get(index).cloned().flatten().or(extent);
        let (Some(extent), Some(_)) = (&extent, &section.table) else {
            continue;
        };
        let free = |item: &usize| !out.iter().any(|made| made.taken.contains(item));
        let lines: Vec<Line> = extent
            .clone()
            .filter(free)
            .filter_map(|item| Line::new(item, items.get(item)?.line()?))
            .take(MAX_LINES)
            .collect();
        // Few parts have lines with figures and no table; the tables are compared with the form's only there.
        let made = of_lines(section.key, &lines);
        out.extend(made.filter(|_| !has_table(items, extent.clone(), section.key)));
    }
    out
}

/// The table of the edition that most of the lines fit; of those alike the latest.
fn of_lines(key: &'static str, lines: &[Line]) -> Option<Made> {
    if lines.iter().all(|line| line.figures.is_empty()) {
        return None;
    }
    let tables = EDITIONS.iter().filter_map(|edition| edition.table(key));
    let made = tables.filter_map(|table| match table.orientation {
        Orientation::Down => rows::down(table, lines),
        Orientation::Across => rows::across(table, lines),
    });
    let (_, table, taken) = made.max_by_key(|(fits, ..)| *fits)?;
    Some(Made {
        at: *taken.first()?,
        taken,
        table,
    })
}

/// Whether a table with cells is among the items of a part that is the form's.
fn has_table(items: &[Item<'_>], extent: Range<usize>, key: &str) -> bool {
    let tables = items.get(extent).unwrap_or_default().iter();
    let tables = tables.filter_map(|item| match item.kind {
        Kind::Table(table) => Some(table),
        _ => None,
    });
    tables
        .take(MAX_TABLES)
        .any(|table| vocabulary::which(&PlainTable::new(table), None) == Some(key))
}

/// The items with each table in the place of its lines.
pub(in crate::document::recognise) fn put<'a>(items: Vec<Item<'a>>, made: &'a [Made]) -> Vec<Item<'a>> {
    let mut out = Vec::with_capacity(items.len());
    for (index, item) in items.into_iter().enumerate() {
        if let Some(made) = made.iter().find(|made| made.at == index) {
            out.push(Item {
                order: item.order,
                kind: Kind::Table(&made.table),
            });
        }
        if !made.iter().any(|made| made.taken.contains(&index)) {
            out.push(item);
        }
    }
    out
}
