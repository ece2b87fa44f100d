//! Where everything of a chart stands, for each format that draws one: in units of which a letter is 13 high.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use unicode_width::UnicodeWidthStr;

use crate::document::chart::Chart;

/// The width of a chart. On a phone a unit is a pixel.
pub const WIDTH: f64 = 360.0;
/// The size of its letters.
pub const LETTER: f64 = 13.0;
/// The size of the letters of its title.
pub const TITLE_LETTER: f64 = 15.0;
/// How high the bars are of the place that each has.
pub const BAR: f64 = 14.0;
/// The side of the square before the name of a series.
pub const SQUARE: f64 = 12.0;
/// A unit on paper, in English Metric Units: a chart is 110 mm wide.
pub const EMU_PER_UNIT: u32 = 11_000;

/// The place of a bar, and how far the bars of one category stand from those of the next.
const STEP: f64 = 16.0;
/// See [`STEP`].
const GAP: f64 = 10.0;
/// Where the bars begin from the top: under the title, and under the names of two series.
const TOP: f64 = 30.0;
/// See [`TOP`].
const LEGEND: f64 = 22.0;
/// The least width of a bar that is not 0.
const LEAST: f64 = 2.0;

/// Where a chart's parts stand.
#[derive(Clone, Debug)]
pub struct ChartLayout<'a> {
    /// How high it is.
    pub height: f64,
    /// The names of its series, where there are two.
    pub legend: Vec<Name<'a>>,
    /// Its categories from the top.
    pub rows: Vec<Row<'a>>,
    /// Where the line stands from which the bars begin.
    pub axis: f64,
    /// From where down to where it goes.
    pub from: f64,
    /// See [`Self::from`].
    pub to: f64,
}

/// The name of a series.
#[derive(Clone, Debug)]
pub struct Name<'a> {
    /// The left edge of its square.
    pub x: f64,
    /// The upper edge of its square.
    pub y: f64,
    /// Where the words begin.
    pub text: f64,
    /// The words.
    pub words: &'a str,
    /// Whether it is last year.
    pub is_last_year: bool,
}

/// A category: its label, and its bars.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The label, which ends before the axis.
    pub label: &'a str,
    /// The middle of its bars.
    pub middle: f64,
    /// The bars from the top.
    pub bars: Vec<Bar>,
}

/// A bar with its figure.
#[derive(Clone, Debug)]
pub struct Bar {
    /// Its upper edge.
    pub y: f64,
    /// How far it goes from the axis.
    pub length: f64,
    /// Where its figure begins.
    pub end: f64,
    /// The figure.
    pub value: Decimal,
    /// Whether it is last year's.
    pub is_last_year: bool,
}

impl<'a> ChartLayout<'a> {
    /// The places of a chart's parts.
    pub fn of(chart: &'a Chart) -> Self {
        let label = chart
            .categories
            .iter()
            .map(|c| letters(c.label))
            .fold(0.0, f64::max);
        let figures = chart.categories.iter().flat_map(|category| &category.values);
        let figure = figures
            .map(|value| letters(&value.to_string()))
            .fold(0.0, f64::max);
        let left = (label + 10.0).round();
        let room = (WIDTH - left - figure - 8.0).max(LEAST);
        let largest = chart.largest().to_f64().unwrap_or_default();
        let is_compared = chart.series.len() > 1;
        let mut y = if is_compared { TOP + LEGEND } else { TOP };
        let top = y;
        let rows = chart.categories.iter().map(|category| {
            let begin = y;
            let bar = |(index, value): (usize, &Decimal)| {
                let share = value.to_f64().unwrap_or_default() / largest;
                let length = (share * room).max(if value.is_zero() { 0.0 } else { LEAST });
                let at = y + (STEP - BAR) / 2.0;
                y += STEP;
                Bar {
                    y: at,
                    length: tenths(length),
                    end: tenths(left + length + 5.0),
                    value: *value,
                    is_last_year: index > 0,
                }
            };
            let bars: Vec<Bar> = category.values.iter().enumerate().map(bar).collect();
            let middle = f64::midpoint(begin, y);
            y += GAP;
            Row {
                label: category.label,
                middle,
                bars,
            }
        });
        let rows: Vec<Row<'_>> = rows.collect();
        let bottom = y - GAP / 2.0;
        let mut x = left;
        let names = chart.series.iter().enumerate().map(|(index, name)| {
            let at = x;
            x += letters(name) + 40.0;
            Name {
                x: tenths(at),
                y: TOP,
                text: tenths(at + SQUARE + 5.0),
                words: name,
                is_last_year: index > 0,
            }
        });
        Self {
            height: bottom + 4.0,
            legend: if is_compared { names.collect() } else { Vec::new() },
            rows,
            axis: tenths(left),
            from: top - GAP / 2.0,
            to: bottom,
        }
    }
}

/// A length to tenths: what nobody sees need not stand in the file.
fn tenths(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}

/// How wide words are set.
fn letters(text: &str) -> f64 {
    // A digit is a little wider than half a Chinese character in many fonts.
    text.chars().fold(0.0, |width, c| {
        width
            + if c.is_ascii() {
                LETTER * 0.58
            } else {
                LETTER * 0.5 * wide(c)
            }
    })
}

/// How many half characters a character takes.
fn wide(c: char) -> f64 {
    let mut buffer = [0; 4];
    if c.encode_utf8(&mut buffer).width_cjk() > 1 {
        2.0
    } else {
        1.0
    }
}
