//! Annotations (ISO 32000-2, 12.5): what fields, text boxes and stamps show on the page.

use super::content::Content;
use super::matrix::Matrix;
use super::sheet::Sheet;
use super::source::Source;
use super::state::State;
use crate::format::pdf::file::rectangle;
use crate::format::pdf::syntax::{Dictionary, Stream, Value};
use std::rc::Rc;

/// Hidden, or not to be shown (table 167).
const UNSEEN: u32 = 1 << 1 | 1 << 5;
/// Annotations of a page that are looked at.
const ANNOTATIONS: usize = 5000;

/// Draws the annotations of a page over it.
pub fn draw(source: &Source<'_>, sheet: &mut Sheet, page: &Dictionary, state: &State) {
    let list = source.file.get(page, "Annots");
    for item in list.array().unwrap_or_default().iter().take(ANNOTATIONS) {
        let value = source.file.resolve(item);
        if let Some(annotation) = value.dictionary() {
            one(source, sheet, annotation, state);
        }
    }
}

fn one(source: &Source<'_>, sheet: &mut Sheet, annotation: &Dictionary, state: &State) -> Option<()> {
    let file = source.file;
    let apart = match file.get(annotation, "Subtype").name()? {
        // A field of a signature is a seal.
        b"Widget" => file.get(annotation, "FT").name() == Some(b"Sig"),
        b"FreeText" => false,
        b"Stamp" | b"Watermark" => true,
        // Marks of readers, and what is not drawn.
        _ => return None,
    };
    let flags = file.get(annotation, "F").small().unwrap_or_default();
    if flags & UNSEEN != 0
        || annotation
            .raw("OC")
            .is_some_and(|layer| source.layers.hidden(file, layer))
    {
        return None;
    }
    let appearance = appearance(source, annotation)?;
    let place = rectangle(&file.numbers(&file.get(annotation, "Rect")))?;
    let edges = rectangle(&file.numbers(&file.get(&appearance.dictionary, "BBox")))?;
    let own = Matrix::of(&file.numbers(&file.get(&appearance.dictionary, "Matrix"))).unwrap_or_default();
    // The appearance's box, turned as it is, is fitted into the annotation's place (12.5.5).
    let bounds = own.bounds(edges);
    let (sx, sy) = (
        (place[2] - place[0]) / bounds.width(),
        (place[3] - place[1]) / bounds.height(),
    );
    let fitted = Matrix([
        sx,
        0.0,
        0.0,
        sy,
        place[0] - bounds.left * sx,
        place[1] - bounds.top * sy,
    ]);
    let state = State {
        matrix: fitted.then(state.matrix),
        ..state.clone()
    };
    let before = std::mem::replace(&mut sheet.apart, apart);
    Content::new(source, sheet, &Value::Null, state, Vec::new()).form(&appearance);
    sheet.apart = before;
    Some(())
}

/// What an annotation shows as it is (12.5.5), by its state where it has several.
fn appearance(source: &Source<'_>, annotation: &Dictionary) -> Option<Rc<Stream>> {
    let file = source.file;
    let appearances = file.get(annotation, "AP");
    let normal = file.get(appearances.dictionary()?, "N");
    if let Some(stream) = normal.stream() {
        return Some(stream.clone());
    }
    let state = file.get(annotation, "AS");
    let chosen = normal.dictionary()?.0.get(state.name()?)?;
    file.resolve(chosen).stream().cloned()
}
