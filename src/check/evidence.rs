//! What is stated elsewhere of a figure of this report: it speaks for one correction before another.

use rust_decimal::Decimal;

use crate::form::DataPoint;
use crate::report::Report;

/// What last year's report states of a figure, with the words that say where: what it left over is where this year begins.
pub(super) fn of_last_year(report: &Report, last: &Report, point: DataPoint) -> Vec<(Decimal, String)> {
    let carried = report.edition.carried.iter();
    let stated = carried
        .filter(|carried| carried.table == point.table && point.row.to_string() == carried.to)
        .filter_map(|carried| {
            let table = last.edition.table(carried.table)?;
            let leaf = table.rows().find(|leaf| leaf.path.to_string() == carried.from)?;
            let from = DataPoint {
                row: leaf.path,
                ..point
            };
            let value = last.facts.get(&from)?.state.number()?;
            let row = last.edition.row_name(from.table, from.row);
            let words = format!(
                "上年报告的{row}，{}一栏也写着 {}",
                point.column,
                value.normalize()
            );
            Some((value, words))
        });
    stated.collect()
}
