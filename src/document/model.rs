//! What a document is made of: headings, paragraphs, tables, pictures, the signature.

use std::sync::Arc;

use super::chart::Glance;
use super::table::Table;
use crate::picture::PictureKind;

/// A whole document.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The title, printed and in the file's properties. A line break divides a title of two lines.
    pub title: String,
    /// The agency, for the file's properties.
    pub author: String,
    /// The language of the text, as a BCP 47 tag.
    pub language: &'static str,
    /// Whether the report still has errors: every page, or the head of the file, must then say that it is a draft.
    pub draft: bool,
    /// What stands under the title, in order.
    pub blocks: Vec<Block>,
    /// What of the report is drawn: of a document that was read, nothing.
    pub glance: Glance,
    /// Before which block the charts stand; none where they do not stand in the report.
    pub charts_before: Option<usize>,
}

/// What a draft says of itself: on every page, or at the head of the file.
pub const DRAFT: &str = "草稿（未通过核对，不得公开）";

/// A piece of a document that stands on lines of its own. No text in it holds a line break or a control character.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading.
    Heading(Level, String),
    /// A paragraph of prose.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// A picture.
    Picture(Picture),
    /// The signature at the end.
    Signature(Signature),
}

impl Block {
    /// A line of words without a head, as a format's reader sees it.
    pub const fn line(text: String) -> Self {
        Self::Paragraph(Paragraph { head: None, text })
    }
}

/// The four levels of official numbering (GB/T 9704—2012, 7.3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 一、
    One,
    /// （一）
    Two,
    /// 1.
    Three,
    /// （1）
    Four,
}

impl Level {
    /// 1 to 4.
    pub const fn number(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
            Self::Four => 4,
        }
    }
}

/// A paragraph of prose, perhaps with a head that runs into it: （一）主动公开。全年……
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// The run-in head with the level whose font it takes. It has no outline level.
    pub head: Option<(Level, String)>,
    /// The rest of the paragraph.
    pub text: String,
}

/// A picture with its bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Whether it stands beside the picture before it, and not below.
    pub beside: bool,
    /// The caption.
    pub caption: String,
    /// What is read out to who cannot see it, where that is not the caption; else empty.
    pub alternative: String,
    /// The path as the file writes it.
    pub path: String,
    /// What kind of picture it is.
    pub kind: PictureKind,
    /// Its size in pixels: width, height.
    pub size: (u32, u32),
    /// The file.
    pub bytes: Arc<[u8]>,
}

impl Picture {
    /// What is read out to who cannot see it: the caption, where nothing else was written.
    pub fn spoken(&self) -> &str {
        if self.alternative.is_empty() {
            &self.caption
        } else {
            &self.alternative
        }
    }

    /// Takes the caption that stands with the picture: what it was said to show stays as what is read out.
    pub fn take_caption(&mut self, caption: String) {
        let said = std::mem::replace(&mut self.caption, caption);
        if self.alternative.is_empty() && said != self.caption {
            self.alternative = said;
        }
    }
}

/// The signature at the end: name and date (GB/T 9704—2012, 7.3.5).
#[derive(Clone, Debug, PartialEq)]
pub struct Signature {
    /// The name of the agency.
    pub name: String,
    /// The date in words of the standard: 2022年1月20日. Empty where none is given.
    pub date: String,
    /// Whether a seal is put on it: name and date are then centred on each other four characters from the right.
    pub sealed: bool,
}
