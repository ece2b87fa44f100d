//! A Word file that is filled in place: words into the places of `{{…}}`, figures into their cells, prose under its headings. All else
//! of its text stays as it is, byte for byte, and so does every other part.
//!
//! `paragraphs` finds where everything stands, `places` the placeholders, `model` makes paragraphs that look like those that were
//! there, `left` sees prompts and changes that wait, `fill` puts it together. What a place means is not known here: it is said in numbers of the document's pieces.

mod fill;
mod left;
mod model;
mod paragraphs;
mod pictures;
mod places;
#[cfg(test)]
mod tests;

use super::annotate::{Piece, Scan, marked};
use super::letterhead::{caption, refused};
use super::parcel::{Parcel, TYPES, without_bom};
use super::read::{self, damaged};
use crate::document::{AsRead, Block};
use crate::format::Unreadable;
use crate::format::annotation::{Traced, is_free_of_marks};
use crate::format::office::budget::Budget;
use crate::source::{Place, PlaceOrder};
pub use left::Left;
use left::{Prompt, left, plain};
use paragraphs::Paragraphs;

use places::Elsewhere;
pub use places::Placeholder;

/// A file to be filled.
#[derive(Debug)]
pub struct Template {
    bytes: Vec<u8>,
    main: String,
    /// Its text, where prompts are plain words; and as it is, where it has any.
    text: String,
    prompts: Vec<Prompt>,
    prompted: String,
    left: Left,
    has_bom: bool,
    read: AsRead,
    scan: Scan,
    traced: Traced,
    paragraphs: Paragraphs,
    placeholders: Vec<Placeholder>,
    elsewhere: Vec<Elsewhere>,
    /// What headers, footers and notes say, with which of them it is.
    around: Vec<(&'static str, String)>,
    /// The style of captions, where there is one.
    caption: Option<String>,
}

/// What is put into a file.
#[derive(Clone, Debug)]
pub enum Fill {
    /// Words in the place of a placeholder, by its number.
    Words(usize, String),
    /// Blocks in the place of the paragraph that a placeholder is.
    Blocks(usize, Vec<Block>),
    /// Words in the place of all that a cell, or a line, says.
    Place(Place, String),
    /// Prose in the place of these pieces, or behind a piece where there are none.
    Prose {
        /// The pieces that go.
        pieces: Vec<usize>,
        /// The piece that it stands behind.
        after: Option<usize>,
        /// What comes.
        blocks: Vec<Block>,
    },
}

/// Why pieces cannot be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Something is drawn there, or stands in a table.
    Drawn,
    /// A field reaches over the paragraph.
    Field,
    /// They are not paragraphs of the text itself: a text box, a content control.
    Enclosed,
}

