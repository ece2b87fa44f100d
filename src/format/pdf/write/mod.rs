//! Writing: the pieces of the Word file set on pages here, with faces that the caller found, so that no office suite is needed.
//!
//! `fonts` are those faces, read part by part from a `font_file` and made `slim` before they are embedded, `glyphs` what they have; `style` says how each kind of text looks. `breaks` and `lines` make lines of
//! paragraphs, `table` rows of tables; `flow` is the document as one column, `pages` cuts it, `draw` puts it into the file
//! with `tree`, what each part is.

mod bitmap;
mod breaks;
mod chart;
mod compact;
mod dated;
mod draw;
mod flow;
mod font_file;
mod fonts;
mod glyphs;
mod lines;
mod named;
mod not_set;
mod pages;
mod picture;
mod rules;
mod slim;
mod style;
mod table;
mod tree;

use crate::document::{DRAFT, Document};
use draw::Drawing;
pub use font_file::FontFile;
pub use fonts::{Embedding, Face, Fonts, Typeface};
pub use glyphs::Lent;
use glyphs::{Blank, Drawn, Glyphs};
pub use named::{Named, families};
pub use not_set::NotSet;

/// A document as a PDF file.
#[derive(Debug)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// The characters that another face had to lend.
    pub lent: Vec<Lent>,
}

/// The document as a file.
///
/// # Errors
/// A character is in no face, or a picture or a face cannot be put into such a file.
pub fn write(document: &Document, fonts: &Fonts) -> Result<Written, NotSet> {
    let mut blank = Blank::new();
    loop {
        let before = blank.len();
        if let Some(written) = set(document, fonts, &mut blank)? {
            return Ok(written);
        }
        // A font that says it has a character and shows nothing there has it not: once more without it.
        if blank.len() == before {
            return Err(NotSet::Other(String::new()));
        }
    }
}

/// The document as a file; none where glyphs turned out to show nothing, which are added to `blank`.
fn set(document: &Document, fonts: &Fonts, blank: &mut Blank) -> Result<Option<Written>, NotSet> {
    let mut glyphs = Glyphs::new(fonts, blank).ok_or_else(|| NotSet::Font(String::new()))?;
    let flow = flow::flow(document, &mut glyphs);
    if document.draft {
        for c in DRAFT.chars() {
            glyphs.glyph(Typeface::Hei, c, 0, DRAFT);
        }
    }
    for c in "— 0123456789".chars() {
        glyphs.glyph(Typeface::Song, c, 0, "— 1 —");
    }
    let missing = glyphs.missing();
    if !missing.is_empty() {
        return Err(NotSet::Missing(missing));
    }
    let pages = pages::pages(&flow);
    let drawn = match glyphs.fonts().map_err(NotSet::Font)? {
        Drawn::Fonts(fonts) => fonts,
        Drawn::Blank(found) => {
            blank.extend(found);
            return Ok(None);
        }
    };
    let drawing = Drawing {
        document,
        flow,
        pages: &pages,
        glyphs: &mut glyphs,
        fonts: drawn,
    };
    Ok(Some(Written {
        bytes: drawing.file()?,
        lent: glyphs.lent(),
    }))
}
