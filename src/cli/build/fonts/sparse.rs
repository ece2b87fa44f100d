//! A font's file of which only some tables are read, the rest of it zeros: a Chinese font has twenty megabytes, its names a few
//! kilobytes, and what is drawn of it is not all.

#![expect(clippy::disallowed_methods, reason = "the program reads fonts")]

use std::fs::File;
use std::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom};
use std::path::Path;

/// The tables that say what a font is called.
pub const NAMES: &[&[u8; 4]] = &[b"name", b"OS/2", b"head", b"fvar"];

/// The tables that say which characters it has.
pub const CHARACTERS: &[&[u8; 4]] = &[
    b"name", b"OS/2", b"head", b"fvar", b"cmap", b"maxp", b"hhea", b"hmtx", b"post",
];

/// The tables that its glyphs are drawn and measured by.
pub const DRAWN: &[&[u8; 4]] = &[
    b"name", b"OS/2", b"head", b"fvar", b"cmap", b"maxp", b"hhea", b"hmtx", b"post", b"CFF ", b"CFF2",
    b"glyf", b"loca", b"cvt ", b"fpgm", b"prep", b"gvar", b"avar", b"HVAR",
];

/// The largest file that is taken for a font.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// The most faces of a collection, and tables of a face.
const MAX_FACES: u32 = 64;
const MAX_TABLES: u16 = 256;

/// The file with these tables of the face of this number, or of all.
pub fn read(path: &Path, tables: &[&[u8; 4]], face: Option<u32>) -> Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    if length > MAX_BYTES {
        return Err(ErrorKind::FileTooLarge.into());
    }
    let length = usize::try_from(length).map_err(|_| Error::from(ErrorKind::FileTooLarge))?;
    let mut out = Sparse {
        file: &mut file,
        bytes: vec![0; length],
    };
    out.fetch(0, 12)?;
    if out.bytes.starts_with(b"ttcf") {
        let count = out.long(8)?.min(MAX_FACES);
        out.fetch(12, 4 * size(count)?)?;
        for number in 0..count {
            let at = size(out.long(12 + 4 * size(number)?)?)?;
            // The heads of all faces are there, so that they keep their numbers.
            let wanted = face.is_none_or(|face| face == number);
            out.face(at, if wanted { tables } else { &[] })?;
        }
    } else {
        out.face(0, tables)?;
    }
    Ok(out.bytes)
}

fn size(number: u32) -> Result<usize> {
    usize::try_from(number).map_err(|_| ErrorKind::InvalidData.into())
}

struct Sparse<'f> {
    file: &'f mut File,
    bytes: Vec<u8>,
}

impl Sparse<'_> {
    /// The face whose head begins here.
    fn face(&mut self, at: usize, tables: &[&[u8; 4]]) -> Result<()> {
        self.fetch(at, 12)?;
        let count = usize::from(self.short(at + 4)?.min(MAX_TABLES));
        self.fetch(at + 12, 16 * count)?;
        for entry in (0..count).map(|number| at + 12 + 16 * number) {
            let tag = self.bytes.get(entry..entry + 4).unwrap_or_default();
            if tables.iter().any(|table| table.as_slice() == tag) {
                let (from, length) = (size(self.long(entry + 8)?)?, size(self.long(entry + 12)?)?);
                self.fetch(from, length)?;
            }
        }
        Ok(())
    }

    fn fetch(&mut self, at: usize, length: usize) -> Result<()> {
        let end = at.checked_add(length).ok_or(ErrorKind::InvalidData)?;
        let place = self.bytes.get_mut(at..end).ok_or(ErrorKind::InvalidData)?;
        self.file.seek(SeekFrom::Start(at as u64))?;
        self.file.read_exact(place)
    }

    fn long(&self, at: usize) -> Result<u32> {
        let four = self
            .bytes
            .get(at..at + 4)
            .and_then(|four| <[u8; 4]>::try_from(four).ok());
        four.map(u32::from_be_bytes)
            .ok_or_else(|| ErrorKind::InvalidData.into())
    }

    fn short(&self, at: usize) -> Result<u16> {
        let two = self
            .bytes
            .get(at..at + 2)
            .and_then(|two| <[u8; 2]>::try_from(two).ok());
        two.map(u16::from_be_bytes)
            .ok_or_else(|| ErrorKind::InvalidData.into())
    }
}
