//! Where the scan of a file stands: the levels that are open, what the next line is read as, the slips so far.

use super::slip::{Slip, SlipKind};
use crate::source::Span;

/// What the next line is read as.
#[derive(Debug)]
pub(super) enum State {
    /// Keys and values.
    Structure,
    /// Prose of a block scalar whose key is indented so far; the indentation of its lines, once one was seen.
    Block { key: usize, lines: Option<usize> },
    /// A plain value goes on while lines are indented deeper than its key.
    Plain { key: usize },
    /// A quoted value goes on.
    Quoted(char),
    /// Brackets are open.
    Flow(Flow),
}
/// A file while its lines are scanned.
pub(super) struct Scan<'a> {
    pub text: &'a str,
    pub slips: Vec<Slip>,
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
