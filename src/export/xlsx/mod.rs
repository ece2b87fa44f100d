//! Workbooks for Excel: a report laid out like the form with sums that calculate, many reports with a row each, and an empty one
//! to be filled by a unit. `format::xlsx` reads them back.
//!
//! Every formula has its result with it: programs that do not calculate on opening show it.

mod checks;
mod collection;
mod grid;
mod looks;
mod prose;
mod sheet;
mod sums;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::document::compose::{Pictures, compose};
use crate::document::{Block, Table};
use crate::form::Section;
use crate::report::Report;
use looks::Looks;
use sheet::Purpose;

/// The name of the sheet with the words.
const PROSE: &str = "文字";
/// The name of the sheet with a row a unit.
const COLLECTION: &str = "汇总";
/// How the names of areas begin that are no part of the report; the reader of workbooks knows them by it.
const LEFT_OUT: &str = "填表说明";

/// What a workbook may not be written for.
#[derive(Debug)]
pub struct NotWritten(XlsxError);

impl std::fmt::Display for NotWritten {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for NotWritten {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl From<XlsxError> for NotWritten {
    fn from(error: XlsxError) -> Self {
        Self(error)
    }
}

/// Reports with the names of their files: a row for each, and where there is one only, its words and its tables too.
///
/// # Errors
/// A text is longer than a cell can hold, or the workbook larger than a file can be.
pub fn collected(reports: &[(&str, &Report)]) -> Result<Vec<u8>, NotWritten> {
    let mut workbook = begun()?;
    let looks = Looks::new();
    if let [(_, report)] = reports {
        whole(&mut workbook, report, Purpose::Finished, &looks)?;
    }
    collection::sheets(&mut workbook, reports, &looks)?;
    Ok(workbook.save_to_buffer()?)
}

/// A workbook in which a unit fills this report: cells to be filled are open, all else is locked.
///
/// # Errors
/// A text is longer than a cell can hold.
pub fn to_fill(report: &Report) -> Result<Vec<u8>, NotWritten> {
    let mut workbook = begun()?;
    whole(&mut workbook, report, Purpose::ToFill, &Looks::new())?;
    Ok(workbook.save_to_buffer()?)
}

/// An empty workbook that says nothing of when it was made.
fn begun() -> Result<Workbook, NotWritten> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    Ok(workbook)
}

/// The words and the tables of a report.
fn whole(
    workbook: &mut Workbook,
    report: &Report,
    purpose: Purpose,
    looks: &Looks,
) -> Result<(), NotWritten> {
    let document = compose(report, &Pictures::new(), false);
    match purpose {
        Purpose::Finished => prose::finished(workbook, &document, looks)?,
        Purpose::ToFill => prose::to_fill(workbook, report, looks)?,
    }
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) if table.statutory => Some(table),
        _ => None,
    });
    let sections = report.edition.tables();
    for ((section, _), table) in sections.zip(tables) {
        table_sheet(workbook, report, section, table, purpose, looks)?;
    }
    Ok(())
}

fn table_sheet(
    workbook: &mut Workbook,
    report: &Report,
    section: &'static Section,
    table: &Table,
    purpose: Purpose,
    looks: &Looks,
) -> Result<(), NotWritten> {
    let name = report.edition.table_name(section.key);
    let title = format!("{name}　{}", section.title);
    let mut sheet = sheet::TableSheet::new(workbook.add_worksheet(), report, table, purpose, looks);
    sheet.title(&name, &title)?;
    sheet.grid()?;
    sheet.relations()?;
    let mut left_out = vec![sheet.title_area()];
    if purpose == Purpose::ToFill {
        sheet.validation()?;
        left_out.push(sheet.checks()?);
    }
    sheet.page(&title)?;
    for (index, area) in left_out.into_iter().enumerate() {
        leave_out(workbook, &name, index, &area)?;
    }
    Ok(())
}

/// Names an area of a sheet that is no part of the report.
fn leave_out(workbook: &mut Workbook, sheet: &str, index: usize, area: &str) -> Result<(), NotWritten> {
    workbook.define_name(
        format!("{LEFT_OUT}_{sheet}_{}", index + 1),
        &format!("='{sheet}'!{area}"),
    )?;
    Ok(())
}
