//! A place that names a year.

use crate::source::Origin;

/// A place that names a year which the report does not have there.
pub(super) struct Mention {
    /// What the place is called.
    pub what: &'static str,
    /// The year.
    pub year: i32,
    /// The key path of the text that it stands in.
    pub path: String,
    /// The words that name the year.
    pub words: String,
    /// Where they stand.
    pub origin: Origin,
}
