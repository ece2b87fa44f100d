//! Findings as text: for people, for pipes, for machines. Each returns text, none prints.

mod concise;
mod file_findings;
mod harmless;
mod human;
mod json;
mod sarif;

pub use concise::concise;
pub use file_findings::{Count, FileFindings};
pub use harmless::harmless;
pub use human::{human, summary};
pub use json::{json, json_between, json_file, json_head, json_line, json_tail};
pub use sarif::Sarif;
