//! PDF with text (ISO 32000-2): objects (`syntax`, `file`), what fonts say (`font`), what pages show (`interpret`),
//! and what a person reads there (`layout`). What is written is set on pages by `write`.

mod file;
mod font;
mod interpret;
mod layout;
mod limits;
mod page;
mod read;
mod syntax;
#[cfg(feature = "typeset")]
pub mod write;

use super::contract::Format;

/// The format.
pub static FORMAT: Format = Format {
    name: "pdf",
    title: "PDF 文件",
    extensions: &["pdf"],
    media: "application/pdf",
    write: None,
    read: read::read,
    annotate: None,
    tracks_changes: false,
};
