//! The agency's own template: a Word file with the frame of a report, `{{…}}` and the three tables, filled with a report in place.
//!
//! What is missing or there twice is told before anything is written (`plan`, `Problem`); `meaning` says what a placeholder stands for.

mod meaning;
mod plan;
mod problem;

use std::collections::BTreeMap;

use crate::document::compose::{Pictures, figures};
use crate::document::recognise::{Outline, outline, recognise};
use crate::form::DataPoint;
use crate::format::Unreadable;
use crate::format::docx::{FORMAT, Template};
use crate::report::{Report, State};
use crate::source::{Origin, Place};

pub use problem::Problem;

/// A cell of the template that holds a figure.
#[derive(Debug)]
struct Figure {
    place: Place,
    /// What it says now; none where that is no plain figure.
    said: Option<String>,
}

/// A template.
#[derive(Debug)]
pub struct OfficeTemplate {
    file: Template,
    outline: Outline,
    figures: BTreeMap<DataPoint, Figure>,
}

impl OfficeTemplate {
    /// The template that a Word file is.
    ///
    /// # Errors
    /// It cannot be read, or cannot be filled: it has macros or a signature.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Unreadable> {
        let file = Template::open(bytes)?;
        let outline = outline(file.read());
        let report = recognise(file.read(), "").report;
        let facts = report.map(|report| report.facts).unwrap_or_default();
        let figures = facts.into_iter().filter_map(|(point, fact)| {
            let Origin::Document(place) = fact.origin else {
                return None;
            };
            let plain = matches!(fact.state, State::Number(_)) && fact.note.is_none() && fact.unit.is_none();
            let said = plain.then_some(fact.raw);
            Some((point, Figure { place, said }))
        });
        Ok(Self {
            figures: figures.collect(),
            file,
            outline,
        })
    }

    /// The template with a report in it, as the bytes of a Word file.
    ///
    /// # Errors
    /// All that has no place in it, has two, or is asked for and not known: nothing is made then.
    pub fn fill(&self, report: &Report, pictures: &Pictures) -> Result<Vec<u8>, Vec<Problem>> {
        let fills = plan::plan(self, report, pictures)?;
        let failed = |why: Unreadable| vec![Problem::new("全文", why.message, why.help)];
        let bytes = self.file.fill(&fills).map_err(failed)?;
        let lost = lost(&bytes, report);
        if lost.is_empty() { Ok(bytes) } else { Err(lost) }
    }
}

/// The figures that the filled file does not say as the report does: that must not be, and would be worse than no file.
fn lost(bytes: &[u8], report: &Report) -> Vec<Problem> {
    let read = match (FORMAT.read)(bytes) {
        Ok(read) => read,
        Err(why) => {
            return vec![Problem::new(
                "全文",
                format!("填好以后读不回来：{}", why.message),
                why.help,
            )];
        }
    };
    let there = recognise(&read, "").report;
    let there = there.as_ref().map(figures).unwrap_or_default();
    let differing = figures(report).into_iter().filter(|(point, words)| {
        let found = there.get(point);
        found.is_none_or(|found| found != words) && !words.is_empty()
    });
    let told = differing.map(|(point, words)| {
        let name = report.edition.point_name(point);
        let found = there.get(&point).map_or("没有", String::as_str);
        Problem::new(
            name,
            format!("填好以后这一格读回来是“{found}”，不是“{words}”"),
            "检查模板里这张表有没有合并错的格，或者标签改了字",
        )
    });
    told.collect()
}
