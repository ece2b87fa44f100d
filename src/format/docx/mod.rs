//! Word 文档 (Office Open XML, transitional), laid out as GB/T 9704—2012 asks.
//!
//! Every part of the file is a template under `templates/docx`, as Word itself has it: the look is edited in `styles.xml`,
//! where a Word user would look for it. The code here only says what is what (`write::pieces`), and packs the parts.

mod annotate;
mod letterhead;
mod parcel;
mod read;
mod template;
pub(super) mod write;

#[cfg(test)]
mod tests;

use super::contract::Format;

pub use letterhead::{Letterhead, default_reference};
pub use template::{Fill, Obstacle, Placeholder, Template};

/// The format.
pub static FORMAT: Format = Format {
    name: "docx",
    title: "Word 文档",
    extensions: &["docx"],
    media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    write: Some(write::write),
    read: read::read,
    annotate: Some(annotate::annotate),
    tracks_changes: true,
};
