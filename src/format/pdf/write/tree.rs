//! What the parts of the document are, for who hears it (ISO 14289-1): headings, paragraphs, tables with their heads, pictures.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

/// What a part of the document is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A heading of a level from 1.
    Heading(u16, String),
    /// A paragraph.
    Paragraph,
    /// The caption of the table or picture that it is in.
    Caption,
    /// A picture with its words.
    Figure(String),
    /// A table with its name.
    Table(String),
    /// The rows that head a table.
    HeadRows,
    /// The others.
    BodyRows,
    /// A row.
    Row,
    /// A cell that says what others are, with the rows and columns that it covers.
    Head(TableHeaderScope, usize, usize),
    /// Another cell, with the rows and columns that it covers.
    Data(usize, usize),
}

#[derive(Debug)]
enum Child {
    Part(usize),
    Drawn(Identifier),
}

#[derive(Debug)]
struct Part {
    kind: Kind,
    children: Vec<Child>,
}

/// The parts of the document in the order in which they are read.
#[derive(Debug, Default)]
pub struct Tree {
    parts: Vec<Part>,
    roots: Vec<usize>,
    /// The level of the last heading: none is left out on the way down (7.4.2).
    level: u16,
}

impl Tree {
    /// A new part, in another or in none; what it is called from now on.
    pub fn add(&mut self, kind: Kind, within: Option<usize>) -> usize {
        let number = self.parts.len();
        let kind = match kind {
            Kind::Heading(level, words) => {
                self.level = level.min(self.level + 1);
                Kind::Heading(self.level, words)
            }
            kind => kind,
        };
        self.parts.push(Part {
            kind,
            children: Vec::new(),
        });
        match within.and_then(|within| self.parts.get_mut(within)) {
            Some(part) => part.children.push(Child::Part(number)),
            None => self.roots.push(number),
        }
        number
    }

    /// What is drawn belongs to a part.
    pub fn drawn(&mut self, part: usize, identifier: Identifier) {
        if let Some(part) = self.parts.get_mut(part) {
            part.children.push(Child::Drawn(identifier));
        }
    }

    /// The tree as it is written.
    pub fn tags(&self, language: &str) -> TagTree {
        let mut out = TagTree::new().with_lang(Some(language.to_owned()));
        for root in &self.roots {
            if let Some(group) = self.group(*root) {
                out.push(group);
            }
        }
        out
    }

    fn group(&self, number: usize) -> Option<TagGroup> {
        let part = self.parts.get(number)?;
        let children = part.children.iter().filter_map(|child| match child {
            Child::Part(number) => self.group(*number).map(Node::Group),
            Child::Drawn(identifier) => Some(Node::Leaf(*identifier)),
        });
        Some(TagGroup::with_children(tag(&part.kind), children.collect()))
    }
}

fn tag(kind: &Kind) -> TagKind {
    let span = |count: usize| {
        u32::try_from(count)
            .ok()
            .filter(|count| *count > 1)
            .and_then(NonZeroU32::new)
    };
    match kind {
        Kind::Heading(level, words) => Tag::Hn(
            NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN),
            Some(words.clone()),
        )
        .into(),
        Kind::Paragraph => Tag::P.into(),
        Kind::Caption => Tag::Caption.into(),
        Kind::Figure(words) => Tag::Figure(Some(words.clone())).into(),
        Kind::Table(name) => Tag::Table
            .with_summary(Some(name.clone()).filter(|name| !name.is_empty()))
            .into(),
        Kind::HeadRows => Tag::THead.into(),
        Kind::BodyRows => Tag::TBody.into(),
        Kind::Row => Tag::TR.into(),
        Kind::Head(scope, rows, columns) => Tag::TH(*scope)
            .with_row_span(span(*rows))
            .with_col_span(span(*columns))
            .into(),
        Kind::Data(rows, columns) => Tag::TD
            .with_row_span(span(*rows))
            .with_col_span(span(*columns))
            .into(),
    }
}
