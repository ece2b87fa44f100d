//! 单个文件网页: a page with all that it shows in one MIME message (RFC 2557).

mod read;

use super::contract::Format;

/// The format.
pub static FORMAT: Format = Format {
    name: "mht",
    title: "单个文件网页",
    extensions: &["mht", "mhtml"],
    media: "multipart/related",
    write: None,
    read: read::read,
    annotate: None,
    tracks_changes: false,
};
