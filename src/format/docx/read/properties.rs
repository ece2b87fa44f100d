//! The properties of paragraphs and runs, as far as they change what is read.

use crate::chinese::raised::Raised;
use crate::format::Unreadable;
use crate::format::office::look::{Height, ListItem, Look, Properties};
use crate::format::office::xml::{Space, Xml};

/// The properties of the open element.
pub(super) fn paragraph(xml: &mut Xml<'_>) -> Result<Properties, Unreadable> {
    let mut out = Properties::default();
    while let Some(tag) = xml.child()? {
        match tag.name() {
            (Space::W, "pStyle") => out.style = tag.owned("val"),
            (Space::W, "keepNext") => out.keep_next = tag.is_on(),
            (Space::W, "numPr") => {
                out.list = Some(list_item(xml)?);
                continue;
            }
            (Space::W, "sectPr") => {
                out.section = Some(lies(xml)?);
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

/// Whether the pages lie whose properties are open.
pub(super) fn lies(xml: &mut Xml<'_>) -> Result<bool, Unreadable> {
    let mut lies = false;
    while let Some(tag) = xml.child()? {
        if tag.name() == (Space::W, "pgSz") {
            lies = tag.get("orient").is_some_and(|orient| orient == "landscape");
        }
        xml.skip()?;
    }
    Ok(lies)
}

/// The list that the open element names.
pub(in crate::format::docx) fn list_item(xml: &mut Xml<'_>) -> Result<ListItem, Unreadable> {
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
            (Space::W, "rStyle") => style = tag.owned("val"),
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
