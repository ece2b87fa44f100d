//! The figures of a report as data for other programs: one JSON object a report, figures nested by the file's keys, computed
//! totals included.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::value::RawValue;

use crate::form::{DataPoint, Row, RowPath, keyed};
use crate::report::Report;

/// The figures of a report as one line of JSON, without its end; `path` is what the file is called.
///
/// # Errors
/// None in practice: a report holds nothing that JSON cannot say.
pub fn json_line(path: &str, report: &Report) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Line {
        path,
        agency: report.agency.name.as_ref().map(|n| n.as_str().trim()),
        year: report.year,
        edition: report.edition.id,
        facts: facts(report),
    })
}

#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    agency: Option<&'a str>,
    year: Option<i32>,
    edition: &'a str,
    facts: Facts,
}

/// Figures nested by the file's keys, in the order of the form.
#[derive(Debug, Default)]
struct Facts(Vec<(&'static str, Nested)>);

#[derive(Debug)]
enum Nested {
    Level(Facts),
    Figure(Option<Box<RawValue>>),
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
    // A number as it is, digit for digit: no binary fraction comes between.
    let figures: BTreeMap<DataPoint, Option<Box<RawValue>>> = report
        .edition
        .data_points()
        .map(|p| {
            (
                p,
                values
                    .get(p)
                    .and_then(|v| RawValue::from_string(v.normalize().to_string()).ok()),
            )
        })
        .collect();
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
    figures: &BTreeMap<DataPoint, Option<Box<RawValue>>>,
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
