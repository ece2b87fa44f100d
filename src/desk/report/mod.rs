//! A report that is being filled.

mod change;
mod handle;
mod history;
mod open;
mod page;
mod session;
mod state;
#[cfg(test)]
mod tests;

pub use handle::handle;
pub use open::Open;
