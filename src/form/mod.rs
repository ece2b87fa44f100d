//! The official form of the annual report, as data. Everything else derives from it: the keys of the file, the JSON
//! Schemas, the skeleton of `new`, the arithmetic, the tables of every format. Depends on nothing.
//!
//! The form is fixed by the open-government office of the State Council's general office under article 50 of the
//! Regulations on Open Government Information (国务院令第711号). An [`Edition`] is one notice's form.

pub mod agencies;
mod edition_2019;
mod edition_2021;
mod names;
pub mod parts;
pub mod phrases;
mod point;
mod shared;
pub mod topics;
mod walk;
pub mod words;
mod written;

use crate::chinese::numerals::ordinal;
pub use point::{DataPoint, MAX_DEPTH, RowPath};
pub use walk::{Leaf, Relation, keyed};
pub use written::Written;

/// Every edition, oldest first. The last is the one in force.
pub static EDITIONS: &[&Edition] = &[&edition_2019::EDITION, &edition_2021::EDITION];

/// The word that stands for a sum, both as a column and as the last row of 三、本年度办理结果.
pub const TOTAL: &str = shared::TOTAL;

/// The row of 规章 (rules), which few agencies have the power to make (立法法).
pub const RULES: &str = shared::RULES;

/// The key of part one, which must say something whatever the year was like.
pub const OVERVIEW: &str = shared::OVERVIEW_TITLE.0;

/// The key of part five, which must say something too.
pub const PROBLEMS: &str = shared::PROBLEMS_TITLE.0;

/// The row of lawsuits that no 行政复议 went before: 行政复议法 of 2023 sends most of them there first.
pub const DIRECT_SUITS: &str = shared::DIRECT_SUITS;

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
    /// Words by which the notice's title, or that of the form attached to it, is told from the others; brackets half-width.
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
    /// The assertions figure by figure, once they have been asked for: `Written::LATER` in the literal.
    pub written: Written,
}

/// The figures of one row that stand, column by column, in another row of the next year's report.
#[derive(Debug)]
pub struct Carried {
    /// The key of the table.
    pub table: &'static str,
    /// The row of the earlier report (结转下年度).
    pub from: &'static str,
    /// The row of the later report (上年结转).
    pub to: &'static str,
}

/// A column that counts what is in force at the end of the year: last year's figure, more by what was made in the year and
/// less by what was repealed.
#[derive(Debug)]
pub struct Stock {
    /// The key of the table.
    pub table: &'static str,
    /// The column (现行有效件数).
    pub column: &'static str,
    /// The column of what is added in the year.
    pub added: &'static str,
    /// The column of what is taken away in the year.
    pub removed: &'static str,
}

/// One of the six parts of the report.
#[derive(Debug)]
pub struct Section {
    /// The key of the file.
    pub key: &'static str,
    /// The heading, without its numeral.
    pub title: &'static str,
    /// The part's table, where it has one.
    pub table: Option<Table>,
}

/// A statutory table: blocks stacked in one grid.
#[derive(Debug)]
pub struct Table {
    /// The blocks, from top to bottom.
    pub blocks: &'static [Block],
    /// Whether rows run down or are laid across as spanners.
    pub orientation: Orientation,
    /// Widths of the grid columns of the stub, in twentieths of a point on the blank form.
    pub stub_widths: &'static [u16],
    /// Width of each grid column that holds figures, in the same unit.
    pub value_width: u16,
    /// Whether a figure may be 不适用: an agency without the power to make rules, or to fine, says so in table 2.
    pub may_not_apply: bool,
}

/// How a table lays out its rows of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orientation {
    /// A row of figures is a row of the grid, its label in the stub.
    Down,
    /// All figures stand in one row of the grid; the rows' labels are spanners with the columns under each.
    Across,
}

/// Rows of a table that share one boxhead.
#[derive(Debug)]
pub struct Block {
    /// The line over the block, across the whole width.
    pub header: Option<&'static str>,
    /// The text above the stub; empty where the form has none.
    pub corner: &'static str,
    /// The heads of the columns, a tree: a head with children is a spanner.
    pub boxhead: &'static [Column],
    /// The labels of the rows, a tree: a label with children is a group and carries no figures.
    pub stub: &'static [Row],
}

/// A column head. A spanner has children, and no key of its own.
#[derive(Debug)]
pub struct Column {
    /// The key of the file; empty on a spanner.
    pub key: &'static str,
    /// The head as printed.
    pub label: &'static str,
    /// What the column's figures are.
    pub kind: Kind,
    /// The heads under a spanner.
    pub children: &'static [Column],
}

/// A row label. A group has children; its key is empty where the file does not nest for it.
#[derive(Debug)]
pub struct Row {
    /// The key of the file.
    pub key: &'static str,
    /// The label as printed.
    pub label: &'static str,
    /// The rows of a group.
    pub children: &'static [Row],
}

