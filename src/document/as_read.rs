//! What the reader of a format hands on: a document whose words nobody has understood yet.

use std::sync::Arc;

use super::chart::Glance;
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
    /// Where each block stands, where the format has sheets: one for each block; else empty.
    pub sheets: Vec<SheetPlace>,
    /// What was read and may not be what its author sees.
    pub doubts: Vec<Doubt>,
}

/// Where a block stands in a workbook. Rows and columns count from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetPlace {
    /// The name of the sheet.
    pub sheet: Arc<str>,
    /// For each row of the block its row of the sheet; a line has one.
    pub rows: Vec<u32>,
    /// For each grid column of the block its column of the sheet; a line has one.
    pub columns: Vec<u32>,
}

impl SheetPlace {
    /// What a place of the block is called in its workbook: 表三!D7. The row and the column count from 0.
    pub fn name(&self, row: usize, column: usize) -> String {
        let at = |all: &[u32], index: usize| all.get(index).or(all.first()).copied().unwrap_or_default();
        let (row, column) = (at(&self.rows, row), at(&self.columns, column));
        format!("{}!{}{}", self.sheet, Self::column_name(column), row + 1)
    }

    /// The letters of a column: A for 0, AA for 26.
    pub fn column_name(column: u32) -> String {
        let mut letters = Vec::new();
        let mut left = column + 1;
        while left > 0 {
            letters.push(char::from(
                b'A' + u8::try_from((left - 1) % 26).unwrap_or_default(),
            ));
            left = (left - 1) / 26;
        }
        letters.iter().rev().collect()
    }
}

/// Something that was read and may not be what its author sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The index of its block.
    pub block: usize,
    /// The cell, where that block is a table and one cell is meant.
    pub cell: Option<CellIndex>,
    /// What is to be said, to follow its place.
    pub what: String,
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
                glance: Glance::NOTHING,
                charts_before: None,
            },
            unread: Vec::new(),
            left_out: Vec::new(),
            pages: Vec::new(),
            sheets: Vec::new(),
            doubts: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_called_as_workbooks_call_them() {
        let place = SheetPlace {
            sheet: Arc::from("表三"),
            rows: vec![2, 6],
            columns: vec![0, 3, 27],
        };
        assert_eq!(place.name(1, 1), "表三!D7");
        assert_eq!(place.name(0, 2), "表三!AB3");
        // Of what has no such row the beginning is named.
        assert_eq!(place.name(9, 9), "表三!A3");
        assert_eq!(SheetPlace::column_name(16_383), "XFD");
    }
}
