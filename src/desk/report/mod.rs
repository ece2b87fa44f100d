//! A report that is being filled.

mod cells;
mod change;
mod compare;
mod download;
mod extra;
mod findings;
mod finish;
#[cfg(test)]
mod finish_tests;
mod grid;
mod handle;
mod held;
mod history;
mod lines;
mod marks;
mod open;
#[cfg(test)]
mod open_tests;
mod page;
mod panel;
mod parts;
mod paste;
mod paths;
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
mod table_tests;
#[cfg(test)]
mod tests;
mod touched;
mod units;
mod zeros;

pub use handle::handle;
pub use open::Open;
