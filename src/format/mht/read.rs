//! Reading: the page is found among the parts of the message, and read as any page, with the pictures beside it.
//!
//! Limits: 32 MB, 4096 parts, messages within each other 4 deep.

mod field;
mod message;
mod place;
mod resource;
#[cfg(test)]
mod tests;
mod transfer;

use std::borrow::Cow;

use encoding_rs::Encoding;

use crate::document::{AsRead, Unread};
use crate::format::Unreadable;
use crate::format::html::read::read_beside;
use message::{Message, Part};
use resource::Resources;

/// The most bytes that a file may have.
const MAX_BYTES: usize = 32 * 1024 * 1024;

/// What is said at the end of a page that stops within its part.
const CUT_OFF: &str = "文件的断口：单个文件网页没有结束标记，后面可能还有没保存下来的内容";

fn damaged(message: impl Into<String>) -> Unreadable {
    Unreadable::damaged(
        message,
        "用浏览器或 Word 打开它，另存为“网页”（.html）或 Word 文件（.docx）",
    )
}

/// The file as a document.
pub fn read(bytes: &[u8]) -> Result<AsRead, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::too_large(format!(
            "文件超过 {} MB，不读取",
            MAX_BYTES / 1024 / 1024
        )));
    }
    let bytes = in_bytes(bytes);
    let message = Message::parse(&bytes)?;
    let root = message
        .page()
        .ok_or_else(|| damaged("这个单个文件网页（.mht）里没有网页，文件可能没有下载完或者已经损坏"))?;
    let page = root
        .bytes()
        .ok_or_else(|| damaged("这个单个文件网页（.mht）里的网页用了不认识的编码方式"))?;
    let charset = root.kind.parameter("charset");
    let resources = Resources::new(&message, root);
    let mut read = read_beside(&page, charset.as_deref(), &resources)?;
    if is_cut_off(root, &page) {
        read.unread.push(Unread {
            before: read.document.blocks.len(),
            what: CUT_OFF.to_owned(),
            cell: None,
        });
    }
    Ok(read)
}

/// Whether a page stops before its own end and before that of its part.
fn is_cut_off(root: &Part<'_>, page: &[u8]) -> bool {
    let tail = page.get(page.len().saturating_sub(512)..).unwrap_or(page);
    let ended = tail.windows(7).any(|word| word.eq_ignore_ascii_case(b"</html>"));
    !root.ended && !ended
}

/// The file byte by byte: a text editor may have saved it in UTF-16.
fn in_bytes(bytes: &[u8]) -> Cow<'_, [u8]> {
    match Encoding::for_bom(bytes) {
        Some((encoding, 2)) => Cow::Owned(
            encoding
                .decode_with_bom_removal(bytes)
                .0
                .into_owned()
                .into_bytes(),
        ),
        Some((_, mark)) => Cow::Borrowed(bytes.get(mark..).unwrap_or_default()),
        None => Cow::Borrowed(bytes),
    }
}
