//! Reading: an OpenDocument text, in its archive or as one XML file, as a person sees it when every change is accepted.
//!
//! Read as a stream, by recursive descent over the elements, within the bounds that Word files have. What is shown but no
//! block can hold is reported as unread.

mod body;
mod formula;
mod frame;
mod inline;
mod line;
mod manifest;
mod name;
mod numbering;
mod open_table;
mod parts;
mod styles;
mod sub_table;
mod table_rows;
#[cfg(test)]
mod tests;

use crate::document::AsRead;
use crate::format::Unreadable;
use crate::format::office::budget::Budget;
use crate::format::office::damage::damaged;
use crate::format::office::package::{Kind, MAX_BYTES, Package, decoded};
use crate::format::office::xml::{Space, Tag, Xml};
use body::Body;
use manifest::Manifest;
use numbering::Numbering;
use parts::Parts;
use styles::OpenStyles;

/// What such a file is called.
const KIND: Kind = Kind {
    title: "OpenDocument 文本",
    ending: ".odt",
};

/// The file as a document.
pub fn read(bytes: &[u8]) -> Result<AsRead, Unreadable> {
    let budget = Budget::new();
    if !bytes.starts_with(b"PK") {
        return flat(bytes, budget);
    }
    let mut package = Package::open(bytes, KIND)?;
    let manifest = Manifest::read(&mut package)?;
    if manifest.encrypted {
        return Err(Unreadable::damaged(
            "文件加了密码，读不出内容",
            "用 WPS 或 LibreOffice 打开，去掉密码后另存为 .docx",
        ));
    }
    let content = package
        .text("content.xml")?
        .ok_or_else(|| damaged("文件里没有 OpenDocument 的正文（content.xml）"))?;
    let common = package.text("styles.xml")?;
    let parts = Parts::new(Some(package), manifest);
    let mut reading = Reading::new(budget);
    if let Some(common) = common {
        reading.common_styles(&common)?;
    }
    reading.whole(&content, parts)
}

/// A file that is one XML document.
fn flat(bytes: &[u8], budget: Budget) -> Result<AsRead, Unreadable> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(KIND.too_large());
    }
    let text = decoded(bytes.to_vec())
        .filter(|text| text.trim_start().starts_with('<'))
        .ok_or_else(|| damaged("不是完整的 OpenDocument 文本（.odt），文件可能没有下载完或者已经损坏"))?;
    Reading::new(budget).whole(&text, Parts::new(None, Manifest::default()))
}

/// What stands before the text.
struct Reading {
    budget: Budget,
    styles: OpenStyles,
    numbering: Numbering,
}

impl Reading {
    fn new(budget: Budget) -> Self {
        Self {
            budget,
            styles: OpenStyles::default(),
            numbering: Numbering::default(),
        }
    }

    /// The styles of the part that has the common ones. Its automatic ones are those of tops and feet of pages.
    fn common_styles(&mut self, text: &str) -> Result<(), Unreadable> {
        let (mut xml, _) = Xml::open(text)?;
        while let Some(tag) = xml.child()? {
            if tag.name() == (Space::Office, "styles") {
                self.some_styles(&mut xml)?;
            } else {
                xml.skip()?;
            }
        }
        Ok(())
    }

    fn some_styles(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        while let Some(tag) = xml.child()? {
            match tag.name() {
                (Space::Style, "style") => self.styles.style(&tag, xml, &mut self.budget)?,
                (Space::Text, "list-style" | "outline-style") => {
                    self.numbering.style(&tag, xml, &mut self.budget)?;
                }
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    /// The part with the text, or the whole of a flat file.
    fn whole(mut self, text: &str, parts: Parts<'_>) -> Result<AsRead, Unreadable> {
        let (mut xml, root) = Xml::open(text)?;
        if !matches!(root.name(), (Space::Office, "document-content" | "document")) {
            return Err(damaged("文件里没有 OpenDocument 的正文"));
        }
        while let Some(tag) = xml.child()? {
            match tag.name() {
                (Space::Office, "styles" | "automatic-styles") => self.some_styles(&mut xml)?,
                (Space::Office, "body") => {
                    let contents = xml.child()?;
                    if !contents.as_ref().is_some_and(is_text) {
                        return Err(damaged(
                            "这个 OpenDocument 文件不是文字文档，是表格、演示文稿或其他文件",
                        ));
                    }
                    let mut body = Body::new(parts, self.styles.close(), self.numbering, self.budget);
                    return body.whole(&mut xml);
                }
                _ => xml.skip()?,
            }
        }
        Err(damaged("文件里没有 OpenDocument 的正文"))
    }
}

fn is_text(tag: &Tag<'_>) -> bool {
    tag.name() == (Space::Office, "text")
}
