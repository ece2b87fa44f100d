//! How words look and what a paragraph says of itself, as far as that changes what is read.

use crate::chinese::raised::Raised;

/// Which list a paragraph belongs to, and at which level.
#[derive(Clone, Copy, Debug, Default)]
pub struct ListItem {
    /// The list; 0 is none.
    pub num: Option<i64>,
    /// The level, from 0.
    pub level: Option<i64>,
}

/// What a paragraph says of itself.
#[derive(Debug, Default)]
pub struct Properties {
    /// Its style.
    pub style: Option<String>,
    /// The list that it names itself.
    pub list: Option<ListItem>,
    /// Whether it stands on one page with what follows.
    pub keep_next: bool,
    /// Whether its end is hidden, or deleted in a tracked change: the next paragraph then goes on in its line.
    pub open_end: bool,
    /// Whether its end is deleted: it is then no paragraph of its own, and has no number.
    pub deleted: bool,
    /// Where it is the last of pages of one kind: whether they lie.
    pub section: Option<bool>,
}

/// Where words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Height {
    /// On the line, as all others.
    OnTheLine,
    /// Above it or below it.
    Off(Raised),
}

impl Height {
    /// Where they stand, if not on the line.
    pub const fn off_the_line(self) -> Option<Raised> {
        match self {
            Self::OnTheLine => None,
            Self::Off(raised) => Some(raised),
        }
    }
}

/// How the words of a run look, as far as that changes what is read; none where nothing is said of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// Whether they are hidden.
    pub hidden: Option<bool>,
    /// Whether they are struck out.
    pub struck: Option<bool>,
    /// Where they stand.
    pub height: Option<Height>,
}

impl Look {
    /// This look, and what that one says where this one is silent.
    pub fn or(self, other: Self) -> Self {
        Self {
            hidden: self.hidden.or(other.hidden),
            struck: self.struck.or(other.struck),
            height: self.height.or(other.height),
        }
    }
}
