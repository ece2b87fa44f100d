//! A report as one row of a wide table, a column a figure.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::figure::{all, number, unit};
use crate::report::Report;

/// The figures of a report as one line of JSON with its end, all on one level: 申请.办理结果.予以公开.自然人. What the report holds
/// beside its edition comes last. `path` is what the file is called.
///
/// # Errors
/// None in practice: a report holds nothing that JSON cannot say.
pub fn line(path: &str, report: &Report) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Row { path, report }).map(|line| line + "\n")
}

struct Row<'a> {
    path: &'a str,
    report: &'a Report,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { path, report } = self;
        let values = report.values();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("path", path)?;
        map.serialize_entry("agency", &unit(report))?;
        map.serialize_entry("year", &report.year)?;
        map.serialize_entry("edition", report.edition.id)?;
        for (point, _) in all(report) {
            map.serialize_entry(&point.to_string(), &number(&values, point))?;
        }
        map.end()
    }
}
