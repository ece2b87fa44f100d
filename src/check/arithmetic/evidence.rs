//! What is stated elsewhere of a figure of this report, in its prose or in last year's report: it speaks for one correction
//! before another.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::form::DataPoint;
use crate::prose::meaning::Meaning;
use crate::prose::other_units::names_another_scope;
use crate::prose::passage::{Passage, passages};
use crate::prose::statement::Statement;
use crate::report::Report;

/// The most statements of prose that are kept: those of any report, and not of one that is nothing but figures.
const MAX_STATEMENTS: usize = 500;

/// What is stated of figures: each with its number and the words that say where.
type Stated = BTreeMap<DataPoint, Vec<(Decimal, String)>>;

/// What is stated of the figures of a report elsewhere than in its tables.
pub(super) struct Evidence<'a> {
    report: &'a Report,
    last: Option<&'a Report>,
    in_prose: Stated,
}

impl<'a> Evidence<'a> {
    /// Reads the prose of a report. `last` is last year's report.
    pub fn gather(report: &'a Report, last: Option<&'a Report>) -> Self {
        Self {
            report,
            last,
            in_prose: in_prose(report),
        }
    }

    /// What is stated of a figure, with the words that say where.
    pub fn about(&self, point: DataPoint) -> Vec<(Decimal, String)> {
        let by_last_year = |last| by_last_year(self.report, last, point);
        let mut stated = self.last.map(by_last_year).unwrap_or_default();
        stated.extend(self.in_prose.get(&point).into_iter().flatten().cloned());
        stated
    }
}

/// What the prose states of single figures. Those that it took from the tables state nothing.
fn in_prose(report: &Report) -> Stated {
    let mut out = Stated::new();
    let mut kept = 0;
    passages(report, |passage| {
        if kept >= MAX_STATEMENTS {
            return;
        }
        for claim in passage.denials() {
            let quoted = passage.line.get(claim.range).unwrap_or_default();
            let words = format!("“{}”里也写着“{quoted}”", passage.key);
            for point in claim.names.iter().flat_map(|name| name.points(report.edition)) {
                out.entry(point).or_default().push((Decimal::ZERO, words.clone()));
                kept += 1;
            }
        }
        for statement in &passage.statements {
            if kept >= MAX_STATEMENTS {
                return;
            }
            let quantity = &statement.quantity;
            let elsewhere = names_another_scope(statement.before, statement.lead, Some(report));
            if !quantity.is_exact() || elsewhere || passage.is_inserted(&quantity.range) {
                continue;
            }
            let meaning = passage.meaning(statement, report);
            if let Some(point) = meaning.and_then(|meaning| only_point(&meaning, report)) {
                let words = quote(passage, statement);
                out.entry(point).or_default().push((quantity.value, words));
                kept += 1;
            }
        }
    });
    out
}

fn quote(passage: &Passage<'_>, statement: &Statement<'_>) -> String {
    format!("“{}”里也写着“{}”", passage.key, passage.quoted(statement))
}

/// The one figure that is meant, where every other reading adds nothing to it.
fn only_point(meaning: &Meaning, report: &Report) -> Option<DataPoint> {
    let [point] = meaning.readings.first()?.plus[..] else {
        return None;
    };
    let is_zero = |other: &DataPoint| {
        let fact = report.facts.get(other);
        fact.and_then(|fact| fact.state.number())
            .is_some_and(|value| value.is_zero())
    };
    let mut terms = meaning
        .readings
        .iter()
        .flat_map(|reading| reading.plus.iter().chain(&reading.minus));
    (terms.all(|other| *other == point || is_zero(other)) && !meaning.may_be_fewer).then_some(point)
}

/// What last year's report states of a figure, with the words that say where: what it left over is where this year begins.
fn by_last_year(report: &Report, last: &Report, point: DataPoint) -> Vec<(Decimal, String)> {
    let carried = report.edition.carried.iter();
    let stated = carried
        .filter(|carried| carried.table == point.table && point.row.to_string() == carried.to)
        .filter_map(|carried| {
            let table = last.edition.table(carried.table)?;
            let leaf = table.rows().find(|leaf| leaf.path.to_string() == carried.from)?;
            let from = DataPoint {
                row: leaf.path,
                ..point
            };
            let value = last.facts.get(&from)?.state.number()?;
            let row = last.edition.row_name(from.table, from.row);
            let words = format!(
                "上年报告的{row}，{}一栏也写着 {}",
                point.column,
                value.normalize()
            );
            Some((value, words))
        });
    stated.collect()
}
