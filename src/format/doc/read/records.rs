//! The records of which drawings are made ([MS-ODRAW] 2.2.1).

use super::bytes::{size_at, slice, u16_at, u32_at, utf16};

/// Kinds of record.
pub(super) mod kind {
    pub const DRAWING_GROUP: u16 = 0xF000;
    pub const PICTURES: u16 = 0xF001;
    pub const DRAWING: u16 = 0xF002;
    pub const GROUP: u16 = 0xF003;
    pub const SHAPE: u16 = 0xF004;
    pub const PICTURE: u16 = 0xF007;
    pub const SHAPE_HEAD: u16 = 0xF00A;
    pub const PROPERTIES: u16 = 0xF00B;
    pub const MORE_PROPERTIES: u16 = 0xF122;
}

/// The properties of shapes that are read ([MS-ODRAW] 2.3).
mod property {
    pub const PICTURE: u16 = 0x0104;
    pub const WORD_ART: u16 = 0x00C0;
    pub const DESCRIPTION: u16 = 0x0381;
}

/// The most records of a shape that are looked at, and the most properties of one of them; real ones have some ten and some fifty.
const MAX_RECORDS: usize = 64;
const MAX_PROPERTIES: usize = 256;
/// The most bytes of words that a property may have.
const MAX_WORDS: usize = 1000;

/// The size of a record's head.
const HEAD: usize = 8;
/// The size of a property, behind all of which stand those that are longer.
const PROPERTY: usize = 6;

/// A record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'a> {
    /// What it is.
    pub kind: u16,
    /// What it is in its kind.
    pub instance: u16,
    /// What stands in it.
    pub body: &'a [u8],
}

/// The records in these bytes, as far as they go. Between those of a document's drawings stands one byte each.
pub(super) fn records(mut bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    std::iter::from_fn(move || {
        let (record, rest) = first(bytes)?;
        bytes = rest;
        Some(record)
    })
}

/// The first record, and what stands behind it.
pub(super) fn first(bytes: &[u8]) -> Option<(Record<'_>, &[u8])> {
    let length = size_at(bytes, 4)?;
    let record = Record {
        kind: u16_at(bytes, 2)?,
        instance: u16_at(bytes, 0)? >> 4,
        body: slice(bytes, HEAD, length)?,
    };
    Some((record, bytes.get(HEAD + length..)?))
}

/// What is read of a shape's properties.
#[derive(Clone, Debug, Default)]
pub(super) struct ShapeProperties {
    /// The number of its picture in the document, from 1.
    pub picture: Option<usize>,
    /// What its picture is said to show.
    pub description: Option<String>,
    /// Words that are drawn as a picture.
    pub word_art: Option<String>,
}

impl ShapeProperties {
    /// The properties of a shape.
    pub fn of(shape: &[u8]) -> Self {
        let mut out = Self::default();
        for record in records(shape).take(MAX_RECORDS) {
            if matches!(record.kind, kind::PROPERTIES | kind::MORE_PROPERTIES) {
                out.read(&record);
            }
        }
        out
    }

    fn read(&mut self, record: &Record<'_>) {
        let count = usize::from(record.instance);
        let mut behind = record.body.get(count * PROPERTY..).unwrap_or_default();
        for index in 0..count.min(MAX_PROPERTIES) {
            let at = index * PROPERTY;
            let Some((id, value)) = u16_at(record.body, at).zip(u32_at(record.body, at + 2)) else {
                break;
            };
            let value = usize::try_from(value).unwrap_or(usize::MAX);
            let mut long: &[u8] = &[];
            if id & 0x8000 != 0 {
                let Some((own, rest)) = behind.split_at_checked(value) else {
                    break;
                };
                (long, behind) = (own, rest);
            }
            let words = || {
                Some(
                    utf16(long.get(..MAX_WORDS).unwrap_or(long))
                        .trim_end_matches('\0')
                        .to_owned(),
                )
            };
            match id & 0x3FFF {
                property::PICTURE => self.picture = Some(value).filter(|value| *value > 0),
                property::WORD_ART => self.word_art = words(),
                property::DESCRIPTION => self.description = words(),
                _ => {}
            }
        }
    }
}
