//! The edition that tables are of: the one that all of them together fit best; a single table is of another one only where
//! it says so plainly.

use super::outcome::Outcome;
use super::parts::Parts;
use super::row::Rows;
use super::vocabulary::Vocabulary;
use super::{across, down};
use crate::document::Table;
use crate::form::{EDITIONS, Edition, Orientation};

/// A table is of another edition than the others where it fits that one so much better.
const PLAINLY: i32 = 8;

/// For each table its copies, read by the edition that they are of.
pub(super) fn choose(
    found: &[(&'static str, Vec<Parts<'_>>)],
    vocabularies: &[Vocabulary],
    preferred: &'static Edition,
) -> Vec<Vec<Outcome>> {
    let mut read: Vec<Vec<Vec<Outcome>>> = found
        .iter()
        .map(|(key, copies)| {
            let by_edition = |parts: &Parts<'_>| {
                let own = vocabularies.iter().filter(|words| words.key == *key);
                own.map(|words| outcome(words, parts)).collect()
            };
            copies.iter().map(by_edition).collect()
        })
        .collect();
    let total = |edition: &'static Edition| -> i32 {
        let scores = read.iter().filter_map(|copies| {
            let own = copies
                .iter()
                .flatten()
                .filter(|o| std::ptr::eq(o.edition, edition));
            own.map(|o| o.score).max()
        });
        scores.fold(0, i32::saturating_add)
    };
    let common = EDITIONS
        .iter()
        .copied()
        .max_by_key(|edition| (total(edition), std::ptr::eq(*edition, preferred)))
        .unwrap_or(preferred);
    read.iter_mut()
        .map(|copies| {
            copies
                .drain(..)
                .filter_map(|editions| fitting(editions, common))
                .collect()
        })
        .collect()
}

/// Of one table read by each edition the reading that counts.
fn fitting(editions: Vec<Outcome>, common: &'static Edition) -> Option<Outcome> {
    let bonus = |outcome: &Outcome| {
        if std::ptr::eq(outcome.edition, common) {
            PLAINLY
        } else {
            0
        }
    };
    editions
        .into_iter()
        .max_by_key(|outcome| outcome.score.saturating_add(bonus(outcome)))
}

fn outcome(words: &Vocabulary, parts: &Parts<'_>) -> Outcome {
    match words.table.orientation {
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
            let tables: Vec<(&Table, usize)> = parts.iter().map(|part| (part.table, part.order)).collect();
            across::read(words, &tables)
        }
    }
}
