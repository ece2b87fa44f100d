//! The words of the form's tables, by which a table of a document is recognised.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use super::plain::{PlainCell, PlainTable};
use crate::chinese::numbering::{numbered, unnumbered};
use crate::chinese::width::folded;
use crate::document::recognise::similarity::Letters;
use crate::form::{self, Block, Column, EDITIONS, Edition, Row};

/// The least similarity of a word that is another one, changed.
pub(super) const MIN_SIMILARITY: f64 = 0.75;
/// The most different words of a table that are compared; a table of the form has fewer than sixty.
const MAX_COMPARED: usize = 120;
/// The most rows of a table that are looked at.
const MAX_ROWS: usize = 400;
/// The fewest words exactly its own that make a table likely.
const MIN_OWN_WORDS: usize = 3;
/// The fewest characters of a label that stands for its table alone.
const MIN_DISTINCTIVE: usize = 6;

/// The fewest characters before a bracket that a head is known by.
const MIN_BARE: usize = 4;

/// The words of one table of one edition.
pub(super) struct Vocabulary {
    /// The edition.
    pub edition: &'static Edition,
    /// The key of the table's section.
    pub key: &'static str,
    /// The table.
    pub table: &'static form::Table,
    /// Heads, spanners, lines over blocks and corners, plain.
    heads: BTreeMap<String, Letters>,
    /// Labels of rows and groups, plain, with their numbers and without.
    rows: BTreeMap<String, Letters>,
    /// How many labels of rows there are.
    row_count: usize,
    /// Its bit in a [`Standing`].
    bit: u16,
}

/// In which of the vocabularies a word stands: a bit for each.
#[derive(Clone, Copy, Default)]
struct Standing {
    heads: u16,
    rows: u16,
}

/// Where a plain word stands: looked up once for all tables of all editions, for most words of a document stand in none.
fn standing(word: &str) -> Standing {
    static WORDS: LazyLock<BTreeMap<&'static str, Standing>> = LazyLock::new(|| {
        let mut words: BTreeMap<&'static str, Standing> = BTreeMap::new();
        for vocabulary in all() {
            for head in vocabulary.heads.keys() {
                words.entry(head).or_default().heads |= vocabulary.bit;
            }
            for row in vocabulary.rows.keys() {
                words.entry(row).or_default().rows |= vocabulary.bit;
            }
        }
        words
    });
    WORDS.get(word).copied().unwrap_or_default()
}

/// The words of every table of every edition: the form's own, which no document changes.
pub(super) fn all() -> &'static [Vocabulary] {
    static ALL: LazyLock<Vec<Vocabulary>> = LazyLock::new(|| {
        let editions = EDITIONS.iter();
        let mut all: Vec<Vocabulary> = editions
            .flat_map(|edition| Vocabulary::of_edition(edition))
            .collect();
        for (index, vocabulary) in all.iter_mut().enumerate() {
            vocabulary.bit = 1 << index;
        }
        all
    });
    &ALL
}

impl Vocabulary {
    /// The words of every table of an edition.
    fn of_edition(edition: &'static Edition) -> Vec<Self> {
        edition
            .tables()
            .map(|(section, table)| {
                let mut words = Self {
                    edition,
                    key: section.key,
                    table,
                    heads: BTreeMap::new(),
                    rows: BTreeMap::new(),
                    row_count: 0,
                    bit: 0,
                };
                for block in table.blocks {
                    words.block(block);
                }
                words
            })
            .collect()
    }

    fn block(&mut self, block: &'static Block) {
        self.heads.extend(block.header.map(word));
        if !block.corner.is_empty() {
            self.heads.extend([word(block.corner)]);
        }
        self.columns(block.boxhead);
        self.labels(block.stub);
    }

    fn columns(&mut self, columns: &'static [Column]) {
        for column in columns {
            self.heads.extend([word(column.label)]);
            self.columns(column.children);
        }
    }

    fn labels(&mut self, rows: &'static [Row]) {
        for row in rows {
            let label = folded(row.label);
            self.rows.extend([word(unnumbered(&label)), word(&label)]);
            self.row_count += 1;
            self.labels(row.children);
        }
    }

    /// Whether a plain word is a head, or one that was changed.
    pub fn is_head(&self, word: &str) -> bool {
        // A word of digits and signs alone is like none of them.
        let says = word.len() > word.chars().count();
        says && (self.heads.contains_key(word) || {
            let letters = Letters::new(word);
            self.heads
                .iter()
                .any(|(head, own)| same_but_for_brackets(head, word) || own.is_like(&letters, MIN_SIMILARITY))
        })
    }

    /// Whether a plain word is the label of a row or a group, with its number.
    pub fn is_label(&self, word: &str) -> bool {
        self.rows.contains_key(word) && !self.heads.contains_key(word)
    }

    /// Whether a plain word is the label of a row, with its number or without.
    pub fn is_bare_label(&self, word: &str) -> bool {
        self.rows.contains_key(word)
    }

    /// How many cells of a table say exactly what the form says.
    pub fn weight(&self, table: &PlainTable<'_>) -> usize {
        let cells = table.rows.iter().take(MAX_ROWS).flatten();
        cells
            .map(PlainCell::plain)
            .filter(|text| {
                self.heads.contains_key(*text)
                    || self.rows.contains_key(*text)
                    || self.rows.contains_key(unnumbered(text))
            })
            .count()
    }

