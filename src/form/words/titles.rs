//! What titles of reports say.

/// What titles say the report is about, the right words first.
pub const SUBJECTS: &[&str] = &["政府信息公开", "信息公开", "政务公开", "公开"];
