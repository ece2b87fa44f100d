//! Footnotes and endnotes: no block can hold them, so their words are told as unread where they are referred to.

use std::collections::BTreeMap;

use super::Read;
use super::body::Body;
use super::sink::Sink;
use super::xml::{Space, Tag, Xml};
use crate::document::Block;

/// The words of the notes, by kind and id.
#[derive(Debug, Default)]
pub(super) struct Notes(BTreeMap<(bool, String), String>);

impl Notes {
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

impl Body<'_> {
    /// Reads the parts with the notes.
    pub(super) fn read_notes(&mut self, footnotes: Option<&str>, endnotes: Option<&str>) -> Read<()> {
        for (end, part) in [(false, footnotes), (true, endnotes)] {
            let Some(text) = part else { continue };
            let (mut xml, _) = Xml::of(text)?;
            while let Some(tag) = xml.child()? {
                if !matches!(tag.name(), (Space::W, "footnote" | "endnote")) {
                    xml.skip()?;
                    continue;
                }
                self.budget.spend()?;
                let mut sink = Sink::default();
                self.blocks(&mut xml, &mut sink)?;
                let mut lines: Vec<String> = sink.blocks.into_iter().flat_map(lines).collect();
                lines.extend(
                    sink.unread
                        .into_iter()
                        .map(|unread| format!("（{}）", unread.what)),
                );
                let words = lines.join(" ");
                self.notes
                    .0
                    .insert((end, tag.get("id").unwrap_or_default()), words);
            }
        }
        Ok(())
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
