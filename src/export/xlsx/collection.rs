//! The sheet with a row a unit: every figure a column under the form's heads, sums at the foot. Reports of several editions
//! have a sheet each.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_xlsxwriter::utility::row_col_to_cell_absolute;
use rust_xlsxwriter::{ConditionalFormatFormula, Formula, Workbook, Worksheet, XlsxError};

use super::grid::LINE;
use super::looks::Looks;
use super::names::{COLLECTION, leave_out};
use super::not_written::NotWritten;
use super::sheet::write_figure;
use super::sums::{Naming, Places, broken, holds, range, sum};
use crate::form::{DataPoint, EDITIONS, Edition};
use crate::report::{Report, State};

/// The heads of the columns before the figures, with their widths.
const UNIT: [(&str, f64); 4] = [("单位", 28.0), ("年度", 7.0), ("版式", 7.0), ("文件", 24.0)];
/// How many rows of heads there are: the table, the row, the column.
const HEADS: u32 = 3;
/// The first column of figures.
const FIRST: u16 = 4;

/// A sheet for each edition that the reports have.
pub fn sheets(workbook: &mut Workbook, reports: &[(&str, &Report)], looks: &Looks) -> Result<(), NotWritten> {
    let of = |edition: &'static Edition| -> Vec<(&str, &Report)> {
        let own = reports
            .iter()
            .filter(|(_, report)| std::ptr::eq(report.edition, edition));
        own.copied().collect()
    };
    let editions: Vec<&'static Edition> = EDITIONS.iter().copied().filter(|e| !of(e).is_empty()).collect();
    for edition in &editions {
        let name = match editions.len() {
            1 => COLLECTION.to_owned(),
            _ => format!("{COLLECTION}{}年版", edition.id),
        };
        let own = of(edition);
        let sheet = workbook.add_worksheet();
        sheet.set_name(&name)?;
        let last = written(sheet, edition, &own, looks)?;
        leave_out(workbook, &name, 0, &format!("$A$1:{last}"))?;
    }
    Ok(())
}

/// Writes a sheet; returns its last cell.
fn written(
    sheet: &mut Worksheet,
    edition: &'static Edition,
    reports: &[(&str, &Report)],
    looks: &Looks,
) -> Result<String, XlsxError> {
    let points: Vec<DataPoint> = edition.data_points().collect();
    heads(sheet, edition, &points, looks)?;
    let mut sums: BTreeMap<DataPoint, Decimal> = BTreeMap::new();
    let mut end = HEADS;
    for (file, report) in reports {
        let places: Places = points
            .iter()
            .zip(FIRST..)
            .map(|(point, column)| (*point, (end, column)))
            .collect();
        row(sheet, end, file, report, looks)?;
        let values = report.values();
        for point in &points {
            let Some((_, column)) = places.get(point).copied() else {
                continue;
            };
            let value = values.get(*point);
            if let Some(value) = value {
                let sum = sums.entry(*point).or_default();
                *sum = sum.checked_add(value).unwrap_or(*sum);
            }
            if let (Some(value), Some(relation)) = (value, holds(report, &values, *point, &|_| true)) {
                let formula = format!("={}", sum(&relation.right, &places, Naming::Relative));
                let formula = Formula::new(formula).set_result(value.normalize().to_string());
                sheet.write_formula_with_format(end, column, formula, &looks.total)?;
                continue;
            }
            let text = match (value, report.facts.get(point)) {
                (Some(value), _) => value.normalize().to_string(),
                (None, Some(fact)) if fact.state == State::NotApplicable => "/".to_owned(),
                (None, fact) => fact.map(|fact| fact.raw.clone()).unwrap_or_default(),
            };
            write_figure(sheet, end, column, &text, &looks.figure)?;
        }
        end += 1;
    }
    foot(sheet, end, &points, &sums, looks)?;
    relations(sheet, edition, end, &points, looks)?;
    let last = FIRST + u16::try_from(points.len()).unwrap_or(0) - 1;
    sheet.set_freeze_panes(HEADS, 1)?;
    sheet
        .set_paper_size(8)
        .set_landscape()
        .set_repeat_rows(0, HEADS - 1)?
        .set_repeat_columns(0, 0)?;
    Ok(row_col_to_cell_absolute(end, last))
}

