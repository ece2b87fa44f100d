//! The official form of the annual report, as data. Everything else derives from it: the keys of the file, the JSON
//! Schemas, the skeleton of `new`, the arithmetic, the tables of every format. Depends on nothing.
//!
//! The form is fixed by the open-government office of the State Council's general office under article 50 of the
//! Regulations on Open Government Information (国务院令第711号). An [`Edition`] is one notice's form.

pub mod agencies;
mod assertion;
mod basis;
mod between_editions;
mod between_years;
pub mod cities;
mod edition;
mod edition_2019;
mod edition_2021;
mod names;
mod overlaps;
pub mod parts;
pub mod phrases;
mod point;
mod relations;
mod section;
mod shared;
mod table;
pub mod title;
pub mod topics;
pub mod words;

pub use assertion::{Relation, RelationKind};
// An edition that tests make up is made of these too.
#[cfg(feature = "internals")]
pub use assertion::{Assertion, Each, Terms};
pub use between_editions::{Counterpart, counterparts};
pub use between_years::{Carried, Stock};
pub use edition::Edition;
pub use names::in_column;
pub use overlaps::overlap;
pub use point::{DataPoint, RowPath};
#[cfg(feature = "internals")]
pub use relations::RelationCache;
pub use section::Section;
pub use shared::{
    APPLICATIONS, DIRECT_SUITS, DISPUTES, OF_APPLICANTS, OUTCOME, OVERVIEW, PROACTIVE, PROBLEMS, RECEIVED,
    RULES, TOTAL,
};
pub use table::{Block, Column, Kind, Leaf, Orientation, Row, Table, keyed};

/// Every edition, oldest first. The last is the one in force.
pub static EDITIONS: &[&Edition] = &[&edition_2019::EDITION, &edition_2021::EDITION];

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
