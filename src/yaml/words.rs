//! What the keys of a file mean to whoever judges its punctuation: the room of YAML knows no word of the form by itself.

/// What stands behind a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behind {
    /// Prose of several paragraphs.
    Prose,
    /// Words on one line.
    Line,
    /// A row of figures, or one.
    Figures,
    /// Anything else: a year, a date, keys of its own.
    Other,
}

/// A key of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// What stands behind it.
    pub behind: Behind,
    /// Whether it stands at the file's first level.
    pub top: bool,
}

/// The keys of a file: what is known of each, and nothing where they may be any.
#[derive(Clone, Copy, Debug)]
pub struct Words(pub Option<fn(&str) -> Option<Known>>);

impl Words {
    /// Any keys: only what is certain of any file is judged.
    #[cfg(any(test, feature = "internals"))]
    pub const ANY: Self = Self(None);

    /// What is known of a key.
    pub(super) fn of(self, key: &str) -> Option<Known> {
        self.0.and_then(|known| known(key))
    }

    /// Whether the keys may be any.
    pub(super) const fn are_any(self) -> bool {
        self.0.is_none()
    }
}
