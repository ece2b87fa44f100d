//! Two reports beside each other as one page of HTML that needs no other file and no script.

use askama::Template;

use super::compared::Compared;
use super::figures::{Alone, Figure, Table};
use super::prose::Paragraph;
use super::shown::{percent, share, signed};
use crate::format::WriteError;

/// The page. Its template is `templates/difference.html`; it has the style of the sheet of review, and its own behind that.
#[derive(Template)]
#[template(path = "difference.html")]
struct Page<'a> {
    compared: &'a Compared,
    all: bool,
}

/// The page; `all` has what stayed too.
///
/// # Errors
/// The template failed: a fault of the program.
pub fn page(compared: &Compared, all: bool) -> Result<Vec<u8>, WriteError> {
    Ok(Page { compared, all }.render()?.into_bytes())
}

/// The figures of one of the two forms only.
struct OfOneForm<'t> {
    /// Whose form it is.
    side: &'static str,
    /// How many figures there are.
    count: usize,
    /// Those that say something.
    told: Vec<&'t Alone>,
}

impl OfOneForm<'_> {
    /// How many of them are 0.
    fn zeros(&self) -> usize {
        self.count - self.told.len()
    }
}

impl Page<'_> {
    /// The figures of a table that are shown.
    fn figures<'t>(&self, table: &'t Table) -> Vec<&'t Figure> {
        let wanted = table.figures.iter().filter(|figure| self.all || figure.differs());
        wanted.collect()
    }

    /// What stands on one of the two forms only, for each that has any.
    fn alone<'t>(&self, table: &'t Table) -> Vec<OfOneForm<'t>> {
        let says = |one: &&Alone| self.all || one.value.number().is_none_or(|value| !value.is_zero());
        let sides = table.alone.iter().zip(["旧", "新"]);
        sides
            .filter(|(alone, _)| !alone.is_empty())
            .map(|(alone, side)| OfOneForm {
                side,
                count: alone.len(),
                told: alone.iter().filter(says).collect(),
            })
            .collect()
    }

    /// Whether a paragraph is shown.
    fn is_shown(&self, paragraph: &Paragraph) -> bool {
        self.all || !paragraph.stayed()
    }
}

/// By how much a figure changed.
fn by(figure: &Figure) -> String {
    figure
        .by()
        .filter(|by| !by.is_zero())
        .map(signed)
        .unwrap_or_default()
}

/// The same in per cent.
fn of_hundred(figure: &Figure) -> String {
    figure
        .percent()
        .filter(|of| !of.is_zero())
        .map(percent)
        .unwrap_or_default()
}

/// The class of a figure: whether it grew.
fn class(figure: &Figure) -> &'static str {
    match figure.by() {
        _ if !figure.differs() => "",
        Some(by) if by.is_sign_negative() => "fell",
        Some(_) => "grew",
        None => "other",
    }
}

/// Where a figure stands in its table.
fn place<'t>(table: &Table, place: &'t str) -> &'t str {
    place
        .strip_prefix(table.name.as_str())
        .unwrap_or(place)
        .trim_start()
}
