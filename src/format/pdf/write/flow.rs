//! The document as a column of what stands one below the other, before it is cut into pages.

use super::chart::Figure;
use super::fonts::Typeface;
use super::glyphs::Glyphs;
use super::lines::{Line, lines};
use super::style::{self, Align, Style, points};
use super::table::{Grid, grid};
use super::tree::{Kind, Tree};
use crate::document::Document;
use crate::document::page::{EMU_PER_TWIP, PAGE, Page};
use crate::format::docx::write::chart_view::ChartView;
use crate::format::docx::write::picture_view::PictureView;
use crate::format::docx::write::pieces::{BETWEEN_PICTURES, Piece, Space, pieces};
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
    /// The kind of page that it stands on.
    pub page: &'static Page,
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
    /// A chart.
    Chart(Box<Figure>),
    /// Pictures beside each other.
    Beside(Vec<Beside<'a>>),
    /// A row of a table, both by their numbers.
    Row(usize, usize),
    /// Nothing.
    Gap,
}

/// One of the pictures of a row.
#[derive(Debug)]
pub struct Beside<'a> {
    /// The picture.
    pub picture: PictureView<'a>,
    /// Its width and height.
    pub size: (f32, f32),
    /// From the left edge of the text to its own column.
    pub left: f32,
    /// The width of its column.
    pub width: f32,
    /// What it is in the tree.
    pub part: usize,
    /// The lines of its caption, and what that is in the tree.
    pub caption: Option<(Vec<Line>, usize)>,
}

/// The column.
#[derive(Debug)]
pub struct Flow<'a> {
    /// The kind of page that what comes next stands on.
    page: &'static Page,
    /// The pieces from top to bottom.
    pub items: Vec<Item<'a>>,
    /// The tables.
    pub grids: Vec<Grid>,
    /// What all of it is.
    pub tree: Tree,
}

/// The width of the text on a page, in points.
pub fn width(page: &Page) -> f32 {
    points(page.text_width())
}

/// A paragraph as it is set.
#[derive(Clone, Copy)]
struct Paragraph<'a, 'p> {
    parts: &'p [(Typeface, &'p str)],
    style: Style,
    part: usize,
    /// How its lines hold to each other.
    within: Hold,
    /// How its last line holds to what follows.
    last: Hold,
    /// Its level and words, where it is a heading.
    heading: Option<(u8, &'a str)>,
}

/// The column of a document.
pub fn flow<'a>(document: &'a Document, glyphs: &mut Glyphs<'_>) -> Flow<'a> {
    let pieces = pieces(document);
    let kinds = kinds(&pieces);
    let mut out = Flow {
        page: kinds.first().copied().unwrap_or(&PAGE),
        items: Vec::new(),
        grids: Vec::new(),
        tree: Tree::default(),
    };
    out.title(&document.title, glyphs);
    let mut caption: Option<(&str, Space)> = None;
    let mut figure = None;
    for (piece, page) in pieces.into_iter().zip(kinds) {
        out.page = page;
        let in_figure = figure.take();
        match piece {
            Piece::Heading { level, text, space } => {
                let part = out
                    .tree
                    .add(Kind::Heading(u16::from(level) + 1, text.to_owned()), None);
                let style = spaced(style::heading(level), space);
                let set = Paragraph {
                    parts: &[(style.typeface, text)],
                    style,
                    part,
                    within: Hold::Next,
                    last: Hold::Next,
                    heading: Some((level, text)),
                };
                out.paragraph(set, glyphs);
            }
            Piece::Prose {
                head,
                text,
                keep,
                ragged,
                space,
                last_of: _,
            } => {
                let align = if ragged { Align::Ragged } else { Align::Both };
                let style = spaced(Style { align, ..style::BODY }, space);
                let part = out.tree.add(Kind::Paragraph, None);
                let head = head.map(|(name, head)| (run_in(name), head));
                let parts: Vec<_> = head.into_iter().chain([(style.typeface, text)]).collect();
                let set = Paragraph {
                    parts: &parts,
                    style,
                    part,
                    within: Hold::Free,
                    last: if keep { Hold::Next } else { Hold::Free },
                    heading: None,
                };
                out.paragraph(set, glyphs);
            }
            Piece::Caption {
                text,
                keep: true,
                space,
            } => caption = Some((text, space)),
            Piece::Caption {
                text,
                keep: false,
                space,
            } => {
                let kind = if in_figure.is_some() {
                    Kind::Caption
                } else {
                    Kind::Paragraph
                };
                let part = out.tree.add(kind, in_figure);
                out.caption((text, space), part, Hold::Free, glyphs);
            }
            Piece::Table(table) => {
                let part = out.tree.add(Kind::Table(table.caption.to_owned()), None);
                if let Some(words) = caption.take() {
                    let caption = out.tree.add(Kind::Caption, Some(part));
                    out.caption(words, caption, Hold::Next, glyphs);
                }
                let grid = grid(&table, part, &mut out.tree, glyphs);
                out.table(grid);
            }
            Piece::Picture(picture) => figure = Some(out.picture(picture)),
            Piece::Pictures(row) => out.pictures(row, glyphs),
            Piece::Signed {
                style: name,
                place,
                text,
                keep,
            } => out.signed(name, place, text, keep, glyphs),
            Piece::Chart(chart) => out.chart(&chart, glyphs),
            Piece::Gap => out.gap(style::GAP, Hold::Free),
            Piece::PageEnd(_) | Piece::PageStart => {}
        }
    }
    out
}

