//! `elements.txt`, the table of elements, and whether a part keeps to it: which elements stand in which, in what order, with
//! which attributes.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element as the table has it.
pub struct Element {
    attributes: Vec<Attribute>,
    children: Vec<Step>,
}

struct Attribute {
    name: &'static str,
    optional: bool,
    /// A kind of value, or the words of which it is one.
    value: &'static str,
}

/// A place in the order of children: what may stand there, at least and at most so often.
struct Step {
    names: Vec<&'static str>,
    least: usize,
    most: usize,
}

pub type Schema = BTreeMap<&'static str, Element>;

/// The table, its lines that are broken joined.
pub fn schema() -> Schema {
    let mut lines: Vec<Vec<&'static str>> = Vec::new();
    for line in include_str!("elements.txt").lines() {
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        if !line.starts_with(' ') {
            lines.push(Vec::new());
        }
        lines
            .last_mut()
            .expect("it begins with an element")
            .extend(line.split_whitespace());
    }
    let mut out = Schema::new();
    for words in lines {
        let mut halves = words[1..].split(|word| *word == "->");
        let attributes = halves.next().unwrap().iter().map(|word| attribute(word));
        let children = halves.next().unwrap_or_default().iter().map(|word| step(word));
        let element = Element {
            attributes: attributes.collect(),
            children: children.collect(),
        };
        assert!(out.insert(words[0], element).is_none(), "{} twice", words[0]);
    }
    out
}

fn attribute(word: &'static str) -> Attribute {
    let (name, value) = word.split_once('=').expect("a name and a kind");
    Attribute {
        name: name.trim_end_matches('?'),
        optional: name.ends_with('?'),
        value,
    }
}

fn step(word: &'static str) -> Step {
    let (least, most) = match word.as_bytes().last() {
        Some(b'?') => (0, 1),
        Some(b'*') => (0, usize::MAX),
        Some(b'+') => (1, usize::MAX),
        _ => (1, 1),
    };
    Step {
        names: word.trim_end_matches(['?', '*', '+']).split('|').collect(),
        least,
        most,
    }
}

/// A name as the table has it: without the prefix of WordprocessingML.
fn plain(name: &str) -> &str {
    name.strip_prefix("w:").unwrap_or(name)
}

/// The namespaces of the prefixes that the table uses.
const NAMESPACES: [(&str, &str); 7] = [
    (
        "xmlns:w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        "xmlns:pic",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
    ),
    (
        "xmlns:cp",
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    ),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
];

/// The namespaces of parts whose names have no prefix, by their root.
const ROOTS: [(&str, &str); 3] = [
    (
        "Types",
        "http://schemas.openxmlformats.org/package/2006/content-types",
    ),
    (
        "Relationships",
        "http://schemas.openxmlformats.org/package/2006/relationships",
    ),
    (
        "Properties",
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    ),
];

/// Whether a value is of this kind, or one of these words.
fn is(value: &str, kind: &str, links: &BTreeSet<String>) -> bool {
    let hex = |length| value.len() == length && value.bytes().all(|b| b.is_ascii_hexdigit());
    match kind {
        "text" => true,
        "on" => ["0", "1", "true", "false", "on", "off"].contains(&value),
        "int" => value.parse::<i64>().is_ok(),
        "uint" => value.parse::<u64>().is_ok(),
        "rgb" => value == "auto" || hex(6),
        "link" => links.contains(value),
        words => words.split(',').any(|word| word == value),
    }
}

/// An element that is open: its name, and how far its children have come.
struct Open<'s> {
    name: String,
    element: &'s Element,
    step: usize,
    count: usize,
}

impl Open<'_> {
    /// Takes one more child.
    fn take(&mut self, child: &str) -> Result<(), String> {
        let children = &self.element.children;
        while let Some(step) = children.get(self.step) {
            if step.names.contains(&child) && self.count < step.most {
                self.count += 1;
                return Ok(());
            }
            self.next()?;
        }
        Err(format!("{child} may not stand at this place of {}", self.name))
    }

    /// Leaves a place of the order behind.
    fn next(&mut self) -> Result<(), String> {
        let step = &self.element.children[self.step];
        if self.count < step.least {
            return Err(format!("{} lacks {}", self.name, step.names.join(" or ")));
        }
        (self.step, self.count) = (self.step + 1, 0);
        Ok(())
    }

    fn end(mut self) -> Result<(), String> {
        while self.step < self.element.children.len() {
            self.next()?;
        }
        Ok(())
    }
}

