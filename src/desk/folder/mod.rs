//! The folder: its files, and what was found in each.

mod download;
mod handle;
mod ledger;
mod page;
mod row;
mod sum;
#[cfg(test)]
mod tests;
mod units;

pub use handle::{Folder, handle, shown};
pub use ledger::{is_filled, may_be_report};
