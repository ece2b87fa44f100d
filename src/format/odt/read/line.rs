//! A paragraph while it is being read, with blanks as OpenDocument means them: several are one, none begins a paragraph
//! (ODF 1.3 part 3, 6.1.2).

use crate::format::office::look::Look;
use crate::format::office::paragraph::{Apart, Mark, OpenParagraph};

/// A paragraph that has begun and not ended.
#[derive(Debug)]
pub(super) struct Line {
    /// Its words and what hangs on them.
    pub open: OpenParagraph,
    /// Whether the paragraph says that it is hidden.
    pub hidden: bool,
    /// Whether a blank that comes next is not printed.
    blank: bool,
}

impl Default for Line {
    fn default() -> Self {
        Self {
            open: OpenParagraph::default(),
            hidden: false,
            blank: true,
        }
    }
}

impl Line {
    /// Words of the file that look like this.
    pub fn words(&mut self, words: &str, look: Look) {
        if look.hidden == Some(true) {
            return;
        }
        let mut shown = String::with_capacity(words.len());
        for c in words.chars() {
            let blank = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !blank {
                shown.push(c);
            } else if !self.blank {
                shown.push(' ');
            }
            self.blank = blank;
        }
        self.exactly(&shown, look);
    }

    /// Blanks, as many as the file says.
    pub fn blanks(&mut self, blanks: &str, look: Look) {
        if look.hidden != Some(true) {
            self.exactly(blanks, look);
            self.blank = false;
        }
    }

    /// A line break.
    pub fn break_line(&mut self, look: Look) {
        if look.hidden != Some(true) {
            self.open.break_line();
            self.blank = false;
        }
    }

    /// Words that ask for something to be filled in.
    pub fn prompt(&mut self, mark: Mark) {
        self.open.set_apart(mark, Apart::Prompt);
    }

    fn exactly(&mut self, words: &str, look: Look) {
        let mark = self.open.mark();
        self.open.push(words);
        self.open.shown_as(mark, look);
    }
}
