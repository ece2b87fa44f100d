//! A report that is being filled.

mod change;
mod compare;
mod download;
mod explain;
mod findings;
mod finish;
#[cfg(test)]
mod finish_tests;
mod handle;
mod history;
mod lines;
mod marks;
mod open;
#[cfg(test)]
mod open_tests;
mod page;
mod panel;
mod parts;
mod prose;
#[cfg(test)]
mod prose_tests;
mod reading;
mod session;
mod shown;
mod source_view;
mod standing;
mod state;
#[cfg(test)]
mod tests;
mod touched;
mod units;

pub use handle::handle;
pub use open::Open;
