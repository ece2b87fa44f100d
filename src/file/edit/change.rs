//! Changes of a text by place, and the way back.

use crate::source::{Source, Span};

/// A change of the file's text at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to replace.
    pub span: Span,
    /// What to put there.
    pub replacement: String,
}

/// Why a value cannot be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The file does not parse: what stands where is not known.
    Unparsed,
    /// Something of another shape stands there: a row with too few figures, a list where words should be.
    OtherShape,
}

/// A change that was made, with what stood there before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where it begins, in either text.
    start: usize,
    /// What stood there.
    before: String,
    /// What stands there now.
    after: String,
}

impl Edit {
    /// An edit that replaces these bytes.
    pub fn new(span: Span, replacement: impl Into<String>) -> Self {
        Self {
            span,
            replacement: replacement.into(),
        }
    }

    /// The same edit of as few bytes as it takes: what both texts begin and end with stays untouched.
    #[must_use]
    pub fn narrowed(self, text: &str) -> Self {
        let old = text.get(self.span.range()).unwrap_or_default();
        let new = self.replacement.as_str();
        let head: usize = old
            .chars()
            .zip(new.chars())
            .take_while(|(a, b)| a == b)
            .map(|(a, _)| a.len_utf8())
            .sum();
        let (old, new) = (&old[head..], &new[head..]);
        let tail: usize = old
            .chars()
            .rev()
            .zip(new.chars().rev())
            .take_while(|(a, b)| a == b)
            .map(|(a, _)| a.len_utf8())
            .sum();
        Self {
            span: Span::new(self.span.start + head, self.span.end - tail),
            replacement: new[..new.len() - tail].to_owned(),
        }
    }

    /// The same edit with its lines ended as those of the file are.
    #[must_use]
    pub fn fitted(self, source: &Source) -> Self {
        let text = source.text();
        let first = text.find('\n').unwrap_or_default();
        if !text[..first].ends_with('\r') || !self.replacement.contains('\n') {
            return self;
        }
        let replacement = self.replacement.replace("\r\n", "\n").replace('\n', "\r\n");
        Self { replacement, ..self }
    }

    /// Makes the change in a text; nothing where its place is not in the text.
    pub fn apply(&self, text: &mut String) -> Option<Change> {
        let before = text.get(self.span.range())?.to_owned();
        text.replace_range(self.span.range(), &self.replacement);
        Some(Change {
            start: self.span.start,
            before,
            after: self.replacement.clone(),
        })
    }
}

impl Change {
    /// The edit that undoes it.
    pub fn undone(&self) -> Edit {
        Edit::new(
            Span::new(self.start, self.start + self.after.len()),
            self.before.clone(),
        )
    }

    /// Whether it left the text as it was.
    pub fn is_idle(&self) -> bool {
        self.before == self.after
    }

    /// The edit that makes it again.
    pub fn redone(&self) -> Edit {
        Edit::new(
            Span::new(self.start, self.start + self.before.len()),
            self.after.clone(),
        )
    }
}
