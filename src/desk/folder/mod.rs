//! The folder: its files, and what was found in each.

mod handle;
mod page;

pub use handle::handle;
