//! Reading: a saved page or a piece of one, as a browser would lay its words out.
//!
//! `declared_encoding` finds the encoding, `parse` makes the `tree` within bounds, `walk` goes through it once,
//! `placeholder` reports what is missing. Markdown is read through the same road.

mod beside;
mod declared_encoding;
mod element;
mod frame;
mod image;
mod line_text;
mod list_number;
mod page_title;
mod page_words;
mod parse;
mod placeholder;
mod put_aside;
mod style;
#[cfg(test)]
mod tests;
mod tree;
mod walk;

pub(in crate::format) use beside::Beside;
pub(in crate::format) use parse::Builder;

use crate::document::AsRead;
use crate::encoding::{self, Decoded};
use crate::format::Unreadable;

/// The most bytes that a page may have.
pub(in crate::format) const MAX_BYTES: usize = 8 * 1024 * 1024;

/// The file as a document.
pub fn read(bytes: &[u8]) -> Result<AsRead, Unreadable> {
    let Decoded { text, lost } = decoded(bytes, declared_encoding::declared_encoding(bytes).as_deref())?;
    let mut builder = Builder::new();
    builder.push(&text)?;
    Ok(document(builder, lost))
}

/// A page out of a file that holds its pictures and frames too, in the encoding that the file names.
pub(in crate::format) fn read_beside(
    bytes: &[u8],
    charset: Option<&str>,
    beside: &dyn Beside,
) -> Result<AsRead, Unreadable> {
    let own = declared_encoding::declared_encoding(bytes);
    let Decoded { text, lost } = decoded(bytes, charset.or(own.as_deref()))?;
    let mut builder = Builder::new();
    builder.push(&text)?;
    Ok(document_beside(builder, lost, beside))
}

/// The text of a page, in the encoding that it is read in.
pub(super) fn page_text(bytes: &[u8]) -> Result<String, Unreadable> {
    let declared = declared_encoding::declared_encoding(bytes);
    Ok(decoded(bytes, declared.as_deref())?.text)
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
    document_beside(builder, lost, &beside::Nothing)
}

fn document_beside(builder: Builder, lost: usize, beside: &dyn Beside) -> AsRead {
    let tree = builder.finish();
    let (blocks, missing) = walk::walk(&tree, beside);
    let mut read = placeholder::resolve(blocks, missing, lost);
    if let Some(title) = page_title::unprinted(&tree, &read.document.blocks) {
        read.document.title = title;
    }
    read
}
