//! Objects out of tokens.

use super::lexer::{Lexer, Token};
use super::value::{Dictionary, Value};
use crate::format::pdf::limits::{Budget, NESTING};

/// Reads objects one after another.
#[derive(Debug)]
pub struct Parser<'a> {
    /// Where it reads.
    pub lexer: Lexer<'a>,
    budget: &'a Budget,
}

/// What stands next.
enum Item {
    Value(Value),
    Close,
    End,
}

impl<'a> Parser<'a> {
    /// From where this stands.
    pub fn new(lexer: Lexer<'a>, budget: &'a Budget) -> Self {
        Self { lexer, budget }
    }

    /// The object that begins here; nothing where there is none or a limit is met.
    pub fn value(&mut self) -> Option<Value> {
        match self.item(0)? {
            Item::Value(value) => Some(value),
            Item::Close | Item::End => None,
        }
    }

    /// A value that begins with this token, which was read already; nothing where the token is a word of another kind.
    pub fn value_of(&mut self, token: Token<'_>) -> Option<Value> {
        match self.item_of(token, 0)? {
            Item::Value(value) => Some(value),
            Item::Close | Item::End => None,
        }
    }

    fn item(&mut self, depth: usize) -> Option<Item> {
        let Some(token) = self.lexer.next() else {
            return Some(Item::End);
        };
        self.item_of(token, depth)
    }

    fn item_of(&mut self, token: Token<'_>, depth: usize) -> Option<Item> {
        self.budget.value()?;
        Some(Item::Value(match token {
            Token::Number(number) => self.reference(number).unwrap_or(Value::Number(number)),
            Token::String(bytes) => Value::String(bytes.into()),
            Token::Name(bytes) => Value::Name(bytes.into()),
            Token::Delimiter(b"[") => self.array(depth + 1)?,
            Token::Delimiter(b"<<") => Value::Dictionary(self.dictionary(depth + 1)?.into()),
            Token::Delimiter(b"]" | b">>") => return Some(Item::Close),
            Token::Word(b"true") => Value::Boolean(true),
            Token::Word(b"false") => Value::Boolean(false),
            Token::Word(b"endobj" | b"endstream" | b"stream") => return Some(Item::End),
            Token::Delimiter(_) | Token::Word(_) => Value::Null,
        }))
    }

    /// A reference (7.3.10): two whole numbers and `R`.
    fn reference(&mut self, number: f64) -> Option<Value> {
        let number = Value::Number(number).small()?;
        let mut ahead = self.lexer.clone();
        ahead.skip_white();
        if !ahead.peek()?.is_ascii_digit() {
            return None;
        }
        let Some(Token::Number(_)) = ahead.next() else {
            return None;
        };
        ahead.skip_white();
        if ahead.peek()? != b'R' || ahead.next() != Some(Token::Word(b"R")) {
            return None;
        }
        self.lexer = ahead;
        Some(Value::Reference(number))
    }

    fn array(&mut self, depth: usize) -> Option<Value> {
        let mut items = Vec::new();
        self.deep(depth)?;
        while let Item::Value(value) = self.item(depth)? {
            items.push(value);
        }
        Some(Value::Array(items.into()))
    }

    fn dictionary(&mut self, depth: usize) -> Option<Dictionary> {
        let mut dictionary = Dictionary::default();
        self.deep(depth)?;
        loop {
            let key = match self.item(depth)? {
                Item::Value(Value::Name(key)) => key,
                // What stands where a key should is passed over.
                Item::Value(_) => continue,
                Item::Close | Item::End => break,
            };
            match self.item(depth)? {
                Item::Value(value) => {
                    dictionary.0.insert(Box::from(&*key), value);
                }
                Item::Close | Item::End => break,
            }
        }
        Some(dictionary)
    }

    fn deep(&self, depth: usize) -> Option<()> {
        if depth > NESTING {
            self.budget.exceed();
            return None;
        }
        Some(())
    }
}
