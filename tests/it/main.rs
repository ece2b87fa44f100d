//! Every integration test in one binary: what the program does to whoever uses it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
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
