//! The document as a run of paragraphs, tables and pictures: what the template prints one after another.

use unicode_width::UnicodeWidthStr;

use super::chart_view::ChartView;
use super::picture_view::PictureView;
use super::signature_place::{Place, places};
use super::table_view::TableView;
use crate::document::lines::is_ragged;
use crate::document::page::{LYING_PAGE, PAGE, Page};
use crate::document::spacing::between;
use crate::document::{Block, Document, Level, Placing, Signature, Table};
use crate::picture::Distinct;

/// A paragraph shorter than this, in half characters, is kept with the signature after it: a signature alone on its page
/// is what the standard warns of (7.3.5.4). LibreOffice would move a longer one whole, and leave half a page empty.
const MOVABLE: usize = 10 * 2 * PAGE.characters() as usize;

/// What pictures keep off those beside them, in twips.
pub(in crate::format) const BETWEEN_PICTURES: u32 = 227;

/// What stands on lines of its own.
#[derive(Debug)]
pub(in crate::format) enum Piece<'a> {
    /// A heading with its level.
    Heading {
        /// 1 to 4.
        level: u8,
        /// The heading.
        text: &'a str,
        /// The space around it.
        space: Space,
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
        /// The space around it.
        space: Space,
        /// The page of which it is the last paragraph, where the next one is another kind of page.
        last_of: Option<&'static Page>,
    },
    /// A table.
    Table(TableView<'a>),
    /// The caption above a table or below a picture.
    Caption {
        /// The caption.
        text: &'a str,
        /// Whether it belongs to what follows.
        keep: bool,
        /// The space around it.
        space: Space,
    },
    /// A picture.
    Picture(PictureView<'a>),
    /// Pictures beside each other, each with its caption below it.
    Pictures(Vec<PictureView<'a>>),
    /// A chart.
    Chart(ChartView<'a>),
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
    /// The end of pages of one kind, behind a table.
    PageEnd(&'static Page),
    /// The beginning of lying pages before a table: where a table comes first, LibreOffice leaves it on an upright page.
    PageStart,
}

/// The space before and behind a paragraph, in twips, where that is not its style's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::format) struct Space {
    /// Before it.
    pub before: u32,
    /// Behind it.
    pub after: u32,
}

impl Space {
    /// Whether its style says all.
    pub const fn is_none(self) -> bool {
        self.before == 0 && self.after == 0
    }

    fn around(block: &Block, above: Option<&Block>, below: Option<&Block>) -> Self {
        let (mut before, mut after) = (0, 0);
        // The space belongs to the paragraph: a table has none of its own.
        if let Some(table @ Block::Table(_)) = above {
            before = between(table, block);
        }
        if let Some(table @ Block::Table(_)) = below {
            after = between(block, table);
        }
        Self { before, after }
    }
}

/// The pieces of a document, in order.
pub(in crate::format) fn pieces(document: &Document) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut pictures = 0;
    let mut distinct = Distinct::default();
    for (index, block) in document.blocks.iter().enumerate() {
        out.extend(charts(document, index));
        let next = document.blocks.get(index + 1);
        let last = index.checked_sub(1).and_then(|at| document.blocks.get(at));
        let mut space = Space::around(block, last, next);
        if lies_from(block, last, next) {
            end_page(&PAGE, &mut out);
            // At the top of its page nothing stands above it.
            space.before = 0;
            if matches!(block, Block::Table(table) if !captioned(table)) {
                out.push(Piece::PageStart);
            }
        }
        match block {
            Block::Heading(level, text) => out.push(Piece::Heading {
                level: level.number(),
                text,
                space,
            }),
            Block::Paragraph(paragraph) => out.push(Piece::Prose {
                head: paragraph
                    .head
                    .as_ref()
                    .map(|(level, head)| (run_in(*level), head.as_str())),
                text: &paragraph.text,
                keep: matches!(next, Some(Block::Signature(_))) && paragraph.text.width_cjk() < MOVABLE,
                ragged: is_ragged(&paragraph.text),
                space,
                last_of: None,
            }),
            Block::Table(table) => {
                caption_above(table, last, &mut out);
                out.push(Piece::Table(TableView::new(table)));
                if table.placing == Placing::Lying {
                    end_page(&LYING_PAGE, &mut out);
                } else if next.is_none_or(|next| matches!(next, Block::Table(t) if !captioned(t))) {
                    out.push(Piece::Gap);
                }
            }
            Block::Picture(picture) => {
                pictures += 1;
                let first = distinct.number(&picture.bytes, pictures);
                let beside = beside(&document.blocks, index);
                if beside > 1 {
                    let widest = PAGE.text_width() / u32::try_from(beside).unwrap_or(1) - BETWEEN_PICTURES;
                    let view = PictureView::new(picture, pictures, first, widest);
                    match out.last_mut() {
                        Some(Piece::Pictures(row)) if picture.beside => row.push(view),
                        Some(Piece::Pictures(_)) => out.extend([Piece::Gap, Piece::Pictures(vec![view])]),
                        _ => out.push(Piece::Pictures(vec![view])),
                    }
                    if next.is_none_or(|next| matches!(next, Block::Table(t) if !captioned(t))) {
                        out.push(Piece::Gap);
                    }
                    continue;
                }
                out.push(Piece::Picture(PictureView::new(
                    picture,
                    pictures,
                    first,
                    PAGE.text_width(),
                )));
                if !picture.caption.is_empty() {
                    out.push(Piece::Caption {
                        text: &picture.caption,
                        keep: false,
                        space: Space::default(),
                    });
                }
            }
            Block::Signature(signature) => sign(signature, &mut out),
        }
    }
    out.extend(charts(document, document.blocks.len()));
    out
}

/// The charts that stand before the block of this index.
fn charts(document: &Document, before: usize) -> Vec<Piece<'_>> {
    if document.charts_before != Some(before) {
        return Vec::new();
    }
    let is_picture = |block: &&Block| matches!(block, Block::Picture(_));
    let pictures = document.blocks.iter().filter(is_picture).count();
    let charts = document.glance.charts.iter().zip(1..);
    let charts = charts.map(|(chart, number)| {
        Piece::Chart(ChartView {
            chart,
            number,
            drawing: pictures + number,
        })
    });
    charts.collect()
}

/// How many pictures stand beside each other where this one does.
fn beside(blocks: &[Block], index: usize) -> usize {
    let is_beside = |block: &&Block| matches!(block, Block::Picture(picture) if picture.beside);
    let (before, from) = blocks.split_at(index + 1);
    1 + before.iter().rev().take_while(is_beside).count() + from.iter().take_while(is_beside).count()
}

/// Whether lying pages begin with a block: with a table that lies, or with its heading.
fn lies_from(block: &Block, last: Option<&Block>, next: Option<&Block>) -> bool {
    let lies =
        |block: Option<&Block>| matches!(block, Some(Block::Table(table)) if table.placing == Placing::Lying);
    match block {
        Block::Heading(..) => lies(next),
        _ => lies(Some(block)) && !matches!(last, Some(Block::Heading(..))),
    }
}

/// Ends the pages of one kind, in the last paragraph if that is one of prose: a paragraph of its own could fall on a page that
/// is else empty.
fn end_page(page: &'static Page, out: &mut Vec<Piece<'_>>) {
    match out.last_mut() {
        Some(Piece::Prose { last_of, .. }) => *last_of = Some(page),
        None => {}
        Some(_) => out.push(Piece::PageEnd(page)),
    }
}

/// Whether a table's caption is printed: a table of the form has only its heading.
fn captioned(table: &Table) -> bool {
    !table.statutory && !table.caption.is_empty()
}

fn caption_above<'a>(table: &'a Table, last: Option<&Block>, out: &mut Vec<Piece<'a>>) {
    if captioned(table) {
        out.push(Piece::Caption {
            text: &table.caption,
            keep: true,
            space: Space {
                before: last.map_or(0, |last| match last {
                    Block::Table(_) => PAGE.line / 4,
                    _ => 0,
                }),
                after: 0,
            },
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
