//! A font's file as it is read: part by part. A Chinese font has some twenty megabytes, of which a document needs a hundredth; what is
//! needed is put together as a small font of its own (OpenType 1.9, "Organization of an OpenType font").

use std::fmt::Debug;

/// The most faces of a collection.
const MAX_FACES: usize = 64;
/// The most tables of a face.
const MAX_TABLES: usize = 256;
/// How much of a file's beginning is read at once: of most fonts, and of collections, all directories stand there.
const HEAD: usize = 4096;

/// A font's file, of which the caller reads what is asked for.
pub trait FontFile: Debug + Send + Sync {
    /// How many bytes it has.
    fn size(&self) -> usize;

    /// So many bytes from a place; none where the file ends before, or cannot be read.
    fn part(&self, at: usize, length: usize) -> Option<Vec<u8>>;
}

impl FontFile for Vec<u8> {
    fn size(&self) -> usize {
        self.len()
    }

    fn part(&self, at: usize, length: usize) -> Option<Vec<u8>> {
        self.get(at..at.checked_add(length)?).map(<[u8]>::to_vec)
    }
}

/// The name of a table.
pub type Tag = [u8; 4];

/// The tables of a face, by where they lie in its file.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// `true`, `OTTO` or 1.0: what kind of outlines it has.
    flavour: Tag,
    tables: Vec<(Tag, usize, usize)>,
}

/// The directory of each face of a file, in their order; none where it is no font. A face whose directory is broken has no tables.
pub fn directories(file: &dyn FontFile) -> Vec<Directory> {
    read(file).unwrap_or_default()
}

fn read(file: &dyn FontFile) -> Option<Vec<Directory>> {
    let head = file.part(0, HEAD.min(file.size()))?;
    let part = |at: usize, length: usize| match head.get(at..at.checked_add(length)?) {
        Some(part) => Some(part.to_vec()),
        None => file.part(at, length),
    };
    if !head.starts_with(b"ttcf") {
        let known = [&[0, 1, 0, 0], b"OTTO", b"true"];
        let known = known.iter().any(|known| head.starts_with(*known));
        return known.then(|| vec![directory(0, &part).unwrap_or_default()]);
    }
    let count = long(&head, 8)?.min(MAX_FACES);
    let places = part(12, 4 * count)?;
    let faces = (0..count).map(|face| {
        let at = long(&places, 4 * face);
        at.and_then(|at| directory(at, &part)).unwrap_or_default()
    });
    Some(faces.collect())
}

fn directory(at: usize, part: &dyn Fn(usize, usize) -> Option<Vec<u8>>) -> Option<Directory> {
    let head = part(at, 12)?;
    let flavour = *head.first_chunk()?;
    let count = short(&head, 4)?.min(MAX_TABLES);
    let entries = part(at.checked_add(12)?, 16 * count)?;
    let tables = entries
        .chunks_exact(16)
        .map(|entry| Some((*entry.first_chunk()?, long(entry, 8)?, long(entry, 12)?)));
    Some(Directory {
        flavour,
        tables: tables.collect::<Option<_>>()?,
    })
}

impl Directory {
    /// Where a table lies, and how long it is.
    pub fn place(&self, tag: Tag) -> Option<(usize, usize)> {
        let found = self.tables.iter().find(|table| table.0 == tag);
        found.map(|(_, at, length)| (*at, *length))
    }

    /// A table.
    pub fn table(&self, file: &dyn FontFile, tag: Tag) -> Option<Vec<u8>> {
        let (at, length) = self.place(tag)?;
        file.part(at, length)
    }

    /// The face with none but these tables, as a font of its own.
    pub fn with(&self, file: &dyn FontFile, tags: &[Tag]) -> Vec<u8> {
        let tables = tags
            .iter()
            .filter_map(|tag| Some((*tag, self.table(file, *tag)?)));
        self.of(tables.collect())
    }

    /// A font of these tables.
    pub fn of(&self, mut tables: Vec<(Tag, Vec<u8>)>) -> Vec<u8> {
        tables.sort_by_key(|table| table.0);
        let size: usize = tables.iter().map(|table| 16 + table.1.len() + 3).sum();
        let mut out = Vec::with_capacity(12 + size);
        out.extend(self.flavour);
        let count = u16::try_from(tables.len()).unwrap_or(u16::MAX);
        // What helps to search the directory: the largest power of two in the number of tables.
        let power = count.checked_ilog2().unwrap_or_default();
        let range = 16_u16 << power.min(11);
        let step = u16::try_from(power).unwrap_or_default();
        for number in [count, range, step, count.saturating_mul(16).saturating_sub(range)] {
            out.extend(number.to_be_bytes());
        }
        let mut at = 12 + 16 * tables.len();
        for (tag, table) in &tables {
            out.extend(tag);
            // Nobody who reads it here asks whether the sum is right.
            for number in [0, at, table.len()] {
                out.extend(u32::try_from(number).unwrap_or_default().to_be_bytes());
            }
            at = (at + table.len()).next_multiple_of(4);
        }
        for (_, table) in tables {
            out.extend(table);
            out.resize(out.len().next_multiple_of(4), 0);
        }
        out
    }
}

/// Four bytes as a number.
pub fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..)?.first_chunk()?;
    usize::try_from(u32::from_be_bytes(*four)).ok()
}

/// Two bytes as a number.
pub fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let two = bytes.get(at..)?.first_chunk()?;
    Some(usize::from(u16::from_be_bytes(*two)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_of_some_tables_is_read_again() {
        let first = Directory {
            flavour: *b"OTTO",
            tables: Vec::new(),
        };
        let bytes = first.of(vec![
            (*b"name", vec![1, 2, 3]),
            (*b"OS/2", vec![4]),
            (*b"cmap", vec![5; 9]),
        ]);
        let read = directories(&bytes);
        let [only] = read.as_slice() else {
            panic!("one face");
        };
        assert_eq!(only.table(&bytes, *b"name"), Some(vec![1, 2, 3]));
        assert_eq!(only.table(&bytes, *b"glyf"), None);
        let fewer = only.with(&bytes, &[*b"cmap", *b"glyf"]);
        assert_eq!(directories(&fewer)[0].table(&fewer, *b"cmap"), Some(vec![5; 9]));
    }

    #[test]
    fn what_is_no_font_has_no_face_and_a_broken_one_no_table() {
        assert!(directories(&b"%PDF-1.7".to_vec()).is_empty());
        assert!(directories(&Vec::new()).is_empty());
        let cut = b"ttcf\0\x01\0\0\0\0\0\x02\0\0\0\x14\xff\xff\xff\xff".to_vec();
        assert_eq!(directories(&cut).len(), 2);
        assert!(directories(&cut).iter().all(|face| face.tables.is_empty()));
    }
}
