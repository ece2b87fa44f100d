//! One of the six parts of the report.

use super::table::Table;

/// One of the six parts of the report.
#[derive(Debug)]
pub struct Section {
    /// The key of the file.
    pub key: &'static str,
    /// The heading, without its numeral.
    pub title: &'static str,
    /// Whether the part cannot do without words of its own: of every year there is an overview to give, and something to do
    /// better. The others have their table, or may have nothing to report.
    pub needs_words: bool,
    /// The part's table, where it has one.
    pub table: Option<Table>,
}
