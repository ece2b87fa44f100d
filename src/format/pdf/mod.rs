//! PDF with text (ISO 32000-2).

mod layout;
mod page;
mod read;

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
