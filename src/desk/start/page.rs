//! The page that shows what was read of a report beside its original.

use std::collections::BTreeMap;

use askama::Template;

use super::create::{COMPANION, Choices, FILE, Offered, Refused};
use super::given::{Given, Reading};
use super::original::{Original, Piece};
use crate::desk::http::encoded;
use crate::diagnostic::advice::on_page;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::recognise::is_of_reading;
use crate::document::{Block, Row, Table};
use crate::form::DataPoint;
use crate::format::html::Tag;
use crate::pipeline::Judged;
use crate::report::{Report, State};
use crate::source::Origin;

/// What the page shows beside the report itself.
#[derive(Debug)]
pub struct Shown<'a> {
    /// The file.
    pub given: &'a Given<'a>,
    /// What was read of it.
    pub reading: &'a Reading,
    /// The names that are offered for new files.
    pub offered: &'a Offered,
    /// What was typed into the form that was sent.
    pub typed: Choices,
    /// Which form that was: `next` or `import`.
    pub sent: &'static str,
    /// Why nothing was made.
    pub refused: Option<Refused>,
}

/// The page. Its template is `templates/desk/read.html`.
#[derive(Template)]
#[template(path = "desk/read.html")]
struct Page<'a> {
    name: &'a str,
    /// The report's own page, where its file is one that is filled and lies in the folder.
    own: Option<String>,
    title: String,
    agency: String,
    year: Option<i32>,
    edition: &'static str,
    has_report: bool,
    is_yaml: bool,
    findings: Vec<Finding>,
    counts: [usize; 3],
    original: Original,
    read: Vec<Read>,
    remarks: Vec<&'a str>,
    offered: &'a Offered,
    typed: &'a Choices,
    sent: &'static str,
    refused: Option<&'a Refused>,
    marks: BTreeMap<String, &'static str>,
}

/// A finding as the page lists it.
struct Finding {
    class: &'static str,
    word: &'static str,
    message: String,
    help: Option<String>,
    place: String,
    /// The name of its place in the original, …
    original: Option<String>,
    /// … and among what was read.
    read: Option<String>,
}

/// A piece of what was read.
enum Read {
    Heading(String),
    Words(String),
    Table(Grid),
}

/// A table of the form as it was read.
struct Grid {
    table: Table,
    /// For the figure of a path its place in the original.
    places: BTreeMap<String, String>,
}

impl Grid {
    fn caption(&self) -> &str {
        &self.table.caption
    }

    /// Whether its caption is printed: the heading above the form's own tables says the same.
    fn has_caption(&self) -> bool {
        !self.table.statutory
    }

    fn rows(&self) -> &[Row] {
        &self.table.rows
    }

    fn place(&self, point: &str) -> Option<&str> {
        self.places.get(point).map(String::as_str)
    }
}

/// The page of a report that was read.
///
/// # Errors
/// The template failed: a fault of the program.
pub fn read(shown: &Shown<'_>) -> Result<String, String> {
    let Reading { judged, original } = shown.reading;
    let original = match (original, &judged.source) {
        (Some(document), _) => Original::from_document(document),
        (None, Some(source)) => Original::from_text(source),
        (None, None) => Original::default(),
    };
    let found = &judged.findings.diagnostics;
    let count = |severity| found.iter().filter(|found| found.severity == severity).count();
    let findings: Vec<Finding> = found
        .iter()
        .map(|found| finding(found, judged, &original))
        .collect();
    let facts = judged.report.iter().flat_map(|report| &report.facts);
    let unread = facts.filter(|(_, fact)| matches!(fact.state, State::Unread(_)));
    let mut marks: BTreeMap<String, &'static str> =
        unread.map(|(point, _)| (read_id(*point), "warning")).collect();
    // The gravest of a place is its mark. One doubt of reading may be about several figures.
    for class in ["info", "warning", "error"] {
        for (listed, found) in findings
            .iter()
            .zip(found)
            .filter(|(listed, _)| listed.class == class)
        {
            let own = listed.original.iter().chain(&listed.read);
            marks.extend(own.map(|id| (id.clone(), class)));
            if is_of_reading(found) {
                let others = found.related.iter().filter_map(|label| label.cell);
                marks.extend(others.map(|cell| (read_id(cell), class)));
            }
        }
    }
    let report = judged.report.as_ref();
    let can_stay = shown.reading.can_stay(shown.given);
    let page = Page {
        name: shown.given.name,
        own: can_stay.then(|| format!("/report/{}/", encoded(shown.given.name))),
        title: report.map_or_else(String::new, |report| report.full_title().replace('\n', "")),
        agency: report.map_or_else(String::new, |report| report.agency_name().to_owned()),
        year: report.and_then(|report| report.year),
        edition: report.map_or("", |report| report.edition.id),
        has_report: report.is_some(),
        is_yaml: shown.reading.is_yaml(),
        counts: [
            count(Severity::Error),
            count(Severity::Warning),
            count(Severity::Info),
        ],
        read: report.map_or_else(Vec::new, |report| pieces(judged, report, &original)),
        remarks: judged
            .remarks
            .iter()
            .map(|remark| remark.words.as_str())
            .collect(),
        findings,
        original,
        offered: shown.offered,
        typed: &shown.typed,
        sent: shown.sent,
        refused: shown.refused.as_ref(),
        marks,
    };
    page.render().map_err(|error| error.to_string())
}

