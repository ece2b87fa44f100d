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
    let begun: Vec<Vec<Vec<Begun<'_>>>> = found
        .iter()
        .map(|(key, copies)| {
            let by_edition = |parts| {
                let own = vocabularies.iter().filter(|words| words.key == *key);
                own.map(|words| Begun::new(words, parts)).collect()
            };
            copies.iter().map(by_edition).collect()
        })
        .collect();
    let total = |edition: &'static Edition| -> i32 {
        let scores = begun.iter().filter_map(|copies| {
            let own = copies.iter().flatten().map(|begun| &begun.reading);
            let own = own.filter(|o| std::ptr::eq(o.edition, edition));
            own.map(|o| o.score).max()
        });
        scores.fold(0, i32::saturating_add)
    };
    let common = EDITIONS
        .iter()
        .copied()
        .max_by_key(|edition| (total(edition), std::ptr::eq(*edition, preferred)))
        .unwrap_or(preferred);
    let chosen = |copies: Vec<Vec<Begun<'_>>>| {
        let copies = copies.into_iter();
        copies
            .filter_map(|editions| Some(fitting(editions, common)?.finish()))
            .collect()
    };
    begun.into_iter().map(chosen).collect()
}

/// Of one table read by each edition the reading that counts.
fn fitting<'p>(editions: Vec<Begun<'p>>, common: &'static Edition) -> Option<Begun<'p>> {
    let bonus = |reading: &TableReading| {
        if std::ptr::eq(reading.edition, common) {
            COMMON_BONUS
        } else {
            0
        }
    };
    editions
        .into_iter()
        .max_by_key(|begun| begun.reading.score.saturating_add(bonus(&begun.reading)))
}

/// A table read by an edition as far as shows how well it fits: the figures of one whose rows run down are read only where it
/// is the edition that counts.
struct Begun<'p> {
    parts: &'p Parts<'p>,
    reading: TableReading,
    rows: Option<down::Matched<'p>>,
}

impl<'p> Begun<'p> {
    fn new(vocabulary: &Vocabulary, parts: &'p Parts<'p>) -> Self {
        let (reading, rows) = match vocabulary.table.orientation {
            Orientation::Down => {
                let mut rows = Rows::default();
                for part in parts {
                    rows.add(&part.table, &part.title, part.order, vocabulary);
                }
                let (mut reading, rows) = down::matched(vocabulary, rows);
                // Heads are words of an edition as well.
                let altered = i32::try_from(reading.altered.len()).unwrap_or(i32::MAX);
                reading.score = reading
                    .score
                    .saturating_sub(altered.saturating_mul(ALTERED_PENALTY));
                (reading, Some(rows))
            }
            Orientation::Across => (across::read(vocabulary, parts), None),
        };
        Self { parts, reading, rows }
    }

    fn finish(self) -> TableReading {
        let mut reading = self.reading;
        if let Some(rows) = &self.rows {
            reading.rows(rows);
        }
        reading.account_for(self.parts);
        reading
    }
}
