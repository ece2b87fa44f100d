//! Footnotes and endnotes: no block can hold them, so their words are reported as unread where they are referred to.

use std::collections::BTreeMap;

use super::finished::Finished;
use super::xml::Tag;
use crate::document::Block;

/// The words of the notes, by kind (whether endnotes) and id.
#[derive(Debug, Default)]
pub(super) struct Notes(BTreeMap<(bool, String), String>);

impl Notes {
    /// The note that this element begins.
    pub fn insert(&mut self, note: &Tag<'_>, contents: Finished) {
        let end = note.local() == "endnote";
        let mut lines: Vec<String> = contents.blocks.into_iter().flat_map(lines).collect();
        let unread = contents.unread.into_iter();
        lines.extend(unread.map(|unread| format!("（{}）", unread.what)));
        let id = note.get("id").unwrap_or_default();
        self.0.insert((end, id), lines.join(" "));
    }

    /// What a reference to a note stands for. Each note is given once.
    pub fn take(&mut self, reference: &Tag<'_>) -> String {
        let end = reference.local() == "endnoteReference";
        let name = if end { "尾注" } else { "脚注" };
        let id = reference.get("id").unwrap_or_default();
        match self.0.remove(&(end, id)).filter(|words| !words.is_empty()) {
            Some(words) => format!("{name}“{words}”"),
            None => format!("一处{name}"),
        }
    }
}

/// The words of a block.
fn lines(block: Block) -> Vec<String> {
    match block {
        Block::Paragraph(paragraph) => vec![paragraph.text],
        Block::Table(table) => {
            let cells = table.rows.into_iter().flat_map(|row| row.cells);
            cells.map(|cell| cell.text.replace('\n', " ")).collect()
        }
        Block::Heading(..) | Block::Picture(_) | Block::Signature(_) => Vec::new(),
    }
}
