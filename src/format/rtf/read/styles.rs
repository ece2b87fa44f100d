//! The style sheet: which paragraphs are captions or lines of the table of contents. All else that a style says stands at its
//! paragraphs too (RTF 1.9.1, "Style Sheet").

use std::collections::BTreeMap;

use crate::format::office::purpose::{Purpose, purpose};

/// The most characters of a name that are kept.
const MAX_NAME: usize = 64;

/// The names of styles, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Styles {
    names: BTreeMap<i32, String>,
    current: i32,
}

impl Styles {
    /// A word of the style sheet.
    pub fn word(&mut self, word: &str, number: i32) {
        if word == "s" {
            self.current = number;
            self.names.insert(number, String::new());
        }
    }

    /// A style begins; it is that of paragraphs which name none until it says its number.
    pub fn begin(&mut self) {
        self.current = 0;
    }

    /// A piece of a name.
    pub fn text(&mut self, text: &str) {
        let name = self.names.entry(self.current).or_default();
        let room = MAX_NAME.saturating_sub(name.chars().count());
        name.extend(text.chars().filter(|c| *c != ';').take(room));
    }

    /// What the paragraphs of a style are for.
    pub fn purpose(&self, style: i32) -> Option<Purpose> {
        purpose(self.names.get(&style)?)
    }
}
