//! Excel workbooks (ISO/IEC 29500-1, SpreadsheetML): the form's tables on the sheets of a workbook, and the words in its cells.
//!
//! The parts are read as they are and by no general reader of workbooks: such readers hand on numbers, and what counts here is
//! what stands beside them — a formula that nobody calculated, a format that shows 5 as 1900-01-05, a hidden row.

mod read;

use super::contract::Format;

/// The format. A workbook to be filled is written by `export`, which knows the form's sums.
pub static FORMAT: Format = Format {
    name: "xlsx",
    title: "Excel 工作簿",
    extensions: &["xlsx", "xlsm", "xltx", "xltm"],
    media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write: None,
    read: read::read,
    annotate: None,
    tracks_changes: false,
};
