//! Many units' reports → the government's own (汇总): every figure of the form added up, and what stands in the way of that told by
//! unit and file. [`check`](against::check) holds a finished report of the government against its units.
//!
//! All figures of the form are additive, for it asks each agency for its own; where one thing may be counted by several,
//! `form::overlap` says so. Prose is not made up: the report is begun as `new` begins one.

pub mod against;
pub mod cause;
mod delta;
mod draft;
pub mod evidence;
pub mod expected;
mod finding;
mod human;
mod json;
mod merged;
mod names;
mod same;
mod sum;
pub mod unit;

pub use draft::{draft, is_sum};
pub use finding::{Finding, Kind};
pub use human::{differences, human, summary};
pub use json::json;
pub use merged::{Merged, Wanted, merge};
pub use sum::Sum;
pub use unit::{Told, Unit};