/// Whether the attributes of an element are those that it may have and must have.
fn attributes(tag: &BytesStart<'_>, element: &Element, links: &BTreeSet<String>) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let (name, value) = (attribute.key.as_ref(), &*attribute.value);
        if name.starts_with("xmlns") {
            let known = NAMESPACES.contains(&(name, value))
                || name == "xmlns" && ROOTS.contains(&(tag.name().as_ref(), value));
            if known {
                continue;
            }
            return Err(format!("{name} is {value}"));
        }
        let Some(wanted) = element.attributes.iter().find(|a| a.name == plain(name)) else {
            return Err(format!("no attribute {name}"));
        };
        if !is(value, wanted.value, links) {
            return Err(format!("{name} is {value}, not {}", wanted.value));
        }
        seen.insert(wanted.name);
    }
    let missing = |a: &&Attribute| !a.optional && !seen.contains(a.name);
    let missing = element.attributes.iter().find(missing);
    missing.map_or(Ok(()), |a| Err(format!("no attribute {}", a.name)))
}

/// What is wrong with a part first.
pub fn judge(schema: &Schema, xml: &str, links: &BTreeSet<String>) -> Result<(), String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut open: Vec<Open<'_>> = Vec::new();
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let tag_name = tag.name();
                let name = plain(tag_name.as_ref()).to_owned();
                let within = open
                    .last()
                    .map_or(String::new(), |parent| format!("{}/{name}", parent.name));
                if let Some(parent) = open.last_mut() {
                    parent.take(&name)?;
                }
                let element = schema.get(&*within).or_else(|| schema.get(&*name));
                let element = element.ok_or_else(|| format!("{name} is not in the table"))?;
                attributes(tag, element, links).map_err(|what| format!("{name}: {what}"))?;
                open.push(Open {
                    name,
                    element,
                    step: 0,
                    count: 0,
                });
                if matches!(event, Event::Empty(_)) {
                    open.pop().unwrap().end()?;
                }
            }
            Event::End(_) => open.pop().expect("it was opened").end()?,
            // The words of an element may come in several events; blanks between elements are none.
            Event::Text(words) if words.trim().is_empty() => {}
            Event::Text(_) | Event::GeneralRef(_) => {
                let parent = open.last_mut().ok_or("words outside of all elements")?;
                if parent.count == 0 {
                    parent.take("#text")?;
                } else if parent.element.children[parent.step].names != ["#text"] {
                    return Err(format!("words in {}", parent.name));
                }
            }
            Event::Decl(_) => {}
            Event::Eof => return Ok(()),
            other => return Err(format!("{other:?}")),
        }
    }
}

/// The table tells what is wrong: each of these slips in a template would be one.
#[test]
fn the_table_tells_what_is_out_of_place() {
    let judged = |xml: &str| judge(&schema(), xml, &BTreeSet::from(["a".to_owned()])).err();
    for right in [
        "<w:tc><w:tcPr><w:tcW w:w=\"5\" w:type=\"dxa\"/><w:vMerge/></w:tcPr><w:p/></w:tc>",
        "<w:body><w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>甲&amp;乙</w:t></w:r></w:p></w:body>",
        "<w:sectPr><w:footerReference w:type=\"even\" r:id=\"a\"/></w:sectPr>",
    ] {
        assert_eq!(judged(right), None, "{right}");
    }
    for (wrong, words) in [
        (
            "<w:pPr><w:keepNext/><w:pStyle w:val=\"a\"/></w:pPr>",
            "pStyle may not stand",
        ),
        (
            "<w:pPr><w:keepNext/><w:keepNext/></w:pPr>",
            "keepNext may not stand",
        ),
        (
            "<w:rPr><w:szCs w:val=\"1\"/><w:sz w:val=\"1\"/></w:rPr>",
            "sz may not stand",
        ),
        ("<w:body><w:sectPr/><w:p/></w:body>", "p may not stand"),
        ("<w:tc><w:tcPr/></w:tc>", "tc lacks p"),
        ("<w:tbl><w:tblPr/></w:tbl>", "tbl lacks tblGrid"),
        ("<w:p><w:t>甲</w:t></w:p>", "t may not stand"),
        ("<w:p>甲</w:p>", "#text may not stand"),
        ("<w:jc w:val=\"middle\"/>", "val is middle"),
        ("<w:jc/>", "no attribute val"),
        ("<w:jc w:val=\"left\" w:other=\"1\"/>", "no attribute w:other"),
        ("<w:tblGrid><w:gridCol w:w=\"-1\"/></w:tblGrid>", "w is -1"),
        ("<w:footerReference w:type=\"even\" r:id=\"b\"/>", "r:id is b"),
        ("<w:rPr><w:glow/></w:rPr>", "glow may not stand"),
        ("<w:p xmlns:w=\"http://example.org/\"/>", "xmlns:w is"),
    ] {
        let said = judged(wrong).unwrap_or_default();
        assert!(said.contains(words), "{wrong}: {said}");
    }
}
