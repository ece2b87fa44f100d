//! Reading: the parts of a Word file as lines, tables and pictures, as a person sees them when every change is accepted.
//!
//! Read as a stream, by recursive descent over the elements; nothing of the file is held beside its text. What Word shows
//! but no block can hold is told as unread. Limits: 32 MB unpacked, 4096 parts, elements nested 256 deep,
//! 300 000 paragraphs, cells and the like together.

mod body;
mod drawing;
mod fields;
mod notes;
mod number;
mod numbering;
mod package;
mod properties;
mod sink;
mod styles;
mod table;
mod words;
mod xml;

use crate::document::AsRead;
use crate::format::Unreadable;
use body::Body;
use package::Package;
use xml::{Space, Xml};

/// What could be read, or why nothing could.
type Read<T> = Result<T, Unreadable>;

/// What to do with a file that cannot be read.
const HELP: &str = "用 Word 或 WPS 打开后另存为 .docx，再试一次";

/// How many paragraphs, line breaks, cells, rows, pictures and the like a file may have together. A full report has
/// about 1000.
const MOST: usize = 300_000;

/// A file that is not what it should be.
fn damaged(message: impl Into<String>) -> Unreadable {
    Unreadable::damaged(message, HELP)
}

/// What is left of [`MOST`].
#[derive(Debug)]
struct Budget(usize);

impl Budget {
    /// Takes one away.
    fn spend(&mut self) -> Read<()> {
        self.spend_many(1)
    }

    /// Takes away as many as something costs that takes longer to read.
    fn spend_many(&mut self, count: usize) -> Read<()> {
        self.0 = self
            .0
            .checked_sub(count)
            .ok_or_else(|| Unreadable::too_large(format!("Word 文档的段落和单元格超过 {MOST} 个，不读取")))?;
        Ok(())
    }
}

/// The file as a document.
pub fn read(bytes: &[u8]) -> Result<AsRead, Unreadable> {
    let mut package = Package::open(bytes)?;
    let mut budget = Budget(MOST);
    let main = package.main(&mut budget)?;
    let text = package
        .text(&main)?
        .ok_or_else(|| damaged("文件里没有 Word 文档的正文"))?;
    let (mut xml, root) = Xml::of(&text)?;
    if root.name() != (Space::W, "document") {
        return Err(damaged("文件里没有 Word 文档的正文，可能是 Excel 或其他文件"));
    }
    let mut body = Body::new(package, &main, budget)?;
    body.whole(&mut xml)
}

#[cfg(test)]
mod tests;
