//! Charts: the parts that Word draws them from, each with the workbook that its figures stand in, so that they can be edited.
//!
//! The workbook is put together here: a sheet of words and figures needs nothing else, and weighs a fifth of what a writer of
//! workbooks makes, which not every build has besides.

use askama::Template;
use rust_decimal::Decimal;

use super::filters;
use super::parts::{Link, Part};
use crate::document::chart::{Category, Chart};
use crate::format::WriteError;
use crate::format::archive::Archive;
use crate::format::chart_layout::{ChartLayout, EMU_PER_UNIT, WIDTH};

/// The name under which a chart's part refers to its workbook.
pub(in crate::format::docx) const WORKBOOK_LINK: &str = "rId1";

/// A chart as the template needs it.
#[derive(Debug)]
pub(in crate::format) struct ChartView<'a> {
    /// The chart.
    pub chart: &'a Chart,
    /// Which chart of the document it is, from 1.
    pub number: usize,
    /// Which of all its drawings.
    pub drawing: usize,
}

/// What a chart has for itself in a file.
#[derive(Debug)]
pub(in crate::format::docx) struct ChartParts {
    /// What the text calls it.
    pub id: String,
    /// Which chart it is.
    pub number: usize,
    /// How it is drawn.
    pub text: String,
    /// The workbook with its figures.
    pub workbook: Vec<u8>,
}

/// `word/charts/chart1.xml`.
#[derive(Template)]
#[template(path = "docx/chart/chart.xml", escape = "xml", whitespace = "minimize")]
struct Drawn<'a> {
    chart: &'a Chart,
    series: Vec<Series<'a>>,
    /// The last row of the sheet.
    last: usize,
    workbook: &'static str,
}

/// A series of bars.
struct Series<'a> {
    number: usize,
    /// Its column in the sheet.
    column: char,
    name: &'a str,
    values: Vec<Decimal>,
}

/// A row of the sheet: its number, its category, and the figures in the columns of the series.
type SheetRow<'a> = (usize, &'a Category, Vec<(char, Decimal)>);

/// The sheet of its workbook.
#[derive(Template)]
#[template(path = "docx/chart/sheet.xml", escape = "xml", whitespace = "minimize")]
struct Sheet<'a> {
    chart: &'a Chart,
    series: Vec<Series<'a>>,
    rows: Vec<SheetRow<'a>>,
}

/// `word/charts/_rels/chart1.xml.rels`.
#[derive(Template)]
#[template(path = "docx/chart/chart-rels.xml", escape = "xml")]
struct ChartRels {
    target: String,
}

impl ChartView<'_> {
    /// What the text calls its part.
    pub fn id(&self) -> String {
        format!("chart{}", self.number)
    }

    /// All of it in words.
    pub fn words(&self) -> String {
        self.chart.alternative()
    }

    /// Its width and height in English Metric Units.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a chart is some hundred units large"
    )]
    pub fn size(&self) -> (u64, u64) {
        let emu = |units: f64| (units * f64::from(EMU_PER_UNIT)).round() as u64;
        (emu(WIDTH), emu(ChartLayout::of(self.chart).height))
    }

    /// Its parts.
    pub(super) fn parts(&self) -> Result<ChartParts, WriteError> {
        let drawn = Drawn {
            chart: self.chart,
            series: series(self.chart),
            last: self.chart.categories.len() + 1,
            workbook: WORKBOOK_LINK,
        };
        let categories = self.chart.categories.iter();
        let figures = |category: &Category| ('B'..='Z').zip(category.values.iter().copied()).collect();
        let sheet = Sheet {
            chart: self.chart,
            series: series(self.chart),
            rows: (2..)
                .zip(categories)
                .map(|(row, category)| (row, category, figures(category)))
                .collect(),
        };
        let sheet = sheet.render()?;
        let mut workbook = Archive::default();
        for (name, bytes) in [
            (
                "[Content_Types].xml",
                include_bytes!("../../../../templates/docx/chart/workbook-types.xml").as_slice(),
            ),
            (
                "_rels/.rels",
                include_bytes!("../../../../templates/docx/chart/workbook-package-rels.xml"),
            ),
            (
                "xl/workbook.xml",
                include_bytes!("../../../../templates/docx/chart/workbook.xml"),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                include_bytes!("../../../../templates/docx/chart/workbook-rels.xml"),
            ),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ] {
            workbook.add_plain(name, bytes)?;
        }
        Ok(ChartParts {
            id: self.id(),
            number: self.number,
            text: drawn.render()?,
            workbook: workbook.finish()?,
        })
    }
}

/// What a part is that draws a chart.
pub(in crate::format::docx) const CHART_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
/// What its workbook is.
pub(in crate::format::docx) const WORKBOOK_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

impl ChartParts {
    /// The part that draws it, and its workbook.
    pub(super) fn both(&self) -> [Part; 2] {
        let drawn = Part {
            name: format!("word/charts/chart{}.xml", self.number).into(),
            media_type: CHART_TYPE,
            link: Some(Link {
                id: self.id.clone().into(),
                kind: "chart",
            }),
        };
        let workbook = Part {
            name: format!("word/embeddings/chart{}.xlsx", self.number).into(),
            media_type: WORKBOOK_TYPE,
            link: None,
        };
        [drawn, workbook]
    }

    /// The name of the part by which it refers to its workbook.
    pub(super) fn links_name(&self) -> String {
        format!("word/charts/_rels/chart{}.xml.rels", self.number)
    }

    /// The part that refers to the workbook.
    pub(super) fn links(&self) -> Result<String, WriteError> {
        let target = format!("../embeddings/chart{}.xlsx", self.number);
        Ok(ChartRels { target }.render()?)
    }
}

fn series(chart: &Chart) -> Vec<Series<'_>> {
    let columns = chart.series.iter().enumerate().zip('B'..='Z');
    let series = columns.map(|((number, name), column)| {
        let values = chart.categories.iter();
        Series {
            number,
            column,
            name,
            values: values.filter_map(|c| c.values.get(number)).copied().collect(),
        }
    });
    series.collect()
}
