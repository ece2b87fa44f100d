//! A unit's report as far as it is summed: who, when, on which form, the figures. Nothing else of the report is kept, so that a
//! thousand of them take little memory.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::chinese::width::folded;
use crate::diagnostic::{Diagnostic, Severity};
use crate::form::{Counterpart, DataPoint, Edition, counterparts};
use crate::report::{Report, State};

/// What stands in a cell, as far as it is summed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A number; an amount in 万元.
    Number(Decimal),
    /// Nothing.
    Blank,
    /// 不适用: the unit has no power to do what is counted.
    NotApplicable,
    /// Something that is no number for certain.
    Unread,
}

impl Cell {
    /// The number, where there is one.
    pub const fn number(self) -> Option<Decimal> {
        match self {
            Self::Number(value) => Some(value),
            _ => None,
        }
    }
}

/// A unit's report.
#[derive(Clone, Debug)]
pub struct Unit {
    /// What its file is called.
    pub file: String,
    /// What was known of the file's bytes: two that are alike are the same file.
    pub contents: u128,
    /// The agency, where the report names it.
    pub name: Option<String>,
    /// The year.
    pub year: Option<i32>,
    /// The form.
    pub edition: &'static Edition,
    /// Every figure that the report has.
    pub figures: BTreeMap<DataPoint, Cell>,
    /// What the check says of it.
    pub told: Vec<Told>,
}

/// What the check says of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// How grave it is.
    pub severity: Severity,
    /// By what it is known again where the figures are others: its rule and its key path.
    pub key: String,
    /// Its words.
    pub words: String,
}

impl Told {
    /// What is kept of some findings; hints say nothing of a report's being right.
    pub fn of(found: &[Diagnostic]) -> Vec<Self> {
        let grave = found.iter().filter(|found| found.severity != Severity::Info);
        grave
            .map(|found| Self {
                severity: found.severity,
                key: format!("{} {}", found.rule.id, found.path),
                words: found.message.clone(),
            })
            .collect()
    }
}

impl Unit {
    /// What is kept of a report.
    pub fn new(file: &str, contents: u128, report: &Report, found: &[Diagnostic]) -> Self {
        let values = report.values();
        let cell = |point: &DataPoint, state: State| match (values.get(*point), state) {
            (_, State::Unread(_)) => Cell::Unread,
            (Some(value), _) => Cell::Number(value.normalize()),
            (None, State::NotApplicable) => Cell::NotApplicable,
            (None, _) => Cell::Blank,
        };
        let name = report.agency.name.as_ref().map(|name| name.as_str().trim());
        Self {
            file: file.to_owned(),
            contents,
            name: name.filter(|name| !name.is_empty()).map(str::to_owned),
            year: report.year,
            edition: report.edition,
            figures: report
                .facts
                .iter()
                .map(|(point, fact)| (*point, cell(point, fact.state)))
                .collect(),
            told: Told::of(found),
        }
    }

    /// What is wrong with it.
    pub fn errors(&self) -> impl Iterator<Item = &str> {
        let errors = self.told.iter().filter(|told| told.severity == Severity::Error);
        errors.map(|told| told.words.as_str())
    }

    /// What the unit is called where people read it: by its name, or by its file.
    pub fn called(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.file)
    }

    /// Its name as names are compared: blanks, widths and kinds of brackets make no other.
    pub fn folded_name(&self) -> Option<String> {
        self.name.as_deref().map(folded)
    }

    /// Its figures on a form, which may be another than its own.
    pub fn on(&self, edition: &'static Edition) -> Recast {
        let mut recast = Recast::default();
        for point in edition.data_points() {
            if let Some(cell) = self.figures.get(&point) {
                recast.figures.insert(point, *cell);
            }
        }
        if std::ptr::eq(edition, self.edition) {
            return recast;
        }
        let mut taken: Vec<DataPoint> = recast.figures.keys().copied().collect();
        for Counterpart { first, second } in counterparts(self.edition, edition) {
            if second.iter().all(|point| recast.figures.contains_key(point)) {
                continue;
            }
            let cells = first.iter().map(|point| self.figures.get(point).copied());
            let whole = sum(cells.map(|cell| cell.unwrap_or(Cell::Blank)));
            match (second.as_slice(), whole) {
                ([one], whole) => {
                    recast.figures.insert(*one, whole);
                }
                // Nothing parted is nothing in each part; what is something cannot be parted.
                (several, Cell::Number(value)) if value.is_zero() => {
                    let zeros = several.iter().map(|point| (*point, Cell::Number(value)));
                    recast.figures.extend(zeros);
                }
                (_, Cell::Number(_) | Cell::Unread) => continue,
                _ => {}
            }
            taken.extend(first);
        }
        taken.sort_unstable();
        let lost = self.figures.iter().filter(|(point, cell)| {
            let counts = match cell {
                Cell::Number(value) => !value.is_zero(),
                Cell::Unread => true,
                Cell::Blank | Cell::NotApplicable => false,
            };
            counts && taken.binary_search(point).is_err()
        });
        recast.lost = lost.map(|(point, cell)| (*point, *cell)).collect();
        recast
    }
}

/// A unit's figures on a form.
#[derive(Debug, Default)]
pub struct Recast {
    /// The figures of the form that are known.
    pub figures: BTreeMap<DataPoint, Cell>,
    /// What the unit reported and the form has no place for, or none that is certain; nothing of it is 0.
    pub lost: Vec<(DataPoint, Cell)>,
}

/// The sum of some cells: no number where one of them is none.
fn sum(cells: impl Iterator<Item = Cell>) -> Cell {
    let mut out = Decimal::ZERO;
    for cell in cells {
        match cell {
            Cell::Number(value) => match out.checked_add(value) {
                Some(sum) => out = sum,
                None => return Cell::Unread,
            },
            other => return other,
        }
    }
    Cell::Number(out)
}
