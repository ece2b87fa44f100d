//! A part of the text — the body, a note, a text box — as blocks, paragraph by paragraph.

use std::ops::Range;

use super::body::{Body, Paragraph};
use super::fields::Fields;
use super::open_tables::OpenTables;
use crate::format::office::damage::Read;
use crate::format::office::finished::Finished;
use crate::format::office::look::{Look, Properties};
use crate::format::office::paragraph::OpenParagraph;
use crate::format::office::sink::Sink;

/// Which part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The body, where shapes may stand.
    Body,
    /// A note.
    Note,
    /// A text box.
    Box,
}

impl Body<'_> {
    /// The body, with all that hangs on it.
    pub(super) fn whole(&mut self) -> Read<Finished> {
        self.read_notes()?;
        let end = self.fib.lengths.body.min(self.text.letters.len());
        let mut out = self.story(0..end, Kind::Body)?;
        for inner in self.lost_boxes()? {
            out.append(inner);
        }
        Ok(out)
    }

    /// The blocks of these characters.
    pub(super) fn story(&mut self, letters: Range<usize>, kind: Kind) -> Read<Finished> {
        let fields = Fields::of(
            self.text.letters.get(letters.clone()).unwrap_or_default(),
            letters.start,
        );
        let mut tables = OpenTables::default();
        let mut start = letters.start;
        while start < letters.end {
            self.budget.spend()?;
            let rest = self.text.letters.get(start..letters.end).unwrap_or_default();
            let mut ends = (start..).zip(rest);
            let mark = ends
                .find(|(at, letter)| self.is_end(*at, **letter))
                .map(|(at, letter)| (at, *letter));
            let words = start..mark.map_or(letters.end, |(at, _)| at);
            start = words.end + 1;
            // Without its mark a paragraph is formatted like its last character.
            let last = words.end.min(letters.end - 1);
            let format = self.paragraph_format(last)?;
            tables.go_to(format.own.depth())?;
            self.paragraph(words, mark, &format, &fields, kind, &mut tables)?;
        }
        Ok(tables.finish())
    }

    /// A paragraph with these words.
    fn paragraph(
        &mut self,
        words: Range<usize>,
        mark: Option<(usize, char)>,
        format: &Paragraph,
        fields: &Fields,
        kind: Kind,
        tables: &mut OpenTables,
    ) -> Read<()> {
        let base = format.styled.look;
        let ends_row = mark.is_some() && format.own.ends_row();
        let (mark_at, mark) = mark.unzip();
        let ends_cell = mark.is_some_and(|mark| format.own.ends_cell(mark));
        let (mut deleted, mut hidden) = (false, false);
        if let Some(at) = mark_at {
            let (run, _) = self.run_format(at, base)?;
            deleted = run.deleted;
            hidden = run.look().hidden == Some(true);
        }
        let mut paragraph = tables.sink().carried.take().unwrap_or_default();
        paragraph.properties = Properties {
            keep_next: format.own.keep_next,
            ..Properties::default()
        };
        paragraph.look = base;
        self.words(words, base, fields, kind, &mut paragraph)?;
        if ends_row {
            // The end of a row has no words; where a file gives it some, they are a paragraph.
            if !paragraph.is_blank() {
                tables.sink().paragraph(paragraph, None);
            }
            self.budget.spend_many(format.row.len())?;
            let gone = deleted || hidden && tables.is_row_blank();
            tables.end_row(&format.row, gone);
            return Ok(());
        }
        let in_code = mark_at.is_some_and(|at| fields.hides(at).0);
        // The end of a cell stays where it is.
        paragraph.properties.deleted = deleted && !ends_cell;
        paragraph.properties.open_end = (deleted || hidden || in_code) && !ends_cell;
        self.end(paragraph, format, tables.sink());
        if ends_cell {
            tables.end_cell();
        }
        Ok(())
    }

    /// The paragraph ends, or the next one goes on in its line.
    fn end(&mut self, mut paragraph: OpenParagraph, format: &Paragraph, sink: &mut Sink) {
        let properties = &paragraph.properties;
        // A deleted paragraph is none, and a hidden one without words is not seen: neither is counted.
        let counts = !(properties.deleted
            || paragraph.is_blank() && (properties.open_end || paragraph.look.hidden == Some(true)));
        if counts && paragraph.number.is_empty() {
            paragraph.number = self.number(format);
        }
        if paragraph.properties.open_end {
            sink.carried = Some(paragraph);
        } else {
            sink.paragraph(paragraph, format.styled.purpose);
        }
    }

    /// The automatic number of a paragraph.
    fn number(&mut self, format: &Paragraph) -> String {
        let (own, styled) = (&format.own, &format.styled);
        let list = own.list.or(styled.paragraph.list).filter(|list| *list != 0);
        let Some(list) = list.map(i64::from) else {
            return String::new();
        };
        let level = own.level.map(i64::from).or_else(|| {
            // The level that the list links with a style, or the style names itself.
            own.list.is_none().then_some(())?;
            let linked = self.numbering.level_of(list, &format.style.to_string());
            let lister = || self.numbering.level_of(list, &styled.lister?.to_string());
            linked.or(styled.paragraph.level.map(i64::from)).or_else(lister)
        });
        self.numbering.count(list, level.unwrap_or(0))
    }

    /// The words of a paragraph, run by run.
    fn words(
        &mut self,
        words: Range<usize>,
        base: Look,
        fields: &Fields,
        kind: Kind,
        paragraph: &mut OpenParagraph,
    ) -> Read<()> {
        let mut at = words.start;
        while at < words.end {
            let (mut run, end) = self.run_format(at, base)?;
            run.in_object = fields.is_in_object(at);
            let end = end.min(words.end);
            let look = run.look();
            let shown = !run.deleted && look.hidden != Some(true);
            while shown && at < end {
                let (code, change) = fields.hides(at);
                let part = at..change.min(end);
                at = part.end;
                if code {
                    for what in fields.shown(part) {
                        self.hang_unread(paragraph, what)?;
                    }
                    continue;
                }
                let mark = paragraph.mark();
                self.letters(part, &run, kind, paragraph)?;
                paragraph.shown_as(mark, look);
            }
            at = end;
        }
        Ok(())
    }
}
