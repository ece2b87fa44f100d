//! ToUnicode CMaps (ISO 32000-2, 9.10.3), read leniently: what is written badly does not take the rest with it.

use std::rc::Rc;

use super::cmaps::CMaps;
use super::fold::sane;
use crate::format::pdf::file::File;
use crate::format::pdf::syntax::{Dictionary, Lexer, Token};

/// Codes from the first to the last, and the UTF-16 of the first; the next ones count on from its last unit.
#[derive(Clone, Debug)]
struct Range {
    first: u32,
    last: u32,
    units: Rc<[u16]>,
}

/// Which characters the codes of a font are, where the file says so.
#[derive(Clone, Debug, Default)]
pub struct ToUnicode {
    ranges: Vec<Range>,
}

impl ToUnicode {
    /// Of a font; none where it has none.
    pub fn of(file: &File<'_>, font: &Dictionary, cmaps: &CMaps) -> Self {
        let value = file.get(font, "ToUnicode");
        let bytes = value.stream().and_then(|stream| cmaps.brought(file, stream));
        bytes.map(|bytes| Self::parse(&bytes)).unwrap_or_default()
    }

    /// By its text.
    pub fn parse(bytes: &[u8]) -> Self {
        let mut lexer = Lexer::new(bytes);
        let mut ranges = Vec::new();
        while let Some(token) = lexer.next() {
            match token {
                Token::Word(b"beginbfchar") => characters(&mut lexer, &mut ranges),
                Token::Word(b"beginbfrange") => runs(&mut lexer, &mut ranges),
                _ => {}
            }
        }
        // Of two that say something about a code the first one stands.
        ranges.sort_by_key(|range: &Range| range.first);
        Self { ranges }
    }

    /// The characters of a code; nothing where it is not said, or what is said is no character.
    pub fn text(&self, code: u32) -> Option<String> {
        // Ranges seldom lie over each other: the nearest few are looked at.
        const LOOKED_AT: usize = 4;
        let end = self.ranges.partition_point(|range| range.first <= code);
        let before = self.ranges.get(..end).unwrap_or_default();
        let range = before
            .iter()
            .rev()
            .take(LOOKED_AT)
            .find(|range| code <= range.last)?;
        let offset = u16::try_from(code - range.first).ok()?;
        let mut units = range.units.to_vec();
        let last = units.last_mut()?;
        *last = last.checked_add(offset)?;
        sane(&String::from_utf16(&units).ok()?)
    }
}

fn characters(lexer: &mut Lexer<'_>, ranges: &mut Vec<Range>) {
    while let Some(Token::String(code)) = lexer.next() {
        match lexer.next() {
            Some(Token::String(text)) => push(ranges, &code, &code, &text),
            Some(_) => {}
            None => return,
        }
    }
}

fn runs(lexer: &mut Lexer<'_>, ranges: &mut Vec<Range>) {
    while let (Some(Token::String(first)), Some(Token::String(last))) = (lexer.next(), lexer.next()) {
        match lexer.next() {
            Some(Token::String(text)) => push(ranges, &first, &last, &text),
            Some(Token::Delimiter(b"[")) => {
                let mut code = number(&first);
                while let Some(Token::String(text)) = lexer.next() {
                    let bytes = code.map(u32::to_be_bytes).unwrap_or_default();
                    push(ranges, &bytes, &bytes, &text);
                    code = code.and_then(|code| code.checked_add(1));
                }
            }
            Some(_) => {}
            None => return,
        }
    }
}

fn push(ranges: &mut Vec<Range>, first: &[u8], last: &[u8], text: &[u8]) {
    let (Some(first), Some(last)) = (number(first), number(last)) else {
        return;
    };
    let units: Vec<u16> = match text {
        // Some programs write one byte for a letter.
        [byte] => vec![u16::from(*byte)],
        text => text
            .chunks_exact(2)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
            .collect(),
    };
    if first <= last && !units.is_empty() {
        ranges.push(Range {
            first,
            last,
            units: units.into(),
        });
    }
}

/// The number that a code's bytes are.
pub fn number(bytes: &[u8]) -> Option<u32> {
    if bytes.len() > 4 {
        return None;
    }
    Some(bytes.iter().fold(0, |value, byte| value << 8 | u32::from(*byte)))
}
