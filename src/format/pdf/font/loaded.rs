//! The fonts of a file, each loaded once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::cmaps::CMaps;
use super::composite::Composite;
use super::shown::{Shown, UNKNOWN};
use super::simple::Simple;
use crate::format::pdf::file::File;
use crate::format::pdf::syntax::{Dictionary, Value};

/// A font.
#[derive(Debug)]
pub struct Font {
    kind: Kind,
    /// By how much its letters are larger than its size says, as fonts of drawings may have it (9.6.4).
    pub enlarged: f64,
    /// Whether it is written downwards.
    pub downwards: bool,
}

#[derive(Debug)]
enum Kind {
    Simple(Box<Simple>),
    Composite(Box<Composite>),
    /// A font that the file has not: each byte is taken for a character that is not known.
    Missing,
}

impl Font {
    /// A font that the file has not.
    pub fn missing() -> Self {
        Self {
            kind: Kind::Missing,
            enlarged: 1.0,
            downwards: false,
        }
    }

    /// Each code of a string in turn.
    pub fn show(&self, bytes: &[u8], each: &mut dyn FnMut(Shown) -> Option<()>) -> Option<()> {
        match &self.kind {
            Kind::Simple(font) => bytes.iter().try_for_each(|code| each(font.shown(*code))),
            Kind::Composite(font) => font.show(bytes, each),
            Kind::Missing => bytes.iter().try_for_each(|_| {
                each(Shown {
                    text: UNKNOWN.into(),
                    advance: 0.5,
                    blank: false,
                })
            }),
        }
    }
}

/// The fonts of a file.
#[derive(Debug)]
pub struct Fonts<'a> {
    file: &'a File<'a>,
    loaded: RefCell<HashMap<u32, Option<Rc<Font>>>>,
    cmaps: Rc<CMaps>,
}

impl<'a> Fonts<'a> {
    /// None yet.
    pub fn new(file: &'a File<'a>) -> Self {
        Self {
            file,
            loaded: RefCell::default(),
            cmaps: Rc::default(),
        }
    }

    /// The font that stands here, loaded once if it is an object.
    pub fn load(&self, font: &Value) -> Option<Rc<Font>> {
        let number = font.reference();
        if let Some(number) = number
            && let Some(known) = self.loaded.borrow().get(&number)
        {
            return known.clone();
        }
        let value = self.file.resolve(font);
        let loaded = value
            .dictionary()
            .and_then(|dictionary| self.read(dictionary))
            .map(Rc::new);
        if let Some(number) = number {
            self.loaded.borrow_mut().insert(number, loaded.clone());
        }
        loaded
    }

    fn read(&self, dictionary: &Dictionary) -> Option<Font> {
        // A font's tables are as much work as so many operators.
        self.file.budget.work(2000)?;
        let (file, cmaps) = (self.file, &self.cmaps);
        if file.get(dictionary, "Subtype").name() == Some(b"Type0") {
            let font = Composite::new(file, dictionary, cmaps);
            let downwards = font.downwards();
            return Some(Font {
                kind: Kind::Composite(Box::new(font)),
                enlarged: 1.0,
                downwards,
            });
        }
        let (font, enlarged) = Simple::new(file, dictionary, cmaps);
        Some(Font {
            kind: Kind::Simple(Box::new(font)),
            enlarged,
            downwards: false,
        })
    }
}
