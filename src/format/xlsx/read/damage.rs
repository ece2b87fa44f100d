//! What is said of a workbook that is not what it should be.

use crate::format::Unreadable;

/// What to do with one.
const HELP: &str = "用 Excel 或 WPS 打开后另存为 .xlsx，再试一次";

/// A workbook that is not what it should be.
pub fn damaged(message: impl Into<String>) -> Unreadable {
    Unreadable::damaged(message, HELP)
}
