//! What keeps a template from being filled.

/// What keeps a template from being filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where in the template.
    pub place: String,
    /// What is wrong: a sentence without its full stop.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Problem {
    /// A problem at a place.
    pub fn new(place: impl Into<String>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            message: message.into(),
            help: help.into(),
        }
    }
}
