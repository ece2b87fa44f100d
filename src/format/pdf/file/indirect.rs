//! Objects as they stand in a file (ISO 32000-2, 7.3.8 and 7.3.10).

use std::rc::Rc;

use super::store::File;
use crate::format::pdf::syntax::{Lexer, Parser, Stream, Token, Value, is_white};

impl File<'_> {
    /// The object that begins at this byte, if it is the one of this number.
    pub(super) fn parse_at(&self, offset: usize, number: Option<u32>) -> Option<Value> {
        let mut parser = Parser::new(Lexer::from(self.bytes, offset), self.budget);
        let value = self.indirect(&mut parser, number);
        self.budget.scan(parser.lexer.at.saturating_sub(offset))?;
        value
    }

    fn indirect(&self, parser: &mut Parser<'_>, expected: Option<u32>) -> Option<Value> {
        let Some(Token::Number(number)) = parser.lexer.next() else {
            return None;
        };
        let number = Value::Number(number).small()?;
        if expected.is_some_and(|expected| expected != number) {
            return None;
        }
        let Some(Token::Number(generation)) = parser.lexer.next() else {
            return None;
        };
        let generation = Value::Number(generation).small()?;
        parser.lexer.skip_white();
        if !parser.lexer.rest().starts_with(b"obj") {
            return None;
        }
        parser.lexer.at += 3;
        let value = parser.value()?;
        let Value::Dictionary(dictionary) = value else {
            return Some(value);
        };
        let mut ahead = parser.lexer.clone();
        ahead.skip_white();
        if !ahead.rest().starts_with(b"stream") {
            return Some(Value::Dictionary(dictionary));
        }
        let mut start = ahead.at + 6;
        if self.bytes.get(start) == Some(&b'\r') {
            start += 1;
        }
        if self.bytes.get(start) == Some(&b'\n') {
            start += 1;
        }
        let length = self.get(&dictionary, "Length").whole();
        let end = self.stream_end(start, length)?;
        let dictionary = Rc::unwrap_or_clone(dictionary);
        Some(Value::Stream(Rc::new(Stream {
            dictionary,
            bytes: start..end,
            number,
            generation,
        })))
    }

    /// Where a stream ends: where its length says, if the word for it stands there, else where that word is.
    fn stream_end(&self, start: usize, length: Option<usize>) -> Option<usize> {
        let ends = |end: &usize| {
            let mut lexer = Lexer::from(self.bytes, *end);
            while lexer.peek().is_some_and(is_white) {
                lexer.at += 1;
            }
            lexer.at - end <= 8
                && (lexer.rest().starts_with(b"endstream") || lexer.rest().starts_with(b"endobj"))
        };
        if let Some(end) = length.and_then(|length| start.checked_add(length)).filter(ends) {
            return Some(end);
        }
        let rest = self.bytes.get(start..)?;
        let found = memchr::memmem::find(rest, b"endstream");
        self.budget.scan(found.unwrap_or(rest.len()))?;
        let mut end = start + found.unwrap_or(rest.len());
        for byte in [b'\n', b'\r'] {
            if end > start && self.bytes.get(end - 1) == Some(&byte) {
                end -= 1;
            }
        }
        Some(end)
    }
}
