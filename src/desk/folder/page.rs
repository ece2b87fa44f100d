//! The page of the folder, and the parts of it that change while it is shown.

use askama::Template;
use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::row::{Asked, Group, Row, State, years};
use super::sum::Sum;
use super::units::{Comparison, Units};
use crate::desk::host::Host;
use crate::desk::start::NotBegun;
use crate::format::{FORMATS, Format, readable};
use crate::report::AgencyKind;

/// What is shown of a folder.
#[derive(Debug)]
pub struct View<'a> {
    /// What serves it.
    pub host: Host,
    /// What it is called.
    pub folder: &'a str,
    /// Its files.
    pub rows: &'a [Row],
    /// Which of them are asked for.
    pub asked: &'a Asked,
    /// How many are still to be judged.
    pub waiting: usize,
    /// The list of units that they are held against, where there is one.
    pub units: Option<&'a Units>,
    /// The sum that was made last, or why none was.
    pub sum: Option<&'a Sum>,
    /// The year that a new report is usually of.
    pub usual_year: i32,
    /// A new report that was not begun.
    pub not_begun: Option<&'a NotBegun>,
}

/// The page. Its template is `templates/desk/folder.html`.
#[derive(Template)]
#[template(path = "desk/folder.html")]
struct Page<'a> {
    view: &'a View<'a>,
    can_end: bool,
    live: Live,
    years: Vec<Year>,
    formats: &'static [&'static Format],
    readable: Vec<&'static Format>,
    kinds: Vec<&'static str>,
    states: Vec<(&'static str, &'static str)>,
}

/// A year that can be chosen.
struct Year {
    /// The number of it.
    number: i32,
    /// Whether only its lines are asked for.
    asked: bool,
    /// Whether the units are held against its reports.
    of_units: bool,
    /// Whether its reports were summed last.
    of_sum: bool,
}

/// A line of the folder. Its template is `templates/desk/row.html`.
#[derive(Template)]
#[template(path = "desk/row.html")]
struct Line<'a> {
    row: &'a Row,
    /// When it was written, for who has no script; empty where that is not known.
    day: String,
}

/// The head of the lines of a year. Its template is `templates/desk/group.html`.
#[derive(Template)]
#[template(path = "desk/group.html")]
struct GroupHead {
    /// What it is known by.
    key: String,
    heading: String,
    count: usize,
    ready: usize,
}

/// Who is missing. Its template is `templates/desk/units.html`.
#[derive(Template)]
#[template(path = "desk/units.html")]
struct Missing<'a> {
    units: &'a Units,
    found: Comparison<'a>,
}

/// The parts of the page that change while it is shown.
#[derive(Debug, Serialize)]
pub struct Live {
    /// How many files are still to be judged, …
    waiting: usize,
    /// … of how many.
    all: usize,
    /// How many of each state, in words.
    summary: String,
    /// The lines, each with what it is known by.
    rows: Vec<(String, String)>,
    /// Who is missing.
    units: String,
}

/// The page of the folder.
///
/// # Errors
/// The template failed: a fault of the program.
pub fn folder(view: &View<'_>) -> Result<String, String> {
    let page = Page {
        view,
        can_end: view.host == Host::Program,
        live: live(view)?,
        years: years(view.rows)
            .into_iter()
            .map(|year| Year {
                number: year,
                asked: view.asked.year == Some(year),
                of_units: view.units.is_some_and(|units| units.year == Some(year)),
                of_sum: view.sum.is_some_and(|sum| sum.asked.year == Some(year)),
            })
            .collect(),
        formats: FORMATS,
        readable: readable().collect(),
        kinds: AgencyKind::ALL.iter().map(|(_, word)| *word).collect(),
        states: State::ALL.iter().map(|(_, id, word)| (*id, *word)).collect(),
    };
    page.render().map_err(|error| error.to_string())
}

