//! A chart as a vector drawing (SVG) that stands in a page: bars with their figures in words.
//!
//! This year's bars are solid and dark, last year's hatched, so that they are told apart in black and white print too. All looks
//! are attributes of the drawing itself: it needs no style, no script and no font of its own.

use askama::Template;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use unicode_width::UnicodeWidthStr;

use crate::document::chart::Chart;

/// The class by which a reader knows that a drawing repeats the figures of the tables.
pub const CHART_CLASS: &str = "nianbao-chart";

/// The width of a drawing, in its own units: those of a phone's pixels.
const WIDTH: f64 = 360.0;
/// The size of its letters.
const LETTER: f64 = 13.0;
/// How high a bar is, and how far the bars of one category stand from those of the next.
const BAR: f64 = 16.0;
/// See [`BAR`].
const GAP: f64 = 10.0;
/// Where the bars begin from the top: under the title, and under the names of two series.
const TOP: f64 = 30.0;
/// See [`TOP`].
const LEGEND: f64 = 22.0;
/// The least width of a bar that is not 0.
const LEAST: f64 = 2.0;

/// The drawing. Its template is `templates/chart.svg`.
#[derive(Template)]
#[template(path = "chart.svg")]
struct Drawing<'a> {
    chart: &'a Chart,
    /// What its parts are called in the page.
    id: usize,
    width: f64,
    height: f64,
    legend: Vec<Name<'a>>,
    rows: Vec<Row<'a>>,
    /// Where the line stands from which the bars begin, and how far down it goes.
    axis: (f64, f64, f64),
}

/// The name of a series with where it stands.
struct Name<'a> {
    x: f64,
    text: f64,
    words: &'a str,
    is_last_year: bool,
}

/// A category: its label, and its bars.
struct Row<'a> {
    label: &'a str,
    y: f64,
    bars: Vec<Bar>,
}

/// A bar with its figure.
struct Bar {
    y: f64,
    length: f64,
    /// Where its figure begins.
    end: f64,
    value: Decimal,
    is_last_year: bool,
}

/// The chart of this number in its page.
///
/// # Errors
/// The template failed.
pub fn svg(chart: &Chart, id: usize) -> Result<String, askama::Error> {
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
            let at = y;
            y += BAR;
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
            y: middle + 5.0,
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
            text: tenths(at + 17.0),
            words: name,
            is_last_year: index > 0,
        }
    });
    let legend = if is_compared { names.collect() } else { Vec::new() };
    Drawing {
        chart,
        id,
        width: WIDTH,
        height: bottom + 4.0,
        legend,
        rows,
        axis: (tenths(left), top - GAP / 2.0, bottom),
    }
    .render()
}

/// A length to tenths: what nobody sees need not stand in the page.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::chart::Category;

    fn chart(series: &[&str], values: &[(&'static str, &[i64])]) -> Chart {
        Chart {
            title: "申请的办理结果",
            unit: "件",
            series: series.iter().map(|&name| name.to_owned()).collect(),
            categories: values
                .iter()
                .map(|(label, values)| Category {
                    label,
                    values: values.iter().map(|value| Decimal::from(*value)).collect(),
                })
                .collect(),
        }
    }

    #[test]
    fn a_year_beside_the_last_is_told_from_it() {
        let chart = chart(
            &["2021年", "2020年"],
            &[
                ("予以公开", &[6, 12]),
                ("无法提供", &[3, 0]),
                ("其他处理", &[0, 1]),
            ],
        );
        let drawn = svg(&chart, 1).unwrap();
        assert_eq!(drawn.matches("fill=\"#1f4e79\"").count(), 4, "{drawn}");
        assert_eq!(
            drawn.matches("fill=\"url(#nianbao-chart-1-last)\"").count(),
            4,
            "{drawn}"
        );
        assert_eq!(
            chart.in_words(),
            "予以公开：2021年 6件，2020年 12件；无法提供：2021年 3件，2020年 0件；其他处理：2021年 0件，2020年 1件"
        );
    }

    #[test]
    fn bars_stay_in_the_drawing_however_large_the_figures() {
        let one = chart(&["2021年"], &[("予以公开", &[1]), ("不予公开", &[i64::MAX])]);
        let drawn = svg(&one, 1).unwrap();
        assert!(!drawn.contains("NaN") && !drawn.contains("inf") && !drawn.contains("2021年</text>"));
        assert!(drawn.contains("width=\"2\""), "what is not 0 is seen: {drawn}");
    }
}
