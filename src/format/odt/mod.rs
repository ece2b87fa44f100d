//! OpenDocument 文本 (OASIS ODF 1.3; GB/T 20916 names its forerunner).

mod read;

use super::contract::Format;

/// The format.
pub static FORMAT: Format = Format {
    name: "odt",
    title: "OpenDocument 文本",
    extensions: &["odt", "ott", "fodt"],
    media: "application/vnd.oasis.opendocument.text",
    write: None,
    read: read::read,
    annotate: None,
    tracks_changes: false,
};
