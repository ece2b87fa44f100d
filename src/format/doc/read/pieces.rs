//! The text and where each character of it lies in the file: the piece table ([MS-DOC] 2.8.35, 2.9.38, 2.9.177). A file that was
//! saved fast has its later changes at its end, and its pieces in the order of the text.

use super::bytes::{slice, u8_at, u16_at, u32_at};
use super::letters;
use super::plc::Plc;
use super::sprm::by_number;
use crate::format::Unreadable;
use crate::format::office::damage::{Read, damaged};

/// The most characters of a text, with all that is not shown. A report has some ten thousand.
const MAX_LETTERS: usize = 2_000_000;

/// A piece of the text that lies in the file as one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// The character at which it begins.
    start: usize,
    /// Where that lies in the file.
    place: usize,
    /// How many bytes a character has.
    width: usize,
    /// The changes that hold for the whole of it, as the file names them.
    modifier: u16,
}

/// The text, and its pieces.
#[derive(Debug)]
pub(super) struct Text<'a> {
    /// The characters. Behind one that takes two places a zero stands in the second.
    pub letters: Vec<char>,
    pieces: Vec<Piece>,
    /// Lists of changes that pieces name.
    changes: Vec<&'a [u8]>,
}

/// Where a character lies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'t> {
    /// Its first byte in the file.
    pub byte: usize,
    /// How many bytes each has.
    pub width: usize,
    /// The first character behind its piece.
    pub end: usize,
    /// The piece.
    piece: &'t Piece,
}

/// The changes that hold for a piece.
#[derive(Clone, Copy, Debug)]
pub(super) enum Modifier<'a> {
    /// None.
    None,
    /// One, with its operand.
    One(u16, [u8; 1]),
    /// A list of them.
    Many(&'a [u8]),
}

fn broken() -> Unreadable {
    damaged("文件已损坏或不完整：正文各段的位置读不出来")
}

impl<'a> Text<'a> {
    /// The text of the stream `file`, as its table says. In a text by a Chinese program bytes may be Chinese.
    pub fn read(file: &[u8], table: &'a [u8], chinese: bool) -> Read<Self> {
        let (changes, table) = parts(table).ok_or_else(broken)?;
        let table = Plc::new(table, 8);
        let mut pieces = Vec::new();
        let mut end = table.start(0).filter(|start| *start == 0).ok_or_else(broken)?;
        for index in 0..table.len() {
            let start = end;
            end = table.start(index + 1).ok_or_else(broken)?;
            let thing = table.thing(index).ok_or_else(broken)?;
            let (place, modifier) = u32_at(thing, 2).zip(u16_at(thing, 6)).ok_or_else(broken)?;
            let narrow = place & 0x4000_0000 != 0;
            let place = usize::try_from(place & 0x3FFF_FFFF).map_err(|_| broken())?;
            if end < start {
                return Err(broken());
            }
            if end > MAX_LETTERS {
                return Err(Unreadable::too_large(format!(
                    "文档的文字超过 {} 万个，不读取",
                    MAX_LETTERS / 10_000
                )));
            }
            if end > start {
                let width = if narrow { 1 } else { 2 };
                pieces.push(Piece {
                    start,
                    place: if narrow { place / 2 } else { place },
                    width,
                    modifier,
                });
            }
        }
        let mut out = Self {
            letters: Vec::new(),
            pieces,
            changes,
        };
        out.decode(file, end, chinese)?;
        Ok(out)
    }

    fn decode(&mut self, file: &[u8], end: usize, chinese: bool) -> Read<()> {
        let ends = self.pieces.iter().skip(1).map(|piece| piece.start).chain([end]);
        let parts: Option<Vec<(usize, &[u8])>> = self
            .pieces
            .iter()
            .zip(ends)
            .map(|(piece, end)| {
                let bytes = slice(file, piece.place, (end - piece.start) * piece.width)?;
                Some((piece.width, bytes))
            })
            .collect();
        let parts = parts.ok_or_else(broken)?;
        let narrow = || parts.iter().filter(|part| part.0 == 1).map(|part| part.1);
        let chinese = chinese && letters::are_chinese(narrow());
        let mut letters = Vec::with_capacity(end);
        for (width, bytes) in &parts {
            match width {
                2 => letters::wide(bytes, &mut letters),
                _ if chinese => letters::chinese(bytes, &mut letters),
                _ => letters::western(bytes, &mut letters),
            }
        }
        self.letters = letters;
        Ok(())
    }

    /// Where a character lies in the file.
    pub fn place(&self, letter: usize) -> Option<Place<'_>> {
        let behind = self.pieces.partition_point(|piece| piece.start <= letter);
        let piece = self.pieces.get(behind.checked_sub(1)?)?;
        let end = self
            .pieces
            .get(behind)
            .map_or(self.letters.len(), |next| next.start);
        (letter < end).then_some(Place {
            byte: piece.place + (letter - piece.start) * piece.width,
            width: piece.width,
            end,
            piece,
        })
    }

    /// What changes the formatting of a whole piece: `Prm`, 2.9.214.
    pub fn modifier(&self, place: &Place<'_>) -> Modifier<'a> {
        let modifier = place.piece.modifier;
        if modifier & 1 == 1 {
            let list = self.changes.get(usize::from(modifier >> 1)).copied();
            return list.map_or(Modifier::None, Modifier::Many);
        }
        let [low, operand] = modifier.to_le_bytes();
        by_number(low >> 1).map_or(Modifier::None, |code| Modifier::One(code, [operand]))
    }
}

/// The lists of changes, and the table of pieces behind them.
fn parts(mut bytes: &[u8]) -> Option<(Vec<&[u8]>, &[u8])> {
    let mut changes = Vec::new();
    while u8_at(bytes, 0)? == 1 {
        let length = usize::from(u16_at(bytes, 1)?);
        changes.push(slice(bytes, 3, length)?);
        bytes = bytes.get(3 + length..)?;
    }
    (u8_at(bytes, 0)? == 2).then_some(())?;
    let length = usize::try_from(u32_at(bytes, 1)?).ok()?;
    Some((changes, slice(bytes, 5, length)?))
}
