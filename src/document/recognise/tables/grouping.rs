//! Which tables of a document are the form's, and which of them belong together: a table over several pages is one, a
//! table that stands twice is two, a table that only uses the form's words is none.

use std::collections::BTreeSet;

use super::plain::{PlainCell, PlainTable};
use super::vocabulary::{self, Vocabulary};
use crate::chinese::numbering::unnumbered;
use crate::chinese::width::folded;
use crate::document::recognise::items::{Item, Kind};
use crate::form::Orientation;
use crate::source::PlaceOrder;

/// The most tables of a document that are looked at; a report has a handful.
const MAX_TABLES: usize = 100;
/// The most items from the head of a table to its rows.
const MAX_DISTANCE: usize = 3;

/// A table with its place: the index of its item.
pub(super) struct Placed<'a> {
    /// The index of the item.
    pub item: usize,
    /// Where it comes among all places of the document.
    pub order: PlaceOrder,
    /// The table.
    pub table: PlainTable<'a>,
    /// The line right above it, plain: it may say which part of the form's table this is.
    pub title: String,
}

/// The parts of one table of the form: it, and what follows of it behind a page break.
pub(super) type Parts<'a> = Vec<Placed<'a>>;

/// For each of the form's tables that is there its copies, each with its parts; and for each item which of the form's
/// tables it is.
pub(super) type FormTables<'a> = (Vec<(&'static str, Vec<Parts<'a>>)>, Vec<Option<&'static str>>);

/// Finds the tables of the form.
pub(super) fn find<'a>(items: &[Item<'a>], vocabularies: &[Vocabulary]) -> FormTables<'a> {
    let mut above = None;
    let tables = items.iter().enumerate().filter_map(|(item, it)| match it.kind {
        Kind::Table(table) => Some(Placed {
            item,
            order: it.order,
            table: PlainTable::new(table),
            title: folded(&table.caption) + &folded(line_above(items, item)),
        }),
        _ => None,
    });
    let mut found: Vec<(&'static str, Vec<Parts<'a>>)> = Vec::new();
    for placed in tables.take(MAX_TABLES) {
        let Some(key) = vocabulary::which(&placed.table, above) else {
            continue;
        };
        above = Some(key);
        match found.iter_mut().find(|(k, _)| *k == key) {
            Some((_, copies)) => join(copies, placed, vocabularies, key),
            None => found.push((key, vec![vec![placed]])),
        }
    }
    let mut keys = vec![None; items.len()];
    for (key, copies) in &mut found {
        only_whole(copies, vocabularies, key);
        for part in copies.iter().flatten() {
            keys[part.item] = Some(*key);
        }
    }
    (found, keys)
}

/// The line right above an item; empty where something else stands there.
fn line_above<'i>(items: &'i [Item<'_>], item: usize) -> &'i str {
    let above = item.checked_sub(1).and_then(|above| items.get(above));
    above.and_then(Item::line).unwrap_or_default()
}

/// A table belongs to the copy before it where it goes on with rows that are not there yet; else it is another copy.
fn join<'a>(copies: &mut Vec<Parts<'a>>, next: Placed<'a>, vocabularies: &[Vocabulary], key: &str) {
    let own = labels(&next.table, vocabularies, key);
    let last = copies.last();
    let seen: BTreeSet<&str> = last
        .iter()
        .flat_map(|parts| parts.iter())
        .flat_map(|part| labels(&part.table, vocabularies, key))
        .collect();
    let again = own.intersection(&seen).count();
    // Heads alone go with the rows right under them, and with no others.
    let near = last
        .iter()
        .filter_map(|parts| parts.last())
        .all(|part| next.item - part.item <= MAX_DISTANCE && !has_figures(&part.table));
    let goes_on = again * 3 <= own.len() && !own.is_empty() && (!seen.is_empty() || near);
    // A table that is laid across goes on until it has all its figures: its rows may stand in a small table each.
    let laid_across = vocabularies
        .iter()
        .find(|words| words.key == key)
        .filter(|words| words.table.orientation == Orientation::Across && again == 0);
    let before: usize = last
        .iter()
        .flat_map(|parts| parts.iter())
        .map(|part| count_figures(&part.table))
        .sum();
    let fills = laid_across.is_some_and(|words| {
        let all: usize = words.table.rows().map(|leaf| leaf.block.columns().len()).sum();
        before > 0 && before + count_figures(&next.table) <= all
    });
    match copies.last_mut() {
        // The label of a group may stand again over its rows on the next page.
        Some(parts) if goes_on || fills => parts.push(next),
        _ => copies.push(vec![next]),
    }
}

/// How many figures a table has.
pub(super) fn count_figures(table: &PlainTable<'_>) -> usize {
    table.cells().filter(|cell| cell.is_number()).count()
}

/// Whether a table holds figures: then it is more than the head of one.
fn has_figures(table: &PlainTable<'_>) -> bool {
    table
        .cells()
        .any(|cell| !cell.plain().is_empty() && cell.is_figure())
}

/// The labels of rows that a table shows.
fn labels<'t>(table: &'t PlainTable<'_>, vocabularies: &[Vocabulary], key: &str) -> BTreeSet<&'t str> {
    table
        .cells()
        .map(PlainCell::plain)
        .filter(|text| {
            vocabularies
                .iter()
                .any(|words| words.key == key && words.is_label(text))
        })
        .map(unnumbered)
        .collect()
}

/// Takes out the copies that have much less of the form than another one: they use its words for a table of their own.
fn only_whole(copies: &mut Vec<Parts<'_>>, vocabularies: &[Vocabulary], key: &str) {
    if copies.len() < 2 {
        return;
    }
    let weight = |parts: &Parts<'_>| -> usize {
        let weights = vocabularies
            .iter()
            .filter(|words| words.key == key)
            .map(|words| parts.iter().map(|part| words.weight(&part.table)).sum());
        weights.max().unwrap_or(0)
    };
    let weights: Vec<usize> = copies.iter().map(weight).collect();
    let most = weights.iter().copied().max().unwrap_or(0);
    let mut weights = weights.into_iter();
    copies.retain(|_| weights.next().is_some_and(|weight| weight * 2 >= most));
}
