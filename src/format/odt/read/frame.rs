//! Drawings (ODF 1.3 part 3, 10): pictures, text boxes, and what cannot be read.

use data_encoding::BASE64;

use super::body::Body;
use super::formula;
use super::line::Line;
use crate::document::Picture;
use crate::format::office::damage::Read;
use crate::format::office::description::{described, shortened};
use crate::format::office::finished::Finished;
use crate::format::office::paragraph::Item;
use crate::format::office::sink::Sink;
use crate::format::office::xml::{Space, Tag, Xml};
use crate::picture::Image;

/// What a frame holds: its contents in several forms, of which the first that can be read counts.
#[derive(Debug, Default)]
struct Frame {
    contents: Option<Item>,
    /// What it is where nothing of it can be read.
    missing: Option<String>,
    /// The object that its pictures only show.
    object: Option<Object>,
    /// What is said for who cannot see it.
    description: Option<String>,
}

/// An object of another program.
#[derive(Debug)]
enum Object {
    /// A formula with its words, and whether more than a line of them.
    Formula(String, bool),
    /// One of which a picture says nothing that a person could read.
    Chart,
    /// Any other.
    Embedded,
}

impl Body<'_> {
    /// Part of a drawing.
    pub(super) fn drawn(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, line: &mut Line) -> Read<()> {
        match tag.local() {
            "frame" => self.frame(xml, line),
            "a" | "g" => {
                while let Some(tag) = xml.child()? {
                    if tag.name().0 == Space::Draw {
                        self.drawn(&tag, xml, line)?;
                    } else {
                        xml.skip()?;
                    }
                }
                Ok(())
            }
            "control" => {
                self.hang_unread(line, "一个表单控件")?;
                xml.skip()
            }
            _ => self.boxed(xml, line),
        }
    }

    /// A shape, as a text box of the words in it.
    fn boxed(&mut self, xml: &mut Xml<'_>, line: &mut Line) -> Read<()> {
        let inner = self.contents(xml)?;
        line.open.hang(Item::Box(inner));
        Ok(())
    }

    /// What stands in the open shape or text box.
    fn contents(&mut self, xml: &mut Xml<'_>) -> Read<Finished> {
        self.budget.spend()?;
        let mut sink = Sink::default();
        self.apart(|body| {
            while let Some(tag) = xml.child()? {
                match tag.name() {
                    (Space::Text | Space::Table, _) => body.block(&tag, xml, &mut sink)?,
                    (Space::Draw, "frame" | "g" | "a" | "custom-shape" | "rect" | "control") => {
                        body.block(&tag, xml, &mut sink)?;
                    }
                    _ => xml.skip()?,
                }
            }
            Ok(())
        })?;
        Ok(sink.finished)
    }

    fn frame(&mut self, xml: &mut Xml<'_>, line: &mut Line) -> Read<()> {
        self.budget.spend()?;
        let mut frame = Frame::default();
        while let Some(tag) = xml.child()? {
            self.form(&tag, xml, &mut frame)?;
        }
        match frame.object {
            Some(Object::Formula(words, built)) => {
                if built {
                    let what = format!("一个公式，读出的文字是“{}”", words.trim());
                    self.hang_unread(line, &what)?;
                }
                line.open.push(&words);
                return Ok(());
            }
            Some(Object::Chart) => return self.hang_unread(line, "一张图表"),
            Some(Object::Embedded) => self.hang_unread(line, "一个嵌入的对象")?,
            None => {}
        }
        match (frame.contents, frame.missing) {
            (Some(Item::Picture(picture)), _) => line.open.hang(Item::Picture(Picture {
                caption: frame.description.unwrap_or_default(),
                ..picture
            })),
            (Some(contents), _) => line.open.hang(contents),
            (None, Some(missing)) => self.hang_unread(line, &missing)?,
            (None, None) => {}
        }
        Ok(())
    }

    /// One of the forms in which a frame has its contents, or what is said of it.
    fn form(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, frame: &mut Frame) -> Read<()> {
        match tag.name() {
            (Space::Svg, "title" | "desc") => {
                let words = described(Some(xml.text()?));
                // The long one, which comes second, says more.
                frame.description = words.or_else(|| frame.description.take());
                return Ok(());
            }
            (Space::Draw, "object" | "object-ole") => {
                frame.object = Some(self.object(tag)?);
            }
            _ if frame.contents.is_some() => {}
            (Space::Draw, "text-box") => {
                frame.contents = Some(Item::Box(self.contents(xml)?));
                return Ok(());
            }
            (Space::Table, "table") => {
                let mut sink = Sink::default();
                self.apart(|body| body.block(tag, xml, &mut sink))?;
                frame.contents = Some(Item::Box(sink.finished));
                return Ok(());
            }
            (Space::Draw, "image") => {
                match self.picture(tag, xml)? {
                    Ok(picture) => frame.contents = Some(Item::Picture(picture)),
                    Err(what) if frame.object.is_none() && frame.missing.is_none() => {
                        frame.missing = Some(what);
                    }
                    Err(_) => {}
                }
                return Ok(());
            }
            (Space::Draw, "plugin") => frame.missing = Some("一段音频或视频".to_owned()),
            (Space::Draw, "floating-frame") => frame.missing = Some("另一个文件（框架）".to_owned()),
            (Space::Draw, "applet") => frame.missing = Some("一个嵌入的对象".to_owned()),
            _ => {}
        }
        xml.skip()
    }

    fn object(&mut self, tag: &Tag<'_>) -> Read<Object> {
        let reference = tag.get("href").unwrap_or_default();
        Ok(match self.parts.kind(&reference) {
            "chart" => Object::Chart,
            "formula" => match self.parts.object(&reference)? {
                Some(text) => {
                    let (words, built) = formula::words(&text)?;
                    Object::Formula(words, built)
                }
                None => Object::Formula(String::new(), true),
            },
            _ => Object::Embedded,
        })
    }

    /// A picture, or what it is where it cannot be read.
    fn picture(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Read<Result<Picture, String>> {
        let reference = tag.get("href").unwrap_or_default();
        let mut within = None;
        while let Some(tag) = xml.child()? {
            if tag.name() == (Space::Office, "binary-data") {
                within = Some(xml.text()?);
            } else {
                xml.skip()?;
            }
        }
        if within.is_none() && (reference.contains(':') || reference.starts_with("../")) {
            return Ok(Err("一张链接到文件外的图片".to_owned()));
        }
        let image = match within {
            Some(text) => {
                let text: Vec<u8> = text.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
                BASE64.decode(&text).ok().and_then(Image::from_bytes)
            }
            None => self.parts.image(&reference)?,
        };
        let name = reference.rsplit('/').next().unwrap_or_default();
        let Some(image) = image else {
            let kind = name.rsplit_once('.').map_or("", |(_, kind)| kind);
            return Ok(Err(match shortened(kind).to_uppercase().as_str() {
                "" => "一张读不出的图片".to_owned(),
                kind => format!("一张 {kind} 图片"),
            }));
        };
        Ok(Ok(Picture {
            beside: false,
            caption: String::new(),
            alternative: String::new(),
            path: name.to_owned(),
            kind: image.kind,
            size: image.size,
            bytes: image.bytes,
        }))
    }
}