/// The unit of a row.
fn row(sheet: &mut Worksheet, at: u32, file: &str, report: &Report, looks: &Looks) -> Result<(), XlsxError> {
    sheet.write_string_with_format(at, 0, report.agency_name().trim(), &looks.text)?;
    let year = report.year.map(|year| year.to_string()).unwrap_or_default();
    write_figure(sheet, at, 1, &year, &looks.figure)?;
    sheet.write_string_with_format(at, 2, report.edition.id, &looks.figure)?;
    sheet.write_string_with_format(at, 3, file, &looks.text)?;
    Ok(())
}

/// The heads: the table over its rows, each row over its columns.
fn heads(
    sheet: &mut Worksheet,
    edition: &'static Edition,
    points: &[DataPoint],
    looks: &Looks,
) -> Result<(), XlsxError> {
    for ((name, width), column) in UNIT.iter().zip(0..) {
        sheet.merge_range(0, column, HEADS - 1, column, name, &looks.head)?;
        sheet.set_column_width(column, *width)?;
    }
    sheet.set_row_height(1, LINE * 3.0)?;
    sheet.set_row_height(2, LINE * 2.2)?;
    let title = |point: &DataPoint| {
        let title = edition.section(point.table).map_or("", |section| section.title);
        format!("{}　{title}", edition.table_name(point.table))
    };
    let same_table = |a: &DataPoint, b: &DataPoint| a.table == b.table;
    let same_row = |a: &DataPoint, b: &DataPoint| a.table == b.table && a.row == b.row;
    spanned(sheet, 0, points, &same_table, &title, looks)?;
    spanned(
        sheet,
        1,
        points,
        &same_row,
        &|p| edition.row_name(p.table, p.row),
        looks,
    )?;
    for (point, column) in points.iter().zip(FIRST..) {
        sheet.write_string_with_format(2, column, point.column, &looks.head)?;
        sheet.set_column_width(column, 9)?;
    }
    Ok(())
}

/// One head over each run of figures that belong together.
fn spanned(
    sheet: &mut Worksheet,
    row: u32,
    points: &[DataPoint],
    same: &dyn Fn(&DataPoint, &DataPoint) -> bool,
    name: &dyn Fn(&DataPoint) -> String,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let mut from = FIRST;
    for run in points.chunk_by(|a, b| same(a, b)) {
        let Some(point) = run.first() else { continue };
        let to = from + u16::try_from(run.len()).unwrap_or(1) - 1;
        if from == to {
            sheet.write_string_with_format(row, from, name(point), &looks.head)?;
        } else {
            sheet.merge_range(row, from, row, to, &name(point), &looks.head)?;
        }
        from = to + 1;
    }
    Ok(())
}

/// The sums of the columns.
fn foot(
    sheet: &mut Worksheet,
    at: u32,
    points: &[DataPoint],
    sums: &BTreeMap<DataPoint, Decimal>,
    looks: &Looks,
) -> Result<(), XlsxError> {
    sheet.merge_range(at, 0, at, FIRST - 1, "合计", &looks.head)?;
    for (point, column) in points.iter().zip(FIRST..) {
        let all = range((HEADS, column), (at - 1, column));
        let result = sums
            .get(point)
            .copied()
            .unwrap_or_default()
            .normalize()
            .to_string();
        let formula = Formula::new(format!("=SUM({all})")).set_result(result);
        sheet.write_formula_with_format(at, column, formula, &looks.total)?;
    }
    Ok(())
}

/// The relations, for every row at once.
fn relations(
    sheet: &mut Worksheet,
    edition: &'static Edition,
    end: u32,
    points: &[DataPoint],
    looks: &Looks,
) -> Result<(), XlsxError> {
    let places: Places = points
        .iter()
        .zip(FIRST..)
        .map(|(point, column)| (*point, (HEADS, column)))
        .collect();
    for relation in edition.relations() {
        let shown: Vec<DataPoint> = match relation.left.as_slice() {
            [_] => relation.left.clone(),
            _ => relation.left.iter().chain(&relation.right).copied().collect(),
        };
        let columns: Vec<u16> = shown
            .iter()
            .filter_map(|point| places.get(point))
            .map(|place| place.1)
            .collect();
        let ranges = columns
            .iter()
            .map(|column| range((HEADS, *column), (end, *column)));
        let rule = format!("={}", broken(relation, &places, Naming::OfRow));
        let format = ConditionalFormatFormula::new()
            .set_rule(rule.as_str())
            .set_format(&looks.wrong)
            .set_multi_range(ranges.collect::<Vec<_>>().join(" "));
        if let Some(column) = columns.first() {
            sheet.add_conditional_format(HEADS, *column, end, *column, &format)?;
        }
    }
    Ok(())
}
