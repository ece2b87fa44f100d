//! Drawings, in Word's two languages for them: pictures, text boxes, and what cannot be read.

use super::body::Body;
use crate::document::chart::{has_headline, stands_for_chart};
use crate::document::{Block, Picture};
use crate::format::office::damage::Read;
use crate::format::office::description::{described, shortened};
use crate::format::office::finished::Finished;
use crate::format::office::look::Look;
use crate::format::office::paragraph::{Item, OpenParagraph};
use crate::format::office::xml::{Space, Tag, Xml};
use crate::picture::Image;

impl Body<'_> {
    /// An element that is not one of Word's own in a line: part of a drawing, or a group whose contents count.
    pub(super) fn drawn(
        &mut self,
        tag: &Tag<'_>,
        xml: &mut Xml<'_>,
        paragraph: &mut OpenParagraph,
    ) -> Read<()> {
        match tag.name() {
            (Space::W, "drawing" | "pict") => paragraph.alt.clear(),
            (Space::Wp, "docPr") | (Space::Pic, "cNvPr") => {
                paragraph.alt =
                    described(tag.owned("descr")).unwrap_or_else(|| std::mem::take(&mut paragraph.alt));
            }
            (Space::A, "blip") => {
                match tag.get("embed").filter(|id| !id.is_empty()) {
                    Some(id) => self.picture(&id, paragraph)?,
                    None => self.hang_unread(paragraph, "一张链接到文件外的图片")?,
                }
                return xml.skip();
            }
            (Space::A, "p") => {
                let mut text = String::new();
                drawn_words(xml, &mut text)?;
                return self.boxed(&text, paragraph);
            }
            // A fill of a shape: a picture, but not the shape's contents.
            (Space::V, "imagedata") => {
                match tag.get("id").or_else(|| tag.get("relid")) {
                    Some(id) => self.picture(&id, paragraph)?,
                    None => self.hang_unread(paragraph, "一张链接到文件外的图片")?,
                }
                return xml.skip();
            }
            (Space::V, "textpath") => {
                let text = tag.get("string").unwrap_or_default();
                self.boxed(&text, paragraph)?;
            }
            (Space::V, _) => {
                paragraph.alt =
                    described(tag.owned("alt")).unwrap_or_else(|| std::mem::take(&mut paragraph.alt));
            }
            // A chart of this program's own draws what its tables say.
            (Space::Other, "chart") if stands_for_chart(&paragraph.alt) => return xml.skip(),
            (Space::Other, "chart") if self.is_own_chart(tag)? => return xml.skip(),
            (Space::Other, "chart") => self.hang_unread(paragraph, "一张图表")?,
            (Space::Other, "relIds") => self.hang_unread(paragraph, "一个 SmartArt 图形")?,
            (Space::Other, "contentPart") => self.hang_unread(paragraph, "一处手写的笔迹")?,
            _ => {}
        }
        self.inline(xml, paragraph, Look::default())
    }

    /// Whether the part of a chart has a title of this program's: programs that write the file once more leave out the words for
    /// who cannot see it.
    fn is_own_chart(&mut self, tag: &Tag<'_>) -> Read<bool> {
        let link = tag.get("id").and_then(|id| self.links.get(&*id));
        let Some(target) = link.filter(|link| !link.external).map(|link| link.target.clone()) else {
            return Ok(false);
        };
        match self.package.text(&target) {
            Ok(part) => Ok(part.is_some_and(|part| has_headline(&part))),
            Err(error) if error.too_large => Err(error),
            Err(_) => Ok(false),
        }
    }

    /// OpenParagraph in a drawing, as a text box of one line.
    fn boxed(&mut self, text: &str, paragraph: &mut OpenParagraph) -> Read<()> {
        let mut line = OpenParagraph::default();
        line.push(text);
        if !line.text.trim().is_empty() {
            self.budget.spend()?;
            paragraph.hang(Item::Box(Finished {
                blocks: vec![Block::line(line.text.trim().to_owned())],
                unread: Vec::new(),
            }));
        }
        Ok(())
    }

    /// An object of another program. What is shown of it may be a picture that can be read.
    pub(super) fn object(&mut self, xml: &mut Xml<'_>, paragraph: &mut OpenParagraph) -> Read<()> {
        let mut inner = OpenParagraph::default();
        let mut program = String::new();
        while let Some(tag) = xml.child()? {
            if tag.name() == (Space::O, "OLEObject") {
                program = shortened(&tag.get("ProgID").unwrap_or_default());
                xml.skip()?;
            } else {
                self.drawn(&tag, xml, &mut inner)?;
            }
        }
        let what = match program.as_str() {
            "" => "一个嵌入的对象".to_owned(),
            program => format!("一个嵌入的对象（{program}）"),
        };
        self.hang_unread(paragraph, &what)?;
        for (_, item) in inner.items {
            if !matches!(item, Item::Unread(_)) {
                paragraph.hang(item);
            }
        }
        Ok(())
    }

    /// A picture of the package.
    fn picture(&mut self, id: &str, paragraph: &mut OpenParagraph) -> Read<()> {
        let Some(link) = self.links.get(id) else {
            return self.hang_unread(paragraph, "一张图片，但文件里没有它的内容");
        };
        if link.external {
            return self.hang_unread(paragraph, "一张链接到文件外的图片");
        }
        let target = link.target.clone();
        let name = target.rsplit('/').next().unwrap_or_default().to_owned();
        let image = if let Some(image) = self.images.get(&target) {
            image.clone()
        } else {
            let image = self.image(&target)?;
            self.images.insert(target, image.clone());
            image
        };
        let Some(image) = image else {
            let kind = name.rsplit_once('.').map_or("", |(_, kind)| kind);
            let what = match shortened(kind).to_uppercase().as_str() {
                "" => "一张读不出的图片".to_owned(),
                kind => format!("一张 {kind} 图片"),
            };
            return self.hang_unread(paragraph, &what);
        };
        self.budget.spend()?;
        let caption = paragraph.alt.clone();
        paragraph.hang(Item::Picture(Picture {
            beside: false,
            caption,
            alternative: String::new(),
            path: name,
            kind: image.kind,
            size: image.size,
            bytes: image.bytes,
        }));
        Ok(())
    }

    /// The picture that a part is. A damaged one does not make the whole file unreadable; one that is too large does.
    fn image(&mut self, target: &str) -> Read<Option<Image>> {
        match self.package.bytes(target) {
            Ok(bytes) => Ok(bytes.and_then(Image::from_bytes)),
            Err(error) if error.too_large => Err(error),
            Err(_) => Ok(None),
        }
    }
}

/// The words of a paragraph in a drawing.
fn drawn_words(xml: &mut Xml<'_>, out: &mut String) -> Read<()> {
    while let Some(tag) = xml.child()? {
        match tag.name() {
            (Space::A, "t") => out.push_str(&xml.text()?),
            (Space::A, "br") => {
                out.push(' ');
                xml.skip()?;
            }
            _ => drawn_words(xml, out)?,
        }
    }
    Ok(())
}
