//! A report that is being filled.

mod change;
mod explain;
mod findings;
mod handle;
mod history;
mod lines;
mod marks;
mod open;
mod page;
mod parts;
mod prose;
#[cfg(test)]
mod prose_tests;
mod reading;
mod session;
mod source_view;
mod state;
#[cfg(test)]
mod tests;
mod units;

pub use handle::handle;
pub use open::Open;
