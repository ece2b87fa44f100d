//! A file's objects (ISO 32000-2, 7.5): found by their numbers, parsed once, unpacked within bounds.

mod decode;
mod object_stream;
mod pages;
mod repair;
mod security;
#[cfg(test)]
mod tests;
mod xref;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::limits::{Budget, FILTERS, LOADING};
use super::syntax::{Dictionary, Lexer, Parser, Stream, Token, Value, is_white};
use crate::format::Unreadable;
use object_stream::ObjectStream;
use security::Security;

pub use pages::{PageObject, pages, rectangle};

/// Where an object is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Entry {
    /// In the file, at this byte.
    At { offset: usize, generation: u32 },
    /// In an object stream, at this place of its list.
    In { stream: u32, index: usize },
}

/// A file.
#[derive(Debug)]
pub struct File<'a> {
    bytes: &'a [u8],
    /// What is left of the limits.
    pub budget: &'a Budget,
    entries: RefCell<HashMap<u32, Entry>>,
    repaired: bool,
    /// Where objects are, by what stands before each: looked for when one is not where it is listed.
    headers: RefCell<Option<HashMap<u32, Entry>>>,
    trailer: Dictionary,
    security: Option<Security>,
    objects: RefCell<HashMap<u32, Value>>,
    object_streams: RefCell<HashMap<u32, Option<Rc<ObjectStream>>>>,
    /// How many objects are being loaded.
    loading: Cell<u32>,
    /// Whether something was damaged since it was last asked.
    broken: Cell<bool>,
}

const HELP: &str = "请重新下载或重新导出；也可以提供 .docx、.doc 或网页文件";

impl<'a> File<'a> {
    /// A file of these bytes.
    ///
    /// # Errors
    ///
    /// It is damaged beyond mending, or cannot be read without a password.
    pub fn open(bytes: &'a [u8], budget: &'a Budget) -> Result<Self, Unreadable> {
        let mut file = Self {
            bytes,
            budget,
            entries: RefCell::default(),
            repaired: false,
            headers: RefCell::default(),
            trailer: Dictionary::default(),
            security: None,
            objects: RefCell::default(),
            object_streams: RefCell::default(),
            loading: Cell::new(0),
            broken: Cell::new(false),
        };
        if let Some((entries, trailer)) = xref::read(&file) {
            file.entries = RefCell::new(entries);
            file.trailer = trailer;
            file.secure()?;
        }
        if !file.has_pages() {
            file.repair()?;
        }
        if !file.has_pages() {
            return Err(file.damaged());
        }
        Ok(file)
    }

    /// What is said of a file that cannot be read.
    pub fn damaged(&self) -> Unreadable {
        if self.budget.spent() {
            Unreadable::too_large("这份 PDF 的内容多得不像一份年度报告，没有读完")
        } else {
            Unreadable::damaged("这份 PDF 已损坏，找不到它的页面", HELP)
        }
    }

    fn has_pages(&self) -> bool {
        let root = self.catalogue();
        root.dictionary()
            .is_some_and(|root| self.get(root, "Pages").dictionary().is_some())
    }

    /// Looks for the objects themselves, where the list of them is wrong.
    fn repair(&mut self) -> Result<(), Unreadable> {
        self.repaired = true;
        self.forget();
        let found = repair::scan(self);
        self.entries = RefCell::new(found.entries);
        self.trailer = found.trailer;
        self.security = None;
        self.forget();
        self.secure()?;
        repair::members(self, &found.object_streams);
        if self.trailer.raw("Root").is_none()
            && let Some(root) = repair::root(self)
        {
            self.trailer
                .0
                .insert(Box::from(&b"Root"[..]), Value::Reference(root));
        }
        Ok(())
    }

    fn forget(&mut self) {
        self.objects = RefCell::default();
        self.object_streams = RefCell::default();
    }

    fn secure(&mut self) -> Result<(), Unreadable> {
        let Some(said) = self.trailer.raw("Encrypt") else {
            return Ok(());
        };
        let said = self.resolve(said);
        let identifiers = self.get(&self.trailer, "ID");
        let id = identifiers
            .array()
            .and_then(<[Value]>::first)
            .map(|id| self.resolve(id));
        let id = id.as_ref().and_then(Value::string).unwrap_or_default();
        self.security = match said.dictionary() {
            Some(said) => Some(Security::new(self, said, id)?),
            None => None,
        };
        self.forget();
        Ok(())
    }

    /// The catalogue (7.7.2).
    pub fn catalogue(&self) -> Value {
        self.get(&self.trailer, "Root")
    }

    /// The value of a key, references followed.
    pub fn get(&self, dictionary: &Dictionary, key: &str) -> Value {
        dictionary
            .raw(key)
            .map(|value| self.resolve(value))
            .unwrap_or_default()
    }

