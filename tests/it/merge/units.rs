//! Made-up counties: units of one year whose reports are correct.

use std::collections::BTreeMap;

use nianbao::merge::Unit;
use nianbao::sample::{Wanted, report};
use nianbao::{Nothing, read};
use rust_decimal::Decimal;

/// The report of a unit.
#[derive(Clone)]
pub struct Report {
    pub file: String,
    pub text: String,
}

impl Report {
    pub fn judged(&self) -> nianbao::Judged {
        read(&self.file, self.text.clone().into_bytes(), &mut Nothing)
    }

    pub fn exported(&self) -> serde_json::Value {
        let judged = self.judged();
        let line = nianbao::json_line(&self.file, judged.report.as_ref().unwrap()).unwrap();
        serde_json::from_str(&line).unwrap()
    }

    pub fn unit(&self, contents: u128) -> Unit {
        let judged = self.judged();
        Unit::new(
            &self.file,
            contents,
            judged.report.as_ref().unwrap(),
            &judged.findings.diagnostics,
        )
    }
}

/// Units of one year.
pub struct County {
    pub reports: Vec<Report>,
}

impl County {
    pub fn new(seed: u64, count: usize, year: i32) -> Self {
        let mut reports: Vec<Report> = Vec::new();
        for index in 0.. {
            let sampled = report(seed, index, &Wanted::default());
            let is_new = !reports.iter().any(|report| report.file.contains(&sampled.unit));
            if sampled.year == year && is_new {
                reports.push(Report {
                    file: format!("{}.yaml", sampled.name),
                    text: sampled.text,
                });
            }
            if reports.len() == count {
                break;
            }
        }
        Self { reports }
    }

    pub fn units(&self) -> Vec<Unit> {
        self.reports
            .iter()
            .enumerate()
            .map(|(at, report)| report.unit(1000 + at as u128))
            .collect()
    }
}

/// The figures of a report as `export` has them, by their paths.
pub fn flattened(line: &serde_json::Value) -> BTreeMap<String, Option<Decimal>> {
    fn walk(path: &str, value: &serde_json::Value, out: &mut BTreeMap<String, Option<Decimal>>) {
        let Some(map) = value.as_object() else {
            let number = (!value.is_null()).then(|| value.to_string().parse().unwrap());
            out.insert(path.to_owned(), number);
            return;
        };
        for (key, value) in map {
            let below = if path.is_empty() {
                key.clone()
            } else {
                format!("{path}.{key}")
            };
            walk(&below, value, out);
        }
    }
    let mut out = BTreeMap::new();
    walk("", &line["facts"], &mut out);
    out
}
