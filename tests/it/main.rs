//! Every integration test in one binary: what the program does to whoever uses it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::format_collect,
    reason = "a test that cannot go on has failed; tests read and write files, whose endings are the project's own"
)]

mod architecture;
mod batch;
mod charts;
mod commands;
mod comments;
mod converted;
mod corpus;
mod desk_edits;
mod difference;
mod documentation;
mod documents;
mod examples;
mod figures;
#[cfg(feature = "desk")]
mod fill;
mod fixes;
mod hostile;
mod imports;
#[cfg(feature = "editor")]
mod language_server;
mod letterhead;
mod merge;
mod mutations;
mod next;
mod open_document;
#[cfg(feature = "typeset")]
mod pages;
mod properties;
mod recall;
mod rules;
mod sample;
mod schemas;
mod sheets;
mod stream;
mod support;
mod trips;
#[cfg(feature = "watch")]
mod watch;
mod wild;
mod word_files;
#[cfg(feature = "xlsx")]
mod workbooks;
mod years;
