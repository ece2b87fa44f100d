//! What reading gives: something, or why the file cannot be read.

use crate::format::Unreadable;

/// What could be read, or why nothing could.
pub type Read<T> = Result<T, Unreadable>;

/// What to do with a file that cannot be read.
const HELP: &str = "用 Word 或 WPS 打开后另存为 .docx，再试一次";

/// A file that is not what it should be.
pub fn damaged(message: impl Into<String>) -> Unreadable {
    Unreadable::damaged(message, HELP)
}
