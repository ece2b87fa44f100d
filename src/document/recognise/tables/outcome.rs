//! What reading one of the form's tables gave.

use std::collections::BTreeMap;

use super::columns::Altered;
use super::vocabulary::Vocabulary;
use crate::diagnostic::Diagnostic;
use crate::form::{self, DataPoint, Edition, Leaf, RowPath};
use crate::report::figure::Reading;
use crate::report::{Fact, State, findings};
use crate::source::{Origin, Place};

/// A table of the form as a document has it.
#[derive(Debug)]
pub(in super::super) struct Outcome {
    /// The edition by which it was read.
    pub edition: &'static Edition,
    /// The key of the table's section.
    pub key: &'static str,
    /// The form's table.
    pub table: &'static form::Table,
    /// Whether 不适用 may stand in it.
    pub may_not_apply: bool,
    /// How well it fits the edition.
    pub score: i32,
    /// The figures.
    pub facts: BTreeMap<DataPoint, Fact>,
    /// Figures that are not filled.
    pub blanks: Vec<(DataPoint, Origin)>,
    /// Figures that are no plain numbers.
    pub flaws: Vec<Diagnostic>,
    /// Labels that are not the form's.
    pub altered: Vec<Altered>,
    /// Rows of the form that the document does not have.
    pub missing: Vec<Leaf>,
    /// Rows of the document that are not the form's: where each comes, and what stands in it.
    pub strays: Vec<(usize, String)>,
    /// What stands in columns that are not the form's: where each comes, and the row with what stands there.
    pub beside: Vec<(usize, String)>,
    /// How many rows were too many to be looked at.
    pub beyond: usize,
    /// What was read with doubt: where, in which row, and what to say.
    pub doubts: Vec<(Place, RowPath, String)>,
}

impl Outcome {
    /// Nothing read yet.
    pub(super) fn new(words: &Vocabulary, score: i32) -> Self {
        Self {
            edition: words.edition,
            key: words.key,
            table: words.table,
            may_not_apply: words.table.may_not_apply,
            score,
            facts: BTreeMap::new(),
            blanks: Vec::new(),
            flaws: Vec::new(),
            altered: Vec::new(),
            missing: Vec::new(),
            strays: Vec::new(),
            beside: Vec::new(),
            beyond: 0,
            doubts: Vec::new(),
        }
    }

    /// Takes a figure in, with what is wrong with it.
    pub fn fact(&mut self, point: DataPoint, fact: Fact, reading: &Reading) {
        if fact.state == State::Blank {
            self.blanks.push((point, fact.origin.clone()));
        }
        if let Some(found) = findings::not_a_count(self.edition, point, &fact.raw, reading) {
            self.flaws.push(found.at(fact.origin.clone()));
        }
        self.facts.insert(point, fact);
    }

    /// Figures that could not be told from each other are not filled, and no sum counts on them.
    pub fn untold(&mut self, point: DataPoint, fact: Fact) {
        self.blanks.push((point, fact.origin.clone()));
        self.facts.insert(
            point,
            Fact {
                state: State::Unread(None),
                ..fact
            },
        );
    }

    /// How many of its figures say something.
    pub fn filled(&self) -> usize {
        self.facts
            .values()
            .filter(|fact| fact.state != State::Blank)
            .count()
    }
}
