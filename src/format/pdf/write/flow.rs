//! The document as a column of what stands one below the other, before it is cut into pages.

use super::fonts::Typeface;
use super::glyphs::Glyphs;
use super::lines::{Line, lines};
use super::style::{self, Align, Style, points};
use super::table::{Grid, grid};
use super::tree::{Kind, Tree};
use crate::document::Document;
use crate::format::docx::write::page::{EMU_PER_TWIP, PAGE};
use crate::format::docx::write::picture_view::PictureView;
use crate::format::docx::write::pieces::{Piece, pieces};
use crate::format::docx::write::signature_place::Place;

/// How a piece holds to the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// Not at all.
    Free,
    /// So far as a page holds what hangs together.
    Table,
    /// Always.
    Next,
}

/// A piece that no page's end divides; lengths in points.
#[derive(Debug)]
pub struct Item<'a> {
    /// What is left empty above, but at a page's head.
    pub before: f32,
    /// How high it is.
    pub height: f32,
    /// How it holds to the next one.
    pub hold: Hold,
    /// What it shows.
    pub shows: Shows<'a>,
}

/// What a piece shows.
#[derive(Debug)]
pub enum Shows<'a> {
    /// A line of text, with what it is in the tree, and the heading's words where it begins one.
    Line(Line, Style, usize, Option<(u8, &'a str)>),
    /// A picture with its width and height.
    Picture(PictureView<'a>, (f32, f32), usize),
    /// A row of a table, both by their numbers.
    Row(usize, usize),
    /// Nothing.
    Gap,
}

/// The column.
#[derive(Debug, Default)]
pub struct Flow<'a> {
    /// The pieces from top to bottom.
    pub items: Vec<Item<'a>>,
    /// The tables.
    pub grids: Vec<Grid>,
    /// What all of it is.
    pub tree: Tree,
}

/// The width of the text in points.
pub const WIDTH: f32 = points(PAGE.text_width());

/// The column of a document.
pub fn flow<'a>(document: &'a Document, glyphs: &mut Glyphs<'_>) -> Flow<'a> {
    let mut out = Flow::default();
    out.title(&document.title, glyphs);
    let mut caption: Option<&str> = None;
    let mut figure = None;
    for piece in pieces(document) {
        let in_figure = figure.take();
        match piece {
            Piece::Heading { level, text } => {
                let part = out
                    .tree
                    .add(Kind::Heading(u16::from(level) + 1, text.to_owned()), None);
                let style = style::heading(level);
                out.paragraph(
                    &[(style.typeface, text)],
                    style,
                    part,
                    (Hold::Next, Hold::Next),
                    Some((level, text)),
                    glyphs,
                );
            }
            Piece::Prose {
                head,
                text,
                keep,
                ragged,
            } => {
                let style = Style {
                    align: if ragged { Align::Ragged } else { Align::Both },
                    ..style::BODY
                };
                let part = out.tree.add(Kind::Paragraph, None);
                let head = head.map(|(name, head)| (run_in(name), head));
                let parts: Vec<_> = head.into_iter().chain([(style.typeface, text)]).collect();
                let last = if keep { Hold::Next } else { Hold::Free };
                out.paragraph(&parts, style, part, (Hold::Free, last), None, glyphs);
            }
            Piece::Caption { text, keep: true } => caption = Some(text),
            Piece::Caption { text, keep: false } => {
                let kind = if in_figure.is_some() {
                    Kind::Caption
                } else {
                    Kind::Paragraph
                };
                let part = out.tree.add(kind, in_figure);
                let style = style::CAPTION;
                out.paragraph(
                    &[(style.typeface, text)],
                    style,
                    part,
                    (Hold::Next, Hold::Free),
                    None,
                    glyphs,
                );
            }
            Piece::Table(table) => {
                let part = out.tree.add(Kind::Table(table.caption.to_owned()), None);
                if let Some(text) = caption.take() {
                    let caption = out.tree.add(Kind::Caption, Some(part));
                    let style = style::CAPTION;
                    out.paragraph(
                        &[(style.typeface, text)],
                        style,
                        caption,
                        (Hold::Next, Hold::Next),
                        None,
                        glyphs,
                    );
                }
                let grid = grid(&table, part, &mut out.tree, glyphs);
                out.table(grid);
            }
            Piece::Picture(picture) => figure = Some(out.picture(picture)),
            Piece::Signed {
                style: name,
                place,
                text,
                keep,
            } => out.signed(name, place, text, keep, glyphs),
            Piece::Gap => out.items.push(Item {
                before: 0.0,
                height: style::GAP,
                hold: Hold::Free,
                shows: Shows::Gap,
            }),
        }
    }
    out
}

/// The typeface of a head that runs into its paragraph, by the name of its style in Word.
fn run_in(style: &str) -> Typeface {
    let level = style.bytes().last().map_or(0, |digit| digit.wrapping_sub(b'0'));
    style::head(level)
}

impl<'a> Flow<'a> {
    fn title(&mut self, title: &'a str, glyphs: &mut Glyphs<'_>) {
        let part = self.tree.add(Kind::Heading(1, title.replace('\n', "")), None);
        let style = style::TITLE;
        self.paragraph(
            &[(style.typeface, title)],
            style,
            part,
            (Hold::Next, Hold::Next),
            None,
            glyphs,
        );
        self.items.push(Item {
            before: 0.0,
            height: style.after,
            hold: Hold::Next,
            shows: Shows::Gap,
        });
    }

    /// A paragraph: how its lines hold to each other, and how the last one to what follows.
    fn paragraph(
        &mut self,
        parts: &[(Typeface, &str)],
        style: Style,
        part: usize,
        (within, last): (Hold, Hold),
        mut heading: Option<(u8, &'a str)>,
        glyphs: &mut Glyphs<'_>,
    ) {
        let set = lines(parts, &style, WIDTH, glyphs);
        let count = set.len();
        for (index, line) in set.into_iter().enumerate() {
            self.items.push(Item {
                before: if index == 0 { style.before } else { 0.0 },
                height: style.line,
                hold: if index + 1 == count { last } else { within },
                shows: Shows::Line(line, style, part, heading.take()),
            });
        }
    }

    fn table(&mut self, grid: Grid) {
        let number = self.grids.len();
        let count = grid.heights.len();
        for (row, height) in grid.heights.iter().enumerate() {
            let keeps = grid.keeps.get(row) == Some(&true) && row + 1 < count;
            self.items.push(Item {
                // The line above it, of which half stands over its edge and half is the next row's.
                before: if row == 0 { style::RULE } else { 0.0 },
                height: *height,
                hold: match keeps {
                    true if row < grid.head => Hold::Next,
                    true => Hold::Table,
                    false => Hold::Free,
                },
                shows: Shows::Row(number, row),
            });
        }
        self.grids.push(grid);
    }

    fn picture(&mut self, picture: PictureView<'a>) -> usize {
        let caption = picture.caption();
        // Who cannot see it is told at least that there is one.
        let words = if caption.is_empty() { "图片" } else { caption };
        let part = self.tree.add(Kind::Figure(words.to_owned()), None);
        let size = (shown(picture.width), shown(picture.height));
        self.items.push(Item {
            before: style::ABOVE_PICTURE,
            height: size.1,
            hold: if caption.is_empty() {
                Hold::Free
            } else {
                Hold::Next
            },
            shows: Shows::Picture(picture, size, part),
        });
        part
    }

    fn signed(&mut self, name: &str, place: Place, text: &str, keep: bool, glyphs: &mut Glyphs<'_>) {
        let points = |twips: usize| points(u32::try_from(twips).unwrap_or(u32::MAX));
        let style = Style {
            align: match place.align {
                "left" => Align::Left,
                "center" => Align::Centre,
                _ => Align::Right,
            },
            left: points(place.left),
            right: points(place.right) - points(place.beyond),
            before: if name == "Signature" {
                style::ABOVE_SIGNATURE
            } else {
                0.0
            },
            ..style::SIGNED
        };
        let part = self.tree.add(Kind::Paragraph, None);
        let last = if keep { Hold::Next } else { Hold::Free };
        self.paragraph(
            &[(style.typeface, text)],
            style,
            part,
            (Hold::Next, last),
            None,
            glyphs,
        );
    }
}

/// English Metric Units in points.
#[expect(clippy::cast_precision_loss, reason = "a page is some million units wide")]
fn shown(emu: u64) -> f32 {
    emu as f32 / EMU_PER_TWIP as f32 * points(1)
}
