//! The figures of reports as data for other programs.

pub mod json;
