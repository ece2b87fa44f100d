//! What stands in a line: words, blanks, fields, notes.

use super::body::Body;
use super::line::Line;
use super::name::name;
use crate::format::office::damage::Read;
use crate::format::office::look::Look;
use crate::format::office::note_words;
use crate::format::office::paragraph::Item;
use crate::format::office::sink::Sink;
use crate::format::office::xml::{Piece, Space, Tag, Xml};

/// The most blanks that one element stands for; they only arrange the page.
const MAX_BLANKS: usize = 256;

/// LibreOffice's names of the fields of Word's forms, and what each is.
const CONTROLS: [(&str, &str); 2] = [("FORMCHECKBOX", "一个复选框"), ("FORMDROPDOWN", "一个下拉选项")];

impl Body<'_> {
    /// What stands in the line, in the open element.
    pub(super) fn inline(&mut self, xml: &mut Xml<'_>, line: &mut Line, look: Look) -> Read<()> {
        while let Some(piece) = xml.piece()? {
            match piece {
                Piece::Words(words) => line.words(&words, look),
                Piece::Element(tag) => self.element(&tag, xml, line, look)?,
            }
        }
        Ok(())
    }

    /// One element in the line.
    pub(super) fn element(
        &mut self,
        tag: &Tag<'_>,
        xml: &mut Xml<'_>,
        line: &mut Line,
        look: Look,
    ) -> Read<()> {
        let says = |name, value: &str| tag.get(name).is_some_and(|is| is == value);
        match tag.name() {
            (Space::Text, "span") => {
                let style = self.styles.get("text", name(tag, "style-name"));
                let look = style.map_or(look, |style| style.look.or(look));
                return self.inline(xml, line, look);
            }
            (Space::Text, "s") => {
                let count = tag.get("c").and_then(|count| count.trim().parse().ok());
                line.blanks(&" ".repeat(count.unwrap_or(1).clamp(1, MAX_BLANKS)), look);
            }
            (Space::Text, "tab") => line.blanks(" ", look),
            (Space::Text, "line-break") => {
                self.budget.spend()?;
                line.break_line(look);
            }
            (Space::Text, "hidden-paragraph") => line.hidden |= says("is-hidden", "true"),
            (Space::Text, "hidden-text") if says("is-hidden", "true") => {}
            (Space::Text, "placeholder") => return self.prompt(xml, line, look),
            (Space::Loext | Space::Text, "content-control") if says("showing-place-holder", "true") => {
                return self.prompt(xml, line, look);
            }
            (Space::Text, "note") if look.hidden != Some(true) => return self.note(tag, xml, line),
            (Space::Field, _) => {
                let kind = tag.get("type").unwrap_or_default();
                if let Some((_, what)) = CONTROLS.iter().find(|(name, _)| kind.ends_with(name)) {
                    self.hang_unread(line, what)?;
                }
            }
            (Space::Draw, _) if look.hidden != Some(true) => return self.drawn(tag, xml, line),
            (
                Space::Text,
                "note" | "ruby-text" | "number" | "script" | "tracked-changes" | "table-of-content-source",
            )
            | (Space::Office | Space::Draw, _) => {}
            _ => return self.inline(xml, line, look),
        }
        xml.skip()
    }

    /// Words that nobody has filled in yet.
    fn prompt(&mut self, xml: &mut Xml<'_>, line: &mut Line, look: Look) -> Read<()> {
        let mark = line.open.mark();
        self.inline(xml, line, look)?;
        line.prompt(mark);
        Ok(())
    }

    /// A footnote or an endnote.
    fn note(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, line: &mut Line) -> Read<()> {
        let end = tag.get("note-class").is_some_and(|class| class == "endnote");
        let mut sink = Sink::default();
        while let Some(tag) = xml.child()? {
            if tag.name() == (Space::Text, "note-body") {
                self.apart(|body| body.blocks(xml, &mut sink))?;
            } else {
                xml.skip()?;
            }
        }
        let words = note_words::words(sink.finished);
        let what = note_words::said(if end { "尾注" } else { "脚注" }, &words);
        self.hang_unread(line, &what)
    }

    /// Something that no block can hold stands here.
    pub(super) fn hang_unread(&mut self, line: &mut Line, what: &str) -> Read<()> {
        self.budget.spend()?;
        line.open.hang(Item::Unread(what.to_owned()));
        Ok(())
    }
}
