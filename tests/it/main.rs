//! Every integration test in one binary: what the program does to whoever uses it.

// A test that cannot go on has failed; it reads and writes what it needs; files of the project end in lower case.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::format_collect
)]

mod architecture;
mod commands;
mod documentation;
mod documents;
mod examples;
mod hostile;
mod mutations;
mod properties;
mod rules;
mod schemas;
mod support;
