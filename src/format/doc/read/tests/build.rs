//! Files made here by hand, byte by byte: a text in pieces, with formatting.

use std::io::{Cursor, Write as _};

use cfb::CompoundFile;

/// Where the text stands in its stream.
const TEXT: usize = 1024;

/// A list of changes to properties.
pub type Changes = Vec<u8>;

/// A document.
#[derive(Clone, Default)]
pub struct Doc {
    /// The pieces of the text: the bytes, whether they are two a character, and how the piece changes.
    pub pieces: Vec<(Vec<u8>, bool, u16)>,
    /// How paragraphs are formatted, by the length of each in the order in which the text lies in the file, in bytes.
    pub paragraphs: Vec<(usize, Changes)>,
    /// How runs are formatted.
    pub runs: Vec<(usize, Changes)>,
    /// Lists of changes that pieces name.
    pub lists: Vec<Changes>,
    /// Other tables by their numbers.
    pub tables: Vec<(usize, Vec<u8>)>,
    /// The lengths of the parts of the text; the body is all of it where none is given.
    pub lengths: Vec<u32>,
    /// The stream of data.
    pub data: Vec<u8>,
    /// The order in which the pieces lie in the file, where it is another one.
    pub order: Vec<usize>,
}

/// A change: what, and to what.
pub fn change(code: u16, operand: &[u8]) -> Changes {
    [&code.to_le_bytes()[..], operand].concat()
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

impl Doc {
    /// A document of one piece, in which each paragraph has these changes.
    pub fn of(paragraphs: &[(&str, Changes)]) -> Self {
        let text: String = paragraphs.iter().map(|(text, _)| *text).collect();
        let each = paragraphs.iter();
        Self {
            pieces: vec![(wide(&text), true, 0)],
            paragraphs: each
                .map(|(text, changes)| (wide(text).len(), changes.clone()))
                .collect(),
            ..Self::default()
        }
    }

    /// The same with runs: their texts, with how they are formatted.
    pub fn with_runs(mut self, runs: &[(&str, Changes)]) -> Self {
        let each = runs.iter();
        self.runs = each
            .map(|(text, changes)| (wide(text).len(), changes.clone()))
            .collect();
        self
    }

    /// The stream of the text, and that of the tables.
    pub fn streams(&self) -> (Vec<u8>, Vec<u8>) {
        let mut text = vec![0; TEXT];
        let order = if self.order.is_empty() {
            (0..self.pieces.len()).collect()
        } else {
            self.order.clone()
        };
        let mut places = vec![0; self.pieces.len()];
        for index in order {
            places[index] = text.len();
            text.extend(&self.pieces[index].0);
        }
        let mut tables = vec![0; 16];
        let mut put = |number: usize, table: &[u8], text: &mut [u8]| {
            let at = 154 + 8 * number;
            text[at..at + 4].copy_from_slice(&u32::try_from(tables.len()).unwrap().to_le_bytes());
            text[at + 4..at + 8].copy_from_slice(&u32::try_from(table.len()).unwrap().to_le_bytes());
            tables.extend(table);
        };
        let mut clx = Vec::new();
        for list in &self.lists {
            clx.push(1);
            clx.extend(u16::try_from(list.len()).unwrap().to_le_bytes());
            clx.extend(list);
        }
        let (mut starts, mut things, mut letters) = (vec![0_u32], Vec::new(), 0);
        for ((bytes, wide, modifier), place) in self.pieces.iter().zip(&places) {
            letters += bytes.len() / if *wide { 2 } else { 1 };
            starts.push(u32::try_from(letters).unwrap());
            let place = u32::try_from(*place).unwrap();
            let place = if *wide { place } else { (2 * place) | 0x4000_0000 };
            things.extend([&[0, 0], &place.to_le_bytes()[..], &modifier.to_le_bytes()].concat());
        }
        let mut plc: Vec<u8> = starts.iter().flat_map(|start| start.to_le_bytes()).collect();
        plc.extend(things);
        clx.push(2);
        clx.extend(u32::try_from(plc.len()).unwrap().to_le_bytes());
        clx.extend(plc);
        for (number, stretches, entry) in [(12, &self.runs, 1), (13, &self.paragraphs, 13)] {
            if stretches.is_empty() {
                continue;
            }
            text.resize(text.len().next_multiple_of(512), 0);
            let number_of_page = u32::try_from(text.len() / 512).unwrap();
            let (page, first, last) = page(stretches, entry);
            text.extend(page);
            let table = [first, last, number_of_page].map(u32::to_le_bytes).concat();
            put(number, &table, &mut text);
        }
        put(33, &clx, &mut text);
        for (number, table) in &self.tables {
            put(*number, table, &mut text);
        }
        let mut lengths = self.lengths.clone();
        if lengths.is_empty() {
            lengths.push(u32::try_from(letters).unwrap());
        }
        for (index, length) in lengths.iter().enumerate() {
            text[76 + 4 * index..80 + 4 * index].copy_from_slice(&length.to_le_bytes());
        }
        for (at, word) in [
            (0, 0xA5EC_u16),
            (2, 0xC1),
            (6, 0x0804),
            (10, 0x0200),
            (32, 14),
            (62, 22),
            (152, 93),
        ] {
            text[at..at + 2].copy_from_slice(&word.to_le_bytes());
        }
        (text, tables)
    }

    /// The file.
    pub fn file(&self) -> Vec<u8> {
        let (text, tables) = self.streams();
        compound(&[
            ("/WordDocument", &text),
            ("/1Table", &tables),
            ("/Data", &self.data),
        ])
    }
}

/// A compound file with these streams.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.into_inner().into_inner()
}

/// A page with formatting, and the places between which it holds.
fn page(stretches: &[(usize, Changes)], entry: usize) -> (Vec<u8>, u32, u32) {
    let mut page = vec![0; 512];
    let count = stretches.len();
    let mut at = TEXT;
    let mut free = 511;
    for (index, (length, changes)) in stretches.iter().enumerate() {
        page[4 * index..4 * index + 4].copy_from_slice(&u32::try_from(at).unwrap().to_le_bytes());
        at += length;
        if changes.is_empty() && entry == 1 {
            continue;
        }
        let mut said = Vec::new();
        if entry == 1 {
            said.push(u8::try_from(changes.len()).unwrap());
        } else {
            // The style comes first; an even number of bytes is counted in another way.
            let words = changes.len() + 2;
            if words.is_multiple_of(2) {
                said.extend([0, u8::try_from(words / 2).unwrap()]);
            } else {
                said.push(u8::try_from(words.div_ceil(2)).unwrap());
            }
            said.extend([0, 0]);
        }
        said.extend(changes);
        free = (free - said.len()) & !1;
        page[free..free + said.len()].copy_from_slice(&said);
        page[4 * (count + 1) + entry * index] = u8::try_from(free / 2).unwrap();
    }
    let end = u32::try_from(at).unwrap();
    page[4 * count..4 * count + 4].copy_from_slice(&end.to_le_bytes());
    page[511] = u8::try_from(count).unwrap();
    (page, u32::try_from(TEXT).unwrap(), end)
}
