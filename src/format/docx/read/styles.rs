//! What the styles say that is read: numbers, hidden and struck text, captions, tables of contents.

use std::collections::BTreeMap;

use super::properties::{list_item, run_look};
use crate::format::Unreadable;
use crate::format::office::budget::Budget;
use crate::format::office::look::{ListItem, Look};
use crate::format::office::purpose::{Purpose, purpose};
use crate::format::office::xml::{Space, Xml};

/// How many styles may be based on each other. Word itself allows eleven.
const MAX_CHAIN: usize = 16;

/// A style as the file has it.
#[derive(Debug, Default)]
struct Own {
    based_on: Option<String>,
    purpose: Option<Purpose>,
    look: Look,
    list: ListItem,
}

/// A style with all that it takes from those it is based on.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    /// What its paragraphs are for.
    pub purpose: Option<Purpose>,
    /// How its words look.
    pub look: Look,
    /// The list to which its paragraphs belong.
    pub list: ListItem,
    /// The style that names the list.
    pub lister: Option<String>,
}

/// The styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// That of paragraphs which name none.
    default: Option<String>,
}

impl Styles {
    /// The styles of the part.
    pub fn parse(text: &str, budget: &mut Budget) -> Result<Self, Unreadable> {
        let (mut xml, _) = Xml::open(text)?;
        let mut owns: BTreeMap<String, Own> = BTreeMap::new();
        let mut default = None;
        while let Some(tag) = xml.child()? {
            if tag.name() != (Space::W, "style") {
                xml.skip()?;
                continue;
            }
            budget.spend_many(MAX_CHAIN)?;
            let id = tag.owned("styleId").unwrap_or_default();
            let of_paragraphs = tag.get("type").is_none_or(|kind| kind == "paragraph");
            if of_paragraphs && tag.get("default").is_some_and(|d| d == "1" || d == "true") {
                default = Some(id.clone());
            }
            owns.insert(id, own(&mut xml)?);
        }
        let styles = owns.keys().map(|id| (id.clone(), whole(id, &owns))).collect();
        Ok(Self { styles, default })
    }

    /// The style of a paragraph.
    pub fn paragraph(&self, id: Option<&str>) -> Option<&Style> {
        self.styles.get(id.or(self.default.as_deref())?)
    }

    /// The style of a run.
    pub fn run(&self, id: &str) -> Option<&Style> {
        self.styles.get(id)
    }
}

fn own(xml: &mut Xml<'_>) -> Result<Own, Unreadable> {
    let mut out = Own::default();
    while let Some(tag) = xml.child()? {
        match tag.name() {
            (Space::W, "name") => out.purpose = purpose(&tag.value().unwrap_or_default()),
            (Space::W, "basedOn") => out.based_on = tag.owned("val"),
            (Space::W, "rPr") => {
                out.look = run_look(xml)?.0;
                continue;
            }
            (Space::W, "pPr") => {
                while let Some(tag) = xml.child()? {
                    if tag.name() == (Space::W, "numPr") {
                        out.list = list_item(xml)?;
                    } else {
                        xml.skip()?;
                    }
                }
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(out)
}

fn whole(id: &str, owns: &BTreeMap<String, Own>) -> Style {
    let mut out = Style::default();
    let mut next = Some(id);
    for _ in 0..MAX_CHAIN {
        let Some((id, own)) = next.and_then(|id| owns.get_key_value(id)) else {
            break;
        };
        out.purpose = out.purpose.or(own.purpose);
        out.look = out.look.or(own.look);
        if out.list.num.is_none() && own.list.num.is_some() {
            out.list.num = own.list.num;
            out.lister = Some(id.clone());
        }
        out.list.level = out.list.level.or(own.list.level);
        next = own.based_on.as_deref();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_take_from_those_they_are_based_on() {
        let styles = Styles::parse(
            r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
            <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
            <w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
            <w:style w:styleId="2"><w:name w:val="x"/><w:basedOn w:val="1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
            <w:style w:styleId="c"><w:name w:val="Caption"/></w:style>
            <w:style w:styleId="d"><w:name w:val="Table"/><w:basedOn w:val="c"/><w:rPr><w:vanish/></w:rPr></w:style>
            <w:style w:styleId="t"><w:name w:val="toc 2"/></w:style>
            <w:style w:styleId="x"><w:basedOn w:val="y"/></w:style><w:style w:styleId="y"><w:basedOn w:val="x"/></w:style>
            </w:styles>"#,
            &mut Budget::new(),
        )
        .unwrap();
        let style = |id| styles.paragraph(Some(id)).unwrap();
        assert_eq!((style("2").list.num, style("2").list.level), (Some(7), Some(1)));
        assert_eq!(style("2").lister.as_deref(), Some("1"));
        assert_eq!(
            (style("d").purpose, style("d").look.hidden),
            (Some(Purpose::Caption), Some(true))
        );
        assert_eq!(style("t").purpose, Some(Purpose::Contents));
        assert!(styles.paragraph(None).is_some_and(|s| s.purpose.is_none()));
        assert!(style("x").purpose.is_none());
        assert_eq!(
            [purpose("toc"), purpose("TOC Heading"), purpose("题注")],
            [None, None, Some(Purpose::Caption)]
        );
    }
}