fn finding(found: &Diagnostic, judged: &Judged, original: &Original) -> Finding {
    let edition = judged.report.as_ref().map(|report| report.edition);
    let named = edition.zip(found.primary.cell);
    let place = match (&found.primary.origin, judged.position(found)) {
        (Some(Origin::Document(place)), _) => place.words.clone(),
        (_, Some(at)) => format!("第{}行", at.line),
        _ => named.map_or_else(String::new, |(edition, cell)| edition.point_name(cell)),
    };
    let origin = found.primary.origin.as_ref();
    Finding {
        class: found.severity.id(),
        word: match found.severity {
            Severity::Error => "必须改正",
            Severity::Warning => "需要核对",
            Severity::Info => "提示",
        },
        message: found.message.clone(),
        help: found.help.as_deref().and_then(on_page),
        // Some messages begin with their place.
        place: if found.message.starts_with(&place) {
            String::new()
        } else {
            place
        },
        original: origin.and_then(|origin| original.place(origin, judged.source.as_ref())),
        read: named.map(|(_, cell)| read_id(cell)),
    }
}

/// The name of the place of a figure among what was read.
fn read_id(point: DataPoint) -> String {
    format!("r-{point}")
}

/// What was read, as it would be printed.
fn pieces(judged: &Judged, report: &Report, original: &Original) -> Vec<Read> {
    let Some(document) = judged.compose(false) else {
        return Vec::new();
    };
    let place = |origin| original.place(origin, judged.source.as_ref());
    let places: BTreeMap<String, String> = report
        .facts
        .iter()
        .filter_map(|(point, fact)| Some((point.to_string(), place(&fact.origin)?)))
        .collect();
    let blocks = document.blocks.into_iter().map(|block| match block {
        Block::Heading(_, words) => Read::Heading(words),
        Block::Paragraph(paragraph) => {
            let head = paragraph.head.map_or_else(String::new, |(_, head)| head);
            Read::Words(format!("{head}{}", paragraph.text))
        }
        Block::Table(table) => Read::Table(Grid {
            places: if table.statutory {
                places.clone()
            } else {
                BTreeMap::new()
            },
            table,
        }),
        Block::Picture(picture) => Read::Words(format!("【图片：{}】", picture.caption)),
        Block::Signature(signature) => Read::Words(format!("{}　{}", signature.name, signature.date)),
    });
    blocks.collect()
}

impl Page<'_> {
    /// The class of a place.
    fn mark(&self, id: &str) -> &'static str {
        self.marks.get(id).copied().unwrap_or_default()
    }

    /// The class of a figure among what was read.
    fn read_mark(&self, point: &str) -> &'static str {
        self.mark(&format!("r-{point}"))
    }

    /// What stands in a field: what was typed, or what is offered.
    fn value<'v>(&'v self, form: &str, field: &str) -> &'v str {
        let typed = match field {
            FILE => self.typed.file.as_deref(),
            _ => self.typed.companion.as_deref(),
        };
        let offered = match (form, field) {
            ("next", FILE) => self.offered.next.as_str(),
            (_, FILE) => self.offered.import.as_str(),
            _ => self.offered.companion.as_deref().unwrap_or_default(),
        };
        typed.filter(|_| self.sent == form).unwrap_or(offered)
    }

    /// Why a field of a form was not taken.
    fn wrong(&self, form: &str, field: &str) -> Option<&str> {
        let refused = self.refused.filter(|_| self.sent == form)?;
        (refused.field == field).then_some(refused.words.as_str())
    }

    /// Why a form was refused for something that stands in none of its fields.
    fn refusal(&self, form: &str) -> Option<&str> {
        let refused = self.refused.filter(|_| self.sent == form)?;
        let of_field = [FILE, COMPANION].contains(&refused.field);
        (!of_field).then_some(refused.words.as_str())
    }
}
