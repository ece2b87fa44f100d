//! The shapes that are drawn beside the text: which belong together, and which pictures they show (`OfficeArtContent`,
//! [MS-DOC] 2.9.172).

use std::collections::{BTreeMap, BTreeSet};

use super::bytes::u32_at;
use super::records::{Record, ShapeProperties, first, kind, records};

/// How many groups of shapes may stand in each other.
const MAX_DEPTH: usize = 16;
/// The most shapes of a group that are looked at.
const MAX_GROUP: usize = 500;
/// The most shapes that are looked at.
const MAX_SHAPES: usize = 20_000;

/// The shapes of the document.
#[derive(Debug, Default)]
pub(super) struct Shapes<'a> {
    /// The pictures that shapes show, as the file has them.
    pub pictures: Vec<Record<'a>>,
    /// All of them by their numbers.
    all: BTreeMap<u32, ShapeProperties>,
    /// The shapes that stand in a group, by the group's number.
    groups: BTreeMap<u32, Vec<u32>>,
}

impl<'a> Shapes<'a> {
    /// The shapes of the table.
    pub fn parse(table: &'a [u8]) -> Self {
        let mut out = Self::default();
        let Some((group, mut rest)) = first(table) else {
            return out;
        };
        if group.kind == kind::DRAWING_GROUP {
            let pictures = records(group.body).filter(|record| record.kind == kind::PICTURES);
            out.pictures = pictures
                .flat_map(|record| records(record.body))
                .take(MAX_SHAPES)
                .collect();
        }
        // A byte before each drawing says whether it is the text's or the headers'.
        while let Some((drawing, behind)) = rest.get(1..).and_then(first) {
            if drawing.kind == kind::DRAWING {
                out.group(drawing.body, 0);
            }
            rest = behind;
        }
        out
    }

    /// Reads the shapes of a group; the number of the group's own shape, which comes first.
    fn group(&mut self, body: &'a [u8], depth: usize) -> Option<u32> {
        let mut own = None;
        for record in records(body) {
            if self.all.len() >= MAX_SHAPES {
                break;
            }
            let number = match record.kind {
                kind::SHAPE => self.shape(record.body),
                kind::GROUP if depth < MAX_DEPTH => self.group(record.body, depth + 1),
                _ => None,
            };
            let Some(number) = number else { continue };
            match own {
                None => own = Some(number),
                // The outermost group is the page.
                Some(own) if depth > 1 => self.groups.entry(own).or_default().push(number),
                Some(_) => {}
            }
        }
        own
    }

    fn shape(&mut self, body: &[u8]) -> Option<u32> {
        let head = records(body).find(|record| record.kind == kind::SHAPE_HEAD)?;
        let number = u32_at(head.body, 0)?;
        self.all.insert(number, ShapeProperties::of(body));
        Some(number)
    }

    /// What is said of a shape.
    pub fn get(&self, number: u32) -> Option<&ShapeProperties> {
        self.all.get(&number)
    }

    /// The shapes that stand where this one does: itself, and those in it where it is a group.
    pub fn together(&self, number: u32) -> Vec<u32> {
        let mut out = vec![number];
        // A file may name a group in itself.
        let mut seen = BTreeSet::from([number]);
        let mut at = 0;
        while let Some(next) = out.get(at).copied().filter(|_| out.len() < MAX_GROUP) {
            at += 1;
            let inner = self.groups.get(&next).into_iter().flatten().copied();
            out.extend(inner.filter(|inner| seen.insert(*inner)).take(MAX_GROUP));
        }
        out
    }
}
