//! Where the scan of a file stands: the levels that are open, what the next line is read as, the slips so far.

use super::slip::{Slip, SlipKind};
use crate::source::{Span, is_invisible, is_odd_blank};
use crate::yaml::words::Words;

/// What the next line is read as.
#[derive(Debug)]
pub(super) enum State {
    /// Keys and values.
    Structure,
    /// Prose of a block scalar.
    Block(Prose),
    /// A plain value goes on while lines are indented deeper than its key; where it begins, if it is prose.
    Plain { key: usize, prose: Option<usize> },
    /// A quoted value goes on.
    Quoted(char),
    /// Brackets are open.
    Flow(Flow),
}

/// Prose behind a key while its lines are read.
#[derive(Debug, Default)]
pub(super) struct Prose {
    /// How far its key is indented.
    pub key: usize,
    /// The indentation of its lines, once one was seen.
    pub lines: Option<usize>,
    /// Where the | is to be put that is not there.
    pub bar: Option<usize>,
    /// The > that joins its lines.
    pub folded: Option<Span>,
    /// Whether the line before says something.
    pub after_words: bool,
}

/// A file while its lines are scanned.
pub(super) struct Scan<'a> {
    pub text: &'a str,
    /// Its keys.
    pub words: Words,
    pub slips: Vec<Slip>,
    /// What is words for certain: prose, quoted and plain values.
    pub said: Vec<Span>,
    /// Indentations of the open levels.
    pub levels: Vec<usize>,
    pub state: State,
    /// Whether the last line ended with a key that opens a level.
    pub opens: bool,
}

/// Open brackets and what was read since the last comma.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub open: Vec<char>,
    /// Nothing was read since the last comma or bracket.
    pub empty: bool,
    pub quote: Option<char>,
    /// Where the current entry begins.
    pub entry: usize,
    /// The # of a comment that has swallowed a closing bracket.
    pub swallowed: Option<usize>,
    /// How far the key is indented whose value this is; none where the whole file is one value.
    pub key: Option<usize>,
}

impl Flow {
    /// What is opened behind a key that is indented so far.
    pub fn behind(key: usize) -> Self {
        Self {
            key: Some(key),
            ..Self::default()
        }
    }

    /// Whether a line can no longer be within the brackets: it stands as far left as their key. Somebody forgot to close
    /// them, and nothing below is to be judged as if they were open.
    pub fn ends_before(&self, body: &str, spaces: usize) -> bool {
        let first = body[spaces..].chars().next();
        self.key.is_some_and(|key| spaces <= key)
            && first.is_some_and(|c| !c.is_whitespace() && !"#]}］】".contains(c))
    }
}

impl Scan<'_> {
    /// Adds a slip.
    pub fn slip(&mut self, kind: SlipKind, start: usize, end: usize, meant: Option<String>) {
        self.slips.push(Slip {
            span: Span::new(start, end),
            meant,
            kind,
        });
    }
}

/// Whether a character may stand before the words of a line: a blank of any kind, or nothing that is seen.
pub(super) fn is_lead(c: char) -> bool {
    matches!(c, ' ' | '\t') || is_odd_blank(c) || is_invisible(c)
}

/// Whether a line says nothing.
pub(super) fn is_blank(line: &str) -> bool {
    line.chars().all(|c| is_lead(c) || c == '\r')
}
