//! Workbooks for Excel: a report laid out like the form with sums that calculate, many reports with a row each, and an empty one
//! to be filled by a unit. `format::xlsx` reads them back.
//!
//! Every formula has its result with it: programs that do not calculate on opening show it.

mod checks;
mod collection;
mod grid;
mod looks;
mod names;
mod not_written;
mod prose;
mod sheet;
mod sums;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::document::compose::{Pictures, compose};
use crate::document::{Block, Table};
use crate::form::Section;
use crate::report::Report;
use looks::Looks;
use names::leave_out;
pub use not_written::NotWritten;
use sheet::Purpose;

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
