//! Reading: the text of a Word 97–2003 file as lines, tables and pictures, as a person sees them when every change is accepted.
//!
//! `compound` gives the streams of the file, `fib` says what is where in them. `pieces` (with `letters`) puts the text together,
//! `formatted` finds for a character the changes (`sprm`) that hold for it, `styles` has those of styles. `body` holds all of this;
//! `story` reads a part of the text paragraph by paragraph, `special` the characters of a run, `fields`, `notes`, `anchors`, `shapes`
//! and `pictures` what such characters stand for; `open_tables` puts cells into rows (`row_format`) and rows into tables. Limits:
//! 2 000 000 characters, 300 000 paragraphs, cells and the like together, tables nested 32 deep, 16 MB of formatting.

mod anchors;
mod body;
mod bytes;
mod compound;
mod fib;
mod fields;
mod fonts;
mod formatted;
mod letters;
mod lists;
mod notes;
mod open_tables;
mod paragraph_format;
mod pictures;
mod pieces;
mod plc;
mod records;
mod row_format;
mod run_format;
mod shapes;
mod special;
mod sprm;
mod story;
mod styles;
#[cfg(test)]
mod tests;

use crate::document::AsRead;
use crate::format::Unreadable;
use crate::format::office::damage::damaged;
use body::{Body, Streams};
use compound::Compound;
use fib::Fib;

/// The stream of data, which not every file has.
const DATA: &str = "/Data";

/// The file as a document.
pub fn read(bytes: &[u8]) -> Result<AsRead, Unreadable> {
    let mut file = Compound::open(bytes)?;
    let text = file.text()?;
    let fib = Fib::parse(&text)?;
    let tables = file.stream(fib.table_stream)?;
    let tables = tables.ok_or_else(|| damaged("文件已损坏或不完整：正文所用的表不在文件里"))?;
    let data = file.stream(DATA)?.unwrap_or_default();
    drop(file);
    let streams = Streams { text, tables, data };
    let finished = Body::new(&streams, &fib)?.whole()?;
    let mut out = AsRead::new(finished.blocks);
    out.unread = finished.unread;
    Ok(out)
}
