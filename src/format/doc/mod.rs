//! Word 97–2003 文档 ([MS-DOC] in [MS-CFB]), also as WPS writes it.

mod read;

use super::contract::Format;

/// The format.
pub static FORMAT: Format = Format {
    name: "doc",
    title: "Word 97—2003 文档",
    extensions: &["doc", "wps", "dot", "wpt"],
    media: "application/msword",
    write: None,
    read: read::read,
    annotate: None,
    tracks_changes: false,
};
