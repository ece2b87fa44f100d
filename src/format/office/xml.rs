//! The elements of a part, one after another: names resolved, depth bounded, document types refused.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{NamespaceResolver, ResolveResult};

use super::damage::damaged;
use crate::format::Unreadable;

/// How deep elements may nest. Word's own files reach about 40.
const MAX_DEPTH: u16 = 256;
/// How many prefixes are remembered at once; Word's own files declare thirty.
const MAX_KNOWN: usize = 64;

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
    /// Where its name begins behind the prefix.
    local: usize,
}

impl Tag<'_> {
    /// Its vocabulary and its name in it.
    pub fn name(&self) -> (Space, &str) {
        (self.space, self.local())
    }

    /// Its name without the prefix.
    pub fn local(&self) -> &str {
        self.start
            .name()
            .into_inner()
            .get(self.local..)
            .unwrap_or_default()
    }

    /// The attribute of this name: that of a vocabulary before one without a prefix (`r:id` before `id`).
    pub fn get(&self, name: &str) -> Option<Cow<'_, str>> {
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
        if !value.contains('&') {
            return Some(value);
        }
        let plain = unescape(&value).map(Cow::into_owned).ok();
        Some(plain.map_or(value, Cow::Owned))
    }

    /// The attribute of this name, to be kept.
    pub fn owned(&self, name: &str) -> Option<String> {
        self.get(name).map(Cow::into_owned)
    }

    /// Its value, which most of Word's properties have.
    pub fn value(&self) -> Option<Cow<'_, str>> {
        self.get("val")
    }

    /// Its value as a number.
    pub fn number(&self) -> Option<i64> {
        self.value()?.trim().parse().ok()
    }

    /// Whether it switches something on: so without a value, too.
    pub fn is_on(&self) -> bool {
        self.value()
            .is_none_or(|value| !matches!(&*value, "0" | "false" | "off"))
    }
}

fn broken() -> Unreadable {
    damaged("文件已损坏：其中的 XML 不完整或者有错误")
}

