//! RTF (Rich Text Format 1.9.1).

mod read;

use super::contract::Format;

/// The format.
pub static FORMAT: Format = Format {
    name: "rtf",
    title: "RTF 文档",
    extensions: &["rtf"],
    media: "application/rtf",
    write: None,
    read: read::read,
    annotate: None,
    tracks_changes: false,
};
