//! A template as it was read: where its figures stand, and where prose goes.

use std::collections::BTreeMap;

use crate::document::recognise::{Outline, outline, recognise};
use crate::form::DataPoint;
use crate::format::Unreadable;
use crate::format::docx::Template;
use crate::report::State;
use crate::source::{Origin, Place};

/// A cell of the template that holds a figure.
#[derive(Debug)]
pub(super) struct Figure {
    /// Where it stands.
    pub place: Place,
    /// What it says now; none where that is no plain figure.
    pub said: Option<String>,
    /// What it says that is more than a figure, or the sign of none: a remark, which goes with it.
    pub remark: Option<String>,
}

/// A template.
#[derive(Debug)]
pub struct OfficeTemplate {
    /// The file.
    pub(super) file: Template,
    /// The places of its title, prose and signature.
    pub(super) outline: Outline,
    /// Its cells.
    pub(super) figures: BTreeMap<DataPoint, Figure>,
    /// The year that it reports as it is.
    pub(super) year: Option<i32>,
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
        let year = report.as_ref().and_then(|report| report.year);
        let facts = report.map(|report| report.facts).unwrap_or_default();
        let figures = facts.into_iter().filter_map(|(point, fact)| {
            let written = fact.has_written_unit();
            let Origin::Document(place) = fact.origin else {
                return None;
            };
            let plain = matches!(fact.state, State::Number(_)) && fact.note.is_none() && fact.unit.is_none();
            let beside = fact.note.clone().map(|note| format!("{}（{note}）", fact.raw));
            let own = is_remark(&fact.raw) && !written;
            let remark = beside.or_else(|| own.then(|| fact.raw.trim().to_owned()));
            let remark = remark.filter(|_| !file.is_prompt(&place));
            let said = plain.then_some(fact.raw);
            Some((point, Figure { place, said, remark }))
        });
        Ok(Self {
            figures: figures.collect(),
            file,
            outline,
            year,
        })
    }
}

/// Whether a cell's words are more than a figure, a placeholder, or what stands for no figure.
fn is_remark(raw: &str) -> bool {
    let rest = raw.chars().filter(|c| c.is_alphanumeric() || !c.is_ascii());
    let rest: String = rest
        .filter(|c| !c.is_ascii_digit() && !c.is_whitespace())
        .collect();
    let is_figure = |c: char| ('０'..='９').contains(&c) || "，．－—–─／、。无零〇".contains(c);
    !raw.contains("{{") && !raw.contains("｛｛") && !rest.chars().all(is_figure)
}
