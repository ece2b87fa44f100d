//! A file's objects by their numbers.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::entry::Entry;
use super::headers::headers;
use super::object_stream::ObjectStream;
use super::security::Security;
use crate::format::Unreadable;
use crate::format::pdf::limits::{Budget, LOADING, OBJECTS};
use crate::format::pdf::syntax::{Dictionary, Stream, Value};

/// A file.
#[derive(Debug)]
pub struct File<'a> {
    pub(super) bytes: &'a [u8],
    /// What is left of the limits.
    pub budget: &'a Budget,
    pub(super) entries: RefCell<HashMap<u32, Entry>>,
    pub(super) repaired: bool,
    /// Where objects are, by what stands before each: looked for when one is not where it is listed.
    pub(super) headers: RefCell<Option<HashMap<u32, Entry>>>,
    pub(super) trailer: Dictionary,
    pub(super) security: Option<Security>,
    pub(super) objects: RefCell<HashMap<u32, Value>>,
    pub(super) object_streams: RefCell<HashMap<u32, Option<Rc<ObjectStream>>>>,
    /// How many objects are being loaded.
    pub(super) loading: Cell<u32>,
    /// Whether something was damaged since it was last asked.
    pub(super) broken: Cell<bool>,
}

const HELP: &str = "请重新下载或重新导出；也可以提供 .docx、.doc 或网页文件";

impl<'a> File<'a> {
    /// A file of these bytes, none of whose objects are known yet.
    pub(super) fn new(bytes: &'a [u8], budget: &'a Budget) -> Self {
        Self {
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
        }
    }

    /// What is said of a file that cannot be read.
    pub fn damaged(&self) -> Unreadable {
        if self.budget.spent() {
            Unreadable::too_large("这份 PDF 的内容多得不像一份年度报告，没有读完")
        } else {
            Unreadable::damaged("这份 PDF 已损坏，找不到它的页面", HELP)
        }
    }

    /// Forgets the objects that were read so far.
    pub(super) fn forget(&mut self) {
        self.objects = RefCell::default();
        self.object_streams = RefCell::default();
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
            Entry::In { stream, index } => self.object_stream(stream)?.value(self.budget, number, index),
        }
    }

    /// An object that is not where it is listed, where else it is.
    fn elsewhere(&self, number: u32, listed: usize) -> Option<Value> {
        if self.repaired {
            return None;
        }
        let mut known = self.headers.borrow_mut();
        let found = known
            .get_or_insert_with(|| headers(self.bytes, self.budget))
            .get(&number)
            .copied();
        drop(known);
        match found {
            Some(Entry::At { offset, .. }) if offset != listed => self.parse_at(offset, Some(number)),
            _ => None,
        }
    }

    pub(super) fn object_stream(&self, number: u32) -> Option<Rc<ObjectStream>> {
        if let Some(known) = self.object_streams.borrow().get(&number) {
            return known.clone();
        }
        // An object stream is no member of another one (7.5.7).
        let direct = matches!(self.entries.borrow().get(&number), Some(Entry::At { .. }));
        let read = direct
            .then(|| self.object(number))
            .and_then(|value| self.unpacked_objects(value.stream()?))
            .map(Rc::new);
        self.object_streams.borrow_mut().insert(number, read.clone());
        read
    }

    fn unpacked_objects(&self, stream: &Stream) -> Option<ObjectStream> {
        let count = self.get(&stream.dictionary, "N").whole()?.min(OBJECTS);
        let first = self.get(&stream.dictionary, "First").whole()?;
        Some(ObjectStream::new(self.unpacked(stream)?, count, first))
    }

    /// Says that something which is drawn is damaged, or missing.
    pub fn breaks(&self) {
        self.broken.set(true);
    }

    /// Whether something was damaged since this was last asked.
    pub fn take_broken(&self) -> bool {
        self.broken.take()
    }
}
