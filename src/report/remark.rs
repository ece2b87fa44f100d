//! What a program has to say to the clerk in the file that it writes: comments of the YAML file.

use crate::form::RowPath;

/// A comment of the written file, at the place that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where it stands.
    pub at: Anchor,
    /// What it says; each line becomes a comment of its own.
    pub words: String,
}

/// A place of the written file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At the head of the file, under the program's own comment.
    Head,
    /// Above a key of the first level: 引言, 总体情况, 申请, 落款.
    Key(&'static str),
    /// Above a row of figures: the key of the table, the row.
    Row(&'static str, RowPath),
    /// At the end of the file.
    Tail,
}

impl Remark {
    /// A comment at a place.
    pub fn new(at: Anchor, words: impl Into<String>) -> Self {
        Self {
            at,
            words: words.into(),
        }
    }
}
