//! Small things within a line: field characters, symbols, formulas.

use super::body::Body;
use crate::format::office::damage::Read;
use crate::format::office::paragraph::{Item, OpenParagraph};
use crate::format::office::symbols;
use crate::format::office::xml::{Space, Tag, Xml};

impl Body<'_> {
    /// A part of a field: its beginning, the end of its code, its end.
    pub(super) fn field_char(
        &mut self,
        tag: &Tag<'_>,
        xml: &mut Xml<'_>,
        paragraph: &mut OpenParagraph,
    ) -> Read<()> {
        // What a form of the old kind shows is no text, and stands before its code: what stands in that is not shown.
        while let Some(tag) = xml.child()? {
            let mut control = None;
            while let Some(part) = xml.child()? {
                control = match part.name() {
                    (Space::W, "checkBox") => Some("一个复选框"),
                    (Space::W, "ddList") => Some("一个下拉选项"),
                    _ => control,
                };
                xml.skip()?;
            }
            if tag.name() == (Space::W, "ffData")
                && let Some(control) = control
            {
                self.hang_unread(paragraph, control)?;
            }
        }
        match tag.get("fldCharType").as_deref() {
            Some("begin") => paragraph.begin_field(),
            Some("separate") => paragraph.begin_result(),
            Some("end") => paragraph.end_field(),
            _ => {}
        }
        Ok(())
    }

    /// A sign of a symbol font.
    pub(super) fn symbol(&mut self, tag: &Tag<'_>, paragraph: &mut OpenParagraph) -> Read<()> {
        let code = tag.get("char").unwrap_or_default();
        let font = tag.get("font").unwrap_or_default();
        let code = u32::from_str_radix(&code, 16).ok();
        let sign = code.and_then(|code| symbols::sign(&font, code));
        match sign {
            Some(sign) => {
                paragraph.push(sign.encode_utf8(&mut [0; 4]));
                Ok(())
            }
            None => self.hang_unread(paragraph, "一个特殊符号"),
        }
    }

    /// A formula: its words in the order of the file, and reported as unread where their order alone does not say it.
    pub(super) fn formula(&mut self, xml: &mut Xml<'_>, paragraph: &mut OpenParagraph) -> Read<()> {
        let mut text = String::new();
        if formula_words(xml, &mut text)? {
            let what = format!("一个公式，读出的文字是“{}”", text.trim());
            self.hang_unread(paragraph, &what)?;
        }
        paragraph.push(&text);
        Ok(())
    }

    /// Something that no block can hold stands here.
    pub(super) fn hang_unread(&mut self, paragraph: &mut OpenParagraph, what: &str) -> Read<()> {
        self.budget.spend()?;
        paragraph.hang(Item::Unread(what.to_owned()));
        Ok(())
    }
}

/// The words of a formula; whether it is more than a line of them.
fn formula_words(xml: &mut Xml<'_>, out: &mut String) -> Read<bool> {
    let mut built = false;
    while let Some(tag) = xml.child()? {
        match tag.name() {
            (Space::M, "t") => out.push_str(&xml.text()?),
            (Space::M, "den") => {
                out.push('/');
                built |= formula_words(xml, out)?;
            }
            (Space::M, "f" | "rad" | "nary" | "sSup" | "sSub" | "sSubSup" | "m" | "eqArr") => {
                built = true;
                formula_words(xml, out)?;
            }
            (Space::W, "del" | "moveFrom") => xml.skip()?,
            _ => built |= formula_words(xml, out)?,
        }
    }
    Ok(built)
}
