//! The text: sections, lists and paragraphs.

use super::line::Line;
use super::name::name;
use super::numbering::{ListId, Numbering};
use super::parts::Parts;
use super::styles::Styles;
use crate::document::AsRead;
use crate::format::office::budget::Budget;
use crate::format::office::damage::Read;
use crate::format::office::look::Look;
use crate::format::office::purpose::Purpose;
use crate::format::office::sink::Sink;
use crate::format::office::xml::{Space, Tag, Xml};

/// What reading the text needs besides the text.
#[derive(Debug)]
pub(super) struct Body<'a> {
    pub(super) parts: Parts<'a>,
    pub(super) styles: Styles,
    pub(super) budget: Budget,
    numbering: Numbering,
    /// The lists that are open, each within the one before.
    lists: Vec<OpenList>,
    /// Whether what is read is a table of contents or the like.
    in_contents: bool,
}

/// A list that is open.
#[derive(Debug)]
struct OpenList {
    list: ListId,
    style: Option<String>,
    /// The item whose first paragraph has not come yet.
    item: Option<Item>,
}

/// An item of a list.
#[derive(Debug, Default)]
struct Item {
    start: Option<i64>,
    style: Option<String>,
}

impl<'a> Body<'a> {
    /// A text with these styles.
    pub const fn new(parts: Parts<'a>, styles: Styles, numbering: Numbering, budget: Budget) -> Self {
        Self {
            parts,
            styles,
            budget,
            numbering,
            lists: Vec::new(),
            in_contents: false,
        }
    }

    /// The whole text, its element being open.
    pub fn whole(&mut self, xml: &mut Xml<'_>) -> Read<AsRead> {
        let mut sink = Sink::default();
        self.blocks(xml, &mut sink)?;
        let mut out = AsRead::new(sink.finished.blocks);
        out.unread = sink.finished.unread;
        Ok(out)
    }

    /// The blocks of the open element.
    pub(super) fn blocks(&mut self, xml: &mut Xml<'_>, sink: &mut Sink) -> Read<()> {
        while let Some(tag) = xml.child()? {
            self.block(&tag, xml, sink)?;
        }
        Ok(())
    }

