//! What is open around the words while a page is read: tables, cells, figures and captions, each until it closes.

use super::placeholder;
use crate::document::Block;
use crate::format::assemble::{self, RawCell};
use crate::format::office::description::described;

/// What is open around the words: each frame takes what is read until it closes.
pub struct Frame {
    /// What has been read.
    pub blocks: Vec<Block>,
    /// What it becomes when it closes.
    pub content: Content,
}

/// What a frame becomes when it closes.
pub enum Content {
    /// The page.
    Page,
    /// The caption of a table or a figure.
    Caption,
    /// A table.
    Table {
        /// Its caption, once that has been read.
        caption: String,
        /// Its rows so far.
        rows: Vec<Vec<RawCell>>,
        /// The first row of the head, body or foot that is open.
        group: usize,
    },
    /// A cell of a table.
    Cell {
        /// How many rows it covers.
        row_span: usize,
        /// How many columns it covers.
        col_span: usize,
    },
    /// A picture with the caption, once that has been read, and the number of blocks before it.
    Figure(Option<(usize, String)>),
}

impl Frame {
    /// An empty frame.
    pub const fn new(content: Content) -> Self {
        Self {
            blocks: Vec::new(),
            content,
        }
    }

    /// Takes in a frame that was open within this one.
    pub fn take_in(&mut self, inner: Self) {
        let blocks = inner.blocks;
        match inner.content {
            Content::Page => self.blocks.extend(blocks),
            Content::Table { caption, rows, .. } => {
                self.blocks.extend(blocks);
                self.blocks.extend(assemble::table(caption, rows));
            }
            Content::Cell { row_span, col_span } => {
                if let Content::Table { rows, .. } = &mut self.content
                    && let Some(row) = rows.last_mut()
                {
                    row.push(RawCell {
                        blocks,
                        row_span,
                        col_span,
                    });
                }
            }
            Content::Caption => {
                let (words, others) = caption_words(blocks);
                match &mut self.content {
                    Content::Table { caption, .. } => *caption = words,
                    Content::Figure(caption) => *caption = Some((self.blocks.len(), words)),
                    Content::Page | Content::Caption | Content::Cell { .. } => {}
                }
                self.blocks.extend(others);
            }
            Content::Figure(caption) => self.blocks.extend(figure(blocks, caption)),
        }
    }
}

/// Ends the cells of a group of rows that cover all that is left of it.
///
/// One that names its rows may reach beyond: LibreOffice puts only the first row of a head into the `thead`.
pub fn close_group(rows: &mut [Vec<RawCell>], group: usize) {
    let height = rows.len();
    for (index, row) in rows.iter_mut().enumerate().skip(group) {
        for part in row.iter_mut().filter(|part| part.row_span == usize::MAX) {
            part.row_span = height - index;
        }
    }
}

/// The words of a caption, and what else stands in it.
fn caption_words(blocks: Vec<Block>) -> (String, Vec<Block>) {
    let mut lines: Vec<String> = Vec::new();
    let mut others = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(line) if !placeholder::is_placeholder(&line.text) => lines.push(line.text),
            other => others.push(other),
        }
    }
    (lines.join(" "), others)
}

/// What a figure holds: its caption goes to its picture, or to its table if that has none; if it has neither, it is a line.
fn figure(mut blocks: Vec<Block>, caption: Option<(usize, String)>) -> Vec<Block> {
    let Some((place, words)) = caption.filter(|(_, words)| !words.is_empty()) else {
        return blocks;
    };
    for block in &mut blocks {
        match block {
            Block::Picture(picture) => {
                let said = std::mem::take(&mut picture.caption);
                picture.caption = described(Some(said)).unwrap_or_default();
                picture.take_caption(words);
                return blocks;
            }
            Block::Table(table) if table.caption.is_empty() => {
                table.caption = words;
                return blocks;
            }
            _ => {}
        }
    }
    blocks.insert(place.min(blocks.len()), Block::line(words));
    blocks
}
