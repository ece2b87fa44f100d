//! The pages drawn into a PDF file: tagged for who hears them (PDF/UA-1), and as they are kept for good (PDF/A-2a).

use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document as File, SerializeSettings};

use super::compact::compact;
use super::dated::dated;
use super::flow::{Flow, Shows, width};
use super::glyphs::Glyphs;
use super::lines::{Line, lines};
use super::not_set::NotSet;
use super::pages::{Placed, Sheet};
use super::picture::Pictures;
use super::rules::Rules;
use super::style::{self, Align, RULE, SHADE, Style, points};
use crate::document::page::{PAGE, Page};
use crate::document::{DRAFT, Document};
use crate::format::docx::write::picture_view::PictureView;

/// What the whole file is drawn from.
pub struct Drawing<'f, 'a, 'g> {
    /// The document.
    pub document: &'a Document,
    /// Its column.
    pub flow: Flow<'a>,
    /// The pages that it was cut into.
    pub pages: &'f [Sheet],
    /// The faces.
    pub glyphs: &'f mut Glyphs<'g>,
    /// The faces as they are put into the file.
    pub fonts: Vec<Option<Font>>,
}

impl Drawing<'_, '_, '_> {
    /// The file.
    ///
    /// # Errors
    /// A picture or a font cannot be put into such a file.
    pub fn file(mut self) -> Result<Vec<u8>, NotSet> {
        let configuration = ConfigurationBuilder::new()
            .with_archival_validator(Archival::A2_A)
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .map_err(|error| NotSet::Other(format!("{error:?}")))?;
        let mut file = File::new_with(SerializeSettings {
            configuration,
            ..SerializeSettings::default()
        });
        let mut outline = Vec::new();
        let mut pictures = Pictures::default();
        let pages = self.pages;
        for (number, sheet) in pages.iter().enumerate() {
            let size = PageSettings::from_wh(points(sheet.page.width), points(sheet.page.height))
                .ok_or_else(|| NotSet::Other("page".to_owned()))?;
            let mut page = file.start_page_with(size);
            let mut surface = page.surface();
            self.page(number, sheet, &mut surface, &mut outline, &mut pictures)?;
            surface.finish();
            page.finish();
        }
        let title = self.document.title.replace('\n', "");
        let mut metadata = Metadata::new()
            .title(title)
            .language(self.document.language.to_owned())
            .creation_date(dated(self.document))
            .creator("nianbao".to_owned());
        if !self.document.author.is_empty() {
            metadata = metadata.authors(vec![self.document.author.clone()]);
        }
        file.set_metadata(metadata);
        file.set_outline(nested(outline));
        file.set_tag_tree(self.flow.tree.tags(self.document.language));
        let file = file.finish().map_err(|error| NotSet::of(&error, &pictures))?;
        Ok(compact(&file).unwrap_or(file))
    }

    fn page(
        &mut self,
        number: usize,
        sheet: &Sheet,
        surface: &mut Surface<'_>,
        outline: &mut Vec<(u8, String, XyzDestination)>,
        pictures: &mut Pictures,
    ) -> Result<(), NotSet> {
        let (left, top) = (points(sheet.page.left), points(sheet.page.top));
        let placed = sheet.placed.as_slice();
        if self.document.draft {
            self.header(sheet.page, surface);
        }
        let mut at = 0;
        while let Some(first) = placed.get(at) {
            let Some(item) = self.flow.items.get(first.item) else {
                break;
            };
            let y = top + first.top;
            match &item.shows {
                Shows::Line(line, style, part, heading) => {
                    if let Some((level, words)) = heading {
                        let place = XyzDestination::new(number, Point::from_xy(left, y));
                        outline.push((*level, (*words).to_owned(), place));
                    }
                    let identifier = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                    draw(line, style, (left, y), surface, &self.fonts);
                    surface.end_tagged();
                    self.flow.tree.drawn(*part, identifier);
                }
                Shows::Picture(view, size, part) => {
                    let x = left + (width(sheet.page) - size.0) / 2.0;
                    let identifier = picture(view, (x, y), *size, surface, pictures)?;
                    self.flow.tree.drawn(*part, identifier);
                }
                Shows::Beside(row) => {
                    for one in row {
                        let column = left + one.left;
                        let x = column + (one.width - one.size.0) / 2.0;
                        let identifier = picture(&one.picture, (x, y), one.size, surface, pictures)?;
                        self.flow.tree.drawn(one.part, identifier);
                        let Some((lines, part)) = &one.caption else {
                            continue;
                        };
                        let identifier = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                        let mut y = y + one.size.1;
                        for line in lines {
                            draw(line, &style::CAPTION, (column, y), surface, &self.fonts);
                            y += style::CAPTION.line;
                        }
                        surface.end_tagged();
                        self.flow.tree.drawn(*part, identifier);
                    }
                }
                Shows::Row(table, _) => {
                    let table = *table;
                    let same = |placed: &&Placed| matches!(self.flow.items.get(placed.item).map(|item| &item.shows), Some(Shows::Row(t, _)) if *t == table);
                    let count = placed.iter().skip(at).take_while(same).count();
                    let rows = placed.get(at..at + count).unwrap_or_default();
                    self.rows(table, rows, (left, top), surface);
                    at += count;
                    continue;
                }
                Shows::Chart(chart) => {
                    let x = left + (width(sheet.page) - chart.width) / 2.0;
                    // By its words a reader of the text knows that it repeats the tables.
                    let said = SpanTag::empty().with_alt_text(Some(&chart.words));
                    let identifier = surface.start_tagged(ContentTag::Span(said));
                    chart.draw_bars((x, y), surface);
                    for (line, style, down) in &chart.lines {
                        draw(line, style, (x, y + down), surface, &self.fonts);
                    }
                    surface.end_tagged();
                    self.flow.tree.drawn(chart.part, identifier);
                }
                Shows::Gap => {}
            }
            at += 1;
        }
        self.footer(number + 1, sheet.page, surface);
        Ok(())
    }

    /// The rows of a table that stand on a page.
    fn rows(&mut self, table: usize, placed: &[Placed], (left, top): (f32, f32), surface: &mut Surface<'_>) {
        let Some(grid) = self.flow.grids.get(table) else {
            return;
        };
        let row_of = |placed: &Placed| match self.flow.items.get(placed.item).map(|item| &item.shows) {
            Some(Shows::Row(_, row)) => *row,
            _ => 0,
        };
        // Of each cell that is seen here: its upper and lower edge, whether its words stand here, and whether for the first time.
        let mut seen = Vec::new();
        for cell in &grid.cells {
            for again in [true, false] {
                let mut own = placed.iter().filter(|placed| {
                    placed.again == again && (cell.row..cell.below).contains(&row_of(placed))
                });
                let Some(first) = own.next() else { continue };
                let last = own.next_back().unwrap_or(first);
                let bottom = last.top + grid.heights.get(row_of(last)).copied().unwrap_or_default();
                let words = row_of(first) == cell.row;
                seen.push((cell, top + first.top, top + bottom, words, again));
            }
        }
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)));
        let mut rules = Rules::default();
        for (cell, upper, lower, _, _) in &seen {
            let (x0, x1) = (left + cell.left, left + cell.right);
            if cell.shaded {
                fill(SHADE, rectangle(x0, *upper, x1, *lower), surface);
            }
            rules.add((x0, *upper), (x1, *lower));
        }
        if let Some(path) = rules.path() {
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke {
                paint: rgb::Color::black().into(),
                width: RULE,
                ..Stroke::default()
            }));
            surface.draw_path(&path);
            surface.set_stroke(None);
        }
        surface.end_tagged();
        // What stands here for a second time comes first and is not read.
        for again in [true, false] {
            for (cell, upper, lower, words, _) in seen.iter().filter(|seen| seen.4 == again) {
                if !words {
                    continue;
                }
                let identifier = surface.start_tagged(if again {
                    ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other))
                } else {
                    ContentTag::Span(SpanTag::empty())
                });
                let mut y = upper + (lower - upper - cell.text_height()) / 2.0;
                for line in &cell.lines {
                    draw(
                        line,
                        &cell.style,
                        (left + cell.left + grid.side, y),
                        surface,
                        &self.fonts,
                    );
                    y += cell.style.line;
                }
                surface.end_tagged();
                if !again {
                    self.flow.tree.drawn(cell.part, identifier);
                }
            }
        }
    }

    /// The page's number between dashes, towards the outer edge (GB/T 9704—2012, 7.5). A lying page has it where the upright ones
    /// have it once its sheet is held like theirs (9): the upper edge of the lying sheet is the left one of the upright.
    fn footer(&mut self, number: usize, page: &Page, surface: &mut Surface<'_>) {
        let style = Style {
            align: if number.is_multiple_of(2) {
                Align::Left
            } else {
                Align::Right
            },
            left: style::FOOTER_INDENT,
            right: style::FOOTER_INDENT,
            ..style::FOOTER
        };
        let words = format!("— {number} —");
        let lies = page.width > page.height;
        let upright = if lies {
            let turned = Transform::from_row(0.0, 1.0, -1.0, 0.0, points(page.width), 0.0);
            surface.push_transform(&turned);
            &PAGE
        } else {
            page
        };
        let y = points(upright.height - upright.footer) - style.line;
        self.furniture(&words, &style, (upright, y), ArtifactType::Footer, surface);
        if lies {
            surface.pop();
        }
    }

    fn header(&mut self, page: &Page, surface: &mut Surface<'_>) {
        let y = points(page.header);
        self.furniture(DRAFT, &style::HEADER, (page, y), ArtifactType::Header, surface);
    }

    fn furniture(
        &mut self,
        words: &str,
        style: &Style,
        (page, y): (&Page, f32),
        kind: ArtifactType,
        surface: &mut Surface<'_>,
    ) {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        for line in lines(&[(style.typeface, words)], style, width(page), self.glyphs) {
            draw(&line, style, (points(page.left), y), surface, &self.fonts);
        }
        surface.end_tagged();
    }
}