    /// The value itself, where it is a reference; a reference to a reference is nothing.
    pub fn resolve(&self, value: &Value) -> Value {
        match value {
            Value::Reference(number) => match self.object(*number) {
                Value::Reference(_) => Value::Null,
                value => value,
            },
            value => value.clone(),
        }
    }

    /// The numbers of an array, references followed.
    pub fn numbers(&self, value: &Value) -> Vec<f64> {
        let items = value.array().unwrap_or_default();
        items
            .iter()
            .filter_map(|item| self.resolve(item).number())
            .collect()
    }

    /// An object.
    pub fn object(&self, number: u32) -> Value {
        if let Some(value) = self.objects.borrow().get(&number) {
            return value.clone();
        }
        // One that needs itself is nothing.
        self.objects.borrow_mut().insert(number, Value::Null);
        let depth = self.loading.get();
        let value = if depth >= LOADING || self.budget.spent() {
            self.budget.exceed();
            Value::Null
        } else {
            self.loading.set(depth + 1);
            let value = self.load(number).unwrap_or_default();
            self.loading.set(depth);
            value
        };
        self.objects.borrow_mut().insert(number, value.clone());
        value
    }

    fn load(&self, number: u32) -> Option<Value> {
        let entry = *self.entries.borrow().get(&number)?;
        match entry {
            Entry::At { offset, generation } => {
                let value = self
                    .parse_at(offset, Some(number))
                    .or_else(|| self.elsewhere(number, offset))?;
                match &self.security {
                    Some(security) => Some(security.strings(value, number, generation)),
                    None => Some(value),
                }
            }
            Entry::In { stream, index } => self.object_stream(stream)?.value(self, number, index),
        }
    }

    /// An object that is not where it is listed, where else it is.
    fn elsewhere(&self, number: u32, listed: usize) -> Option<Value> {
        if self.repaired {
            return None;
        }
        let mut headers = self.headers.borrow_mut();
        let found = headers
            .get_or_insert_with(|| repair::headers(self))
            .get(&number)
            .copied();
        drop(headers);
        match found {
            Some(Entry::At { offset, .. }) if offset != listed => self.parse_at(offset, Some(number)),
            _ => None,
        }
    }

    fn object_stream(&self, number: u32) -> Option<Rc<ObjectStream>> {
        if let Some(known) = self.object_streams.borrow().get(&number) {
            return known.clone();
        }
        // An object stream is no member of another one (7.5.7).
        let direct = matches!(self.entries.borrow().get(&number), Some(Entry::At { .. }));
        let read = direct
            .then(|| self.object(number))
            .and_then(|value| ObjectStream::new(self, value.stream()?))
            .map(Rc::new);
        self.object_streams.borrow_mut().insert(number, read.clone());
        read
    }

    /// The object that begins at this byte, if it is the one of this number.
    fn parse_at(&self, offset: usize, number: Option<u32>) -> Option<Value> {
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

    /// Says that something which is drawn is damaged, or missing.
    pub fn breaks(&self) {
        self.broken.set(true);
    }

    /// Whether something was damaged since this was last asked.
    pub fn take_broken(&self) -> bool {
        self.broken.take()
    }

    /// What a stream holds: unpacked, as far as it can be.
    pub fn unpacked(&self, stream: &Stream) -> Option<Vec<u8>> {
        let unpacked = self.unpack(stream);
        if unpacked.is_none() {
            self.breaks();
        }
        unpacked
    }

    fn unpack(&self, stream: &Stream) -> Option<Vec<u8>> {
        let raw = self.bytes.get(stream.bytes.clone())?;
        self.budget.scan(raw.len())?;
        let filters = self.filters(&stream.dictionary);
        if filters.len() > FILTERS {
            self.budget.exceed();
            return None;
        }
        let mut bytes = match &self.security {
            Some(security) => security.stream(self, stream, raw)?,
            None => std::borrow::Cow::Borrowed(raw),
        };
        for (name, parameters) in filters {
            let unpacked = decode::decode(self, &bytes, &name, parameters.dictionary())?;
            self.budget.unpack(unpacked.len())?;
            bytes = unpacked.into();
        }
        Some(bytes.into_owned())
    }

    fn filters(&self, dictionary: &Dictionary) -> Vec<(Vec<u8>, Value)> {
        let listed = |key: &str| match self.get(dictionary, key) {
            Value::Array(items) => items
                .iter()
                .take(FILTERS + 1)
                .map(|item| self.resolve(item))
                .collect(),
            Value::Null => Vec::new(),
            value => vec![value],
        };
        let parameters = listed("DecodeParms");
        let filters = listed("Filter").into_iter().enumerate();
        filters
            .map(|(i, name)| {
                let name = name.name().unwrap_or_default().to_vec();
                (name, parameters.get(i).cloned().unwrap_or_default())
            })
            .collect()
    }
}
