//! 纯文本.
//!
//! What a reader of such a file may rely on: a paragraph or heading is one line, indented by two full-width spaces,
//! however long; a table is a grid table (`grid_writer`); `表：` and `［图：` at a line's beginning are a table's caption and a
//! picture; lines indented by ASCII spaces are the title above and the signature below.

mod grid_reader;
mod grid_writer;
mod read;
#[cfg(test)]
mod tests;
mod wrap;
mod write;

use super::contract::Format;

/// The format.
pub static FORMAT: Format = Format {
    name: "txt",
    title: "纯文本",
    extensions: &["txt"],
    media: "text/plain; charset=utf-8",
    write: Some(write::write),
    read: read::read,
    annotate: None,
    tracks_changes: false,
};
