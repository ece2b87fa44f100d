//! A paragraph while it is being read: its words, and what hangs on them.

use super::finished::Finished;
use super::look::{Height, Look, Properties};
use crate::document::Picture;
use crate::format::struck::struck;

/// What stands in a paragraph and is not words.
#[derive(Debug)]
pub enum Item {
    /// A picture.
    Picture(Picture),
    /// What a text box holds.
    Box(Finished),
    /// What no block can hold, in words for people.
    Unread(String),
    /// Words that stand there and are not said.
    Apart(Apart, String),
}

/// Why words that stand there are not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// They are struck out.
    Struck,
    /// They ask for what a content control is to hold.
    Prompt,
}

impl Apart {
    /// What is said of these words.
    pub fn what(self, words: &str) -> String {
        match self {
            Self::Struck => struck(words),
            Self::Prompt => format!("没有填写的内容控件，里面是提示文字“{words}”"),
        }
    }
}

/// How far a paragraph had been read.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    text: usize,
    items: usize,
}

/// A paragraph that has begun and not ended.
#[derive(Debug, Default)]
pub struct OpenParagraph {
    /// Its automatic number, as it is printed.
    pub number: String,
    /// Its words, with a line feed for each line break.
    pub text: String,
    /// What hangs on them, with the place in the text.
    pub items: Vec<(usize, Item)>,
    /// What it says of itself.
    pub properties: Properties,
    /// How its style makes its words look.
    pub look: Look,
    /// The text for who cannot see the drawing that is open.
    pub alt: String,
    /// The fields that are open: where the field code began, none once the result has begun.
    fields: Vec<Option<Mark>>,
}

impl OpenParagraph {
    /// Words of the file. Blanks of every kind that XML knows are one blank, a hyphen that holds its words together is a hyphen; what no
    /// eye can see is left out.
    pub fn push(&mut self, words: &str) {
        self.text.extend(words.chars().filter_map(|c| match c {
            '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
            '\u{2011}' => Some('-'),
            '\u{ad}' | '\u{200b}' | '\u{feff}' => None,
            c if c.is_control() => None,
            c => Some(c),
        }));
    }

    /// A line break.
    pub fn break_line(&mut self) {
        self.text.push('\n');
    }

    /// What hangs on the words at this place.
    pub fn hang(&mut self, item: Item) {
        self.items.push((self.text.len(), item));
    }

    /// Whether there is nothing to be seen in it.
    pub fn is_blank(&self) -> bool {
        self.items.is_empty() && self.text.trim().is_empty()
    }

    /// How far it has been read.
    pub fn mark(&self) -> Mark {
        Mark {
            text: self.text.len(),
            items: self.items.len(),
        }
    }

    /// Whether something that a block can hold has come since.
    pub fn readable_since(&self, mark: Mark) -> bool {
        let words = self.text.get(mark.text..).unwrap_or_default();
        let items = self.items.get(mark.items..).unwrap_or_default();
        !words.trim().is_empty()
            || items.iter().any(|(_, item)| match item {
                Item::Picture(_) => true,
                Item::Box(inner) => !inner.blocks.is_empty(),
                Item::Unread(_) | Item::Apart(..) => false,
            })
    }

    /// What has come since looks like this: struck words are not said, raised digits are no digits of a number.
    pub fn shown_as(&mut self, mark: Mark, look: Look) {
        if look.struck == Some(true) {
            self.set_apart(mark, Apart::Struck);
        } else if let Some(raised) = look.height.and_then(Height::off_the_line) {
            let words = self.words_since(mark);
            self.text.extend(words.chars().map(|c| raised.character(c)));
        }
    }

    /// The words that have come since are not said. What hangs on them does.
    pub fn set_apart(&mut self, mark: Mark, why: Apart) {
        let words = self.words_since(mark);
        let end = self.text.len();
        for (place, _) in self.items.iter_mut().skip(mark.items) {
            *place = (*place).min(end);
        }
        if words.trim().is_empty() {
            self.text.push_str(&words);
            return;
        }
        let words = words.replace('\n', " ");
        // Programs divide words into runs as they please.
        match self.items.last_mut() {
            Some((place, Item::Apart(same, before))) if *same == why && *place == end => {
                before.push_str(&words);
            }
            _ => self.hang(Item::Apart(why, words)),
        }
    }

    /// Takes off the words that have come since.
    fn words_since(&mut self, mark: Mark) -> String {
        if self.text.is_char_boundary(mark.text) && mark.text <= self.text.len() {
            self.text.split_off(mark.text)
        } else {
            String::new()
        }
    }

    /// Takes back what has come since; what hung on it.
    pub fn take_back(&mut self, mark: Mark) -> Vec<(usize, Item)> {
        self.text.truncate(mark.text);
        self.items.split_off(mark.items.min(self.items.len()))
    }

    /// A field begins with its code.
    pub fn begin_field(&mut self) {
        self.fields.push(Some(self.mark()));
    }

    /// The code of the innermost field ends, its result begins.
    pub fn begin_result(&mut self) {
        if let Some(code) = self.fields.last_mut().and_then(Option::take) {
            self.take_back(code);
        }
    }

    /// The innermost field ends. What stands in a field code (the result of a field in it) is not printed.
    pub fn end_field(&mut self) {
        if let Some(Some(code)) = self.fields.pop() {
            self.take_back(code);
        }
    }

    /// The paragraph ends. A field without an end then hides nothing.
    pub fn end_fields(&mut self) {
        self.fields.clear();
    }
}
