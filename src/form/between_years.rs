//! What one year's report hands to the next.

/// The figures of one row that stand, column by column, in another row of the next year's report.
#[derive(Debug)]
pub struct Carried {
    /// The key of the table.
    pub table: &'static str,
    /// The row of the earlier report (结转下年度).
    pub from: &'static str,
    /// The row of the later report (上年结转).
    pub to: &'static str,
}

/// A column that counts what is in force at the end of the year: last year's figure, more by what was made in the year and
/// less by what was repealed.
#[derive(Debug)]
pub struct Stock {
    /// The key of the table.
    pub table: &'static str,
    /// The column (现行有效件数).
    pub column: &'static str,
    /// The column of what is added in the year.
    pub added: &'static str,
    /// The column of what is taken away in the year.
    pub removed: &'static str,
}
