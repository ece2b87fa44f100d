//! Pictures within content (ISO 32000-2, 8.9.7): passed over.

use super::content::Content;
use crate::format::pdf::syntax::{Parser, Token, Value, is_white};

impl Content<'_, '_> {
    /// Passes over a picture, from behind its `BI` to behind its `EI`.
    pub fn pass_picture(&mut self, parser: &mut Parser<'_>) -> Option<()> {
        let mut said: Vec<Value> = Vec::new();
        loop {
            match parser.lexer.next()? {
                Token::Word(b"ID") => break,
                // A picture without data.
                Token::Word(b"EI") => return None,
                token => said.extend(parser.value_of(token)),
            }
            if said.len() > 100 {
                return None;
            }
        }
        let start = parser.lexer.at + 1;
        let bytes = parser.lexer.bytes;
        let exact = length(&said)
            .and_then(|length| start.checked_add(length))
            .filter(|end| ends(bytes, *end).is_some());
        parser.lexer.at = match exact {
            Some(end) => ends(bytes, end)?,
            None => (start..bytes.len())
                .find_map(|at| {
                    let after = if is_white(bytes.get(at).copied()?) {
                        ends(bytes, at)?
                    } else {
                        return None;
                    };
                    text_follows(bytes.get(after..)?).then_some(after)
                })
                .unwrap_or(bytes.len()),
        };
        if !self.sheet.marks.hidden() {
            let bounds = self.state.matrix.bounds([0.0, 0.0, 1.0, 1.0]);
            self.sheet.picture(self.budget(), bounds, self.state.clip)?;
        }
        Some(())
    }
}

/// Where what comes after `EI` begins, if that stands here, maybe after a blank or two.
fn ends(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let blanks = rest.iter().take(3).take_while(|b| is_white(**b)).count();
    let after = rest.get(blanks..)?.strip_prefix(b"EI")?;
    after
        .first()
        .is_none_or(|b| is_white(*b))
        .then_some(at + blanks + 2)
}

/// Whether what comes next is content and not a picture's bytes.
fn text_follows(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .take(24)
        .all(|b| is_white(*b) || (0x20..0x7f).contains(b))
}

/// How many bytes the picture has, where nothing packs them.
fn length(said: &[Value]) -> Option<usize> {
    let value = |short: &[u8], long: &[u8]| {
        let mut pairs = said.chunks_exact(2);
        pairs
            .find(|pair| {
                pair.first()
                    .and_then(Value::name)
                    .is_some_and(|n| n == short || n == long)
            })?
            .get(1)
    };
    if value(b"F", b"Filter").is_some() {
        return value(b"L", b"Length")?.whole();
    }
    let number = |short: &[u8], long: &[u8]| value(short, long)?.whole();
    let mask = matches!(value(b"IM", b"ImageMask"), Some(Value::Boolean(true)));
    let bits = if mask {
        1
    } else {
        number(b"BPC", b"BitsPerComponent")?
    };
    let colours = match value(b"CS", b"ColorSpace").and_then(Value::name) {
        Some(b"RGB" | b"DeviceRGB") => 3,
        Some(b"CMYK" | b"DeviceCMYK") => 4,
        _ => 1,
    };
    let row = number(b"W", b"Width")?
        .checked_mul(bits)?
        .checked_mul(colours)?
        .div_ceil(8);
    row.checked_mul(number(b"H", b"Height")?)
}
