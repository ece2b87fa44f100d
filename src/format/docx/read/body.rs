//! The text: blocks, paragraphs, and what stands in a line.

use std::collections::BTreeMap;

use super::links::Links;
use super::notes::Notes;
use super::numbering;
use super::properties;
use super::styles::Styles;
use crate::document::AsRead;
use crate::format::office::budget::Budget;
use crate::format::office::damage::Read;
use crate::format::office::finished::Finished;
use crate::format::office::look::{Look, Properties};
use crate::format::office::numbering::Numbering;
use crate::format::office::package::Package;
use crate::format::office::paragraph::{Apart, Item, OpenParagraph};
use crate::format::office::sink::Sink;
use crate::format::office::xml::{Space, Tag, Xml};
use crate::picture::Image;

/// What is said of contents that lie in a part of another kind.
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
    /// Whether the properties of the content control that comes next say that it shows its prompt.
    prompts: bool,
    /// Whether what is read is such a prompt.
    in_prompt: bool,
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
            Some(text) => Styles::parse(&text, &mut budget)?,
            None => Styles::default(),
        };
        let numbering = match numbering {
            Some(text) => numbering::parse(&text, &mut budget)?,
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
            prompts: false,
            in_prompt: false,
        };
        // The links of the notes are others than those of the text, and are not followed.
        for part in [footnotes, endnotes].into_iter().flatten() {
            body.read_notes(&part)?;
        }
        body.links = links;
        Ok(body)
    }

    /// The whole text, the root element being open.
    pub fn whole(&mut self, xml: &mut Xml<'_>) -> Read<AsRead> {
        let mut sink = Sink::default();
        self.blocks(xml, &mut sink)?;
        let mut out = AsRead::new(sink.finished.blocks);
        out.unread = sink.finished.unread;
        Ok(out)
    }

    /// Reads a part with notes.
    fn read_notes(&mut self, part: &str) -> Read<()> {
        let (mut xml, _) = Xml::open(part)?;
        while let Some(tag) = xml.child()? {
            if !matches!(tag.name(), (Space::W, "footnote" | "endnote")) {
                xml.skip()?;
                continue;
            }
            self.budget.spend()?;
            let mut sink = Sink::default();
            self.blocks(&mut xml, &mut sink)?;
            self.notes.insert(&tag, sink.finished);
        }
        Ok(())
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
                let mut paragraph = OpenParagraph::default();
                self.piece(tag, xml, &mut paragraph)?;
                sink.paragraph(paragraph, None);
                Ok(())
            }
            (Space::W, "altChunk" | "subDoc") => {
                self.budget.spend()?;
                sink.unread(ELSEWHERE.to_owned());
                xml.skip()
            }
            (Space::Mc, "AlternateContent") => self.alternative_blocks(xml, sink),
            (Space::W, "sectPr") => {
                Self::flush(sink);
                sink.end_pages(properties::lies(xml)?);
                Ok(())
            }
            (Space::W, "del" | "moveFrom" | "customXmlPr" | "background") => xml.skip(),
            (Space::W, "sdtPr") => self.control_properties(xml),
            (Space::W, "sdtContent") => self.control(xml, |body, xml| body.more_blocks(xml, sink)),
            _ => self.more_blocks(xml, sink),
        }
    }

    /// The properties of a content control, which stand before what it holds.
    pub(super) fn control_properties(&mut self, xml: &mut Xml<'_>) -> Read<()> {
        self.prompts = properties::shows_prompt(xml)?;
        Ok(())
    }

    /// What a content control holds; where that is its prompt, its words are nobody's.
    pub(super) fn control<'x>(
        &mut self,
        xml: &mut Xml<'x>,
        read: impl FnOnce(&mut Self, &mut Xml<'x>) -> Read<()>,
    ) -> Read<()> {
        let within = self.in_prompt;
        self.in_prompt |= std::mem::take(&mut self.prompts);
        read(self, xml)?;
        self.in_prompt = within;
        Ok(())
    }

    /// Ends a paragraph that waits for the next one to go on in its line.
    fn flush(sink: &mut Sink) {
        if let Some(paragraph) = sink.carried.take() {
            sink.paragraph(paragraph, None);
        }
    }

    fn paragraph(&mut self, xml: &mut Xml<'_>, sink: &mut Sink) -> Read<()> {
        self.budget.spend()?;
        let mut paragraph = sink.carried.take().unwrap_or_default();
        paragraph.properties = Properties::default();
        paragraph.look = Look::default();
        self.inline(xml, &mut paragraph, Look::default())?;
        paragraph.end_fields();
        let properties = &paragraph.properties;
        // A deleted paragraph is none, and a hidden one without words is not seen: neither is counted.
        let counts = !(properties.deleted
            || paragraph.is_blank() && (properties.open_end || paragraph.look.hidden == Some(true)));
        if counts && paragraph.number.is_empty() {
            paragraph.number = self.number(properties);
        }
        let section = properties.section;
        if properties.open_end {
            sink.carried = Some(paragraph);
            return Ok(());
        }
        let style = self.styles.paragraph(properties.style.as_deref());
        let purpose = style.and_then(|style| style.purpose);
        sink.paragraph(paragraph, purpose);
        if let Some(lie) = section {
            sink.end_pages(lie);
        }
        Ok(())
    }

    /// The automatic number of a paragraph.
    fn number(&mut self, properties: &Properties) -> String {
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
    pub(super) fn inline(
        &mut self,
        xml: &mut Xml<'_>,
        paragraph: &mut OpenParagraph,
        outer: Look,
    ) -> Read<()> {
        let mut look = outer;
        let mark = paragraph.mark();
        while let Some(tag) = xml.child()? {
            match tag.name() {
                (Space::W, "pPr") => {
                    paragraph.properties = properties::paragraph(xml)?;
                    let style = self.styles.paragraph(paragraph.properties.style.as_deref());
                    paragraph.look = style.map(|style| style.look).unwrap_or_default();
                }
                (Space::W, "rPr") => {
                    let (own, style) = properties::run_look(xml)?;
                    let styled = style.and_then(|style| self.styles.run(&style));
                    look = own
                        .or(styled.map(|style| style.look).unwrap_or_default())
                        .or(outer);
                }
                (Space::W, "fldChar") => self.field_char(&tag, xml, paragraph)?,
                _ if look.hidden == Some(true) => xml.skip()?,
                _ => self.piece(&tag, xml, paragraph)?,
            }
        }
        paragraph.shown_as(mark, look);
        Ok(())
    }

    /// One element in the line.
    fn piece(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, paragraph: &mut OpenParagraph) -> Read<()> {
        match tag.name() {
            (Space::W, "r") => {
                let (mark, look) = (paragraph.mark(), paragraph.look);
                self.inline(xml, paragraph, look)?;
                if self.in_prompt {
                    paragraph.set_apart(mark, Apart::Prompt);
                }
                return Ok(());
            }
            (Space::W, "t") => {
                let preserved = tag.get("space").is_some_and(|space| space == "preserve");
                let text = xml.text()?;
                let outer: &[char] = if preserved { &[] } else { &[' ', '\t', '\n', '\r'] };
                paragraph.push(text.trim_matches(outer));
                return Ok(());
            }
            (Space::W, "tab" | "ptab") => paragraph.push(" "),
            (Space::W, "br" | "cr") => {
                self.budget.spend()?;
                paragraph.break_line();
            }
            (Space::W, "noBreakHyphen") => paragraph.push("-"),
            (Space::W, "sym") => self.symbol(tag, paragraph)?,
            (Space::W, "footnoteReference" | "endnoteReference") => {
                let note = self.notes.take(tag);
                self.hang_unread(paragraph, &note)?;
            }
            (Space::W, "subDoc") => self.hang_unread(paragraph, ELSEWHERE)?,
            (Space::M, "oMath") => return self.formula(xml, paragraph),
            (Space::W, "txbxContent") => {
                let mut inner = Sink::default();
                self.blocks(xml, &mut inner)?;
                self.budget.spend()?;
                paragraph.hang(Item::Box(inner.finished));
                return Ok(());
            }
            (Space::Mc, "AlternateContent") => return self.alternative(xml, paragraph),
            (Space::W, "object") => return self.object(xml, paragraph),
            (Space::W, "sdtPr") => return self.control_properties(xml),
            (Space::W, "sdtContent") => {
                return self.control(xml, |body, xml| body.inline(xml, paragraph, Look::default()));
            }
            (Space::W, "del" | "moveFrom" | "rt" | "rubyPr" | "instrText" | "delText") => {}
            _ => return self.drawn(tag, xml, paragraph),
        }
        xml.skip()
    }

    /// The first of several forms of the same that can be read.
    fn alternative(&mut self, xml: &mut Xml<'_>, paragraph: &mut OpenParagraph) -> Read<()> {
        let mark = paragraph.mark();
        let mut missing = Vec::new();
        while xml.child()?.is_some() {
            if paragraph.readable_since(mark) {
                xml.skip()?;
                continue;
            }
            let unread = paragraph.take_back(mark);
            if missing.is_empty() {
                missing = unread;
            }
            self.inline(xml, paragraph, Look::default())?;
        }
        if !paragraph.readable_since(mark) {
            let unread = paragraph.take_back(mark);
            paragraph
                .items
                .extend(if missing.is_empty() { unread } else { missing });
        }
        Ok(())
    }

    fn alternative_blocks(&mut self, xml: &mut Xml<'_>, sink: &mut Sink) -> Read<()> {
        Self::flush(sink);
        let mut read = Finished::default();
        while xml.child()?.is_some() {
            if read.blocks.is_empty() {
                let mut next = Sink::default();
                self.blocks(xml, &mut next)?;
                let next = next.finished;
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
