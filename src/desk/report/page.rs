//! The pages of the desk.

use askama::Template;
use serde::Serialize;

use super::grid::Grid;
use super::relations::views;
use super::session::Session;
use super::state::State;
use crate::form::{Edition, Section};
use crate::report::keys::{self, Key, Shape};
use crate::report::{Part, ProseKey, Report, TextKey};

/// The page of a report. Its template is `templates/desk/report.html`.
#[derive(Template)]
#[template(path = "desk/report.html")]
struct Page<'a> {
    title: String,
    state: &'a State,
    json: String,
    lines: Vec<Line>,
    parts: Vec<PartView>,
    relations: String,
}

/// A value of one line.
struct Line {
    name: String,
    path: String,
    value: String,
}

/// A part of the report.
struct PartView {
    heading: String,
    before: Vec<String>,
    table: Option<Grid>,
    after: Vec<String>,
}

/// The page of a report that is being filled.
///
/// # Errors
/// The template failed: a fault of the program.
pub fn report(session: &Session) -> Result<String, String> {
    let state = State::new(session);
    let edition = session.edition();
    let report = session.judged().report.as_ref();
    let preamble = PartView {
        heading: keys::PREAMBLE.to_owned(),
        before: vec![ProseKey::whole(keys::PREAMBLE).to_string()],
        table: None,
        after: Vec::new(),
    };
    let parts = edition
        .sections()
        .iter()
        .map(|section| part(section, edition, &state));
    let page = Page {
        title: report.map_or_else(
            || session.name().to_owned(),
            |report| report.full_title().replace('\n', ""),
        ),
        json: embedded(&state)?,
        lines: lines(report),
        parts: std::iter::once(preamble).chain(parts).collect(),
        relations: embedded(&views(edition))?,
        state: &state,
    };
    page.render().map_err(|error| error.to_string())
}

/// Data for the script. Within a page no element may end in it.
fn embedded(data: &impl Serialize) -> Result<String, String> {
    let json = serde_json::to_string(data).map_err(|error| error.to_string())?;
    Ok(json.replace('<', "\\u003c"))
}

fn part(section: &'static Section, edition: &'static Edition, state: &State) -> PartView {
    let path = |part| {
        ProseKey {
            section: section.key,
            part,
        }
        .to_string()
    };
    let grid = section
        .table
        .as_ref()
        .map(|table| Grid::new(section, table, edition, state));
    let (before, after) = if grid.is_some() {
        (vec![path(Part::Before)], vec![path(Part::After)])
    } else {
        (vec![path(Part::Whole)], Vec::new())
    };
    PartView {
        heading: edition.heading(section.key),
        before,
        table: grid,
        after,
    }
}

/// The agency, how it is reached, and the title.
fn lines(report: Option<&Report>) -> Vec<Line> {
    let agency = keys::HEAD.iter().find(|key| key.key == keys::AGENCY);
    let below = match agency.map(|key| &key.shape) {
        Some(Shape::Keys(all)) => *all,
        _ => &[],
    };
    let value = |wanted: &str| {
        let texts = report.into_iter().flat_map(Report::texts);
        let mut own = texts.filter(|(key, _)| key.to_string() == wanted);
        own.next()
            .map_or_else(String::new, |(_, text)| text.as_str().trim().to_owned())
    };
    let of_agency = below.iter().filter(|key| is_line(key)).map(|key| {
        let path = format!("{}.{}", keys::AGENCY, key.key);
        Line {
            name: key.key.to_owned(),
            value: value(&path),
            path,
        }
    });
    let title = TextKey::Title.to_string();
    let title = Line {
        name: title.clone(),
        value: value(&title),
        path: title,
    };
    of_agency.chain([title]).collect()
}

const fn is_line(key: &Key) -> bool {
    matches!(key.shape, Shape::Line | Shape::Contact)
}
