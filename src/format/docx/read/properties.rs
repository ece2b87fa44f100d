//! The properties of paragraphs and runs, as far as they change what is read.

use super::xml::{Space, Xml};
use crate::chinese::raised::Raised;
use crate::format::Unreadable;

/// Which list a paragraph belongs to, and at which level.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ListItem {
    /// The list; 0 is none.
    pub num: Option<i64>,
    /// The level, from 0.
    pub level: Option<i64>,
}

/// What a paragraph says of itself.
#[derive(Debug, Default)]
pub(super) struct Properties {
    /// Its style.
    pub style: Option<String>,
    /// The list that it names itself.
    pub list: Option<ListItem>,
    /// Whether it stands on one page with what follows.
    pub keep_next: bool,
    /// Whether its end is hidden, or deleted in a tracked change: the next paragraph then goes on in its line.
    pub open_end: bool,
    /// Whether its end is deleted: it is then no paragraph of its own, and has no number.
    pub deleted: bool,
}

/// The properties of the open element.
pub(super) fn paragraph(xml: &mut Xml<'_>) -> Result<Properties, Unreadable> {
    let mut out = Properties::default();
    while let Some(tag) = xml.child()? {
        match tag.name() {
            (Space::W, "pStyle") => out.style = tag.value(),
            (Space::W, "keepNext") => out.keep_next = tag.is_on(),
            (Space::W, "numPr") => {
                out.list = Some(list_item(xml)?);
                continue;
            }
            (Space::W, "rPr") => {
                while let Some(tag) = xml.child()? {
                    match tag.name() {
                        (Space::W, "del" | "moveFrom") => (out.deleted, out.open_end) = (true, true),
                        (Space::W, "vanish") => out.open_end |= tag.is_on(),
                        _ => {}
                    }
                    xml.skip()?;
                }
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(out)
}

/// The list that the open element names.
pub(super) fn list_item(xml: &mut Xml<'_>) -> Result<ListItem, Unreadable> {
    let mut out = ListItem::default();
    while let Some(tag) = xml.child()? {
        match tag.name() {
            (Space::W, "ilvl") => out.level = tag.number(),
            (Space::W, "numId") => out.num = tag.number(),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(out)
}

/// Where words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Height {
    /// On the line, as all others.
    OnTheLine,
    /// Above it or below it.
    Off(Raised),
}

impl Height {
    /// Where they stand, if not on the line.
    pub const fn off_the_line(self) -> Option<Raised> {
        match self {
            Self::OnTheLine => None,
            Self::Off(raised) => Some(raised),
        }
    }
}

/// How the words of a run look, as far as that changes what is read; none where nothing is said of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// Whether they are hidden.
    pub hidden: Option<bool>,
    /// Whether they are struck out.
    pub struck: Option<bool>,
    /// Where they stand.
    pub height: Option<Height>,
}

impl Look {
    /// This look, and what that one says where this one is silent.
    pub fn or(self, other: Self) -> Self {
        Self {
            hidden: self.hidden.or(other.hidden),
            struck: self.struck.or(other.struck),
            height: self.height.or(other.height),
        }
    }
}

/// What the open run properties say of themselves; the style that they name.
pub(super) fn run_look(xml: &mut Xml<'_>) -> Result<(Look, Option<String>), Unreadable> {
    let (mut look, mut style) = (Look::default(), None);
    while let Some(tag) = xml.child()? {
        match tag.name() {
            (Space::W, "vanish") => look.hidden = Some(tag.is_on()),
            // Each switches a line of its own on or off.
            (Space::W, "strike" | "dstrike") => {
                look.struck = Some(tag.is_on() || look.struck == Some(true));
            }
            (Space::W, "vertAlign") => {
                look.height = Some(match tag.value().as_deref() {
                    Some("superscript") => Height::Off(Raised::Above),
                    Some("subscript") => Height::Off(Raised::Below),
                    _ => Height::OnTheLine,
                });
            }
            (Space::W, "rStyle") => style = tag.value(),
            _ => {}
        }
        xml.skip()?;
    }
    Ok((look, style))
}

/// Whether the open properties of a content control say that it shows its prompt: nobody has filled it in.
pub(super) fn shows_prompt(xml: &mut Xml<'_>) -> Result<bool, Unreadable> {
    let mut shows = false;
    while let Some(tag) = xml.child()? {
        if tag.name() == (Space::W, "showingPlcHdr") {
            shows = tag.is_on();
        }
        xml.skip()?;
    }
    Ok(shows)
}