/// The kind of page that each piece stands on: pages of one kind say where they end.
fn kinds(pieces: &[Piece<'_>]) -> Vec<&'static Page> {
    let mut kind = &PAGE;
    let mut out: Vec<&'static Page> = pieces
        .iter()
        .rev()
        .map(|piece| {
            if let Piece::PageEnd(page)
            | Piece::Prose {
                last_of: Some(page), ..
            } = piece
            {
                kind = page;
            }
            kind
        })
        .collect();
    out.reverse();
    out
}

/// A style with the space that a paragraph has around it.
fn spaced(style: Style, space: Space) -> Style {
    Style {
        before: style.before + points(space.before),
        after: style.after + points(space.after),
        ..style
    }
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
        let set = Paragraph {
            parts: &[(style.typeface, title)],
            style,
            part,
            within: Hold::Next,
            last: Hold::Next,
            heading: None,
        };
        self.paragraph(set, glyphs);
    }

    fn caption(&mut self, (text, space): (&str, Space), part: usize, last: Hold, glyphs: &mut Glyphs<'_>) {
        let style = spaced(style::CAPTION, space);
        let set = Paragraph {
            parts: &[(style.typeface, text)],
            style,
            part,
            within: Hold::Next,
            last,
            heading: None,
        };
        self.paragraph(set, glyphs);
    }

    /// Of a paragraph no line stands alone on its page, neither the first nor the last.
    fn paragraph(&mut self, paragraph: Paragraph<'a, '_>, glyphs: &mut Glyphs<'_>) {
        let Paragraph {
            parts,
            style,
            part,
            within,
            last,
            mut heading,
        } = paragraph;
        let set = lines(parts, &style, width(self.page), glyphs);
        let count = set.len();
        for (index, line) in set.into_iter().enumerate() {
            let is_last = index + 1 == count;
            let alone = index == 0 || index + 2 == count;
            self.items.push(Item {
                before: if index == 0 { style.before } else { 0.0 },
                height: style.line,
                hold: match is_last {
                    true if style.after > 0.0 => Hold::Next,
                    true => last,
                    false if alone => Hold::Next,
                    false => within,
                },
                page: self.page,
                shows: Shows::Line(line, style, part, heading.take()),
            });
        }
        if style.after > 0.0 {
            self.gap(style.after, last);
        }
    }

    fn gap(&mut self, height: f32, hold: Hold) {
        self.items.push(Item {
            before: 0.0,
            height,
            hold,
            page: self.page,
            shows: Shows::Gap,
        });
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
                page: self.page,
                shows: Shows::Row(number, row),
            });
        }
        self.grids.push(grid);
    }

    /// What a picture is in the tree, and its width and height.
    fn figure(&mut self, picture: &PictureView<'_>) -> (usize, (f32, f32)) {
        // Who cannot see it is told at least that there is one.
        let spoken = picture.spoken();
        let words = if spoken.is_empty() { "图片" } else { spoken };
        let part = self.tree.add(Kind::Figure(words.to_owned()), None);
        (part, (shown(picture.width), shown(picture.height)))
    }

    fn picture(&mut self, picture: PictureView<'a>) -> usize {
        let (part, size) = self.figure(&picture);
        self.items.push(Item {
            before: style::ABOVE_PICTURE,
            height: size.1,
            hold: if picture.caption().is_empty() {
                Hold::Free
            } else {
                Hold::Next
            },
            page: self.page,
            shows: Shows::Picture(picture, size, part),
        });
        part
    }

    fn chart(&mut self, chart: &ChartView<'_>, glyphs: &mut Glyphs<'_>) {
        let part = self.tree.add(Kind::Figure(chart.words()), None);
        let figure = Figure::new(chart, part, glyphs);
        self.items.push(Item {
            before: style::ABOVE_PICTURE,
            height: figure.height,
            hold: Hold::Free,
            page: self.page,
            shows: Shows::Chart(Box::new(figure)),
        });
    }

    /// Pictures in columns of one width, each with its caption below it.
    fn pictures(&mut self, row: Vec<PictureView<'a>>, glyphs: &mut Glyphs<'_>) {
        #[expect(clippy::cast_precision_loss, reason = "a row has some pictures")]
        let width = width(self.page) / row.len().max(1) as f32;
        let margin = points(BETWEEN_PICTURES) / 2.0;
        let mut left = 0.0;
        let mut height = 0.0_f32;
        let mut out = Vec::new();
        for picture in row {
            let words = picture.caption();
            let (part, size) = self.figure(&picture);
            let caption = (!words.is_empty()).then(|| {
                let part = self.tree.add(Kind::Caption, Some(part));
                let style = style::CAPTION;
                let set = lines(&[(style.typeface, words)], &style, width - 2.0 * margin, glyphs);
                (set, part)
            });
            #[expect(clippy::cast_precision_loss, reason = "a caption has some lines")]
            let count = caption.as_ref().map_or(0, |caption| caption.0.len()) as f32;
            height = height.max(size.1 + count * style::CAPTION.line);
            out.push(Beside {
                picture,
                size,
                left: left + margin,
                width: width - 2.0 * margin,
                part,
                caption,
            });
            left += width;
        }
        self.items.push(Item {
            before: style::ABOVE_PICTURE,
            height,
            hold: Hold::Free,
            page: self.page,
            shows: Shows::Beside(out),
        });
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
        let set = Paragraph {
            parts: &[(style.typeface, text)],
            style,
            part,
            within: Hold::Next,
            last: if keep { Hold::Next } else { Hold::Free },
            heading: None,
        };
        self.paragraph(set, glyphs);
    }
}

/// English Metric Units in points.
#[expect(clippy::cast_precision_loss, reason = "a page is some million units wide")]
fn shown(emu: u64) -> f32 {
    emu as f32 / EMU_PER_TWIP as f32 * points(1)
}
