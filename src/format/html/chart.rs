//! A chart as a vector drawing (SVG) that stands in a page: bars with their figures in words.
//!
//! This year's bars are solid and dark, last year's hatched, so that they are told apart in black and white print too. All looks
//! are attributes of the drawing itself: it needs no style, no script and no font of its own.

use askama::Template;
use data_encoding::BASE64;

use crate::document::chart::Chart;
use crate::format::chart_layout::{BAR, ChartLayout, LETTER, SQUARE, TITLE_LETTER, WIDTH};

/// The class by which a reader knows that a drawing repeats the figures of the tables.
pub const CHART_CLASS: &str = "nianbao-chart";

/// The drawing. Its template is `templates/chart.svg`.
#[derive(Template)]
#[template(path = "chart.svg")]
struct Drawing<'a> {
    chart: &'a Chart,
    /// What its parts are called in the page.
    id: usize,
    layout: ChartLayout<'a>,
}

/// The chart of this number in its page.
///
/// # Errors
/// The template failed.
pub fn svg(chart: &Chart, id: usize) -> Result<String, askama::Error> {
    let layout = ChartLayout::of(chart);
    Drawing { chart, id, layout }.render()
}

/// The chart of this number as a picture within a page, for pages whose keeper lets no drawing stand: its address.
///
/// # Errors
/// The template failed.
pub fn address(chart: &Chart, id: usize) -> Result<String, askama::Error> {
    let drawn = svg(chart, id)?;
    Ok(format!(
        "data:image/svg+xml;base64,{}",
        BASE64.encode(drawn.as_bytes())
    ))
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

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
