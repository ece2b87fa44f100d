//! Word 文档.

mod write;

use super::Format;

/// The format.
pub static FORMAT: Format = Format {
    name: "docx",
    title: "Word 文档",
    extensions: &["docx"],
    write: write::write,
};
