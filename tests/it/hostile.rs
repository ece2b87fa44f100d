//! Files that nobody should hand to the program, and what somebody will: each gets its status, a word in Chinese that
//! says what and where, and nothing else. All through the program itself.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::format_collect,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "short helpers; a test stops where it fails"
)]

mod documents;
mod edited;
mod encodings;
mod inputs;
mod kept;
mod marks;
mod names;
mod outputs;
mod pictures;
#[cfg(target_os = "linux")]
mod reading;
mod sizes;
