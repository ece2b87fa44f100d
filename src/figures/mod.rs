//! The account of every figure of the prose, for those who read it and for those who print it: where each number stands, what it
//! was understood as, what it was held against, and whether it agrees.
//!
//! [`read_with_figures`](crate::read_with_figures) gives the [`Entry`] of every number. The functions here return text, none prints.
//!
//! ```
//! use nianbao::{Nothing, figures::Verdict, read_with_figures};
//!
//! let file = include_str!("../../examples/ninghai-2020.yaml");
//! let judged = read_with_figures("ninghai-2020.yaml", file.as_bytes().to_vec(), &mut Nothing);
//! assert!(judged.figures.iter().any(|entry| entry.verdict() == Verdict::Agrees));
//! assert!(judged.figures.iter().all(|entry| entry.verdict() != Verdict::Disagrees));
//! ```

mod csv;
mod file_figures;
mod human;
mod json;
mod names;

pub use crate::check::{Against, Entry, Held, Nature, Understood, Verdict};
pub use crate::prose::other_numbers::Other;
pub use crate::prose::quantity::{Precision, Unit};
pub use crate::prose::reach::{Scope, Term};

pub use csv::csv;
pub use file_figures::{Count, FileFigures};
pub use human::{human, judged_as, summary};
pub use json::json;
