//! The text: blocks, paragraphs, and what stands in a line.

use std::collections::BTreeMap;

use super::notes::Notes;
use super::numbering::Numbering;
use super::package::{Links, Package};
use super::sink::Sink;
use super::styles::Styles;
use super::words::{Item, Words};
use super::xml::{Space, Tag, Xml};
use super::{Budget, Read, properties};
use crate::document::AsRead;
use crate::picture::Image;

/// What is told of contents that lie in a part of another kind.
const ELSEWHERE: &str = "一段从其他文件插入的内容";

/// What reading the text needs besides the text.
#[derive(Debug)]
pub(super) struct Body<'a> {
    pub(super) package: Package<'a>,
    pub(super) links: Links,
    pub(super) notes: Notes,
    /// The pictures that have been read, by the name of their part; none for a part that is no picture.
    pub(super) images: BTreeMap<String, Option<Image>>,
    pub(super) budget: Budget,
    styles: Styles,
    numbering: Numbering,
}

impl<'a> Body<'a> {
    /// The parts that the main part refers to.
    pub fn new(mut package: Package<'a>, main: &str, mut budget: Budget) -> Read<Self> {
        let links = package.links(main, &mut budget)?;
        let mut part = |kind: &str| {
            let link = links.values().find(|link| link.kind == kind && !link.external);
            link.map_or(Ok(None), |link| package.text(&link.target))
        };
        let styles = part("styles")?;
        let numbering = part("numbering")?;
        let footnotes = part("footnotes")?;
        let endnotes = part("endnotes")?;
        let styles = match styles {
            Some(text) => Styles::of(&text, &mut budget)?,
            None => Styles::default(),
        };
        let numbering = match numbering {
            Some(text) => Numbering::of(&text, &mut budget)?,
            None => Numbering::default(),
        };
        let mut body = Self {
            package,
            links: Links::new(),
            notes: Notes::default(),
            images: BTreeMap::new(),
            budget,
            styles,
            numbering,
        };
        // The links of the notes are others than those of the text, and are not followed.
        body.read_notes(footnotes.as_deref(), endnotes.as_deref())?;
        body.links = links;
        Ok(body)
    }

    /// The whole text, the root element being open.
    pub fn whole(&mut self, xml: &mut Xml<'_>) -> Read<AsRead> {
        let mut sink = Sink::default();
        self.blocks(xml, &mut sink)?;
        let mut out = AsRead::new(sink.blocks);
        out.unread = sink.unread;
        Ok(out)
    }

    /// The blocks of the open element.
    pub fn blocks(&mut self, xml: &mut Xml<'_>, sink: &mut Sink) -> Read<()> {
        self.more_blocks(xml, sink)?;
        Self::flush(sink);
        Ok(())
    }

    fn more_blocks(&mut self, xml: &mut Xml<'_>, sink: &mut Sink) -> Read<()> {
        while let Some(tag) = xml.child()? {
            self.block(&tag, xml, sink)?;
        }
        Ok(())
    }

    /// One element between paragraphs.
    pub(super) fn block(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, sink: &mut Sink) -> Read<()> {
        match tag.name() {
            (Space::W, "p") => self.paragraph(xml, sink),
            (Space::W, "tbl") => {
                Self::flush(sink);
                self.table(xml, sink)
            }
            (Space::W, "r" | "hyperlink" | "fldSimple") | (Space::M, _) => {
                self.budget.spend()?;
                let mut words = Words::default();
                self.piece(tag, xml, &mut words)?;
                sink.paragraph(words, None);
                Ok(())
            }
            (Space::W, "altChunk" | "subDoc") => {
                self.budget.spend()?;
                sink.unread(ELSEWHERE.to_owned());
                xml.skip()
            }
            (Space::Mc, "AlternateContent") => self.alternative_blocks(xml, sink),
            (Space::W, "sectPr" | "del" | "moveFrom" | "sdtPr" | "customXmlPr" | "background") => xml.skip(),
            _ => self.more_blocks(xml, sink),
        }
    }

    /// Ends a paragraph that waits for the next one to go on in its line.
    fn flush(sink: &mut Sink) {
        if let Some(words) = sink.carried.take() {
            sink.paragraph(words, None);
        }
    }

    fn paragraph(&mut self, xml: &mut Xml<'_>, sink: &mut Sink) -> Read<()> {
        self.budget.spend()?;
        let mut words = sink.carried.take().unwrap_or_default();
        words.properties = properties::Properties::default();
        words.hidden = false;
        self.inline(xml, &mut words, false)?;
        words.end_fields();
        let properties = &words.properties;
        // A deleted paragraph is none, and a hidden one without words is not seen: neither is counted.
        let counts = !(properties.deleted || words.is_blank() && (properties.open_end || words.hidden));
        if counts && words.number.is_empty() {
            words.number = self.number(properties);
        }
        if properties.open_end {
            sink.carried = Some(words);
            return Ok(());
        }
        let style = self.styles.paragraph(properties.style.as_deref());
        let kind = style.and_then(|style| style.kind);
        sink.paragraph(words, kind);
        Ok(())
    }

