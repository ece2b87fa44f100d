//! The beginning of recognising: the pieces of a document, its tables, where its parts begin.

use super::items::{self, Item, Kind};
use super::recognition::Recognition;
use super::{second_report, section_starts, tables, title, wrapped_lines};
use crate::document::AsRead;
use crate::form::Edition;

/// A document whose pieces are known.
pub(super) struct Begun<'a> {
    /// What is known of it.
    pub recognition: Recognition<'a>,
    /// The marks of programs that were taken out of its words.
    pub program_marks: Vec<String>,
    /// The pieces of another report behind it.
    pub second: Vec<Item<'a>>,
}

/// The pieces of a document; `made` keeps the tables that are put together from its lines.
pub(super) fn begun<'a>(read: &'a AsRead, made: &'a mut Vec<tables::from_lines::Made>) -> Begun<'a> {
    let (mut items, program_marks) = items::items(read);
    let is_part = |line: &str| section_starts::is_part(line, Edition::current());
    let second = second_report::start(&items, &is_part).map_or_else(Vec::new, |at| items.split_off(at));
    *made = tables::from_lines::find(&items);
    let items = wrapped_lines::joined(tables::from_lines::put(items, made), &is_part);
    let before_tables = items
        .iter()
        .position(|item| matches!(item.kind, Kind::Table(_)))
        .unwrap_or(items.len());
    let year = title::find(&items[..before_tables]).and_then(|title| title.year);
    let mut tables = tables::find(&items, year);
    let items = tables.with_captions(items);
    let edition = tables.edition(year.and_then(Edition::of_year).unwrap_or_else(Edition::current));
    let (starts, contents) = section_starts::find(&items, &tables.keys, edition);
    let recognition = Recognition {
        items,
        tables,
        edition,
        starts,
        contents,
        diagnostics: Vec::new(),
        remarks: Vec::new(),
    };
    Begun {
        recognition,
        program_marks,
        second,
    }
}