impl Template {
    /// The file: `.docx` or `.dotx`.
    ///
    /// # Errors
    /// It cannot be read, or has macros or a signature.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Unreadable> {
        let found = read::found(&bytes)?;
        let mut parcel = Parcel::open(&bytes)?;
        let types = parcel.text(TYPES)?.unwrap_or_default();
        refused(&mut parcel, &types)?;
        let text = parcel
            .text(&found.main)?
            .ok_or_else(|| damaged("文件里没有 Word 文档的正文"))?;
        let (text, has_bom) = without_bom(text);
        if !is_free_of_marks(&text) {
            return Err(Unreadable::damaged(
                "文字里有私用区的字符，不能当模板",
                "从模板里去掉这样的字符（多半是特殊字体的图形），再试一次",
            ));
        }
        let (prompts, mut left) = left(&text);
        left.has_comments = found.links.values().any(|link| link.kind == "comments");
        let prompted = if prompts.is_empty() {
            String::new()
        } else {
            text.clone()
        };
        let text = plain(text, &prompts);
        let scan = Scan::new(&text)?;
        let read = read::read_as(&bytes, &text)?;
        let traced = Traced::new(&read, &read::read_as(&bytes, &marked(&text, &scan))?);
        let paragraphs = Paragraphs::of(&text)?;
        let placeholders = places::placeholders(&paragraphs);
        let mut elsewhere = Vec::new();
        let mut around = Vec::new();
        let mut styles = found
            .links
            .values()
            .filter(|link| link.kind == "styles" && !link.external);
        let caption = match styles.next() {
            Some(link) => {
                let part = without_bom(parcel.text(&link.target)?.unwrap_or_default()).0;
                if part.is_empty() {
                    None
                } else {
                    caption(&part, &mut Budget::new())?
                }
            }
            None => None,
        };
        for link in found.links.values().filter(|link| !link.external) {
            if matches!(link.kind.as_str(), "header" | "footer" | "footnotes" | "endnotes")
                && let Some(part) = parcel.text(&link.target)?
            {
                let paragraphs = Paragraphs::of(&part)?;
                places::elsewhere(&link.kind, &paragraphs, &mut elsewhere);
                around.extend(places::said(&link.kind, &paragraphs));
            }
        }
        elsewhere.sort();
        elsewhere.dedup();
        Ok(Self {
            main: found.main,
            text,
            prompts,
            prompted,
            left,
            has_bom,
            read,
            scan,
            traced,
            paragraphs,
            placeholders,
            elsewhere,
            around,
            caption,
            bytes,
        })
    }

    /// The file as it is read.
    pub const fn read(&self) -> &AsRead {
        &self.read
    }

    /// What is left in it that an office should see to before it publishes it.
    pub const fn left(&self) -> Left {
        self.left
    }

    /// Whether what stands at a place is a prompt of a content control, no words of the office's.
    pub fn is_prompt(&self, place: &Place) -> bool {
        let spots = self.spots(place);
        spots
            .iter()
            .any(|at| self.prompts.iter().any(|prompt| prompt.has(*at)))
    }

    /// The placeholders of its text.
    pub fn placeholders(&self) -> &[Placeholder] {
        &self.placeholders
    }

    /// Placeholders that stand where nothing is filled: in headers and footers.
    pub fn elsewhere(&self) -> &[Elsewhere] {
        &self.elsewhere
    }

    /// What its headers, footers and notes say, with which of them it is.
    pub fn around(&self) -> &[(&'static str, String)] {
        &self.around
    }

    /// Where a place of the document stands in the text; none where it cannot be found.
    fn spots(&self, place: &Place) -> Vec<usize> {
        let found = self.traced.find(place);
        let pieces = found.map(|spot| spot.pieces).unwrap_or_default();
        let at = |number: usize| match self.scan.pieces.get(number)? {
            Piece::Text(text) => Some(text.content.start),
            Piece::Cell(cell) => Some(cell.at.saturating_sub(1)),
        };
        pieces.into_iter().filter_map(|piece| at(piece.number)).collect()
    }

    fn spots_of_piece(&self, piece: usize) -> Vec<usize> {
        self.spots(&Place::new(PlaceOrder::of_piece(piece), String::new()))
    }

    /// Whether a place of the document can be found in the text: a cell in a cell, for lines of words may have been read as a table.
    pub fn has(&self, place: &Place) -> bool {
        let spots = self.spots(place);
        let in_cell = |at: &usize| {
            let own = self.paragraphs.at(*at).and_then(|at| self.paragraphs.all.get(at));
            own.is_some_and(|paragraph| paragraph.in_cell)
        };
        !spots.is_empty() && (place.order.row == 0 || spots.iter().all(in_cell))
    }

    /// The placeholders that stand in pieces of the document.
    pub fn placeholders_in(&self, pieces: &[usize]) -> Vec<usize> {
        let spots = pieces.iter().flat_map(|piece| self.spots_of_piece(*piece));
        let paragraphs: Vec<usize> = spots.filter_map(|at| self.paragraphs.at(at)).collect();
        self.of_paragraphs(&paragraphs)
    }

    /// The placeholders in a cell.
    pub fn placeholders_at(&self, place: &Place) -> Vec<usize> {
        let spots = self.spots(place).into_iter();
        let paragraphs: Vec<usize> = spots.filter_map(|at| self.paragraphs.at(at)).collect();
        self.of_paragraphs(&paragraphs)
    }

    fn of_paragraphs(&self, paragraphs: &[usize]) -> Vec<usize> {
        let all = self.placeholders.iter().enumerate();
        let own = all.filter(|(_, placeholder)| paragraphs.contains(&placeholder.paragraph));
        own.map(|(number, _)| number).collect()
    }

    /// What keeps pieces from being replaced; none where nothing does.
    pub fn obstacle(&self, pieces: &[usize]) -> Option<Obstacle> {
        for piece in pieces {
            for at in self.spots_of_piece(*piece) {
                let own = self.paragraphs.at(at);
                let child = self
                    .paragraphs
                    .child_at(at)
                    .and_then(|at| self.paragraphs.children.get(at));
                let Some(child) = child else {
                    return Some(Obstacle::Enclosed);
                };
                if child.paragraph.is_none() || child.paragraph != own {
                    return Some(Obstacle::Enclosed);
                }
                let paragraph = own.and_then(|own| self.paragraphs.all.get(own));
                if paragraph.is_some_and(|paragraph| paragraph.is_drawn) {
                    return Some(Obstacle::Drawn);
                }
                if paragraph.is_some_and(|paragraph| paragraph.fields != 0) {
                    return Some(Obstacle::Field);
                }
            }
        }
        None
    }

    /// Whether something can stand behind a piece.
    pub fn can_follow(&self, piece: usize) -> bool {
        let mut spots = self.spots_of_piece(piece).into_iter();
        spots.any(|at| self.paragraphs.child_at(at).is_some())
    }
}
