//! The figures of a report as data for other programs: one JSON object a report, figures nested by the file's keys, computed
//! totals included; what a report holds beside its edition stands apart.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::figure::{Number, number, others, unit};
use crate::form::{DataPoint, Row, RowPath, keyed};
use crate::report::Report;

/// The figures of a report as one line of JSON, without its end; `path` is what the file is called.
///
/// # Errors
/// None in practice: a report holds nothing that JSON cannot say.
pub fn json_line(path: &str, report: &Report) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Line {
        path,
        agency: unit(report),
        year: report.year,
        edition: report.edition.id,
        facts: facts(report),
        other_facts: other_facts(report),
    })
}

#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    agency: Option<&'a str>,
    year: Option<i32>,
    edition: &'a str,
    facts: Facts,
    /// Figures that the report holds and its edition does not have, nested in the same way.
    #[serde(skip_serializing_if = "Facts::is_empty")]
    other_facts: Facts,
}

/// What a report tells beside its year and edition, for an object that has those already: its agency and its figures. Of a file
/// without a report each is null.
#[derive(Serialize)]
pub struct Told<'a> {
    agency: Option<&'a str>,
    facts: Option<Facts>,
    #[serde(skip_serializing_if = "Facts::is_empty")]
    other_facts: Facts,
}

impl<'a> Told<'a> {
    /// What this report tells.
    pub fn of(report: Option<&'a Report>) -> Self {
        Self {
            agency: report.and_then(unit),
            facts: report.map(facts),
            other_facts: report.map(other_facts).unwrap_or_default(),
        }
    }
}

/// Figures nested by the file's keys, in the order of the form.
#[derive(Debug, Default)]
struct Facts(Vec<(&'static str, Nested)>);

#[derive(Debug)]
enum Nested {
    Level(Facts),
    Figure(Number),
}

/// What the report holds beside its edition: table 3 of 2019 in a later report.
fn other_facts(report: &Report) -> Facts {
    let values = report.values();
    let mut out = Facts::default();
    for point in others(report) {
        let keys = std::iter::once(point.table).chain(point.row.keys());
        out.add(keys, point.column, number(&values, point));
    }
    out
}

impl Facts {
    const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a figure below these keys, outermost first.
    fn add(&mut self, mut keys: impl Iterator<Item = &'static str>, column: &'static str, figure: Number) {
        let Some(key) = keys.next() else {
            self.0.push((column, Nested::Figure(figure)));
            return;
        };
        let at = self.0.iter().position(|(there, _)| *there == key);
        let at = at.unwrap_or_else(|| {
            self.0.push((key, Nested::Level(Self::default())));
            self.0.len() - 1
        });
        if let Nested::Level(level) = &mut self.0[at].1 {
            level.add(keys, column, figure);
        }
    }
}

impl Serialize for Facts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            match value {
                Nested::Level(level) => map.serialize_entry(key, level)?,
                Nested::Figure(figure) => map.serialize_entry(key, figure)?,
            }
        }
        map.end()
    }
}

fn facts(report: &Report) -> Facts {
    let values = report.values();
    let points = report.edition.data_points();
    let figures: BTreeMap<DataPoint, Number> = points.map(|p| (p, number(&values, p))).collect();
    let tables = report.edition.tables().map(|(section, table)| {
        let rows = table.keyed_rows().into_iter().map(|(block, row)| {
            let columns: Vec<&'static str> = block.columns().iter().map(|c| c.key).collect();
            (
                row.key,
                nested(&figures, section.key, row, RowPath::default(), &columns),
            )
        });
        (section.key, Nested::Level(Facts(rows.collect())))
    });
    Facts(tables.collect())
}

fn nested(
    figures: &BTreeMap<DataPoint, Number>,
    table: &'static str,
    row: &'static Row,
    path: RowPath,
    columns: &[&'static str],
) -> Nested {
    let path = path.join(row.key);
    if !row.children.is_empty() {
        let below = keyed(row.children).into_iter();
        return Nested::Level(Facts(
            below
                .map(|r| (r.key, nested(figures, table, r, path, columns)))
                .collect(),
        ));
    }
    let figure = |column: &&'static str| {
        figures
            .get(&DataPoint {
                table,
                row: path,
                column,
            })
            .cloned()
            .flatten()
    };
    Nested::Level(Facts(
        columns.iter().map(|c| (*c, Nested::Figure(figure(c)))).collect(),
    ))
}
