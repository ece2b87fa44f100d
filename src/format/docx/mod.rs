//! Word 文档 (Office Open XML, transitional), laid out as GB/T 9704—2012 asks.
//!
//! Every part of the file is a template under `templates/docx`, as Word itself has it: the look is edited in `styles.xml`,
//! where a Word user would look for it. The code here only says what is what (`body`), and packs the parts.

mod body;
mod look;
mod package;
mod page;
mod picture;
mod read;
mod signature;
mod table;
mod write;

#[cfg(test)]
mod tests;

use super::Format;

/// The format.
pub static FORMAT: Format = Format {
    name: "docx",
    title: "Word 文档",
    extensions: &["docx"],
    write: write::write,
    read: read::read,
};
