//! Word 97–2003 文档 ([MS-DOC] in [MS-CFB]), also as WPS writes it. It is only read.
//!
//! The text lies in pieces in one stream of the file, how it is formatted on pages of the same stream, and where everything is in
//! another stream. `read` opens the streams (`compound`), asks the head (`fib`) and puts the text together (`pieces`, `letters`).
//! `story` then goes from one paragraph's end to the next: what holds for its characters is found by their place in the file
//! (`formatted`, `plc`), as a list of changes (`sprm`) on top of a style's (`styles`) that make a `paragraph_format`, a `run_format` or
//! a `row_format`. `special` turns characters into words, or into what they stand for (`fields`, `fonts`, `notes`, `anchors`, `shapes`,
//! `records`, `pictures`). Automatic numbers come from `lists`. `open_tables` collects cells and rows; their edges become columns in
//! `format::column_grid`. Paragraphs, lines and what hangs on them end up as blocks as those of every office document do
//! (`format::office`).

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