/// The parts of the page that change while it is shown.
///
/// # Errors
/// The template failed: a fault of the program.
pub fn live(view: &View<'_>) -> Result<Live, String> {
    let mut rows = Vec::new();
    let shown = view.asked.selected(view.rows);
    let mut last = None;
    for row in &shown {
        if view.asked.is_grouped() && last != Some(row.group()) {
            let group = row.group();
            last = Some(group);
            let own = || shown.iter().filter(|row| row.group() == group);
            let (key, heading) = match group {
                Group::Unread => ("unread".to_owned(), "没有读出年度".to_owned()),
                Group::Year(year) => (format!("year {}", year.0), format!("{} 年度", year.0)),
                Group::Waiting => ("waiting".to_owned(), State::Waiting.word().to_owned()),
            };
            let head = GroupHead {
                key: key.clone(),
                heading,
                count: own().count(),
                ready: own().filter(|row| row.state == State::Ready).count(),
            };
            rows.push((key, rendered(&head)?));
        }
        let line = Line {
            row,
            day: day(row.written),
        };
        rows.push((format!("file {}", row.name), rendered(&line)?));
    }
    let units = view.units.map(|units| Missing {
        units,
        found: units.compare(view.rows),
    });
    Ok(Live {
        waiting: view.waiting,
        all: view.rows.len(),
        summary: summary(view.rows, shown.len()),
        rows,
        units: units.map_or_else(|| Ok(String::new()), |missing| rendered(&missing))?,
    })
}

fn rendered(part: &impl Template) -> Result<String, String> {
    part.render().map_err(|error| error.to_string())
}

/// How many lines there are of each state, in words.
fn summary(rows: &[Row], shown: usize) -> String {
    let count = |state| rows.iter().filter(|row| row.state == state).count();
    let mut words = vec![format!("共 {} 个文件", rows.len())];
    let counts = State::ALL.iter().map(|(state, _, word)| (word, count(*state)));
    words.extend(
        counts
            .filter(|(_, count)| *count > 0)
            .map(|(word, count)| format!("{word} {count}")),
    );
    if shown < rows.len() {
        words.push(format!("现在显示 {shown}"));
    }
    words.join("，")
}

/// A day as it is written in China, where the script does not write it as the clerk's machine does.
pub(super) fn day(written: i64) -> String {
    let zone = FixedOffset::east_opt(8 * 60 * 60);
    let time = DateTime::from_timestamp(written, 0).filter(|_| written > 0);
    time.zip(zone).map_or_else(String::new, |(time, zone)| {
        time.with_timezone(&zone).format("%Y-%m-%d").to_string()
    })
}

impl Page<'_> {
    /// How the lines are sorted by a column, for who cannot see it; nothing where they are not.
    fn sorted(&self, sort: &str) -> &'static str {
        let own = super::row::Sort::ALL.iter().find(|(_, id)| *id == sort);
        let is_own = own.is_some_and(|(own, _)| *own == self.view.asked.sort);
        // Years and changes begin with the last, states with the worst.
        let falls = sort != "agency";
        match (is_own, falls != self.view.asked.reversed) {
            (false, _) => "",
            (true, true) => "descending",
            (true, false) => "ascending",
        }
    }

    /// Whether only lines of this state are asked for.
    fn is_state(&self, id: &str) -> bool {
        self.view.asked.state.is_some_and(|state| state.id() == id)
    }

    /// Whether a new report was to be filled with 0.
    fn zeros(&self) -> bool {
        self.view.not_begun.is_some_and(|typed| typed.zeros)
    }

    /// Why a field of a new report was not taken.
    fn wrong(&self, field: &str) -> Option<&str> {
        let refused = &self.view.not_begun?.refused;
        (refused.field == field).then_some(refused.words.as_str())
    }

    /// What was typed into a field of a new report.
    fn typed(&self, field: &str) -> String {
        match (self.view.not_begun, field) {
            (Some(typed), "year") => typed.year.clone(),
            (Some(typed), "agency") => typed.agency.clone(),
            (Some(typed), "file") => typed.file.clone(),
            (Some(typed), "kind") => typed.kind.clone(),
            (None, "year") => self.view.usual_year.to_string(),
            _ => String::new(),
        }
    }
}
