//! What the reader of a format hands on: a document whose words nobody has understood yet.

use super::model::{Block, Document};

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
    /// What stands around the text on its pages, and is none of it: the words of headers and footers, each once.
    pub left_out: Vec<String>,
    /// Where pages begin, in order, where the format has pages; the first page need not be named.
    pub pages: Vec<PageStart>,
}

/// Where a page of a file begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageStart {
    /// The number of the page, from 1, as a person counts the pages of the file.
    pub page: usize,
    /// The index of the first block that begins on it; of the table, where one goes on from the page before.
    pub block: usize,
    /// The first row on it, where that block is a table that goes on from the page before; else 0.
    pub row: usize,
}

/// Something that a file holds and no block can: a chart, a formula, a picture of an unknown kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The index of the block that it stands before.
    pub before: usize,
    /// What it is, in a few words for people, to follow “这里有”.
    pub what: String,
    /// The cell that it stands in, where that block is a table.
    pub cell: Option<CellIndex>,
}

/// A cell of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellIndex {
    /// Its row, from 0.
    pub row: usize,
    /// The first grid column that it covers, from 0.
    pub column: usize,
}

impl AsRead {
    /// A document of these blocks, without title or author.
    pub const fn new(blocks: Vec<Block>) -> Self {
        Self {
            document: Document {
                title: String::new(),
                author: String::new(),
                language: "zh-CN",
                draft: false,
                blocks,
            },
            unread: Vec::new(),
            left_out: Vec::new(),
            pages: Vec::new(),
        }
    }
}
