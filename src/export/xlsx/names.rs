//! What sheets are called, and areas of them that are no part of a report.

use rust_xlsxwriter::Workbook;

use super::not_written::NotWritten;

/// The name of the sheet with the words.
pub const PROSE: &str = "文字";
/// The name of the sheet with a row a unit.
pub const COLLECTION: &str = "汇总";
/// How the names of areas begin that are no part of the report; the reader of workbooks knows them by it.
const LEFT_OUT: &str = "填表说明";

/// Names an area of a sheet that is no part of the report.
pub fn leave_out(workbook: &mut Workbook, sheet: &str, index: usize, area: &str) -> Result<(), NotWritten> {
    workbook.define_name(
        format!("{LEFT_OUT}_{sheet}_{}", index + 1),
        &format!("='{sheet}'!{area}"),
    )?;
    Ok(())
}
