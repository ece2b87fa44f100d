//! What was found, for programs, as one versioned object. Its fields are a contract: they do not follow the internal types.

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::value::RawValue;

use super::against::{Candidate, Checked, Explanation};
use super::cause::{Cause, Reach};
use super::finding::{Finding, Kind};
use super::human::words;
use super::merged::Merged;
use super::unit::{Cell, Unit};
use crate::form::{DataPoint, Edition};

/// A sum, and the comparison with a report where there was one. `output` is the file that was written.
///
/// # Errors
/// None in practice: the objects hold nothing that JSON cannot say.
pub fn json(
    merged: &Merged,
    units: &[Unit],
    findings: &[Finding],
    checked: Option<(&str, &Checked)>,
    output: Option<&str>,
) -> Result<String, serde_json::Error> {
    let shown = |(at, unit)| shown_unit(at, unit, merged);
    let out = Told {
        version: 1,
        agency: merged.agency.as_deref(),
        year: merged.year,
        edition: merged.edition.id,
        units: units.iter().enumerate().map(shown).collect(),
        findings: findings.iter().map(shown_finding).collect(),
        output,
        against: checked.map(|(path, checked)| Against {
            path,
            compared: checked.compared,
            differences: checked
                .differences
                .iter()
                .map(|d| Differing {
                    path: d.point.to_string(),
                    place: checked.edition.cell_place(d.point),
                    given: number(d.given),
                    sum: number(d.sum),
                    difference: d.by.and_then(plain),
                })
                .collect(),
            explanations: checked
                .explanations
                .iter()
                .map(|it| explained(it, checked.edition, units))
                .collect(),
        }),
    };
    serde_json::to_string_pretty(&out).map(|text| text + "\n")
}

#[derive(Serialize)]
struct Told<'a> {
    version: u8,
    agency: Option<&'a str>,
    year: Option<i32>,
    edition: &'a str,
    units: Vec<Of<'a>>,
    findings: Vec<Found<'a>>,
    output: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    against: Option<Against<'a>>,
}

#[derive(Serialize)]
struct Of<'a> {
    path: &'a str,
    agency: Option<&'a str>,
    year: Option<i32>,
    edition: &'a str,
    errors: usize,
    summed: bool,
}

#[derive(Serialize)]
struct Found<'a> {
    kind: Kind,
    severity: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    paths: &'a [String],
}

#[derive(Serialize)]
struct Against<'a> {
    path: &'a str,
    compared: usize,
    differences: Vec<Differing>,
    explanations: Vec<Explained<'a>>,
}

#[derive(Serialize)]
struct Differing {
    path: String,
    place: String,
    given: Number,
    sum: Number,
    difference: Number,
}

#[derive(Serialize)]
struct Explained<'a> {
    paths: Vec<String>,
    named: bool,
    candidates: Vec<May<'a>>,
}

#[derive(Serialize)]
struct May<'a> {
    cause: Cause,
    reach: &'a str,
    units: Vec<&'a str>,
    words: String,
    figures: Vec<Figure>,
    mends: &'a [String],
    breaks: &'a [String],
    only_possible: bool,
}

#[derive(Serialize)]
struct Figure {
    path: String,
    now: Number,
    then: Number,
}

/// A number as it is, digit for digit: no binary fraction comes between.
type Number = Option<Box<RawValue>>;

fn plain(value: Decimal) -> Number {
    RawValue::from_string(value.normalize().to_string()).ok()
}

fn number(cell: Cell) -> Number {
    cell.number().and_then(plain)
}

fn shown_unit<'a>(at: usize, unit: &'a Unit, merged: &Merged) -> Of<'a> {
    Of {
        path: &unit.file,
        agency: unit.name.as_deref(),
        year: unit.year,
        edition: unit.edition.id,
        errors: unit.errors().count(),
        summed: merged.used.contains(&at),
    }
}

fn shown_finding(finding: &Finding) -> Found<'_> {
    Found {
        kind: finding.kind,
        severity: finding.severity.id(),
        message: &finding.message,
        help: finding.help.as_deref(),
        paths: &finding.files,
    }
}

fn explained<'a>(
    explanation: &'a Explanation,
    edition: &'static Edition,
    units: &'a [Unit],
) -> Explained<'a> {
    let paths = |points: &[DataPoint]| points.iter().map(ToString::to_string).collect();
    Explained {
        paths: paths(&explanation.points),
        named: explanation.named,
        candidates: explanation
            .candidates
            .iter()
            .map(|it| possible(it, edition, units))
            .collect(),
    }
}

fn possible<'a>(candidate: &'a Candidate, edition: &'static Edition, units: &'a [Unit]) -> May<'a> {
    let slip = &candidate.slip;
    May {
        cause: slip.cause,
        reach: match slip.reach {
            Reach::Report => "report",
            Reach::Table(table) => table,
            Reach::Figures => "figures",
        },
        units: slip
            .units
            .iter()
            .filter_map(|at| Some(units.get(*at)?.file.as_str()))
            .collect(),
        words: words(candidate, edition, units),
        figures: candidate
            .figures
            .iter()
            .map(|(point, now, then)| Figure {
                path: point.to_string(),
                now: plain(*now),
                then: plain(*then),
            })
            .collect(),
        mends: &candidate.evidence.gone,
        breaks: &candidate.evidence.new,
        only_possible: candidate.only_possible,
    }
}