    /// What a table has of these words.
    fn likeness(&self, words: &[Word<'_>]) -> Likeness {
        let mut found = Likeness::default();
        let (mut heads, mut rows) = (BTreeSet::new(), BTreeSet::new());
        let known = |word: &Word<'_>| {
            let head = word.whole.heads & self.bit != 0;
            (head, (word.whole.rows | word.named.rows) & self.bit != 0)
        };
        let known: Vec<(bool, bool)> = words.iter().map(known).collect();
        // A table that has hardly a word of this one is not compared word by word with it.
        let likely = known.iter().filter(|known| **known != (false, false)).count() >= MIN_OWN_WORDS;
        for (word, (head, row)) in words.iter().zip(known) {
            found.words += 1;
            let (text, bare) = (word.text, word.bare());
            let near = likely && !head && !row && self.is_near(text, bare);
            if head {
                heads.insert(text);
            }
            if row {
                rows.insert(bare);
                found.distinctive |= bare.chars().count() >= MIN_DISTINCTIVE;
                found.numbered |= bare != text && word.whole.rows & self.bit != 0;
            }
            if head || row || near {
                found.known += 1;
            }
            found.near += usize::from(near);
        }
        (found.heads, found.rows) = (heads.len(), rows.len());
        found.all_rows = self.row_count;
        found
    }

    fn is_near(&self, word: &str, bare: &str) -> bool {
        let letters = Letters::new(bare);
        self.is_head(word)
            || self
                .rows
                .values()
                .any(|own| own.is_like(&letters, MIN_SIMILARITY))
    }
}

/// A word of the form, plain, with its letters.
fn word(text: &str) -> (String, Letters) {
    let plain = folded(text);
    let letters = Letters::new(&plain);
    (plain, letters)
}

/// How much of a table's words a table of the document has.
#[derive(Clone, Copy, Debug, Default)]
struct Likeness {
    /// How many different words there are that are no figures.
    words: usize,
    /// How many of them are the table's, changed or not.
    known: usize,
    /// How many of those were changed.
    near: usize,
    heads: usize,
    rows: usize,
    all_rows: usize,
    /// Whether one of the rows' labels is in no other table.
    distinctive: bool,
    /// Whether one of them has the form's own number: 3.其他.
    numbered: bool,
}

impl Likeness {
    fn precision(self) -> f64 {
        share(self.known, self.words)
    }

    /// Whether this is the table, or a part of it with its head.
    fn is_whole(self) -> bool {
        let both = self.heads >= 2 && self.rows >= 2 && self.precision() >= 0.4;
        let heads_only = self.heads >= 5 && self.precision() >= 0.8;
        let rows_only = self.rows >= 4
            && self.distinctive
            && share(self.rows, self.all_rows) >= 0.3
            && self.precision() >= 0.5;
        both || heads_only || rows_only
    }

    /// Whether this may be the rest of a table that began above.
    fn is_rest(self) -> bool {
        let few = self.rows >= 1
            && (self.distinctive || self.numbered || (self.heads >= 1 && self.precision() >= 0.8));
        (self.rows >= 2 || few) && self.precision() >= 0.6
    }

    fn weight(self) -> usize {
        4 * (self.heads + self.rows) + self.known
    }
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if whole == 0 {
        0.0
    } else {
        number(part) / number(whole)
    }
}

/// A word of a table of the document, plain.
struct Word<'t> {
    text: &'t str,
    /// Where it stands without its number and the marks behind it.
    bare: Range<usize>,
    /// Where it stands in the vocabularies,
    whole: Standing,
    /// and where its bare part does.
    named: Standing,
}

impl<'t> Word<'t> {
    fn new(text: &'t str) -> Self {
        let rest = numbered(text).1.len();
        let start = text.len() - rest;
        let end = start + unnumbered(text).len();
        let whole = standing(text);
        let named = match text.get(start..end) {
            Some(bare) if bare != text && !bare.is_empty() => standing(bare),
            _ => Standing::default(),
        };
        Self {
            text,
            bare: start..end,
            whole,
            named,
        }
    }

    fn bare(&self) -> &'t str {
        &self.text[self.bare.clone()]
    }
}

/// The words of a table of the document that are no figures, each once.
fn words_of<'t>(table: &'t PlainTable<'_>) -> Vec<Word<'t>> {
    let mut out = BTreeSet::new();
    for cell in table.cells() {
        if !cell.plain().is_empty() && !cell.is_figure() {
            out.insert(cell.plain());
        }
        if out.len() >= MAX_COMPARED {
            break;
        }
    }
    out.into_iter().map(Word::new).collect()
}

/// Whether two plain words are the same before their first bracket: a head with its unit, or another one, behind it.
pub(super) fn same_but_for_brackets(a: &str, b: &str) -> bool {
    fn bare(text: &str) -> &str {
        text.split('(').next().unwrap_or(text)
    }
    bare(a) == bare(b) && bare(a).chars().count() >= MIN_BARE
}

/// Which table of the form a table of the document is; `above` is the one that the table above it was.
pub(super) fn which(table: &PlainTable<'_>, above: Option<&'static str>) -> Option<&'static str> {
    let words = words_of(table);
    let mut best: BTreeMap<&'static str, usize> = BTreeMap::new();
    for vocabulary in all() {
        let likeness = vocabulary.likeness(&words);
        if likeness.is_whole() || (above == Some(vocabulary.key) && likeness.is_rest()) {
            let weight = best.entry(vocabulary.key).or_default();
            *weight = likeness.weight().max(*weight);
        }
    }
    best.into_iter()
        .max_by_key(|(_, weight)| *weight)
        .map(|(key, _)| key)
}
