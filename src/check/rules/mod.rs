//! The one list of judgements beside arithmetic. Each lives in a file of its rule's name.

pub mod control_character;
pub mod no_power_to_make_rules;
pub mod placeholder;
pub mod roll_forward_misread;

use super::Context;
use crate::diagnostic::{Diagnostic, Rule};
use crate::report::Report;

/// What judges a report.
pub type Judge = fn(&Report, &Context) -> Vec<Diagnostic>;

/// Every judgement.
pub static JUDGES: &[Judge] = &[
    control_character::judge,
    no_power_to_make_rules::judge,
    placeholder::judge,
    roll_forward_misread::judge,
];

/// The rules that they judge by.
pub static RULES: &[&Rule] = &[
    &control_character::CONTROL_CHARACTER,
    &no_power_to_make_rules::NO_POWER_TO_MAKE_RULES,
    &placeholder::PLACEHOLDER,
    &roll_forward_misread::ROLL_FORWARD_MISREAD,
];