    /// The automatic number of a paragraph.
    fn number(&mut self, properties: &properties::Properties) -> String {
        let id = properties.style.as_deref();
        let style = self.styles.paragraph(id);
        let own = properties.list.unwrap_or_default();
        let styled = style.and_then(|style| style.list.num);
        let Some(num) = own.num.or(styled).filter(|num| *num != 0) else {
            return String::new();
        };
        let level = own.level.or_else(|| {
            let style = style.filter(|_| own.num.is_none())?;
            let linked = id.and_then(|id| self.numbering.level_of(num, id));
            let lister = || self.numbering.level_of(num, style.lister.as_deref()?);
            linked.or(style.list.level).or_else(lister)
        });
        self.numbering.count(num, level.unwrap_or(0))
    }

    /// What stands in the line, in the open element: a paragraph, a run, or what groups runs.
    pub(super) fn inline(&mut self, xml: &mut Xml<'_>, words: &mut Words, hidden: bool) -> Read<()> {
        let mut hidden = hidden;
        while let Some(tag) = xml.child()? {
            match tag.name() {
                (Space::W, "pPr") => {
                    words.properties = properties::paragraph(xml)?;
                    let style = self.styles.paragraph(words.properties.style.as_deref());
                    words.hidden = style.and_then(|style| style.hidden).unwrap_or(false);
                }
                (Space::W, "rPr") => {
                    let (own, style) = properties::run_hidden(xml)?;
                    let styled = || self.styles.run(style.as_deref()?)?.hidden;
                    hidden = own.or_else(styled).unwrap_or(hidden);
                }
                (Space::W, "fldChar") => self.field_char(&tag, xml, words)?,
                _ if hidden => xml.skip()?,
                _ => self.piece(&tag, xml, words)?,
            }
        }
        Ok(())
    }

    /// One element in the line.
    fn piece(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, words: &mut Words) -> Read<()> {
        match tag.name() {
            (Space::W, "r") => {
                let hidden = words.hidden;
                return self.inline(xml, words, hidden);
            }
            (Space::W, "t") => {
                let preserved = tag.get("space").is_some_and(|space| space == "preserve");
                let text = xml.words()?;
                let outer: &[char] = if preserved { &[] } else { &[' ', '\t', '\n', '\r'] };
                words.push(text.trim_matches(outer));
                return Ok(());
            }
            (Space::W, "tab" | "ptab") => words.push(" "),
            (Space::W, "br" | "cr") => {
                self.budget.spend()?;
                words.break_line();
            }
            (Space::W, "noBreakHyphen") => words.push("-"),
            (Space::W, "sym") => self.symbol(tag, words)?,
            (Space::W, "footnoteReference" | "endnoteReference") => {
                let note = self.notes.take(tag);
                self.hang_unread(words, &note)?;
            }
            (Space::W, "subDoc") => self.hang_unread(words, ELSEWHERE)?,
            (Space::M, "oMath") => return self.formula(xml, words),
            (Space::W, "txbxContent") => {
                let mut inner = Sink::default();
                self.blocks(xml, &mut inner)?;
                self.budget.spend()?;
                words.hang(Item::Box(inner));
                return Ok(());
            }
            (Space::Mc, "AlternateContent") => return self.alternative(xml, words),
            (Space::W, "object") => return self.object(xml, words),
            (Space::W, "del" | "moveFrom" | "rt" | "rubyPr" | "sdtPr" | "instrText" | "delText") => {}
            _ => return self.drawn(tag, xml, words),
        }
        xml.skip()
    }

    /// The first of several forms of the same that can be read.
    fn alternative(&mut self, xml: &mut Xml<'_>, words: &mut Words) -> Read<()> {
        let mark = words.mark();
        let mut told = Vec::new();
        while xml.child()?.is_some() {
            if words.readable_since(mark) {
                xml.skip()?;
                continue;
            }
            let unread = words.take_back(mark);
            if told.is_empty() {
                told = unread;
            }
            self.inline(xml, words, false)?;
        }
        if !words.readable_since(mark) {
            let unread = words.take_back(mark);
            words.items.extend(if told.is_empty() { unread } else { told });
        }
        Ok(())
    }

    fn alternative_blocks(&mut self, xml: &mut Xml<'_>, sink: &mut Sink) -> Read<()> {
        Self::flush(sink);
        let mut read = Sink::default();
        while xml.child()?.is_some() {
            if read.blocks.is_empty() {
                let mut next = Sink::default();
                self.blocks(xml, &mut next)?;
                if !next.blocks.is_empty() || read.unread.is_empty() {
                    read = next;
                }
            } else {
                xml.skip()?;
            }
        }
        sink.append(read);
        Ok(())
    }
}
