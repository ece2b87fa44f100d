//! Where one code of a string ends and the next one begins (ISO 32000-2, 9.7.6.2).

use super::to_unicode::number;
use crate::format::pdf::syntax::{Lexer, Token};

/// How long codes are.
#[derive(Clone, Debug, PartialEq)]
pub enum Lengths {
    /// Two bytes each.
    Two,
    /// UTF-16: two bytes, or four of a surrogate pair.
    Utf16,
    /// One byte up to 0x80, else two: the extended Unix codes and code pages of Chinese and Korean.
    Mixed,
    /// As before, or four where the second byte is a digit: GB 18030.
    Gb18030,
    /// By the ranges that a CMap has: how many bytes, from where and up to where.
    Ranges(Vec<(usize, Vec<u8>, Vec<u8>)>),
}

/// Ranges of a CMap that are looked at.
const RANGES: usize = 100;

impl Lengths {
    /// Of a predefined CMap.
    pub fn named(name: &[u8]) -> Self {
        let has = |part: &[u8]| name.windows(part.len()).any(|window| window == part);
        if has(b"UTF16") {
            Self::Utf16
        } else if has(b"GBK2K") {
            Self::Gb18030
        } else if has(b"RKSJ") {
            // Shift JIS: half-width katakana are single bytes between those that begin two.
            let range = |length: usize, first: &[u8], last: &[u8]| (length, first.to_vec(), last.to_vec());
            Self::Ranges(vec![
                range(1, &[0], &[0x80]),
                range(2, &[0x81, 0x40], &[0x9f, 0xfc]),
                range(1, &[0xa0], &[0xdf]),
                range(2, &[0xe0, 0x40], &[0xfc, 0xfc]),
            ])
        } else if has(b"EUC") || has(b"B5") || has(b"UHC") {
            Self::Mixed
        } else {
            Self::Two
        }
    }

    /// Of a CMap that a file brings along.
    pub fn brought(bytes: &[u8]) -> Option<Self> {
        let mut lexer = Lexer::new(bytes);
        let mut ranges = Vec::new();
        while let Some(token) = lexer.next() {
            if token != Token::Word(b"begincodespacerange") {
                continue;
            }
            while let (Some(Token::String(first)), Some(Token::String(last))) = (lexer.next(), lexer.next()) {
                if first.len() == last.len() && (1..=4).contains(&first.len()) && ranges.len() < RANGES {
                    ranges.push((first.len(), first, last));
                }
            }
        }
        (!ranges.is_empty()).then_some(Self::Ranges(ranges))
    }

    /// The first code of these bytes, and how many of them it is; the bytes are not empty.
    pub fn next(&self, bytes: &[u8]) -> (u32, usize) {
        let byte = |i: usize| bytes.get(i).copied();
        let length = match self {
            Self::Utf16 if matches!(byte(0), Some(0xd8..=0xdb)) && bytes.len() >= 4 => 4,
            Self::Mixed | Self::Gb18030 if matches!(byte(0), Some(0..=0x80)) => 1,
            Self::Gb18030 if matches!(byte(1), Some(0x30..=0x39)) && bytes.len() >= 4 => 4,
            Self::Two | Self::Utf16 | Self::Mixed | Self::Gb18030 => 2,
            Self::Ranges(ranges) => within(ranges, bytes),
        };
        let length = length.clamp(1, bytes.len().max(1));
        (bytes.get(..length).and_then(number).unwrap_or_default(), length)
    }
}

/// The length of the range that these bytes are in; else that of the first one that their first byte is in.
fn within(ranges: &[(usize, Vec<u8>, Vec<u8>)], bytes: &[u8]) -> usize {
    let matches = |count: usize, (_, first, last): &(usize, Vec<u8>, Vec<u8>)| {
        let mut each = bytes.iter().zip(first.iter().zip(last)).take(count);
        bytes.len() >= count.min(first.len())
            && each.all(|(byte, (first, last))| first <= byte && byte <= last)
    };
    let whole = ranges.iter().find(|range| matches(range.0, range));
    let partly = || ranges.iter().find(|range| matches(1, range));
    let shortest = || ranges.iter().min_by_key(|range| range.0);
    whole.or_else(partly).or_else(shortest).map_or(1, |range| range.0)
}
