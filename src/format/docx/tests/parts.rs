//! Reads a Word file back, just enough to say what it holds.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element of a part.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// Its name, with the prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// The elements in it.
    pub children: Vec<Node>,
    own_text: String,
}

impl Node {
    /// The attribute of this name; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(n, _)| n == name);
        found.map_or("", |(_, value)| value)
    }

    /// The elements of this name, however deep, in order.
    pub fn all(&self, name: &str) -> Vec<&Self> {
        let mut out = Vec::new();
        for child in &self.children {
            if child.name == name {
                out.push(child);
            }
            out.extend(child.all(name));
        }
        out
    }

    /// The first element of this name, however deep.
    pub fn first(&self, name: &str) -> Option<&Self> {
        self.all(name).first().copied()
    }

    /// The `w:val` of the first element of this name.
    pub fn value(&self, name: &str) -> &str {
        self.first(name).map_or("", |node| node.get("w:val"))
    }

    /// What a person reads in it.
    pub fn text(&self) -> String {
        match self.name.as_str() {
            "w:t" => self.own_text.clone(),
            "w:br" => "\n".into(),
            "w:noBreakHyphen" => "-".into(),
            _ => self.children.iter().map(Self::text).collect(),
        }
    }
}

/// The parts of a file in the order of the archive.
pub(super) fn parts(file: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            assert_eq!(part.last_modified(), Some(zip::DateTime::DEFAULT));
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// A part that must be there, read.
pub(super) fn part(file: &[u8], name: &str) -> Node {
    let found = parts(file).into_iter().find(|(n, _)| n == name);
    tree(&String::from_utf8(found.unwrap_or_else(|| panic!("no {name}")).1).unwrap())
}

/// The root element of a part. Panics where the part is not well-formed.
pub(super) fn tree(xml: &str) -> Node {
    let lawful = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    assert!(xml.chars().all(lawful), "a character that XML does not allow");
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Node::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => open.push(element(&tag)),
            Event::Empty(tag) => open.last_mut().unwrap().children.push(element(&tag)),
            Event::End(_) => {
                let node = open.pop().unwrap();
                open.last_mut().unwrap().children.push(node);
            }
            Event::Text(text) => open.last_mut().unwrap().own_text += &text,
            Event::GeneralRef(entity) => {
                let code = entity
                    .resolve_char_ref()
                    .unwrap()
                    .expect("a character by its number");
                open.last_mut().unwrap().own_text.push(code);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open.len(), 1, "an element is not closed");
    let mut document = open.pop().unwrap();
    assert_eq!(document.children.len(), 1, "one root element");
    document.children.pop().unwrap()
}

fn element(tag: &BytesStart<'_>) -> Node {
    let attributes = tag.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let value = quick_xml::escape::unescape(&attribute.value).unwrap();
        (attribute.key.as_ref().to_owned(), value.into_owned())
    });
    Node {
        name: tag.name().as_ref().to_owned(),
        attributes: attributes.collect(),
        ..Node::default()
    }
}

/// A cell read back: row, column, rows and columns that it covers, text.
pub(super) type Place = (usize, usize, usize, usize, String);

/// The cells of a table in the order in which they begin.
pub(super) fn grid(table: &Node) -> Vec<Place> {
    let mut cells: Vec<Place> = Vec::new();
    for (row, tr) in table.all("w:tr").into_iter().enumerate() {
        let mut column = 0;
        for tc in tr.all("w:tc") {
            let span = tc.value("w:gridSpan").parse().unwrap_or(1);
            let merge = tc.first("w:vMerge").map(|merge| merge.get("w:val"));
            if merge == Some("") {
                let above = cells.iter_mut().rfind(|cell| cell.1 == column).unwrap();
                assert_eq!(
                    (above.0 + above.2, above.3),
                    (row, span),
                    "continues another cell"
                );
                above.2 += 1;
            } else {
                cells.push((row, column, 1, span, tc.text()));
            }
            column += span;
        }
    }
    cells
}
