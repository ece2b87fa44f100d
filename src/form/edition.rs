//! An edition: a notice, its sections and tables, and the relations that its figures must satisfy.

use rust_decimal::Decimal;

use super::assertion::{Assertion, Relation};
use super::between_years::{Carried, Stock};
use super::point::DataPoint;
use super::relations::{RelationCache, Relations};
use super::section::Section;
use super::table::{Column, Kind, Table};
use crate::chinese::numerals::ordinal;

/// One edition of the form: a notice, its sections and tables, and the relations its figures must satisfy.
#[derive(Debug)]
pub struct Edition {
    /// What the file writes behind 版式.
    pub id: &'static str,
    /// First year that is reported on this form.
    pub first_year: i32,
    /// Last year that is reported on this form; none while it is in force.
    pub last_year: Option<i32>,
    /// The notice's title, without 《》.
    pub notice_title: &'static str,
    /// The notice's document number.
    pub notice_number: &'static str,
    /// The title of the form that is attached to the notice, without 《》.
    pub form_title: &'static str,
    /// Words by which the notice's title, or that of the form attached to it, is distinguished from the others; brackets half-width.
    pub notice_words: &'static [&'static str],
    /// The six parts, in order.
    pub sections: &'static [Section],
    /// What 总体情况 reports on.
    pub topics: &'static [&'static str],
    /// The key of the part that says what 信息处理费 was charged (国办函〔2020〕109号); none where the form does not ask for it.
    pub fees: Option<&'static str>,
    /// What must add up (勾稽关系).
    pub assertions: &'static [Assertion],
    /// Relations that are not the form's though its columns look like it: a row that satisfies one was probably filled
    /// by it.
    pub lookalikes: &'static [Assertion],
    /// Whether a figure left blank makes the report unfit to publish: the 2021 notice says that every cell is filled,
    /// with 0 where there is nothing; the form of 2019, on trial, did not.
    pub blank_is_error: bool,
    /// What a report hands to the next year's, row for row.
    pub carried: &'static [Carried],
    /// What is in force at the end of a year, and what changed it in the year.
    pub stocks: &'static [Stock],
    /// The assertions figure by figure, once they have been asked for: `RelationCache::EMPTY` in the literal.
    pub relation_cache: RelationCache,
}

impl Edition {
    /// Whether a year is reported on this form.
    pub fn covers(&self, year: i32) -> bool {
        year >= self.first_year && self.last_year.is_none_or(|last| year <= last)
    }

    /// The section whose key this is.
    pub fn section(&self, key: &str) -> Option<&'static Section> {
        self.sections().iter().find(|s| s.key == key)
    }

    /// The sections, for ever.
    pub const fn sections(&self) -> &'static [Section] {
        self.sections
    }

    /// The sections that hold a table, with the table.
    pub fn tables(&self) -> impl Iterator<Item = (&'static Section, &'static Table)> + use<> {
        self.sections
            .iter()
            .filter_map(|s| s.table.as_ref().map(|t| (s, t)))
    }

    /// The table of the section whose key this is.
    pub fn table(&self, key: &str) -> Option<&'static Table> {
        self.section(key).and_then(|s| s.table.as_ref())
    }

    /// How clerks call a section's table: 表二 for the table of section two.
    pub fn table_name(&self, key: &str) -> String {
        let index = self
            .sections
            .iter()
            .position(|s| s.key == key)
            .unwrap_or_default();
        format!("表{}", ordinal(index + 1))
    }

    /// The heading of a section with its numeral: 一、总体情况.
    pub fn heading(&self, key: &str) -> String {
        let index = self
            .sections
            .iter()
            .position(|s| s.key == key)
            .unwrap_or_default();
        format!(
            "{}、{}",
            ordinal(index + 1),
            self.sections.get(index).map_or("", |s| s.title)
        )
    }

    /// Every figure of the form, table by table, row by row.
    pub fn data_points(&self) -> impl Iterator<Item = DataPoint> + use<> {
        self.tables().flat_map(|(section, table)| {
            table.rows().flat_map(move |leaf| {
                let columns = leaf.block.columns();
                columns.into_iter().map(move |c| DataPoint {
                    table: section.key,
                    row: leaf.path,
                    column: c.key,
                })
            })
        })
    }

    /// Whether the form has this figure.
    pub fn contains(&self, point: DataPoint) -> bool {
        self.kind(point).is_some()
    }

    /// What a figure of the form is.
    pub fn kind(&self, point: DataPoint) -> Option<Kind> {
        self.head(point).map(|column| column.kind)
    }

    /// The head of the column of a figure.
    pub fn head(&self, point: DataPoint) -> Option<&'static Column> {
        let leaf = self.table(point.table)?.row(point.row)?;
        let mut columns = leaf.block.columns().into_iter();
        columns.find(|column| column.key == point.column)
    }

    /// Assertions about this form, for every row or column that they speak of.
    pub fn written_out(&self, assertions: &'static [Assertion]) -> impl Iterator<Item = Relation> + use<> {
        let mut out = Vec::new();
        for assertion in assertions {
            if let Some(table) = self.table(assertion.table) {
                out.extend(assertion.in_table(table));
            }
        }
        out.into_iter()
    }

    fn written(&self) -> &Relations {
        let write = || self.written_out(self.assertions).collect();
        self.relation_cache.get_or_write(write)
    }

    /// Every assertion, for every row or column in which it must hold.
    pub fn relations(&self) -> &[Relation] {
        &self.written().all
    }

    /// Whether every figure of every relation has a number, and all relations hold. `figures` come in their order.
    pub fn all_hold(&self, figures: impl Iterator<Item = (DataPoint, Option<Decimal>)>) -> bool {
        self.written().all_hold(figures)
    }
}
