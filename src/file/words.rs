//! What the keys of the file mean to whoever judges its punctuation.

use crate::form::{EDITIONS, Row, Table};
use crate::report::keys::{self, Key, Shape};
use crate::yaml::{Behind, Known, Words};

/// The keys of a report's file.
pub static WORDS: Words = Words(Some(known));

fn known(key: &str) -> Option<Known> {
    let found = |behind, top| Some(Known { behind, top });
    if let Some(own) = keys::HEAD.iter().chain(keys::TAIL).find(|k| k.key == key) {
        return found(shape(own), true);
    }
    for edition in EDITIONS {
        if let Some(section) = edition.section(key) {
            let behind = if section.table.is_some() {
                Behind::Other
            } else {
                Behind::Prose
            };
            return found(behind, true);
        }
    }
    if [keys::BEFORE, keys::AFTER].contains(&key) {
        return found(Behind::Prose, false);
    }
    let mut below = keys::HEAD
        .iter()
        .chain(keys::TAIL)
        .flat_map(|k| keys::below(k.key));
    if let Some(own) = below.find(|k| k.key == key) {
        return found(shape(own), false);
    }
    let mut tables = EDITIONS.iter().flat_map(|edition| edition.tables());
    let behind = tables.find_map(|(_, table)| of_table(table, key))?;
    found(behind, false)
}

fn shape(key: &Key) -> Behind {
    match key.shape {
        Shape::Line | Shape::Contact => Behind::Line,
        Shape::Prose => Behind::Prose,
        _ => Behind::Other,
    }
}

/// Whether a table has rows or a column of this key.
fn of_table(table: &'static Table, key: &str) -> Option<Behind> {
    let row = table.blocks.iter().find_map(|block| of_rows(block.stub, key));
    row.or_else(|| {
        let mut columns = table.blocks.iter().flat_map(crate::form::Block::columns);
        columns.any(|column| column.key == key).then_some(Behind::Figures)
    })
}

fn of_rows(rows: &'static [Row], key: &str) -> Option<Behind> {
    rows.iter().find_map(|row| {
        let own = (row.key == key && !key.is_empty()).then_some(match row.children {
            [] => Behind::Figures,
            _ => Behind::Other,
        });
        own.or_else(|| of_rows(row.children, key))
    })
}
