//! The figures and the prose of reports as data for other programs. What the lines of JSON hold is stated in `schema`.

pub mod csv;
mod figure;
pub mod json;
pub mod long;
pub mod prose;
pub mod schema;
pub mod wide;
#[cfg(feature = "xlsx")]
pub mod xlsx;
