//! Reading: the parts of a Word file as lines, tables and pictures, as a person sees them when every change is accepted.
//!
//! Read as a stream, by recursive descent over the elements; nothing of the file is held beside its text. What Word shows
//! but no block can hold is reported as unread. Limits: 32 MB unpacked, 4096 parts, elements nested 256 deep,
//! 300 000 paragraphs, cells and the like together.

mod body;
mod budget;
mod counting;
mod damage;
mod drawing;
mod fields;
mod finished;
mod notes;
mod numbering;
mod package;
mod paragraph;
mod properties;
mod sink;
mod styles;
mod table_rows;
mod xml;

use crate::document::AsRead;
use crate::format::Unreadable;
use body::Body;
use budget::Budget;
use damage::damaged;
use package::Package;
use xml::{Space, Xml};

/// The file as a document.
pub fn read(bytes: &[u8]) -> Result<AsRead, Unreadable> {
    let mut package = Package::open(bytes)?;
    let mut budget = Budget::new();
    let main = package.main(&mut budget)?;
    let text = package
        .text(&main)?
        .ok_or_else(|| damaged("文件里没有 Word 文档的正文"))?;
    let (mut xml, root) = Xml::open(&text)?;
    if root.name() != (Space::W, "document") {
        return Err(damaged("文件里没有 Word 文档的正文，可能是 Excel 或其他文件"));
    }
    let mut body = Body::new(package, &main, budget)?;
    body.whole(&mut xml)
}

#[cfg(test)]
mod tests;
