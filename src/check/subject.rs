//! What every rule judges: a report with its figures, and last year's beside it.

use super::Context;
use crate::report::Report;
use crate::report::values::Values;

/// A report as the rules see it. A figure that was traced as wrong stands at its right value.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The report.
    pub report: &'a Report,
    /// Its figures.
    pub values: Values,
    /// Last year's report, where it was read and is last year's.
    pub prior: Option<Prior<'a>>,
}

/// Last year's report.
#[derive(Debug)]
pub struct Prior<'a> {
    /// The report.
    pub report: &'a Report,
    /// Its figures.
    pub values: Values,
}

impl<'a> Subject<'a> {
    /// What is to be judged.
    pub fn new(report: &'a Report, context: &'a Context) -> Self {
        Self {
            report,
            values: report.values(),
            prior: last_year(report, context).map(|report| Prior {
                report,
                values: report.values(),
            }),
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
