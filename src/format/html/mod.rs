//! 网页: one HTML file that needs no other beside it.

pub(in crate::format) mod picture;
mod prose;
pub(in crate::format) mod read;
#[cfg(test)]
pub(in crate::format) mod scan;
pub(in crate::format) mod table;
#[cfg(test)]
mod tests;
mod write;

use super::Format;

/// The format.
pub static FORMAT: Format = Format {
    name: "html",
    title: "网页",
    extensions: &["html", "htm"],
    write: write::write,
    read: read::read,
};
