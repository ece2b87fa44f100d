//! What of a report is drawn, as data: charts of bars, and the figures that tell the year at a glance.

use rust_decimal::Decimal;

/// A report at a glance: what the page that is only that tells, and what charts in a report draw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// The year, as it is written: 2021年; empty where the report has none.
    pub year: String,
    /// The key figures by the tables that they stand in.
    pub groups: Vec<FigureGroup>,
    /// The charts.
    pub charts: Vec<Chart>,
    /// Why something is not drawn, each a sentence without its full stop.
    pub notes: Vec<String>,
}

/// Key figures of one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureGroup {
    /// What the part is about.
    pub title: &'static str,
    /// The figures.
    pub figures: Vec<KeyFigure>,
}

/// A figure of a table that the year is told by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFigure {
    /// What it counts.
    pub label: String,
    /// The figure, as the table prints it.
    pub value: String,
    /// Its unit: 件 or 万元; empty where the figure brings its own.
    pub unit: &'static str,
    /// Last year's, where it is known.
    pub last: Option<String>,
}

/// A chart of bars: one bar of each series at each category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub title: &'static str,
    /// The unit of its values.
    pub unit: &'static str,
    /// What the series are called: this year, and last year where it is known.
    pub series: Vec<String>,
    /// The categories, from the top.
    pub categories: Vec<Category>,
}

/// A category of a chart with a value of each series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// What it is called.
    pub label: &'static str,
    /// Its values, one of each series, none below 0.
    pub values: Vec<Decimal>,
}

/// What the charts are called.
pub const TITLES: [&str; 3] = ["申请的收到和办理", "申请的办理结果", "新收申请的申请人"];
/// What the words begin with that stand for a chart.
const CHART: &str = "图表：";
/// What stands between a title and the unit.
const UNIT: &str = "（单位：";

/// Whether these words stand for a chart that this program has drawn: it repeats figures of the tables, and is no part of the
/// report for itself.
pub fn stands_for_chart(words: &str) -> bool {
    let behind = words.trim_start().strip_prefix(CHART);
    let unit = behind.and_then(|behind| TITLES.iter().find_map(|title| behind.strip_prefix(title)));
    unit.is_some_and(|unit| unit.starts_with(UNIT))
}

/// Whether the headline of such a chart stands in a text.
pub fn has_headline(text: &str) -> bool {
    let headline = |title: &&str| text.contains(&[title, UNIT].concat());
    TITLES.iter().any(headline)
}

impl Glance {
    /// Nothing at all.
    pub const NOTHING: Self = Self {
        year: String::new(),
        groups: Vec::new(),
        charts: Vec::new(),
        notes: Vec::new(),
    };
}

impl Chart {
    /// The largest value.
    pub fn largest(&self) -> Decimal {
        let values = self.categories.iter().flat_map(|category| &category.values);
        values.copied().max().unwrap_or_default()
    }

    /// What stands above it: its title with the unit.
    pub fn headline(&self) -> String {
        format!("{}{UNIT}{}）", self.title, self.unit)
    }

    /// The text for who cannot see it, which says that it is a chart.
    pub fn alternative(&self) -> String {
        format!("{CHART}{}。{}。", self.headline(), self.in_words())
    }

    /// All of it in words: 予以公开：2021年 6件，2020年 4件；…
    pub fn in_words(&self) -> String {
        let category = |category: &Category| {
            let values = self.series.iter().zip(&category.values);
            let values: Vec<String> = values
                .map(|(series, value)| format!("{series} {value}{}", self.unit))
                .collect();
            format!("{}：{}", category.label, values.join("，"))
        };
        let all: Vec<String> = self.categories.iter().map(category).collect();
        all.join("；")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_for_a_chart_of_this_program_only() {
        let chart = Chart {
            title: TITLES[1],
            unit: "件",
            series: vec!["2021年".to_owned()],
            categories: vec![Category {
                label: "予以公开",
                values: vec![Decimal::from(6)],
            }],
        };
        let words = chart.alternative();
        assert_eq!(words, "图表：申请的办理结果（单位：件）。予以公开：2021年 6件。");
        assert!(stands_for_chart(&words) && has_headline(&words));
        for other in [
            "",
            "图表：",
            "图表：申请的办理结果",
            "图表：申请的办理结果示意图",
            "申请的办理结果",
        ] {
            assert!(!stands_for_chart(other) && !has_headline(other), "{other}");
        }
    }
}
