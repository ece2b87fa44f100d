//! The document as a run of paragraphs, tables and pictures: what the template prints one after another.

use unicode_width::UnicodeWidthStr;

use super::page::PAGE;
use super::picture_view::PictureView;
use super::signature_place::{Place, places};
use super::table_view::TableView;
use crate::document::{Block, Document, Level, Signature, Table};
use crate::picture::Distinct;

/// A paragraph shorter than this, in half characters, is kept with the signature after it: a signature alone on its page
/// is what the standard warns of (7.3.5.4). LibreOffice would move a longer one whole, and leave half a page empty.
const MOVABLE: usize = 10 * 2 * PAGE.characters() as usize;

/// What stands on lines of its own.
#[derive(Debug)]
pub(in crate::format) enum Piece<'a> {
    /// A heading with its level.
    Heading {
        /// 1 to 4.
        level: u8,
        /// The heading.
        text: &'a str,
    },
    /// A paragraph of prose.
    Prose {
        /// The style and text of the head that runs into it.
        head: Option<(&'static str, &'a str)>,
        /// The rest.
        text: &'a str,
        /// Whether its end stands on one page with what follows.
        keep: bool,
        /// Whether its lines end where they end.
        ragged: bool,
    },
    /// A table.
    Table(TableView<'a>),
    /// The caption above a table or below a picture.
    Caption {
        /// The caption.
        text: &'a str,
        /// Whether it belongs to what follows.
        keep: bool,
    },
    /// A picture.
    Picture(PictureView<'a>),
    /// A line of the signature.
    Signed {
        /// The style: name or date.
        style: &'static str,
        /// Where it stands.
        place: Place,
        /// The name or the date.
        text: &'a str,
        /// Whether it stands on one page with the next line.
        keep: bool,
    },
    /// An empty line that keeps a table from the next one, which Word would join to it, and from the end of the file.
    Gap,
}

/// The pieces of a document, in order.
pub(in crate::format) fn pieces(document: &Document) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut pictures = 0;
    let mut distinct = Distinct::default();
    for (index, block) in document.blocks.iter().enumerate() {
        let next = document.blocks.get(index + 1);
        match block {
            Block::Heading(level, text) => out.push(Piece::Heading {
                level: level.number(),
                text,
            }),
            Block::Paragraph(paragraph) => out.push(Piece::Prose {
                head: paragraph
                    .head
                    .as_ref()
                    .map(|(level, head)| (run_in(*level), head.as_str())),
                text: &paragraph.text,
                keep: matches!(next, Some(Block::Signature(_))) && paragraph.text.width_cjk() < MOVABLE,
                ragged: has_long_word(&paragraph.text),
            }),
            Block::Table(table) => {
                caption_above(table, &mut out);
                out.push(Piece::Table(TableView::new(table)));
                if next.is_none_or(|next| matches!(next, Block::Table(t) if !captioned(t))) {
                    out.push(Piece::Gap);
                }
            }
            Block::Picture(picture) => {
                pictures += 1;
                let first = distinct.number(&picture.bytes, pictures);
                out.push(Piece::Picture(PictureView::new(picture, pictures, first)));
                if !picture.caption.is_empty() {
                    out.push(Piece::Caption {
                        text: &picture.caption,
                        keep: false,
                    });
                }
            }
            Block::Signature(signature) => sign(signature, &mut out),
        }
    }
    out
}

/// Whether a text holds an address of the web or the like, which moves to the next line whole: to fill the line that it
/// leaves, Word and others would pull its few characters far apart.
fn has_long_word(text: &str) -> bool {
    const LONG: usize = 12;
    text.split(|c: char| !c.is_ascii_graphic())
        .any(|word| word.len() >= LONG)
}

/// Whether a table's caption is printed: a table of the form has only its heading.
fn captioned(table: &Table) -> bool {
    !table.statutory && !table.caption.is_empty()
}

fn caption_above<'a>(table: &'a Table, out: &mut Vec<Piece<'a>>) {
    if captioned(table) {
        out.push(Piece::Caption {
            text: &table.caption,
            keep: true,
        });
    }
}

fn sign<'a>(signature: &'a Signature, out: &mut Vec<Piece<'a>>) {
    let (name, date) = places(signature);
    let dated = !signature.date.is_empty();
    if !signature.name.is_empty() {
        out.push(Piece::Signed {
            style: "Signature",
            place: name,
            text: &signature.name,
            keep: dated,
        });
    }
    if dated {
        out.push(Piece::Signed {
            // A date without a name above it keeps the empty line before the signature.
            style: if signature.name.is_empty() {
                "Signature"
            } else {
                "Date"
            },
            place: date,
            text: &signature.date,
            keep: false,
        });
    }
}

/// The character style of a head that runs into its paragraph: the font of its level, and no place in the outline.
const fn run_in(level: Level) -> &'static str {
    match level {
        Level::One => "RunInHead1",
        Level::Two => "RunInHead2",
        Level::Three => "RunInHead3",
        Level::Four => "RunInHead4",
    }
}
