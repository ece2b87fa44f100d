//! Reading: the groups of an RTF file as lines, tables and pictures, as a person sees them when every change is accepted.
//!
//! Read as a stream of tokens (RTF 1.9.1); nothing of the file is held beside its text. What Word shows but no block can hold is
//! reported as unread. Limits: groups nested 256 deep, 300 000 paragraphs, cells and the like together.

mod charset;
mod controls;
mod drawing;
mod ends;
mod flow;
mod fonts;
mod formula;
mod lists;
mod picture;
mod reader;
mod rows;
mod state;
mod styles;
mod tokens;
mod words;

use crate::document::AsRead;
use crate::format::Unreadable;
use crate::format::office::damage::damaged;
use reader::Reader;

/// The file as a document.
pub fn read(bytes: &[u8]) -> Result<AsRead, Unreadable> {
    let bytes = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start();
    if !bytes.starts_with(b"{\\rtf") {
        return Err(damaged("文件不是 RTF 文档"));
    }
    Reader::new(bytes).whole()
}

#[cfg(test)]
mod tests;
