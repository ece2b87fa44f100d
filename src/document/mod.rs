//! A report as it is read by a person: headings, paragraphs and tables, in no file format yet.
//!
//! This is all that a format sees. What a format needs must stand here; the form and the report are out of its sight.

pub mod against;
pub mod compose;
mod grid;
pub mod layout;
mod preamble;
pub mod recognise;
mod words;

use std::sync::Arc;

pub use crate::picture::PictureKind;
pub use grid::Slot;

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
}

/// What a format's reader made of a file.
///
/// A reader does not know what the words mean: every line of words, headings among them, is a [`Block::Paragraph`] without
/// a head, and the document's title and author are empty; numbers that the program which made the file sets itself
/// (automatic numbering of Word, lists of HTML) stand in the words. A table holds what a person sees in it; its cells have
/// the role [`Role::Text`], and their text may hold line breaks. A table that only arranges the page is not a table: what
/// it holds stands in the order in which it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct AsRead {
    /// The document, its blocks in the order of the file.
    pub document: Document,
    /// What the file holds and the document cannot.
    pub unread: Vec<Unread>,
}

/// Something that a file holds and no block can: a chart, a formula, a picture of an unknown kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The index of the block that it stands before.
    pub before: usize,
    /// What it is, in a few words for people, to follow “这里有”.
    pub what: String,
}

impl AsRead {
    /// A document of these blocks, without title or author.
    pub const fn of(blocks: Vec<Block>) -> Self {
        Self {
            document: Document {
                title: String::new(),
                author: String::new(),
                language: "zh-CN",
                draft: false,
                blocks,
            },
            unread: Vec::new(),
        }
    }
}

impl Block {
    /// A line of words as a reader sees it.
    pub const fn line(text: String) -> Self {
        Self::Paragraph(Paragraph { head: None, text })
    }
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

/// A table as a grid of cells with spans.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The caption of an extra table; the accessible name of a statutory one, which is not printed above it.
    pub caption: String,
    /// Whether it is one of the form's own tables.
    pub statutory: bool,
    /// The relative width of each grid column.
    pub widths: Vec<u16>,
    /// The rows. Each holds the cells that begin in it, from left to right.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Whether the row belongs to the head, which is repeated where the table breaks over pages. Head rows come first.
    pub head: bool,
    /// Whether a group of rows begins here (table 2 stacks several blocks; HTML makes a tbody of each).
    pub starts_group: bool,
    /// The cells that begin in this row.
    pub cells: Vec<Cell>,
}

/// A cell and the part of the grid that it covers.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The first grid column that it covers, from 0.
    pub column: usize,
    /// How many rows it covers, at least 1.
    pub row_span: usize,
    /// How many grid columns it covers, at least 1.
    pub col_span: usize,
    /// What it is.
    pub role: Role,
    /// What it says. Empty for a figure that is not filled.
    pub text: String,
    /// The data point whose figure it holds: opaque to formats, and never written into a file.
    pub data_point: Option<String>,
}

/// What a cell is: decides its alignment, and in HTML its element and scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A head of one column.
    ColumnHead,
    /// A head of several columns.
    Spanner,
    /// A label of one row.
    RowLabel,
    /// A label of several rows.
    GroupLabel,
    /// A line across the whole width that heads the rows under it (第二十条第（一）项).
    BlockHead,
    /// A remark above the stub (table 3's corner).
    Corner,
    /// A figure.
    Figure,
    /// Plain text of an extra table.
    Text,
}

/// A picture with its bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The caption, also its text for who cannot see it.
    pub caption: String,
    /// The path as the file writes it.
    pub path: String,
    /// What kind of picture it is.
    pub kind: PictureKind,
    /// Its size in pixels: width, height.
    pub size: (u32, u32),
    /// The file.
    pub bytes: Arc<[u8]>,
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
