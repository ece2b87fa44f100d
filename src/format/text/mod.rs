//! 纯文本.

mod write;

use super::Format;

/// The format.
pub static FORMAT: Format = Format {
    name: "txt",
    title: "纯文本",
    extensions: &["txt"],
    write: write::write,
};
