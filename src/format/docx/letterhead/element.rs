//! A small part of a file as a tree, to be put together anew: our own styles.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element. Words between elements are not kept: styles have none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name, with its prefix.
    pub name: String,
    /// Its attributes as they are written, with their prefixes.
    pub attributes: Vec<(String, String)>,
    /// What it holds.
    pub children: Vec<Element>,
}

impl Element {
    /// The root of a part of our own; none where it is no XML.
    pub fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader::from_str(text);
        let mut open: Vec<Self> = Vec::new();
        loop {
            let done = match reader.read_event().ok()? {
                Event::Start(tag) => {
                    open.push(Self::begun(&tag));
                    continue;
                }
                Event::Empty(tag) => Self::begun(&tag),
                Event::End(_) => open.pop()?,
                Event::Eof => return None,
                _ => continue,
            };
            match open.last_mut() {
                Some(parent) => parent.children.push(done),
                None => return Some(done),
            }
        }
    }

    fn begun(tag: &BytesStart<'_>) -> Self {
        let mut attributes = tag.attributes();
        let attributes = attributes.with_checks(false).flatten();
        Self {
            name: tag.name().into_inner().to_owned(),
            attributes: attributes
                .map(|attribute| {
                    (
                        attribute.key.into_inner().to_owned(),
                        attribute.value.into_owned(),
                    )
                })
                .collect(),
            children: Vec::new(),
        }
    }

    /// An element with one value.
    pub fn of_value(name: &str, value: &str) -> Self {
        Self::with(name, &[("w:val", value)])
    }

    /// An element with these attributes.
    pub fn with(name: &str, attributes: &[(&str, &str)]) -> Self {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Self {
            name: name.to_owned(),
            attributes: attributes.iter().map(owned).collect(),
            children: Vec::new(),
        }
    }

    /// The first child of this name.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// An attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Sets an attribute.
    pub fn set(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(own, _)| own == name) {
            Some((_, own)) => value.clone_into(own),
            None => self.attributes.push((name.to_owned(), value.to_owned())),
        }
    }

    /// Writes it.
    pub fn write(&self, out: &mut String) {
        out.extend(["<", &self.name]);
        for (name, value) in &self.attributes {
            out.extend([" ", name, "=\"", value, "\""]);
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for child in &self.children {
            child.write(out);
        }
        out.extend(["</", &self.name, ">"]);
    }
}
