//! The lists of the document: what their levels look like, and how paragraphs use them (`PlfLst`, `PlfLfo` and `LVL`,
//! [MS-DOC] 2.9.192, 2.9.191, 2.9.150).

use super::bytes::{i32_at, size_at, slice, u8_at, u16_at};
use crate::format::office::nfc;
use crate::format::office::numbering::{Abstract, LEVELS, Level, Levels, MAX_TEXT, Num, Numbering};

/// The most lists, and the most uses of lists: those that paragraphs can name have eleven bits.
const MAX_LISTS: usize = 0x7FF;

/// The size of the head of a list, of a level, of a use, and of a level that a use changes.
const LIST: usize = 28;
const LEVEL: usize = 28;
const USE: usize = 16;
const CHANGE: usize = 8;

/// What belongs to no style.
const NO_STYLE: u16 = 0x0FFF;

/// The lists: the table from its beginning (levels stand behind its end), and the table of uses.
pub(super) fn read(lists: &[u8], uses: &[u8]) -> Numbering {
    let mut out = Numbering::default();
    // What a damaged table still holds is used.
    let _ = read_lists(lists, &mut out);
    let _ = read_uses(uses, &mut out);
    out
}

fn read_lists(bytes: &[u8], out: &mut Numbering) -> Option<()> {
    let count = usize::from(u16_at(bytes, 0)?).min(MAX_LISTS);
    let mut rest = bytes.get(2 + count * LIST..)?;
    for index in 0..count {
        let head = slice(bytes, 2 + index * LIST, LIST)?;
        let simple = u8_at(head, 26)? & 1 != 0;
        let mut levels = Levels::new();
        for number in 0..if simple { 1 } else { LEVELS } {
            let (mut level, length) = level(rest)?;
            rest = rest.get(length..)?;
            let style = u16_at(head, 8 + 2 * number).filter(|style| *style != NO_STYLE);
            level.style = style.map(|style| style.to_string());
            levels.insert(number, level);
        }
        let kind = Abstract { levels, styled: None };
        out.abstracts.insert(i64::from(i32_at(head, 0)?), kind);
    }
    Some(())
}

fn read_uses(bytes: &[u8], out: &mut Numbering) -> Option<()> {
    let count = size_at(bytes, 0)?.min(MAX_LISTS);
    let heads = || {
        bytes
            .get(4..)
            .unwrap_or_default()
            .as_chunks::<USE>()
            .0
            .iter()
            .take(count)
    };
    for (number, head) in (1..).zip(heads()) {
        let kind = i64::from(i32_at(head, 0)?);
        out.nums.insert(
            number,
            Num {
                kind,
                ..Num::default()
            },
        );
    }
    let mut rest = bytes.get(4 + count * USE..)?;
    for (number, head) in (1..).zip(heads()) {
        rest = rest.get(4..)?;
        for _ in 0..u8_at(head, 12)? {
            let start = i64::from(i32_at(rest, 0)?);
            let flags = u16_at(rest, 4)?;
            rest = rest.get(CHANGE..)?;
            let index = usize::from(flags & 0xF);
            let num = out.nums.get_mut(&number).filter(|_| index < LEVELS);
            if flags & 0x20 == 0 {
                if let Some(num) = num.filter(|_| flags & 0x10 != 0) {
                    num.starts.insert(index, start);
                }
                continue;
            }
            let (level, length) = level(rest)?;
            rest = rest.get(length..)?;
            if let Some(num) = num {
                if flags & 0x10 != 0 {
                    num.starts.insert(index, level.start);
                }
                num.levels.insert(index, level);
            }
        }
    }
    Some(())
}

/// A level, and how many bytes it has.
fn level(bytes: &[u8]) -> Option<(Level, usize)> {
    let flags = u8_at(bytes, 5)?;
    let formatting = usize::from(u8_at(bytes, 24)?) + usize::from(u8_at(bytes, 25)?);
    let at = LEVEL + formatting;
    let length = usize::from(u16_at(bytes, at)?);
    let letters = slice(bytes, at + 2, 2 * length)?.as_chunks::<2>().0;
    let letters: Vec<u16> = letters
        .iter()
        .map(|pair| u16::from_le_bytes(*pair))
        .take(MAX_TEXT)
        .collect();
    let mut text = String::new();
    for letter in char::decode_utf16(letters).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)) {
        // The numbers of levels stand in the text as characters of that number.
        match u32::from(letter) {
            number @ 0..9 => text.extend(['%'].into_iter().chain(char::from_digit(number + 1, 10))),
            _ => text.push(letter),
        }
    }
    let level = Level {
        start: i64::from(i32_at(bytes, 0)?),
        counting: nfc::counting(i32::from(u8_at(bytes, 4)?)),
        text,
        restart: (flags & 8 != 0).then_some(i64::from(u8_at(bytes, 26)?)),
        legal: flags & 4 != 0,
        style: None,
    };
    Some((level, at + 2 + 2 * length))
}
