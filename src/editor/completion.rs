//! What may be typed at a place, for an editor to list.

use crate::source::Span;

/// Something that may be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What it is listed as.
    pub label: String,
    /// What stands beside it in the list.
    pub detail: Option<String>,
    /// What is said of it.
    pub about: Option<String>,
    /// What it is.
    pub sort: Sort,
    /// The bytes that it replaces.
    pub span: Span,
    /// What it puts there.
    pub text: String,
    /// The same with the places to be filled (`${1:~}`), where it has some.
    pub snippet: Option<String>,
    /// Where it comes among all of them.
    pub rank: usize,
}

/// What a completion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A key that the report needs.
    Required,
    /// A key that may be left out.
    Key,
    /// A value.
    Value,
    /// A name with names below it.
    Level,
    /// A figure.
    Figure,
}
