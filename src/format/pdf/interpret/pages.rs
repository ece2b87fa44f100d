//! Every page of a file, one after another.

use super::annotations;
use super::content::Content;
use super::layers::Layers;
use super::matrix::{Bounds, Matrix};
use super::sheet::Sheet;
use super::source::Source;
use super::state::State;
use super::turned;
use crate::format::Unreadable;
use crate::format::pdf::file::{self, File, PageObject};
use crate::format::pdf::font::Fonts;
use crate::format::pdf::limits::Budget;
use crate::format::pdf::page::Page;
use crate::format::pdf::syntax::{Dictionary, Value};

/// Every page of a file.
///
/// # Errors
///
/// The file is damaged, needs a password, or has more in it than a report can.
pub fn pages(bytes: &[u8]) -> Result<Vec<Page>, Unreadable> {
    let budget = Budget::default();
    let opened = file::open(bytes, &budget)?;
    let source = Source {
        file: &opened,
        fonts: Fonts::new(&opened),
        layers: Layers::new(&opened),
    };
    let mut out = Vec::new();
    for (i, object) in file::pages(&opened)?.iter().enumerate() {
        out.push(page(&source, i + 1, object));
        // A limit that was met is said, rather than giving a part for the whole.
        if budget.spent() {
            return Err(opened.damaged());
        }
    }
    if out.is_empty() || budget.spent() {
        return Err(opened.damaged());
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
        match file.resolve(stream).stream() {
            Some(stream) => {
                out.extend(file.unpacked(stream).unwrap_or_default());
                out.push(b'\n');
            }
            // A page without content says nothing of it; what else is no stream is one that is missing.
            None if *stream != Value::Null => file.breaks(),
            None => {}
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
