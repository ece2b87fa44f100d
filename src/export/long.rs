//! A report as rows of one long table, a figure a row: what engines filter, join and sum.

use serde::Serialize;

use super::figure::{Given, Number, all, number, unit};
use crate::report::Report;

/// A figure. Its keys and their order are stated in [`super::schema`].
#[derive(Serialize)]
struct Figure<'a> {
    path: &'a str,
    unit: Option<&'a str>,
    year: Option<i32>,
    edition: &'a str,
    table: &'static str,
    row: String,
    column: &'static str,
    value: Number,
    /// Whether the value is the sum of what a total that was left out is the total of.
    computed: bool,
    given: &'static str,
    /// Whether the report's edition has no such figure.
    other: bool,
}

/// The figures of a report, each as one line of JSON with its end, computed totals included; `path` is what the file is called.
///
/// # Errors
/// None in practice: a report holds nothing that JSON cannot say.
pub fn lines(path: &str, report: &Report) -> Result<String, serde_json::Error> {
    let values = report.values();
    let mut out = String::new();
    for (point, other) in all(report) {
        let value = number(&values, point);
        let given = Given::of(report, point);
        out.push_str(&serde_json::to_string(&Figure {
            path,
            unit: unit(report),
            year: report.year,
            edition: report.edition.id,
            table: point.table,
            row: point.row.to_string(),
            column: point.column,
            computed: value.is_some() && given == Given::Nothing,
            value,
            given: given.word(),
            other,
        })?);
        out.push('\n');
    }
    Ok(out)
}
