//! Object streams (ISO 32000-2, 7.5.7).

use crate::format::pdf::limits::Budget;
use crate::format::pdf::syntax::{Lexer, Parser, Token, Value};

/// An object stream, unpacked.
#[derive(Debug)]
pub struct ObjectStream {
    bytes: Vec<u8>,
    /// The number of each member and where it begins.
    pub members: Vec<(u32, usize)>,
}

impl ObjectStream {
    /// By its unpacked bytes, how many members it has, and where the first one begins.
    pub fn new(bytes: Vec<u8>, count: usize, first: usize) -> Self {
        let mut lexer = Lexer::new(&bytes);
        let mut members = Vec::new();
        for _ in 0..count {
            let (Some(Token::Number(number)), Some(Token::Number(offset))) = (lexer.next(), lexer.next())
            else {
                break;
            };
            if let (Some(number), Some(offset)) =
                (Value::Number(number).small(), Value::Number(offset).whole())
            {
                members.push((number, first.saturating_add(offset)));
            }
        }
        Self { bytes, members }
    }

    /// A member: the one at this place of the list, or another one of its number.
    pub fn value(&self, budget: &Budget, number: u32, index: usize) -> Option<Value> {
        let at_place = self.members.get(index).filter(|(n, _)| *n == number);
        let (_, offset) = at_place.or_else(|| self.members.iter().find(|(n, _)| *n == number))?;
        let mut parser = Parser::new(Lexer::from(&self.bytes, *offset), budget);
        let value = parser.value();
        budget.scan(parser.lexer.at.saturating_sub(*offset))?;
        value
    }
}
