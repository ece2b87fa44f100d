//! A finding about the user's document, and the rules that findings belong to. The types only: no rule is declared here.
//!
//! A [`Diagnostic`] is data and is about the document, a YAML syntax error included. The program failing at its own job
//! (a disk that is full) is never one: that is `cli::error`.

pub mod advice;
pub mod emit;
mod finding;
pub mod mending;
mod rule;

pub use finding::{Diagnostic, Fix, Label};
pub use rule::{Inputs, Rule, Severity, Topic};
pub(crate) use rule::{declare_rule, declare_rules};
