//! The figures of reports as data for other programs.

pub mod csv;
pub mod json;
#[cfg(feature = "xlsx")]
pub mod xlsx;
