//! The tables of the form within a document: recognised by their words, put together where they were split, read row by row.

mod accounts;
mod across;
mod align;
mod columns;
mod down;
mod down_labels;
mod edition;
mod figure;
mod findings;
pub(super) mod from_lines;
mod grouping;
mod plain;
mod reading;
mod row;
mod row_cells;
mod vocabulary;

use super::items::{Item, Kind, one_line};
use crate::chinese::width::folded;
use crate::form::{EDITIONS, Edition};
use grouping::Parts;

pub(super) use reading::TableReading;

/// Tables of a document that are the form's.
pub(super) struct Tables {
    /// Of each of the form's tables that is there, what it says.
    pub readings: Vec<TableReading>,
    /// The copies of a table that were not chosen.
    pub copies: Vec<Copy>,
    /// For each item whether it is one of the form's tables, and which.
    pub keys: Vec<Option<&'static str>>,
}

/// A table that stands in the document again.
#[derive(Debug)]
pub(super) struct Copy {
    /// The key of the table's section.
    pub key: &'static str,
    /// The indices of the items that it consists of.
    pub items: Vec<usize>,
    /// Which of the copies it is, from 1, in the order of the document.
    pub number: usize,
    /// Which of them was chosen, from 1.
    pub chosen: usize,
    /// How many figures differ from the chosen copy.
    pub differs: usize,
}

/// Finds and reads the tables of the form. `year` decides where the tables do not show their edition.
pub(super) fn find(items: &[Item<'_>], year: Option<i32>) -> Tables {
    let vocabularies = vocabulary::all();
    let (found, keys) = grouping::find(items, vocabularies);
    let mut out = Tables {
        readings: Vec::new(),
        copies: Vec::new(),
        keys,
    };
    let preferred = year.and_then(Edition::of_year).unwrap_or_else(Edition::current);
    let chosen = edition::choose(&found, vocabularies, preferred);
    for ((key, copies), read) in found.iter().zip(chosen) {
        out.take(key, copies, read);
    }
    out.readings.sort_by_key(|reading| {
        Edition::current()
            .sections()
            .iter()
            .position(|s| s.key == reading.key)
    });
    out
}

impl Tables {
    /// The copy that says most is chosen, and of those that say the same much the first.
    fn take(&mut self, key: &'static str, copies: &[Parts<'_>], read: Vec<TableReading>) {
        let Some((chosen, _)) = read
            .iter()
            .enumerate()
            .max_by_key(|(index, o)| (o.filled(), usize::MAX - index))
        else {
            return;
        };
        for (index, (reading, parts)) in read
            .iter()
            .zip(copies)
            .enumerate()
            .filter(|(index, _)| *index != chosen)
        {
            let differs = read[chosen]
                .facts
                .iter()
                .filter(|(point, fact)| {
                    reading
                        .facts
                        .get(point)
                        .is_some_and(|other| other.raw != fact.raw)
                })
                .count();
            // Figures that were not read are different ones all the same.
            let same = copies.get(chosen).map(accounts::numbers) == Some(accounts::numbers(parts));
            self.copies.push(Copy {
                key,
                items: parts.iter().map(|part| part.item).collect(),
                number: index + 1,
                chosen: chosen + 1,
                differs: differs.max(usize::from(!same)),
            });
        }
        self.readings.extend(read.into_iter().nth(chosen));
    }

    /// The items with the captions of the form's tables as lines above them: what is printed over a table of the form, and
    /// is not its title, is prose. The name of a table that was composed is not printed.
    pub fn with_captions<'a>(&mut self, items: Vec<Item<'a>>) -> Vec<Item<'a>> {
        let mut out = Vec::with_capacity(items.len());
        let mut keys = Vec::with_capacity(items.len());
        let mut moved = Vec::with_capacity(items.len());
        for (item, key) in items.into_iter().zip(std::mem::take(&mut self.keys)) {
            if let (Kind::Table(table), Some(_)) = (&item.kind, key)
                && !table.statutory
                && !folded(&table.caption).is_empty()
            {
                out.push(Item {
                    order: item.order,
                    kind: Kind::Line(one_line(&table.caption)),
                });
                keys.push(None);
            }
            moved.push(out.len());
            out.push(item);
            keys.push(key);
        }
        for item in self.copies.iter_mut().flat_map(|copy| &mut copy.items) {
            *item = moved.get(*item).copied().unwrap_or(*item);
        }
        self.keys = keys;
        out
    }

    /// The edition that the tables are of: table 2 decides, which no two editions have alike, then table 3.
    pub fn edition(&self, preferred: &'static Edition) -> &'static Edition {
        self.readings.first().map_or(preferred, |reading| {
            // A table that all editions have alike says nothing of them.
            if self.readings.len() == 1 && is_shared(reading.key) {
                preferred
            } else {
                reading.edition
            }
        })
    }
}

/// Whether every edition has a table alike.
pub(super) fn is_shared(key: &str) -> bool {
    let rows = |edition: &'static Edition| -> Vec<String> {
        edition
            .table(key)
            .into_iter()
            .flat_map(crate::form::Table::rows)
            .map(|leaf| leaf.path.to_string())
            .collect()
    };
    EDITIONS.windows(2).all(|pair| rows(pair[0]) == rows(pair[1]))
}
