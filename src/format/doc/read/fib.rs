//! The head of the text's stream, which says what is where: the File Information Block ([MS-DOC] 2.5).

use std::ops::Range;

use super::bytes::{size_at, slice, u16_at};
use crate::format::Unreadable;
use crate::format::office::damage::{Read, damaged};

/// What the head begins with: since Word 97, and in Word 6 and 95.
const MAGIC: u16 = 0xA5EC;
const MAGIC_WORD_6: u16 = 0xA5DC;
/// The first version that has this format; two regional editions of Word 97 wrote 0xC0 and 0xC2.
const WORD_97: u16 = 0x00C0;

/// Flags at byte 10.
const ENCRYPTED: u16 = 1 << 8;
const TABLE_1: u16 = 1 << 9;

/// Where the lengths of the parts of the text stand: `FibRgLw97`, 2.5.4.
const LENGTHS: usize = 76;
/// Where the places of the tables stand: `FibRgFcLcb97`, 2.5.6.
const PLACES: usize = 154;

/// Tables that the head places, by their number in 2.5.6.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    Styles = 1,
    FootnoteReferences = 2,
    FootnoteTexts = 3,
    Sections = 6,
    RunPages = 12,
    ParagraphPages = 13,
    Fonts = 15,
    Pieces = 33,
    ShapePlaces = 40,
    EndnoteReferences = 46,
    EndnoteTexts = 47,
    Drawings = 50,
    BoxTexts = 56,
    Lists = 73,
    ListUses = 74,
}

/// The most characters of a part of the text: what can be placed in a file.
const MAX_LENGTH: usize = 1 << 28;

/// How many characters the parts of the text have, which stand one behind the other ([MS-DOC] 2.4.1).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lengths {
    pub body: usize,
    pub footnotes: usize,
    pub headers: usize,
    pub macros: usize,
    pub comments: usize,
    pub endnotes: usize,
    pub boxes: usize,
}

impl Lengths {
    /// The characters of the footnotes, in a text of that many.
    pub fn footnotes_range(&self, letters: usize) -> Range<usize> {
        range(self.body, self.footnotes, letters)
    }

    /// The characters of the endnotes.
    pub fn endnotes_range(&self, letters: usize) -> Range<usize> {
        let before = self.body + self.footnotes + self.headers + self.macros + self.comments;
        range(before, self.endnotes, letters)
    }

    /// The characters of the text boxes.
    pub fn boxes_range(&self, letters: usize) -> Range<usize> {
        let before = self.endnotes_range(usize::MAX).end;
        range(before, self.boxes, letters)
    }
}

fn range(before: usize, length: usize, letters: usize) -> Range<usize> {
    before.min(letters)..before.saturating_add(length).min(letters)
}

/// The head.
#[derive(Debug)]
pub(super) struct Fib {
    /// The name of the stream with the tables.
    pub table_stream: &'static str,
    /// Whether it was written by a Chinese (simplified) program.
    pub chinese: bool,
    /// How long the parts of the text are.
    pub lengths: Lengths,
    /// The place and the length of each table.
    places: Vec<(usize, usize)>,
}

impl Fib {
    /// The head of a stream; why the file is not read, where it is of another version or encrypted.
    pub fn parse(text: &[u8]) -> Read<Self> {
        let cut = || damaged("文件不完整，后面一部分缺失");
        let (magic, version) = u16_at(text, 0).zip(u16_at(text, 2)).ok_or_else(cut)?;
        if magic == MAGIC_WORD_6 || magic == MAGIC && version < WORD_97 {
            return Err(Unreadable::damaged(
                "文件是 Word 6.0/95 的格式，太旧，不能直接读取",
                "用 Word、WPS 或 LibreOffice 打开，另存为 .docx，再试一次",
            ));
        }
        if magic != MAGIC {
            return Err(damaged("文件已损坏，或者不是 Word 97—2003 的格式"));
        }
        let flags = u16_at(text, 10).ok_or_else(cut)?;
        if flags & ENCRYPTED != 0 {
            return Err(Unreadable::damaged(
                "文件加了打开密码，内容读不出来",
                "用 Word 或 WPS 输入密码打开，去掉密码后另存为 .docx，再试一次",
            ));
        }
        // What is negative counts nothing; sums of what counts more than there can be stay numbers.
        let length = |index: usize| size_at(text, LENGTHS + 4 * index).filter(|length| *length <= MAX_LENGTH);
        let length = |index| length(index).unwrap_or(0);
        let lengths = Lengths {
            body: length(0),
            footnotes: length(1),
            headers: length(2),
            macros: length(3),
            comments: length(4),
            endnotes: length(5),
            boxes: length(6),
        };
        let count = usize::from(u16_at(text, PLACES - 2).ok_or_else(cut)?);
        let place = |index: usize| {
            let at = PLACES + 8 * index;
            size_at(text, at).zip(size_at(text, at + 4))
        };
        let is_chinese =
            |at: usize| u16_at(text, at).is_some_and(|language| matches!(language, 0x0804 | 0x1004));
        Ok(Self {
            table_stream: if flags & TABLE_1 == 0 {
                "/0Table"
            } else {
                "/1Table"
            },
            chinese: is_chinese(6) || is_chinese(60),
            lengths,
            places: (0..count).map_while(place).collect(),
        })
    }

    /// Where a table begins in its stream, and how long it is; none where the document has none.
    pub fn place(&self, table: Table) -> Option<(usize, usize)> {
        let place = self.places.get(table as usize).copied();
        place.filter(|(_, length)| *length > 0)
    }

    /// The bytes of a table; none where the document has none. A table that its stream does not hold is a damaged file.
    pub fn table<'a>(&self, stream: &'a [u8], table: Table) -> Read<&'a [u8]> {
        match self.place(table) {
            None => Ok(&[]),
            Some((start, length)) => slice(stream, start, length)
                .ok_or_else(|| damaged("文件已损坏或不完整：正文所用的表不在文件里")),
        }
    }
}
