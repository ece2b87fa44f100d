//! What the keys of the file mean to whoever judges its punctuation.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::form::{Block, EDITIONS, Row};
use crate::report::keys::{self, Key, Shape};
use crate::yaml::{Behind, Known, Words};

/// The keys of a report's file.
pub static WORDS: Words = Words(Some(known));

/// What is known of each key. Nearly every line of a file has one: they are put in order once.
static KNOWN: LazyLock<BTreeMap<&'static str, Known>> = LazyLock::new(|| {
    let mut out = BTreeMap::new();
    // Of a key that stands at several levels the outermost counts.
    let mut put = |key: &'static str, behind, top| {
        out.entry(key).or_insert(Known { behind, top });
    };
    let tops = || keys::HEAD.iter().chain(keys::TAIL);
    for own in tops() {
        put(own.key, shape(own), true);
    }
    for section in EDITIONS.iter().flat_map(|edition| edition.sections()) {
        let behind = if section.table.is_some() {
            Behind::Other
        } else {
            Behind::Prose
        };
        put(section.key, behind, true);
    }
    for key in [keys::BEFORE, keys::AFTER] {
        put(key, Behind::Prose, false);
    }
    for own in tops().flat_map(|top| keys::below(top.key)) {
        put(own.key, shape(own), false);
    }
    for (_, table) in EDITIONS.iter().flat_map(|edition| edition.tables()) {
        for block in table.blocks {
            of_rows(block.stub, &mut put);
        }
        for column in table.blocks.iter().flat_map(Block::columns) {
            put(column.key, Behind::Figures, false);
        }
    }
    out
});

fn known(key: &str) -> Option<Known> {
    KNOWN.get(key).copied()
}

fn shape(key: &Key) -> Behind {
    match key.shape {
        Shape::Line | Shape::Contact => Behind::Line,
        Shape::Prose => Behind::Prose,
        _ => Behind::Other,
    }
}

fn of_rows(rows: &'static [Row], put: &mut impl FnMut(&'static str, Behind, bool)) {
    for row in rows {
        if !row.key.is_empty() {
            let behind = match row.children {
                [] => Behind::Figures,
                _ => Behind::Other,
            };
            put(row.key, behind, false);
        }
        of_rows(row.children, put);
    }
}
