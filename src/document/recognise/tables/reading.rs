//! What reading one of the form's tables gave.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::AlteredLabel;
use super::figure;
use super::vocabulary::Vocabulary;
use crate::diagnostic::Diagnostic;
use crate::document::Cell;
use crate::form::{self, Column, DataPoint, Edition, Leaf, RowPath, in_column};
use crate::report::figure::Reading;
use crate::report::{Fact, State, findings};
use crate::source::{Origin, Place, PlaceOrder};

/// A table of the form as a document has it.
#[derive(Debug)]
pub(in crate::document::recognise) struct TableReading {
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
    pub altered: Vec<AlteredLabel>,
    /// Rows of the form that the document does not have.
    pub missing: Vec<Leaf>,
    /// Rows of the document that are not the form's: where each comes, and what stands in it.
    pub foreign_rows: Vec<(PlaceOrder, String)>,
    /// What stands in columns that are not the form's: where each comes, and the row with what stands there.
    pub foreign_cells: Vec<(PlaceOrder, String)>,
    /// How many rows were too many to be looked at.
    pub rows_beyond: usize,
    /// Where the cells stand whose numbers were filled, or are named in one of these lists.
    pub accounted: BTreeSet<PlaceOrder>,
    /// Numbers that found no place: where each stands, and the row with the number.
    pub unplaced: Vec<(PlaceOrder, String)>,
    /// What was read with doubt: where, in which row, and what to say.
    pub doubts: Vec<(Place, RowPath, String)>,
    /// Where the row stands whose figures were read last: they come row by row.
    row_place: Option<(RowPath, String)>,
}

impl TableReading {
    /// Nothing read yet.
    pub(super) fn new(vocabulary: &Vocabulary, score: i32) -> Self {
        Self {
            edition: vocabulary.edition,
            key: vocabulary.key,
            table: vocabulary.table,
            may_not_apply: vocabulary.table.may_not_apply,
            score,
            facts: BTreeMap::new(),
            blanks: Vec::new(),
            flaws: Vec::new(),
            altered: Vec::new(),
            missing: Vec::new(),
            foreign_rows: Vec::new(),
            foreign_cells: Vec::new(),
            rows_beyond: 0,
            accounted: BTreeSet::new(),
            unplaced: Vec::new(),
            doubts: Vec::new(),
            row_place: None,
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

    /// Takes a figure in that could not be distinguished from others: it is not filled, and no sum counts on it.
    pub fn indistinct(&mut self, point: DataPoint, fact: Fact) {
        self.blanks.push((point, fact.origin.clone()));
        self.facts.insert(
            point,
            Fact {
                state: State::Unread(None),
                ..fact
            },
        );
    }

    /// Takes a figure in by the text of its cell; where there is none, in the state `empty`.
    pub fn cell(
        &mut self,
        leaf: &Leaf,
        column: &'static Column,
        text: &str,
        order: PlaceOrder,
        empty: State,
    ) {
        let point = self.point(leaf, column);
        if self.row_place.as_ref().is_none_or(|(row, _)| *row != leaf.path) {
            self.row_place = Some((leaf.path, self.edition.row_place(self.key, leaf.path)));
        }
        let row = self.row_place.as_ref().map_or("", |(_, words)| words);
        let place = Place {
            order,
            words: in_column(row, column.key),
            quote: None,
        };
        let (mut fact, reading) = figure::read(text, column.kind, self.may_not_apply, place);
        if text.trim().is_empty() && empty == State::Unread(None) {
            self.indistinct(point, fact);
            return;
        }
        if text.trim().is_empty() {
            fact.state = empty;
        }
        self.fact(point, fact, &reading);
    }

    /// The numbers of these cells of a row are filled, or named in a finding.
    pub fn account<'c>(&mut self, row: PlaceOrder, cells: impl IntoIterator<Item = &'c Cell>) {
        self.accounted
            .extend(cells.into_iter().map(|cell| row.at_cell(cell.column)));
    }

    /// The data point of a row and a column.
    pub fn point(&self, leaf: &Leaf, column: &Column) -> DataPoint {
        DataPoint {
            table: self.key,
            row: leaf.path,
            column: column.key,
        }
    }

    /// Where the first of its figures comes in the document.
    pub fn first_place(&self) -> PlaceOrder {
        let places = self.facts.values().map(|fact| fact.origin.place_order());
        places.min().unwrap_or_default()
    }

    /// How many of its figures say something.
    pub fn filled(&self) -> usize {
        self.facts
            .values()
            .filter(|fact| fact.state != State::Blank)
            .count()
    }
}