/// A picture with its upper left corner here.
fn picture(
    view: &PictureView<'_>,
    (x, y): (f32, f32),
    size: (f32, f32),
    surface: &mut Surface<'_>,
    pictures: &mut Pictures,
) -> Result<Identifier, NotSet> {
    let image = pictures.image(view.picture()).map_err(NotSet::Picture)?;
    let identifier = surface.start_tagged(ContentTag::Other);
    let depth = super::picture::turn(view, (x, y), size, surface);
    let (w, h) = super::picture::drawn(view, size);
    if let Some(size) = Size::from_wh(w, h) {
        surface.draw_image(image, size);
    }
    for _ in 0..depth {
        surface.pop();
    }
    surface.end_tagged();
    Ok(identifier)
}

/// A line whose column has its upper left corner here. As Word has it, four fifths of its height are above the type's foot.
fn draw(line: &Line, style: &Style, (x, y): (f32, f32), surface: &mut Surface<'_>, fonts: &[Option<Font>]) {
    surface.set_fill(Some(paint(style.colour)));
    let base = y + style.line * 0.8;
    for run in &line.runs {
        let Some(font) = fonts.get(run.face).cloned().flatten() else {
            continue;
        };
        let drawn: Vec<KrillaGlyph> = run
            .glyphs
            .iter()
            .map(|(id, range, step)| {
                KrillaGlyph::new(
                    GlyphId::new(*id),
                    step / style.size,
                    0.0,
                    0.0,
                    0.0,
                    range.clone(),
                    None,
                )
            })
            .collect();
        surface.draw_glyphs(
            Point::from_xy(x + run.x, base),
            &drawn,
            font,
            &run.text,
            style.size,
            false,
        );
    }
}

fn paint((red, green, blue): (u8, u8, u8)) -> Fill {
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::default(),
    }
}

fn fill(colour: (u8, u8, u8), path: Option<Path>, surface: &mut Surface<'_>) {
    if let Some(path) = path {
        surface.set_fill(Some(paint(colour)));
        surface.draw_path(&path);
    }
}

fn rectangle(left: f32, top: f32, right: f32, bottom: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_ltrb(left, top, right, bottom)?);
    path.finish()
}

/// The headings as a tree to find one's way by.
fn nested(headings: Vec<(u8, String, XyzDestination)>) -> Outline {
    // The headings that are still open, each with its level.
    let mut open: Vec<(u8, OutlineNode)> = Vec::new();
    let mut out = Outline::new();
    let mut close = |open: &mut Vec<(u8, OutlineNode)>, level: u8| {
        while open.last().is_some_and(|last| last.0 >= level) {
            let Some((_, node)) = open.pop() else { break };
            match open.last_mut() {
                Some((_, above)) => above.push_child(node),
                None => out.push_child(node),
            }
        }
    };
    for (level, words, place) in headings {
        close(&mut open, level);
        open.push((level, OutlineNode::new(words, place)));
    }
    close(&mut open, 0);
    out
}
