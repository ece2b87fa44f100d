//! Footnotes and endnotes: which characters of the text refer to them, and which characters they have ([MS-DOC] 2.8.17, 2.8.19).

use std::ops::Range;

use super::body::Body;
use super::fib::Table;
use super::plc::Plc;
use super::story::Kind;
use crate::format::office::damage::Read;
use crate::format::office::note_words;

impl Body<'_> {
    /// Reads the words of all notes.
    pub(super) fn read_notes(&mut self) -> Read<()> {
        let letters = self.text.letters.len();
        let lengths = self.fib.lengths;
        let footnotes = lengths.footnotes_range(letters);
        self.notes_of(
            "脚注",
            Table::FootnoteReferences,
            Table::FootnoteTexts,
            &footnotes,
        )?;
        let endnotes = lengths.endnotes_range(letters);
        self.notes_of("尾注", Table::EndnoteReferences, Table::EndnoteTexts, &endnotes)
    }

    fn notes_of(&mut self, name: &str, references: Table, texts: Table, all: &Range<usize>) -> Read<()> {
        let tables = &self.streams.tables;
        let references = Plc::new(self.fib.table(tables, references)?, 2);
        let texts = Plc::new(self.fib.table(tables, texts)?, 0);
        let mut read_to = all.start;
        for index in 0..references.len() {
            let Some(reference) = references.start(index) else {
                break;
            };
            self.budget.spend()?;
            let place = |index: usize| {
                texts
                    .start(index)
                    .map_or(all.end, |at| (all.start + at).min(all.end))
            };
            // Each character belongs to one note.
            let (start, end) = (place(index).max(read_to), place(index + 1));
            read_to = read_to.max(end);
            let words = if start < end {
                note_words::words(self.story(start..end, Kind::Note)?)
            } else {
                String::new()
            };
            self.notes.insert(reference, note_words::said(name, &words));
        }
        Ok(())
    }
}
