//! 网页.

pub(in crate::format) mod picture;
pub(in crate::format) mod table;
mod write;

use super::Format;

/// The format.
pub static FORMAT: Format = Format {
    name: "html",
    title: "网页",
    extensions: &["html", "htm"],
    write: write::write,
};
