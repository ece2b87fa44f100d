//! A report as its agency gave it: every figure with its literal text and its place, every piece of prose.
//!
//! A report holds all facts it was given, also those that another edition's form has: table 2 of 2021 beside table 3 of
//! 2019 happens.

mod agency;
pub mod escape;
mod fact;
pub mod figure;
pub mod findings;
pub mod keys;
pub mod marks;
pub mod markup;
mod model;
mod prose_key;
pub mod remark;
pub mod rules;
pub mod text;
pub mod unit;
pub mod values;

pub use agency::{Agency, AgencyKind, Level};
pub use fact::{Fact, State};
pub use model::{Located, Report, Signature, TITLE_WORDS, TableThree, Waiver};
pub use prose_key::{Part, ProseKey, TextKey};