    /// What stands apart from the text around it: a cell, a text box, a note. No list around it goes on in it.
    pub(super) fn apart<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        let lists = std::mem::take(&mut self.lists);
        let out = read(self)?;
        self.lists = lists;
        Ok(out)
    }

    /// One element between paragraphs.
    pub(super) fn block(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, sink: &mut Sink) -> Read<()> {
        match tag.name() {
            (Space::Text, "p" | "h") => self.paragraph(tag, xml, sink),
            (Space::Text, "list") => self.list(tag, xml, sink),
            (Space::Text, "list-item" | "list-header") => self.list_item(tag, xml, sink),
            (Space::Text, "numbered-paragraph") => self.numbered_paragraph(tag, xml, sink),
            (Space::Table, "table") => self.table(xml, sink),
            (Space::Text, "section") if is_hidden(tag) => xml.skip(),
            (Space::Text, "index-body") => self.within_contents(true, |body| body.blocks(xml, sink)),
            (Space::Text, "index-title") => self.within_contents(false, |body| body.blocks(xml, sink)),
            (Space::Text, "bibliography") => self.bibliography(xml, sink),
            (Space::Draw, _) => {
                let mut line = Line::default();
                self.element(tag, xml, &mut line, Look::default())?;
                sink.paragraph(line.open, None);
                Ok(())
            }
            (Space::Text, "tracked-changes" | "number") | (Space::Office, "forms" | "annotation") => {
                xml.skip()
            }
            _ => self.blocks(xml, sink),
        }
    }

    fn within_contents<T>(&mut self, contents: bool, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        let around = std::mem::replace(&mut self.in_contents, contents);
        let out = read(self)?;
        self.in_contents = around;
        Ok(out)
    }

    /// A list of books is no table of contents, though it is made as one.
    fn bibliography(&mut self, xml: &mut Xml<'_>, sink: &mut Sink) -> Read<()> {
        while let Some(tag) = xml.child()? {
            if tag.name() == (Space::Text, "index-body") {
                self.blocks(xml, sink)?;
            } else {
                xml.skip()?;
            }
        }
        Ok(())
    }

    /// A list, which may stand in an item of another one.
    fn list(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, sink: &mut Sink) -> Read<()> {
        self.budget.spend()?;
        let around = self.lists.last_mut();
        // What follows a list in an item is not numbered.
        let around = around.map(|around| {
            around.item = None;
            (around.list, around.style.clone())
        });
        let style = name(tag, "style-name").filter(|name| !name.is_empty());
        let (list, style) = match around {
            Some((list, styled)) => (list, style.or(styled)),
            None => (self.numbering.begin(tag, style.as_deref()), style),
        };
        self.lists.push(OpenList {
            list,
            style,
            item: None,
        });
        self.blocks(xml, sink)?;
        self.lists.pop();
        Ok(())
    }

    fn list_item(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, sink: &mut Sink) -> Read<()> {
        if let Some(list) = self.lists.last_mut() {
            list.item = (tag.local() == "list-item").then(|| Item {
                start: number(tag, "start-value"),
                style: name(tag, "style-override"),
            });
        }
        self.blocks(xml, sink)
    }

    /// A paragraph that belongs to a list without standing in it.
    fn numbered_paragraph(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, sink: &mut Sink) -> Read<()> {
        self.budget.spend()?;
        let style = name(tag, "style-name");
        let level = number(tag, "level").and_then(|level| usize::try_from(level).ok());
        let list = self.numbering.numbered(tag, style.as_deref());
        let around = std::mem::take(&mut self.lists);
        let level = level.unwrap_or(1).clamp(1, MAX_LEVEL);
        self.lists.extend((0..level).map(|_| OpenList {
            list,
            style: style.clone(),
            item: None,
        }));
        if let Some(open) = self.lists.last_mut() {
            open.item = Some(Item {
                start: number(tag, "start-value"),
                style: None,
            });
        }
        self.blocks(xml, sink)?;
        self.lists = around;
        Ok(())
    }

    fn paragraph(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, sink: &mut Sink) -> Read<()> {
        self.budget.spend()?;
        let named = name(tag, "style-name");
        let style = self.styles.get("paragraph", named).cloned().unwrap_or_default();
        let mut line = Line::default();
        self.inline(xml, &mut line, style.look)?;
        if line.hidden || line.open.is_blank() && style.look.hidden == Some(true) {
            return Ok(());
        }
        line.open.number = self.number_of(tag, style.list.as_deref());
        line.open.properties.keep_next = style.keep_next == Some(true);
        let purpose = if self.in_contents {
            Some(Purpose::Contents)
        } else {
            style.purpose
        };
        sink.paragraph(line.open, purpose);
        Ok(())
    }

    /// The automatic number of a paragraph whose style names a list style.
    fn number_of(&mut self, tag: &Tag<'_>, styled: Option<&str>) -> String {
        let level = self.lists.len().saturating_sub(1);
        if let Some(open) = self.lists.last_mut() {
            let Some(item) = open.item.take() else {
                return String::new();
            };
            let style = item.style.as_deref().or(open.style.as_deref()).or(styled);
            return self
                .numbering
                .item(open.list, style.unwrap_or_default(), level, item.start);
        }
        let is_header = tag.get("is-list-header").is_some_and(|is| is == "true");
        if tag.local() != "h" || is_header || styled == Some("") {
            return String::new();
        }
        let level = number(tag, "outline-level").and_then(|level| usize::try_from(level).ok());
        let restarts = tag.get("restart-numbering").is_some_and(|is| is == "true");
        let start = number(tag, "start-value").or(restarts.then_some(1));
        self.numbering
            .heading(level.unwrap_or(1).saturating_sub(1), start)
    }
}

/// The deepest level of a list.
const MAX_LEVEL: usize = 10;

fn number(tag: &Tag<'_>, name: &str) -> Option<i64> {
    tag.get(name)?.trim().parse().ok()
}

/// Whether a section is not shown. One that is hidden on a condition says what has become of that.
fn is_hidden(tag: &Tag<'_>) -> bool {
    match tag.get("display").as_deref() {
        Some("none") => true,
        Some("condition") => tag.get("is-hidden").is_some_and(|is| is == "true"),
        _ => false,
    }
}
