//! Figures, rows and numbers as people call them.

use rust_decimal::Decimal;

use crate::form::{DataPoint, Edition};

/// The most names that a finding lists.
const NAMED: usize = 6;

/// Some figures as people call them, those of a row together.
pub fn places(edition: &Edition, points: &[DataPoint]) -> String {
    let rows: Vec<String> = points
        .chunk_by(|a, b| (a.table, a.row) == (b.table, b.row))
        .filter_map(|row| {
            let first = row.first()?;
            let columns: Vec<&str> = row.iter().map(|point| point.column).collect();
            Some(format!(
                "{} · {}",
                edition.row_place(first.table, first.row),
                columns.join("、")
            ))
        })
        .collect();
    listed(&rows)
}

/// Some names, the first of many.
pub fn listed(names: &[String]) -> String {
    let head: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
    let more = if names.len() > NAMED {
        format!("等 {} 处", names.len())
    } else {
        String::new()
    };
    format!("{}{more}", head.join("；"))
}

/// A number as it is shown.
pub fn shown(value: Decimal) -> String {
    value.normalize().to_string()
}
