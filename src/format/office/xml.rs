//! The elements of a part, one after another: names resolved, depth bounded, document types refused.

use quick_xml::NsReader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use super::damage::damaged;
use crate::format::Unreadable;

/// How deep elements may nest. Word's own files reach about 40.
const MAX_DEPTH: usize = 256;

/// The vocabularies that are read, by the prefix that their own programs use. Those of Word are transitional and strict
/// at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// WordprocessingML.
    W,
    /// DrawingML.
    A,
    /// Where a drawing stands in the text.
    Wp,
    /// Pictures.
    Pic,
    /// Formulas.
    M,
    /// VML.
    V,
    /// Office's additions to VML.
    O,
    /// Content for programs of different age.
    Mc,
    /// OpenDocument: the parts of a document.
    Office,
    /// OpenDocument: text.
    Text,
    /// OpenDocument: tables.
    Table,
    /// OpenDocument: drawings.
    Draw,
    /// OpenDocument: styles.
    Style,
    /// OpenDocument: what SVG knows too.
    Svg,
    /// LibreOffice's additions to OpenDocument.
    Loext,
    /// LibreOffice's marks of Word's fields.
    Field,
    /// The directory of an OpenDocument file.
    Manifest,
    /// All others.
    Other,
}

/// The beginning of an element.
#[derive(Debug)]
pub struct Tag<'a> {
    space: Space,
    start: BytesStart<'a>,
}

impl Tag<'_> {
    /// Its vocabulary and its name in it.
    pub fn name(&self) -> (Space, &str) {
        (self.space, self.local())
    }

    /// Its name without the prefix.
    pub fn local(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The attribute of this name: that of a vocabulary before one without a prefix (`r:id` before `id`).
    pub fn get(&self, name: &str) -> Option<String> {
        let mut found = None;
        for attribute in self.start.attributes().with_checks(false).flatten() {
            if attribute.key.local_name().into_inner() == name {
                let prefixed = attribute.key.prefix().is_some();
                if prefixed || found.is_none() {
                    found = Some(attribute.value);
                }
                if prefixed {
                    break;
                }
            }
        }
        let value = found?;
        Some(unescape(&value).map_or_else(|_| value.to_string(), std::borrow::Cow::into_owned))
    }

    /// Its value, which most of Word's properties have.
    pub fn value(&self) -> Option<String> {
        self.get("val")
    }

    /// Its value as a number.
    pub fn number(&self) -> Option<i64> {
        self.value()?.trim().parse().ok()
    }

    /// Whether it switches something on: so without a value, too.
    pub fn is_on(&self) -> bool {
        self.value()
            .is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
    }
}

fn broken() -> Unreadable {
    damaged("文件已损坏：其中的 XML 不完整或者有错误")
}

/// What comes next in a part.
enum Token<'a> {
    Open(Tag<'a>),
    Close,
    Words(std::borrow::Cow<'a, str>),
    Letter(char),
}

/// What an element holds where words and elements are mixed.
#[derive(Debug)]
pub enum Piece<'a> {
    /// An element.
    Element(Tag<'a>),
    /// Words between elements, or a part of them.
    Words(std::borrow::Cow<'a, str>),
}

/// A part that is being read. Whoever takes a [`Tag`] must read to the end of its element.
#[derive(Debug)]
pub struct Xml<'a> {
    reader: NsReader<&'a [u8]>,
    depth: usize,
}

impl<'a> Xml<'a> {
    /// A part, behind the beginning of its root element.
    pub fn open(text: &'a str) -> Result<(Self, Tag<'a>), Unreadable> {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        let mut xml = Self { reader, depth: 0 };
        loop {
            if let Token::Open(tag) = xml.next()? {
                return Ok((xml, tag));
            }
        }
    }

    fn next(&mut self) -> Result<Token<'a>, Unreadable> {
        loop {
            let (resolved, event) = self.reader.read_resolved_event().map_err(|_| broken())?;
            return Ok(match event {
                Event::Start(start) => {
                    let space = space(&resolved);
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(damaged(format!("文件的内容嵌套超过 {MAX_DEPTH} 层，不读取")));
                    }
                    Token::Open(Tag { space, start })
                }
                Event::End(_) => {
                    self.depth -= 1;
                    Token::Close
                }
                Event::Text(text) => Token::Words(text.into_inner()),
                Event::CData(text) => Token::Words(text.into_inner()),
                Event::GeneralRef(name) => match name.resolve_char_ref() {
                    Ok(Some(letter)) => Token::Letter(letter),
                    Ok(None) => Token::Words(resolve_predefined_entity(&name).ok_or_else(broken)?.into()),
                    Err(_) => return Err(broken()),
                },
                Event::DocType(_) => {
                    return Err(damaged("文件里有 DOCTYPE 声明，不是正常的文档"));
                }
                Event::Eof => return Err(broken()),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }

    /// What comes next in the open element, words as well as elements; none at its end.
    pub fn piece(&mut self) -> Result<Option<Piece<'a>>, Unreadable> {
        Ok(match self.next()? {
            Token::Open(tag) => Some(Piece::Element(tag)),
            Token::Words(words) => Some(Piece::Words(words)),
            Token::Letter(letter) => Some(Piece::Words(letter.to_string().into())),
            Token::Close => None,
        })
    }

    /// The next element of the one that is open; none at its end.
    pub fn child(&mut self) -> Result<Option<Tag<'a>>, Unreadable> {
        loop {
            match self.next()? {
                Token::Open(tag) => return Ok(Some(tag)),
                Token::Close => return Ok(None),
                Token::Words(_) | Token::Letter(_) => {}
            }
        }
    }

    /// The rest of the open element, unread.
    pub fn skip(&mut self) -> Result<(), Unreadable> {
        let within = self.depth;
        while self.depth >= within {
            self.next()?;
        }
        Ok(())
    }

    /// The text of the open element.
    pub fn text(&mut self) -> Result<String, Unreadable> {
        let mut out = String::new();
        loop {
            match self.next()? {
                Token::Words(words) => out.push_str(&words),
                Token::Letter(letter) => out.push(letter),
                Token::Open(_) => self.skip()?,
                Token::Close => return Ok(out),
            }
        }
    }
}

/// The vocabulary of a namespace: those of openxmlformats.org are transitional, those of purl.oclc.org strict.
fn space(resolved: &ResolveResult<'_>) -> Space {
    let ResolveResult::Bound(namespace) = resolved else {
        return Space::Other;
    };
    match namespace.0 {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::W,
        "http://schemas.openxmlformats.org/drawingml/2006/main"
        | "http://purl.oclc.org/ooxml/drawingml/main" => Space::A,
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
        | "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => Space::Wp,
        "http://schemas.openxmlformats.org/drawingml/2006/picture"
        | "http://purl.oclc.org/ooxml/drawingml/picture" => Space::Pic,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::M,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Mc,
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0" => Space::Office,
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0" => Space::Text,
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0" => Space::Table,
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" => Space::Draw,
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0" => Space::Style,
        "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" => Space::Svg,
        "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" => Space::Manifest,
        "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" => Space::Loext,
        "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0" => Space::Field,
        "urn:schemas-microsoft-com:vml" => Space::V,
        "urn:schemas-microsoft-com:office:office" => Space::O,
        _ => Space::Other,
    }
}
