//! Reading: a saved page or a piece of one, as a browser would lay its words out.
//!
//! `declared` finds the encoding, `parse` makes the tree within bounds, `walk` goes through it once, `marks` tidies up.
//! Markdown is read through the same road.

mod declared;
mod element;
mod image;
mod line;
mod list;
mod marks;
mod parse;
mod style;
#[cfg(test)]
mod tests;
mod walk;

pub(in crate::format) use parse::Builder;

use crate::document::AsRead;
use crate::encoding::{self, Decoded};
use crate::format::Unreadable;

/// The most bytes that a page may have.
pub(in crate::format) const MAX_BYTES: usize = 8 * 1024 * 1024;

/// The file as a document.
pub fn read(bytes: &[u8]) -> Result<AsRead, Unreadable> {
    let Decoded { text, lost } = decoded(bytes, declared::encoding(bytes).as_deref())?;
    let start = text.get(..64).unwrap_or(&text).trim_start();
    if start.starts_with("MIME-Version:") || start.starts_with("From: <Saved by") {
        return Err(Unreadable::damaged(
            "这是“单个文件网页”（.mht），不是网页文件",
            "用 Word 或浏览器打开它，另存为“网页”（.html）或 Word 文件（.docx）",
        ));
    }
    let mut builder = Builder::new();
    builder.push(&text)?;
    Ok(document(builder, lost))
}

/// The words of a file of at most [`MAX_BYTES`].
pub(in crate::format) fn decoded(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::too_large(format!(
            "文件超过 {} MB，不读取",
            MAX_BYTES / 1024 / 1024
        )));
    }
    encoding::decode(bytes, declared).ok_or_else(|| {
        Unreadable::damaged(
            "这不是文本文件，读不出文字",
            "请检查是否选错了文件；网页应是 .html 文件",
        )
    })
}

/// What has been pushed as a document.
pub(in crate::format) fn document(builder: Builder, lost: usize) -> AsRead {
    let tree = builder.finish();
    let (blocks, marks) = walk::walk(&tree);
    marks::resolved(blocks, marks, lost)
}
