//! Footnotes and endnotes: no block can hold them, so their words are reported as unread where they are referred to.

use super::finished::Finished;
use crate::document::Block;

/// The words of a note, on one line.
pub fn words(contents: Finished) -> String {
    let mut lines: Vec<String> = contents.blocks.into_iter().flat_map(lines).collect();
    let unread = contents.unread.into_iter();
    lines.extend(unread.map(|unread| format!("（{}）", unread.what)));
    lines.join(" ")
}

/// What is said of a note of this kind with these words.
pub fn said(kind: &str, words: &str) -> String {
    if words.is_empty() {
        format!("一处{kind}")
    } else {
        format!("{kind}“{words}”")
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
