//! Charts as they stand on a page: bars and words, in the same places as on a web page.

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Rect};
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;

use super::fonts::Typeface;
use super::glyphs::Glyphs;
use super::lines::{Line, lines};
use super::style::{Align, CELL, Style};
use crate::document::page::EMU_PER_TWIP;
use crate::format::chart_layout::{BAR, Bar, ChartLayout, EMU_PER_UNIT, LETTER, SQUARE, TITLE_LETTER, WIDTH};
use crate::format::docx::write::chart_view::ChartView;

/// This year's bars; last year's are hatched with the other colour.
const THIS_YEAR: (u8, u8, u8) = (0x1f, 0x4e, 0x79);
/// See [`THIS_YEAR`].
const LAST_YEAR: (u8, u8, u8) = (0x55, 0x55, 0x55);
/// From one line of the hatch to the next, and how wide the lines are, in units.
const HATCH: (f32, f32) = (5.0, 1.0);
/// What is more than any words take, so that they stand on one line.
const FAR: f32 = 1000.0;

/// A chart with its words set; lengths in points, from its upper left corner.
#[derive(Debug)]
pub struct Figure {
    /// How wide it is.
    pub width: f32,
    /// How high it is.
    pub height: f32,
    /// All of it in words.
    pub words: String,
    /// What it is in the tree.
    pub part: usize,
    /// Its words, each with how far down the column of its line begins.
    pub lines: Vec<(Line, Style, f32)>,
    /// Its bars and the squares of its legend.
    bars: Vec<(Rect, bool)>,
    /// The line from which the bars begin, as a narrow bar.
    axis: Option<Rect>,
}

/// How words stand to their place.
enum Side {
    /// They begin there.
    From(f64),
    /// They end there.
    Until(f64),
    /// In the middle of the chart.
    Middle,
}

impl Figure {
    /// A chart with words of the same typeface as the tables have.
    pub fn new(view: &ChartView<'_>, part: usize, glyphs: &mut Glyphs<'_>) -> Self {
        let layout = ChartLayout::of(view.chart);
        let mut out = Self {
            width: points(WIDTH),
            height: points(layout.height),
            words: view.words(),
            part,
            lines: Vec::new(),
            bars: Vec::new(),
            axis: rectangle(layout.axis - 0.5, layout.from, 1.0, layout.to - layout.from),
        };
        out.say(&view.chart.headline(), TITLE_LETTER, (Side::Middle, 16.0), glyphs);
        for name in &layout.legend {
            out.bar((name.x, name.y, SQUARE, SQUARE), name.is_last_year);
            out.say(name.words, LETTER, (Side::From(name.text), name.y + 11.0), glyphs);
        }
        for row in &layout.rows {
            let end = Side::Until(layout.axis - 6.0);
            out.say(row.label, LETTER, (end, row.middle + 5.0), glyphs);
            for Bar {
                y,
                length,
                end,
                value,
                is_last_year,
            } in &row.bars
            {
                out.bar((layout.axis, *y, *length, BAR), *is_last_year);
                let place = (Side::From(*end), y + 11.5);
                out.say(&value.to_string(), LETTER, place, glyphs);
            }
        }
        out
    }

    fn bar(&mut self, (x, y, width, height): (f64, f64, f64, f64), is_last_year: bool) {
        let bar = rectangle(x, y, width, height).filter(|_| width > 0.0);
        self.bars.extend(bar.map(|bar| (bar, is_last_year)));
    }

    /// Words whose type stands on a line so far down.
    fn say(&mut self, words: &str, size: f64, (place, foot): (Side, f64), glyphs: &mut Glyphs<'_>) {
        let size = points(size);
        let style = Style {
            typeface: Typeface::Song,
            size,
            // Four fifths of a line are above the type's foot.
            line: size * 1.25,
            ..CELL
        };
        let (style, column) = match place {
            Side::From(x) => (
                Style {
                    align: Align::Left,
                    left: points(x),
                    ..style
                },
                FAR,
            ),
            Side::Until(x) => (
                Style {
                    align: Align::Right,
                    left: -FAR,
                    ..style
                },
                points(x),
            ),
            Side::Middle => (style, self.width),
        };
        let down = points(foot) - size;
        let set = lines(&[(style.typeface, words)], &style, column, glyphs);
        self.lines.extend(set.into_iter().map(|line| (line, style, down)));
    }

    /// Draws all but the words, with its upper left corner here.
    pub fn draw_bars(&self, (x, y): (f32, f32), surface: &mut Surface<'_>) {
        let moved = |rect: &Rect| {
            Rect::from_ltrb(
                rect.left() + x,
                rect.top() + y,
                rect.right() + x,
                rect.bottom() + y,
            )
        };
        for (bar, is_last_year) in &self.bars {
            if let Some(bar) = moved(bar) {
                if *is_last_year {
                    hatched(bar, surface);
                } else {
                    solid(bar, THIS_YEAR, surface);
                }
            }
        }
        if let Some(axis) = self.axis.as_ref().and_then(moved) {
            solid(axis, CELL.colour, surface);
        }
    }
}

fn solid(rect: Rect, (red, green, blue): (u8, u8, u8), surface: &mut Surface<'_>) {
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    if let Some(path) = path.finish() {
        surface.set_stroke(None);
        surface.set_fill(Some(Fill {
            paint: rgb::Color::new(red, green, blue).into(),
            ..Fill::default()
        }));
        surface.draw_path(&path);
    }
}

fn hatched(rect: Rect, surface: &mut Surface<'_>) {
    let unit = points(1.0);
    let mut edge = PathBuilder::new();
    edge.push_rect(rect);
    let mut hatch = PathBuilder::new();
    let mut x = rect.left() - rect.height() + unit;
    while x < rect.right() {
        // From below to above, as far as it is within the bar.
        let (from, to) = (x.max(rect.left()), (x + rect.height()).min(rect.right()));
        hatch.move_to(from, rect.bottom() - (from - x));
        hatch.line_to(to, rect.bottom() - (to - x));
        x += HATCH.0 * unit;
    }
    let (red, green, blue) = LAST_YEAR;
    let stroke = |width: f32| {
        Some(Stroke {
            paint: rgb::Color::new(red, green, blue).into(),
            width: width * unit,
            ..Stroke::default()
        })
    };
    surface.set_fill(None);
    for (path, width) in [(hatch.finish(), HATCH.1), (edge.finish(), 1.0)] {
        if let Some(path) = path {
            surface.set_stroke(stroke(width));
            surface.draw_path(&path);
        }
    }
    surface.set_stroke(None);
}

fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Option<Rect> {
    Rect::from_ltrb(points(x), points(y), points(x + width), points(y + height))
}

/// Units of a chart in points.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a chart is some hundred units large"
)]
fn points(units: f64) -> f32 {
    let emu = units * f64::from(EMU_PER_UNIT);
    (emu / EMU_PER_TWIP as f64) as f32 * super::style::points(1)
}
