//! Pages as they are drawn (ISO 32000-2, 8, 9 and 14.6): content is run, and what it writes and rules is kept.

mod actual;
mod annotations;
mod colour;
mod content;
mod forms;
mod inline;
mod layers;
mod marked;
mod matrix;
mod path;
mod sheet;
mod show;
mod state;
#[cfg(test)]
mod tests;
mod turned;

use super::file::{File, PageObject};
use super::font::Fonts;
use super::limits::Budget;
use super::page::Page;
use super::syntax::{Dictionary, Value};
use crate::format::Unreadable;
use content::Content;
use layers::Layers;
use matrix::{Bounds, Matrix};
use sheet::Sheet;
use state::State;

/// What all pages share.
struct Source<'a> {
    file: &'a File<'a>,
    fonts: Fonts<'a>,
    layers: Layers,
}

/// Every page of a file.
///
/// # Errors
///
/// The file is damaged, needs a password, or has more in it than a report can.
pub fn pages(bytes: &[u8]) -> Result<Vec<Page>, Unreadable> {
    let budget = Budget::default();
    let file = File::open(bytes, &budget)?;
    let source = Source {
        file: &file,
        fonts: Fonts::new(&file),
        layers: Layers::new(&file),
    };
    let mut out = Vec::new();
    for (i, object) in super::file::pages(&file)?.iter().enumerate() {
        out.push(page(&source, i + 1, object));
        // A limit that was met is said, rather than giving a part for the whole.
        if budget.spent() {
            return Err(file.damaged());
        }
    }
    if out.is_empty() || budget.spent() {
        return Err(file.damaged());
    }
    Ok(out)
}

fn page(source: &Source<'_>, number: usize, object: &PageObject) -> Page {
    let (matrix, width, height) = placed(object);
    let shown = Bounds {
        left: 0.0,
        top: 0.0,
        right: width,
        bottom: height,
    };
    let mut sheet = Sheet::new(number, width, height);
    source.file.take_broken();
    let mut content = Content::new(
        source,
        &mut sheet,
        &object.resources,
        State::new(matrix, shown),
        Vec::new(),
    );
    content.run(&contents(source.file, &object.dictionary));
    annotations::draw(source, &mut sheet, &object.dictionary, &State::new(matrix, shown));
    sheet.page.incomplete = source.file.take_broken();
    turned::upright(sheet.page)
}

/// The content of a page: its streams one after another, parted by a line's end (7.7.3.3).
fn contents(file: &File<'_>, page: &Dictionary) -> Vec<u8> {
    let value = file.get(page, "Contents");
    let mut out = Vec::new();
    let one = [page.raw("Contents").cloned().unwrap_or_default()];
    for stream in value.array().unwrap_or(&one) {
        if let Some(bytes) = file
            .resolve(stream)
            .stream()
            .and_then(|stream| file.unpacked(stream))
        {
            out.extend(bytes);
            out.push(b'\n');
        }
    }
    out
}

/// From a page's own places to those in which it is shown, and how wide and high that is.
fn placed(object: &PageObject) -> (Matrix, f64, f64) {
    let [left, bottom, right, top] = object.shown;
    let u = object.unit;
    let (width, height) = ((right - left) * u, (top - bottom) * u);
    match object.quarters {
        1 => (Matrix([0.0, u, u, 0.0, -bottom * u, -left * u]), height, width),
        2 => (Matrix([-u, 0.0, 0.0, u, right * u, -bottom * u]), width, height),
        3 => (Matrix([0.0, -u, -u, 0.0, top * u, right * u]), height, width),
        _ => (Matrix([u, 0.0, 0.0, -u, -left * u, top * u]), width, height),
    }
}

/// A resource of some kind (7.8.3), as it is written: a reference may be what it is known by.
fn resource(file: &File<'_>, resources: &Value, kind: &str, name: &[u8]) -> Option<Value> {
    let listed = file.get(resources.dictionary()?, kind);
    listed.dictionary()?.0.get(name).cloned()
}
