//! The edition that tables are of: the one that all of them together fit best; a single table is of another one only where
//! it says so plainly.

use super::grouping::Parts;
use super::reading::TableReading;
use super::row::Rows;
use super::vocabulary::Vocabulary;
use super::{across, down};
use crate::form::{EDITIONS, Edition, Orientation};

/// The most points by which a table may fit another edition better, and still be of the same one as the others.
const COMMON_BONUS: i32 = 8;
/// What an altered label takes off the score of a reading.
const ALTERED_PENALTY: i32 = 3;

/// For each table its copies, read by the edition that they are of.
pub(super) fn choose(
    found: &[(&'static str, Vec<Parts<'_>>)],
    vocabularies: &[Vocabulary],
    preferred: &'static Edition,
) -> Vec<Vec<TableReading>> {
    let mut read: Vec<Vec<Vec<TableReading>>> = found
        .iter()
        .map(|(key, copies)| {
            let by_edition = |parts: &Parts<'_>| {
                let own = vocabularies.iter().filter(|words| words.key == *key);
                own.map(|words| read_table(words, parts)).collect()
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
fn fitting(editions: Vec<TableReading>, common: &'static Edition) -> Option<TableReading> {
    let bonus = |reading: &TableReading| {
        if std::ptr::eq(reading.edition, common) {
            COMMON_BONUS
        } else {
            0
        }
    };
    editions
        .into_iter()
        .max_by_key(|reading| reading.score.saturating_add(bonus(reading)))
}

fn read_table(vocabulary: &Vocabulary, parts: &Parts<'_>) -> TableReading {
    let mut reading = read_parts(vocabulary, parts);
    reading.account_for(parts);
    reading
}

fn read_parts(vocabulary: &Vocabulary, parts: &Parts<'_>) -> TableReading {
    match vocabulary.table.orientation {
        Orientation::Down => {
            let mut rows = Rows::default();
            for part in parts {
                rows.add(part.table, &part.title, part.order, vocabulary);
            }
            let mut reading = down::read(vocabulary, &rows);
            // Heads are words of an edition as well.
            let altered = i32::try_from(reading.altered.len()).unwrap_or(i32::MAX);
            reading.score = reading
                .score
                .saturating_sub(altered.saturating_mul(ALTERED_PENALTY));
            reading
        }
        Orientation::Across => across::read(vocabulary, parts),
    }
}