/// What comes next in a part.
enum Token<'a> {
    Open(BytesStart<'a>),
    Close,
    Words(Cow<'a, str>),
    Letter(char),
}

/// What an element holds where words and elements are mixed.
#[derive(Debug)]
pub enum Piece<'a> {
    /// An element.
    Element(Tag<'a>),
    /// Words between elements, or a part of them.
    Words(Cow<'a, str>),
}

/// A part that is being read. Whoever takes a [`Tag`] must read to the end of its element.
#[derive(Debug)]
pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: u16,
    /// Whether the element that is open is an empty one: its end comes next.
    in_empty: bool,
    /// What the prefixes mean.
    names: NamespaceResolver,
    /// No element that is open declares anything deeper than this.
    declared: u16,
    /// The prefixes that were met under these declarations, and their vocabularies: a part has a few.
    known: Vec<(String, Space)>,
}

impl<'a> Xml<'a> {
    /// A part, behind the beginning of its root element.
    pub fn open(text: &'a str) -> Result<(Self, Tag<'a>), Unreadable> {
        let mut xml = Self {
            reader: Reader::from_str(text),
            depth: 0,
            in_empty: false,
            names: NamespaceResolver::default(),
            declared: 0,
            known: Vec::new(),
        };
        loop {
            if let Token::Open(start) = xml.next()? {
                let tag = xml.tag(start);
                return Ok((xml, tag));
            }
        }
    }

    fn next(&mut self) -> Result<Token<'a>, Unreadable> {
        if std::mem::take(&mut self.in_empty) {
            self.depth -= 1;
            return Ok(Token::Close);
        }
        loop {
            return Ok(match self.reader.read_event().map_err(|_| broken())? {
                Event::Start(start) => self.opened(start)?,
                Event::Empty(start) => {
                    self.in_empty = true;
                    self.opened(start)?
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
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }

    /// An element begins. Few but the root declare what prefixes mean.
    fn opened(&mut self, start: BytesStart<'a>) -> Result<Token<'a>, Unreadable> {
        // Most tags have no x in their attributes, which is seen sooner than that they have not the word.
        let attributes = start.attributes_raw();
        let declares = attributes.contains('x') && attributes.contains("xmlns");
        if declares || self.depth < self.declared {
            self.names.set_level(self.depth);
            self.known.clear();
            self.declared = self.depth;
        }
        self.depth += 1;
        if declares {
            self.names.push(&start).map_err(|_| broken())?;
            self.declared = self.depth;
        }
        if self.depth > MAX_DEPTH {
            return Err(damaged(format!("文件的内容嵌套超过 {MAX_DEPTH} 层，不读取")));
        }
        Ok(Token::Open(start))
    }

    /// An element that begins, with its vocabulary.
    fn tag(&mut self, start: BytesStart<'a>) -> Tag<'a> {
        let name = start.name();
        let prefix = name.prefix();
        let written = prefix.map_or("", |prefix| prefix.into_inner());
        let local = prefix.map_or(0, |_| written.len() + 1);
        let known = self.known.iter().find(|(known, _)| known == written);
        let space = if let Some((_, space)) = known {
            *space
        } else {
            let space = space(&self.names.resolve_prefix(prefix, true));
            if self.known.len() < MAX_KNOWN {
                self.known.push((written.to_owned(), space));
            }
            space
        };
        Tag { space, start, local }
    }

    /// What comes next in the open element, words as well as elements; none at its end.
    pub fn piece(&mut self) -> Result<Option<Piece<'a>>, Unreadable> {
        Ok(match self.next()? {
            Token::Open(start) => Some(Piece::Element(self.tag(start))),
            Token::Words(words) => Some(Piece::Words(words)),
            Token::Letter(letter) => Some(Piece::Words(letter.to_string().into())),
            Token::Close => None,
        })
    }

    /// The next element of the one that is open; none at its end.
    pub fn child(&mut self) -> Result<Option<Tag<'a>>, Unreadable> {
        loop {
            match self.next()? {
                Token::Open(start) => return Ok(Some(self.tag(start))),
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

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    const TABLE: &str = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

    fn names(xml: &mut Xml<'_>, out: &mut Vec<(Space, String)>) {
        while let Some(tag) = xml.child().unwrap() {
            let (space, name) = tag.name();
            out.push((space, name.to_owned()));
            names(xml, out);
        }
    }

    #[test]
    fn a_prefix_means_what_the_innermost_element_declares() {
        let text = format!(
            "<a:r xmlns:a='{TEXT}' xmlns='{TABLE}'><a:p/><b/><i xmlns:a='{TABLE}'><a:p><a:p/></a:p></i><a:p/>\
             <i xmlns:a='{TABLE}'/><a:p/><c xmlns=''><d/></c><b/><x:y/></a:r>"
        );
        let (mut xml, root) = Xml::open(&text).unwrap();
        assert_eq!(root.name(), (Space::Text, "r"));
        let mut found = Vec::new();
        names(&mut xml, &mut found);
        let expected = [
            (Space::Text, "p"),
            (Space::Table, "b"),
            (Space::Table, "i"),
            (Space::Table, "p"),
            (Space::Table, "p"),
            (Space::Text, "p"),
            (Space::Table, "i"),
            (Space::Text, "p"),
            (Space::Other, "c"),
            (Space::Other, "d"),
            (Space::Table, "b"),
            (Space::Other, "y"),
        ];
        assert_eq!(found, expected.map(|(space, name)| (space, name.to_owned())));
    }

    #[test]
    fn an_attribute_is_read_as_it_is_meant() {
        let (_, tag) = Xml::open("<a val='1 &amp; 2' n=' 7 ' id='x' r:id='y' off='a &nothing; b'/>").unwrap();
        assert_eq!(tag.value().as_deref(), Some("1 & 2"));
        assert_eq!(tag.get("id").as_deref(), Some("y"));
        assert_eq!(tag.get("off").as_deref(), Some("a &nothing; b"));
        assert_eq!(tag.get("none"), None);
    }
}
