//! Counters of what reports count.

/// Counters of things that are published: one without a figure before it was to be filled.
pub const OF_PUBLISHED: &[char] = &['条', '件', '次', '份', '期', '篇', '场', '个'];

/// What an application is counted in, for the rows of table 3 that prose names.
pub const OF_APPLICATIONS: &[&str] = &["件", "份", "宗", "条", "起", "个"];

/// What the amounts of the tables are counted in.
pub const AMOUNT: &str = "万元";
