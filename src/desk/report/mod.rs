//! A report that is being filled.

mod cells;
mod change;
mod grid;
mod handle;
mod held;
mod history;
mod open;
mod page;
mod paste;
mod relations;
mod session;
mod state;
#[cfg(test)]
mod table_tests;
#[cfg(test)]
mod tests;
mod zeros;

pub use handle::handle;
pub use open::Open;
