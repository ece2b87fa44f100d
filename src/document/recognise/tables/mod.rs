//! The tables of the form within a document: told by their words, put together where they were split, read row by row.

mod across;
mod align;
mod columns;
mod down;
mod figure;
mod outcome;
mod row;
mod tell;
mod vocabulary;

use std::collections::BTreeSet;

use super::items::{Item, Kind};
use super::plain::{plain, unnumbered};
use crate::document::Table;
use crate::form::{EDITIONS, Edition, Orientation};
use row::Rows;
use vocabulary::Vocabulary;

pub(super) use outcome::Outcome;

/// So many tables of one document are looked at; a report has a handful.
const TABLES: usize = 100;

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

/// A table with its place: the index of its item.
#[derive(Clone, Copy)]
struct Placed<'a> {
    item: usize,
    order: usize,
    table: &'a Table,
}

/// The parts of one table of the form: it, and what follows of it behind a page break.
type Parts<'a> = Vec<Placed<'a>>;

/// Finds and reads the tables of the form. `year` decides where the tables do not tell their edition.
pub(super) fn find(items: &[Item<'_>], year: Option<i32>) -> Tables {
    let vocabularies: Vec<Vocabulary> = EDITIONS
        .iter()
        .flat_map(|edition| Vocabulary::of(edition))
        .collect();
    let mut keys = vec![None; items.len()];
    let mut above = None;
    let tables = items
        .iter()
        .enumerate()
        .filter_map(|(index, item)| match &item.kind {
            Kind::Table(table) => Some((index, *table)),
            _ => None,
        });
    let mut found: Vec<(&'static str, Vec<Parts<'_>>)> = Vec::new();
    for (index, table) in tables.take(TABLES) {
        let Some(key) = vocabulary::which(table, &vocabularies, above) else {
            continue;
        };
        keys[index] = Some(key);
        above = Some(key);
        let placed = Placed {
            item: index,
            order: items[index].order,
            table,
        };
        match found.iter_mut().find(|(k, _)| *k == key) {
            Some((_, copies)) => join(copies, placed, &vocabularies, key),
            None => found.push((key, vec![vec![placed]])),
        }
    }
    let mut out = Tables {
        outcomes: Vec::new(),
        copies: Vec::new(),
        keys,
    };
    let preferred = year.and_then(Edition::of_year).unwrap_or_else(Edition::current);
    for (key, copies) in found {
        out.read(key, &copies, &vocabularies, preferred);
    }
    out.outcomes.sort_by_key(|outcome| {
        Edition::current()
            .sections()
            .iter()
            .position(|s| s.key == outcome.key)
    });
    out
}

/// A table belongs to the copy before it where it goes on with rows that are not there yet; else it is another copy.
fn join<'a>(copies: &mut Vec<Parts<'a>>, next: Placed<'a>, vocabularies: &[Vocabulary], key: &str) {
    let labels = |table: &Table| -> BTreeSet<String> {
        let texts = table
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .map(|cell| plain(&cell.text));
        texts
            .filter(|text| {
                vocabularies
                    .iter()
                    .any(|words| words.key == key && words.is_label(text))
            })
            .map(|text| unnumbered(&text).to_owned())
            .collect()
    };
    let own = labels(next.table);
    let last = copies.last_mut();
    let seen: BTreeSet<String> = last
        .iter()
        .flat_map(|parts| parts.iter())
        .flat_map(|part| labels(part.table))
        .collect();
    let again = own.intersection(&seen).count();
    match last {
        // The label of a group may stand again over its rows on the next page.
        Some(parts) if again * 2 <= own.len() => parts.push(next),
        _ => copies.push(vec![next]),
    }
}

impl Tables {
    /// The copy that says most counts, and of those that say the same much the first.
    fn read(
        &mut self,
        key: &'static str,
        copies: &[Parts<'_>],
        vocabularies: &[Vocabulary],
        preferred: &'static Edition,
    ) {
        let read: Vec<Outcome> = copies
            .iter()
            .filter_map(|parts| best(key, parts, vocabularies, preferred))
            .collect();
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
                && !plain(&table.caption).is_empty()
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

/// A table read by the edition that it fits best.
fn best(
    key: &'static str,
    parts: &Parts<'_>,
    vocabularies: &[Vocabulary],
    preferred: &'static Edition,
) -> Option<Outcome> {
    let read =
        vocabularies
            .iter()
            .filter(|words| words.key == key)
            .map(|words| match words.table.orientation {
                Orientation::Down => {
                    let mut rows = Rows::default();
                    for part in parts {
                        rows.add(part.table, part.order, words);
                    }
                    let mut outcome = down::read(words, &rows);
                    // Heads are words of an edition as well.
                    let altered = i32::try_from(outcome.altered.len()).unwrap_or(i32::MAX);
                    outcome.score = outcome.score.saturating_sub(altered.saturating_mul(3));
                    outcome
                }
                Orientation::Across => {
                    let tables: Vec<(&Table, usize)> =
                        parts.iter().map(|part| (part.table, part.order)).collect();
                    across::read(words, &tables)
                }
            });
    read.max_by_key(|outcome| (outcome.score, std::ptr::eq(outcome.edition, preferred)))
}
