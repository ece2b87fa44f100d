//! The figures and the prose of reports as data for other programs. What they hold is stated in `schema`.

mod figure;
pub mod json;
pub mod long;
pub mod prose;
pub mod schema;
pub mod wide;
