//! What changes the documents in force beside making and repealing them.

/// How documents come into force and go out of it without being made or repealed in the year.
pub const OTHERWISE: &[&str] = &["失效", "修订", "修改", "划转", "移交", "划入"];
