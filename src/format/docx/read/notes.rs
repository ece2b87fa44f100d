//! Footnotes and endnotes: no block can hold them, so their words are reported as unread where they are referred to.

use std::collections::BTreeMap;

use crate::format::office::finished::Finished;
use crate::format::office::note_words;
use crate::format::office::xml::Tag;

/// The words of the notes, by kind (whether endnotes) and id.
#[derive(Debug, Default)]
pub(super) struct Notes(BTreeMap<(bool, String), String>);

impl Notes {
    /// The note that this element begins.
    pub fn insert(&mut self, note: &Tag<'_>, contents: Finished) {
        let end = note.local() == "endnote";
        let id = note.owned("id").unwrap_or_default();
        self.0.insert((end, id), note_words::words(contents));
    }

    /// What a reference to a note stands for. Each note is given once.
    pub fn take(&mut self, reference: &Tag<'_>) -> String {
        let end = reference.local() == "endnoteReference";
        let name = if end { "尾注" } else { "脚注" };
        let id = reference.owned("id").unwrap_or_default();
        note_words::said(name, &self.0.remove(&(end, id)).unwrap_or_default())
    }
}