/// What a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number, not negative.
    Count,
    /// A whole number that may carry a sign (本年增/减).
    Change,
    /// An amount of money in 万元, with decimals.
    Amount,
}

/// A relation that must hold: the sum of `left` equals the sum of `right`, in each row or in each column of a table.
#[derive(Debug)]
pub struct Assertion {
    /// The key of the table.
    pub table: &'static str,
    /// What the relation is.
    pub relation: RelationKind,
    /// Along which axis it is repeated, and so what the terms name: columns where it holds in each row.
    pub each: Each,
    /// The terms of one side.
    pub left: &'static [&'static str],
    /// The terms of the other side.
    pub right: Terms,
}

/// What a relation states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationKind {
    /// A total (left) is the sum of its parts (right).
    Total,
    /// What came in (left) equals what was dealt with and what is left over (right): printed on the form.
    Balance,
}

/// Along which axis an assertion is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Each {
    /// In each row of figures; terms are keys of columns.
    Row,
    /// In each column; terms are row paths, a group standing for all its rows.
    Column,
}

/// The terms of the other side of an assertion.
#[derive(Debug)]
pub enum Terms {
    /// These.
    Of(&'static [&'static str]),
    /// Everything beside the left side: the other columns, or the other rows of the group that holds it.
    Rest,
}

impl Section {
    /// Whether the part cannot do without words of its own: of every year there is an overview to give, and something to
    /// do better. The others have their table, or may have nothing to report.
    pub fn needs_words(&self) -> bool {
        [OVERVIEW, PROBLEMS].contains(&self.key)
    }
}

impl Edition {
    /// The edition that the file names, if there is one.
    pub fn find(id: &str) -> Option<&'static Self> {
        EDITIONS.iter().copied().find(|e| e.id == id)
    }

    /// The edition in which a year is reported. Years before the first edition have none.
    pub fn of_year(year: i32) -> Option<&'static Self> {
        EDITIONS.iter().copied().find(|e| e.covers(year))
    }

    /// The edition in force.
    pub fn current() -> &'static Self {
        EDITIONS[EDITIONS.len() - 1]
    }

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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_year_from_the_first_edition_has_exactly_one_form() {
        for year in 2019..2040 {
            assert_eq!(EDITIONS.iter().filter(|e| e.covers(year)).count(), 1, "{year}");
        }
        assert!(Edition::of_year(2018).is_none());
        assert_eq!(Edition::current().id, "2021");
    }

    #[test]
    fn figures_are_counted_as_the_notices_print_them() {
        let rows = |e: &str, t: &str| Edition::find(e).unwrap().table(t).unwrap().rows().count();
        assert_eq!((rows("2019", "申请"), rows("2021", "申请")), (23, 25));
        let points = |e: &str| Edition::find(e).unwrap().data_points().count();
        assert_eq!(points("2019"), 22 + 23 * 7 + 15);
        assert_eq!(points("2021"), 10 + 25 * 7 + 15);
    }

    #[test]
    fn every_figure_has_a_name_of_its_own() {
        for edition in EDITIONS {
            let mut points: Vec<DataPoint> = edition.data_points().collect();
            let count = points.len();
            points.sort_unstable();
            points.dedup();
            assert_eq!(
                points.len(),
                count,
                "a form nested deeper than MAX_DEPTH loses keys"
            );
        }
    }

    #[test]
    fn every_term_of_every_assertion_names_a_figure() {
        for edition in EDITIONS {
            for assertion in edition.assertions {
                let relations: Vec<_> = edition
                    .relations()
                    .iter()
                    .filter(|r| std::ptr::eq(r.assertion, assertion))
                    .collect();
                assert!(!relations.is_empty());
                for relation in relations {
                    assert!(
                        !relation.left.is_empty() && !relation.right.is_empty(),
                        "{relation:?}"
                    );
                    for point in relation.left.iter().chain(&relation.right) {
                        assert!(edition.contains(*point), "{point}");
                    }
                }
            }
            let row = |table: &str, path: &str| {
                let table = edition.table(table).unwrap();
                table.rows().find(|leaf| leaf.path.to_string() == path)
            };
            for carried in edition.carried {
                for path in [carried.from, carried.to] {
                    assert!(row(carried.table, path).is_some(), "{path}");
                }
            }
            for stock in edition.stocks {
                let columns: Vec<&str> = edition.table(stock.table).unwrap().blocks[0]
                    .columns()
                    .iter()
                    .map(|column| column.key)
                    .collect();
                for column in [stock.column, stock.added, stock.removed] {
                    assert!(columns.contains(&column), "{column}");
                }
            }
            // Table 3 has a sum in each row and, for each applicant, one sum and one balance; table 4 three sums.
            let rows = edition.table("申请").unwrap().rows().count();
            assert_eq!(edition.relations().len(), rows + 7 + 7 + 3);
        }
    }
}
