//! The account for programs, as one versioned object. Its fields are a contract: they do not follow the internal types.

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::value::RawValue;

use super::file_figures::{Count, FileFigures};
use super::names;
use crate::check::{Entry, Held, Nature};
use crate::prose::quantity::Precision;
use crate::source::Origin;

/// The accounts of all files.
///
/// # Errors
/// None in practice: the objects hold nothing that JSON cannot say.
pub fn json(files: &[FileFigures<'_>]) -> Result<String, serde_json::Error> {
    let out = Output {
        version: 1,
        files: files.iter().map(File::new).collect(),
        summary: Summary::new(files),
    };
    serde_json::to_string_pretty(&out).map(|text| text + "\n")
}

#[derive(Serialize)]
struct Output<'a> {
    version: u8,
    files: Vec<File<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    numbers: usize,
    agree: usize,
    disagree: usize,
    explained: usize,
    unchecked: usize,
    no_quantities: usize,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    edition: Option<&'a str>,
    year: Option<i32>,
    figures: Option<Vec<Figure<'a>>>,
    summary: Summary,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
}

#[derive(Serialize)]
struct Figure<'a> {
    path: &'a str,
    paragraph: usize,
    location: Option<Location>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    written: &'a str,
    words: &'a str,
    kind: &'static str,
    quantity: Option<Quantity<'a>>,
    held: Vec<HeldAgainst<'a>>,
    verdict: &'static str,
    explained: bool,
}

#[derive(Serialize)]
struct Location {
    line: usize,
    column: usize,
    start_byte: usize,
    end_byte: usize,
}

#[derive(Serialize)]
struct Quantity<'a> {
    subject: &'a str,
    scope: Option<&'static str>,
    period: Option<String>,
    value: Number,
    unit: &'static str,
    precision: &'static str,
    low: Number,
    high: Number,
}

#[derive(Serialize)]
struct HeldAgainst<'a> {
    against: &'static str,
    name: &'a str,
    value: Number,
    agrees: bool,
}

/// A number as it is, digit for digit: no binary fraction comes between.
type Number = Option<Box<RawValue>>;

fn number(value: Decimal) -> Number {
    RawValue::from_string(value.normalize().to_string()).ok()
}

impl Summary {
    fn new(files: &[FileFigures<'_>]) -> Self {
        let Count {
            numbers,
            agree,
            disagree,
            explained,
            unchecked,
            no_quantities,
        } = Count::new(files);
        Self {
            numbers,
            agree,
            disagree,
            explained,
            unchecked,
            no_quantities,
        }
    }
}

impl<'a> File<'a> {
    fn new(file: &FileFigures<'a>) -> Self {
        let figures = file
            .entries
            .map(|entries| entries.iter().map(|entry| Figure::new(file, entry)).collect());
        Self {
            path: file.path,
            edition: file.edition,
            year: file.year,
            figures,
            summary: Summary::new(std::slice::from_ref(file)),
            error: file.error,
        }
    }
}

impl<'a> Figure<'a> {
    fn new(file: &FileFigures<'_>, entry: &'a Entry) -> Self {
        let span = entry.origin.span();
        let location = file.position(entry).zip(span).map(|(at, span)| Location {
            line: at.line,
            column: at.column,
            start_byte: span.start,
            end_byte: span.end,
        });
        let place = match &entry.origin {
            Origin::Document(place) => Some(place.words.as_str()),
            Origin::Source(_) => None,
        };
        let (_, kind) = names::of_nature(&entry.nature);
        let (_, verdict) = names::of_verdict(entry.verdict());
        Self {
            path: &entry.path,
            paragraph: entry.paragraph,
            location,
            place,
            written: &entry.written,
            words: &entry.words,
            kind,
            quantity: quantity(&entry.nature),
            held: entry.held.iter().map(held_against).collect(),
            verdict,
            explained: entry.explained,
        }
    }
}

fn quantity(nature: &Nature) -> Option<Quantity<'_>> {
    let Nature::Quantity(understood) = nature else {
        return None;
    };
    let (low, high) = match understood.precision {
        Precision::Within(low, high) => (number(low), number(high)),
        _ => (None, None),
    };
    Some(Quantity {
        subject: &understood.subject,
        scope: names::of_scope(understood.scope).map(|(_, id)| id),
        period: names::of_term(understood.term).map(|(_, id)| id),
        value: number(understood.value),
        unit: names::of_unit(understood.unit),
        precision: names::of_precision(understood.precision).1,
        low,
        high,
    })
}

fn held_against(held: &Held) -> HeldAgainst<'_> {
    HeldAgainst {
        against: names::of_against(held.against).1,
        name: &held.name,
        value: held.value.and_then(number),
        agrees: held.agrees,
    }
}
