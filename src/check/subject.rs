//! What every rule judges: a report with its figures, and last year's beside it.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::context::Context;
use crate::diagnostic::Rule;
use crate::form::DataPoint;
use crate::prose::judged_lines::Line;
use crate::prose::passage::passages;
use crate::prose::period::{self, Period};
use crate::prose::phrase_match::without_links;
use crate::prose::quantity::Unit;
use crate::report::values::Values;
use crate::report::{Report, State, keys};

/// A report as the rules see it. A figure that was traced as wrong stands at its right value.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The report.
    pub report: &'a Report,
    /// Its figures.
    pub values: Values,
    /// Last year's report, where it was read and is last year's.
    pub prior: Option<Prior<'a>>,
    /// What the caller has loaded.
    pub context: &'a Context,
    /// The periods that it states, once they have been asked for.
    periods: OnceCell<Vec<(Line<'a>, Period)>>,
    /// Figures of sums that do not match, of which it is not known which is wrong.
    doubted: BTreeSet<DataPoint>,
}

/// Last year's report.
#[derive(Debug)]
pub struct Prior<'a> {
    /// The report.
    pub report: &'a Report,
    /// Its figures.
    pub values: Values,
    /// The figures of its prose by the words before them, once they have been asked for.
    prose: OnceCell<BTreeMap<String, Vec<(Unit, Decimal)>>>,
}

impl Subject<'_> {
    /// Whether a figure is a number for certain: what could not be read, or may be the wrong one of a sum, is judged by no
    /// other rule.
    pub fn is_certain(&self, point: DataPoint) -> bool {
        let state = self.report.facts.get(&point).map(|fact| fact.state);
        matches!(state, Some(State::Number(_) | State::Computed)) && !self.doubted.contains(&point)
    }
}

impl<'a> Subject<'a> {
    /// The periods that its prose states as those of its figures, with their lines.
    pub fn periods(&self) -> &[(Line<'a>, Period)] {
        self.periods.get_or_init(|| period::stated(self.report))
    }

    /// Whether a rule is asked: of its editions, and with last year's report where it needs one.
    pub(super) fn is_asked(&self, rule: &Rule) -> bool {
        rule.judges(self.report.edition.id) && (!rule.needs_prior || self.prior.is_some())
    }
}

impl Prior<'_> {
    /// The figure that its prose gives with the same words, where it gives one. Of two it is not known which is meant.
    pub fn in_prose(&self, words: &str, unit: Unit) -> Option<Decimal> {
        let all = self.prose.get_or_init(|| figures_of_prose(self.report));
        let mut found = all.get(words)?.iter().filter(|(of, _)| *of == unit);
        let (_, value) = found.next()?;
        found.all(|(_, other)| other == value).then_some(*value)
    }

    /// What messages call it: 上年（2020 年度）报告.
    pub fn name(&self) -> String {
        match self.report.year {
            Some(year) => format!("上年（{year} 年度）报告"),
            None => keys::PRIOR.to_owned(),
        }
    }
}

impl<'a> Subject<'a> {
    /// What is to be judged, with the figures that may be wrong.
    pub fn new(report: &'a Report, context: &'a Context, doubted: BTreeSet<DataPoint>) -> Self {
        Self {
            report,
            values: report.values(),
            prior: last_year(report, context).map(|report| Prior {
                report,
                values: report.values(),
                prose: OnceCell::new(),
            }),
            context,
            periods: OnceCell::new(),
            doubted,
        }
    }
}

/// Last year's report, where it was read and is last year's. A report of another year says nothing of last year; one that
/// does not say its year is taken at its word.
pub(super) fn last_year<'a>(report: &Report, context: &'a Context) -> Option<&'a Report> {
    let last = context.prior.as_ref().and_then(|prior| prior.as_ref().ok());
    last.filter(|last| match (report.year, last.year) {
        (Some(year), Some(given)) => given == year - 1,
        _ => true,
    })
}

/// The figures of prose that are meant to the last digit, by the words before them. Words that are too short name nothing.
fn figures_of_prose(report: &Report) -> BTreeMap<String, Vec<(Unit, Decimal)>> {
    let mut out: BTreeMap<String, Vec<(Unit, Decimal)>> = BTreeMap::new();
    passages(report, |passage| {
        for statement in passage.statements.iter().filter(|s| s.quantity.is_exact()) {
            let words = without_links(statement.lead);
            if words.chars().count() >= SHORTEST_NAME {
                let found = (statement.quantity.unit, statement.quantity.value);
                out.entry(words.to_owned()).or_default().push(found);
            }
        }
    });
    out
}

/// The fewest characters that name a figure of prose.
const SHORTEST_NAME: usize = 4;
