//! The page on which a report is filled.

use askama::Template;
use serde::Serialize;

use super::findings::FindingState;
use super::grid::Grid;
use super::lines::{self, Group};
use super::open::Open;
use super::panel;
use super::parts;
use super::shown::Shown;
use super::source_view::{self, SourceLine};
use super::state::State;
use crate::check::relations::views;
use crate::desk::files::Files;
use crate::form::{Edition, Section};
use crate::report::{Part, ProseKey, keys};

/// The page of a report. Its template is `templates/desk/report.html`.
#[derive(Template)]
#[template(path = "desk/report.html")]
struct Page<'a> {
    title: String,
    state: &'a State,
    json: String,
    /// Words to be seen where the file does not hold what the page shows.
    unsaved: Option<String>,
    /// What is said of the file.
    panel: String,
    head: Vec<Group>,
    tail: Vec<Group>,
    head_part: &'static str,
    tail_part: &'static str,
    parts: Vec<PartView>,
    relations: String,
}

/// The page of a file that holds no report. Its template is `templates/desk/source.html`.
#[derive(Template)]
#[template(path = "desk/source.html")]
struct SourcePage<'a> {
    title: &'a str,
    state: &'a State,
    json: String,
    text: &'a str,
    lines: Vec<SourceLine<'a>>,
    /// Words to be seen where the file does not hold what the page shows.
    unsaved: Option<String>,
    /// What is said of the file.
    panel: String,
}

/// A part of the report.
struct PartView {
    key: &'static str,
    heading: String,
    before: Vec<String>,
    table: Option<Grid>,
    after: Vec<String>,
}

/// The page of a report that is being filled.
///
/// # Errors
/// The template failed: a fault of the program.
pub fn report(open: &Open, files: &mut dyn Files) -> Result<String, String> {
    let session = open.session();
    let shown = Shown::new(open);
    let state = &shown.state;
    let json = embedded(&shown)?;
    let edition = session.edition();
    let Some(report) = &session.judged().report else {
        let page = SourcePage {
            title: session.name(),
            json,
            text: session.text(),
            lines: source_view::lines(session.text(), &state.findings),
            state,
            unsaved: shown.unsaved.clone(),
            panel: panel::file_panel(open, files)?,
        };
        return page.render().map_err(|error| error.to_string());
    };
    let [head, tail] = lines::groups(session);
    let preamble = PartView {
        key: keys::PREAMBLE,
        heading: keys::PREAMBLE.to_owned(),
        before: vec![ProseKey::whole(keys::PREAMBLE).to_string()],
        table: None,
        after: Vec::new(),
    };
    let parts = edition
        .sections()
        .iter()
        .map(|section| part(section, edition, state));
    let page = Page {
        title: report.full_title().replace('\n', ""),
        json,
        unsaved: shown.unsaved.clone(),
        panel: panel::file_panel(open, files)?,
        head,
        tail,
        head_part: parts::HEAD,
        tail_part: parts::TAIL,
        parts: std::iter::once(preamble).chain(parts).collect(),
        relations: embedded(&views(edition))?,
        state,
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
        key: section.key,
        heading: edition.heading(section.key),
        before,
        table: grid,
        after,
    }
}

impl State {
    /// The findings of a part, with their numbers.
    fn findings_in<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a FindingState> {
        self.findings.iter().filter(move |found| found.part == key)
    }
}

impl Page<'_> {
    /// Which piece of its part a piece of prose is; empty where the part has no other.
    fn label(path: &str) -> &str {
        path.split_once('.').map_or("", |(_, name)| name)
    }
}
