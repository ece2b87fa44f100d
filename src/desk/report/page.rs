//! The pages of the desk.

use askama::Template;

use super::findings::FindingState;
use super::lines::{self, Group};
use super::open::Open;
use super::panel;
use super::parts;
use super::shown::Shown;
use super::source_view::{self, SourceLine};
use super::state::State;
use crate::document::layout::layout;
use crate::document::{Row, Table};
use crate::form::{DataPoint, Edition, Section};
use crate::format::html::Tag;
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
    edition: &'static Edition,
}

/// The page of a file that holds no report. Its template is `templates/desk/source.html`.
#[derive(Template)]
#[template(path = "desk/source.html")]
struct SourcePage<'a> {
    title: &'a str,
    state: &'a State,
    json: String,
    unsaved: Option<String>,
    panel: String,
    text: &'a str,
    lines: Vec<SourceLine<'a>>,
}

/// A part of the report.
struct PartView {
    key: &'static str,
    heading: String,
    before: Vec<String>,
    table: Option<Grid>,
    after: Vec<String>,
}

/// A table of the form with a field in each of its cells.
struct Grid(Table);

impl Grid {
    fn caption(&self) -> &str {
        &self.0.caption
    }

    fn head(&self) -> &[Row] {
        &self.0.rows[..self.0.head_rows()]
    }

    fn body(&self) -> &[Row] {
        &self.0.rows[self.0.head_rows()..]
    }
}

/// The page of a report that is being filled.
///
/// # Errors
/// The template failed: a fault of the program.
pub fn report(open: &Open) -> Result<String, String> {
    let session = open.session();
    let shown = Shown::new(open);
    let state = &shown.state;
    // Within a page no element may end in the data.
    let json = serde_json::to_string(&shown).map_err(|error| error.to_string())?;
    let json = json.replace('<', "\\u003c");
    let edition = session.edition();
    let Some(report) = &session.judged().report else {
        let page = SourcePage {
            title: session.name(),
            json,
            text: session.text(),
            lines: source_view::lines(session.text(), &state.findings),
            unsaved: shown.unsaved.clone(),
            panel: panel::of_file(open)?,
            state,
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
        panel: panel::of_file(open)?,
        head,
        tail,
        head_part: parts::HEAD,
        tail_part: parts::TAIL,
        parts: std::iter::once(preamble).chain(parts).collect(),
        edition,
        state,
    };
    page.render().map_err(|error| error.to_string())
}

fn part(section: &'static Section, edition: &'static Edition, state: &State) -> PartView {
    let path = |part| {
        ProseKey {
            section: section.key,
            part,
        }
        .to_string()
    };
    let figure = |point: DataPoint| {
        let cell = state.cells.get(&point.to_string());
        cell.map_or_else(String::new, |cell| cell.typed.clone())
    };
    let caption = section.title.to_owned();
    let table = section.table.as_ref();
    let grid = table.map(|table| Grid(layout(section.key, table, caption, &figure)));
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
    fn of_part<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a FindingState> {
        self.findings.iter().filter(move |found| found.part == key)
    }
}

impl Page<'_> {
    /// Which piece of its part a piece of prose is; empty where the part has no other.
    fn label(path: &str) -> &str {
        path.split_once('.').map_or("", |(_, name)| name)
    }

    /// What a field is called for who cannot see where it stands.
    fn name(&self, path: &str) -> String {
        let point = self.edition.data_points().find(|point| point.to_string() == path);
        point.map_or_else(|| path.to_owned(), |point| self.edition.point_name(point))
    }
}
