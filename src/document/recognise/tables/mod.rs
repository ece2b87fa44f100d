//! The tables of the form within a document: told by their words, put together where they were split, read row by row.

mod across;
mod align;
mod columns;
mod down;
mod edition;
mod figure;
mod outcome;
mod parts;
mod row;
mod tell;
mod vocabulary;

use super::items::{Item, Kind};
use crate::chinese::width::folded;
use crate::form::{EDITIONS, Edition};
use parts::Parts;
use vocabulary::Vocabulary;

pub(super) use outcome::Outcome;

/// Tables of a document that are the form's.
pub(super) struct Tables {
    /// Of each of the form's tables that is there, what it says.
    pub outcomes: Vec<Outcome>,
    /// Copies of one that counts: the key, the index of the item, whether it says the same.
    pub copies: Vec<Copy>,
    /// For each item whether it is one of the form's tables, and which.
    pub keys: Vec<Option<&'static str>>,
}

/// A table that stands in the document again.
#[derive(Debug)]
pub(super) struct Copy {
    /// The key of the table's section.
    pub key: &'static str,
    /// The index of the item.
    pub item: usize,
    /// Which of the copies it is, from 1, in the order of the document.
    pub number: usize,
    /// Which of them counts, from 1.
    pub counts: usize,
    /// How many figures differ from the copy that counts.
    pub differs: usize,
}

/// Finds and reads the tables of the form. `year` decides where the tables do not tell their edition.
pub(super) fn find(items: &[Item<'_>], year: Option<i32>) -> Tables {
    let vocabularies: Vec<Vocabulary> = EDITIONS
        .iter()
        .flat_map(|edition| Vocabulary::of(edition))
        .collect();
    let (found, keys) = parts::find(items, &vocabularies);
    let mut out = Tables {
        outcomes: Vec::new(),
        copies: Vec::new(),
        keys,
    };
    let preferred = year.and_then(Edition::of_year).unwrap_or_else(Edition::current);
    let chosen = edition::choose(&found, &vocabularies, preferred);
    for ((key, copies), read) in found.iter().zip(chosen) {
        out.take(key, copies, read);
    }
    out.outcomes.sort_by_key(|outcome| {
        Edition::current()
            .sections()
            .iter()
            .position(|s| s.key == outcome.key)
    });
    out
}

impl Tables {
    /// The copy that says most counts, and of those that say the same much the first.
    fn take(&mut self, key: &'static str, copies: &[Parts<'_>], read: Vec<Outcome>) {
        let Some((counts, _)) = read
            .iter()
            .enumerate()
            .max_by_key(|(index, o)| (o.filled(), usize::MAX - index))
        else {
            return;
        };
        for (index, (outcome, parts)) in read
            .iter()
            .zip(copies)
            .enumerate()
            .filter(|(index, _)| *index != counts)
        {
            let differs = read[counts]
                .facts
                .iter()
                .filter(|(point, fact)| {
                    outcome
                        .facts
                        .get(point)
                        .is_some_and(|other| other.raw != fact.raw)
                })
                .count();
            self.copies.push(Copy {
                key,
                item: parts.first().map_or(0, |part| part.item),
                number: index + 1,
                counts: counts + 1,
                differs,
            });
        }
        self.outcomes.extend(read.into_iter().nth(counts));
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
                    kind: Kind::Line(super::items::one_line(&table.caption)),
                });
                keys.push(None);
            }
            moved.push(out.len());
            out.push(item);
            keys.push(key);
        }
        for copy in &mut self.copies {
            copy.item = moved.get(copy.item).copied().unwrap_or(copy.item);
        }
        self.keys = keys;
        out
    }

    /// The edition that the tables are of: table 2 decides, which no two editions have alike, then table 3.
    pub fn edition(&self, preferred: &'static Edition) -> &'static Edition {
        self.outcomes.first().map_or(preferred, |outcome| {
            // A table that all editions have alike says nothing of them.
            if self.outcomes.len() == 1 && is_shared(outcome.key) {
                preferred
            } else {
                outcome.edition
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
