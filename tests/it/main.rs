//! Every integration test in one binary: what the program does to whoever uses it.

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
