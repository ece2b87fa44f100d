//! A report that is being filled.

mod change;
mod compare;
mod download;
mod finish;
#[cfg(test)]
mod finish_tests;
mod handle;
mod history;
mod lines;
mod open;
#[cfg(test)]
mod open_tests;
mod page;
mod panel;
mod session;
mod shown;
mod standing;
mod state;
#[cfg(test)]
mod tests;
mod touched;

pub use handle::handle;
pub use open::Open;
