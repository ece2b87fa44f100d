//! The one list of judgements beside arithmetic. Each lives in a file of its rule's name.

pub mod control_character;
pub mod direct_suit_since_2024;
pub mod early_date;
pub mod late_date;
pub mod no_power_to_make_rules;
pub mod parts_list_mismatch;
pub mod placeholder;
pub mod roll_forward_misread;
pub mod wrong_citation;
pub mod wrong_period;
pub mod wrong_title;
pub mod wrong_year;

use super::Subject;
use crate::diagnostic::{Diagnostic, Rule};

/// What judges a report by one rule. It is asked only of reports that the rule speaks of: its editions, and with last
/// year's report where it needs one.
pub type Judge = fn(&Subject<'_>) -> Vec<Diagnostic>;

/// Every judgement with its rule, in the order in which the manual lists them: the figures, the words.
pub static JUDGEMENTS: &[(&Rule, Judge)] = &[
    (
        &no_power_to_make_rules::NO_POWER_TO_MAKE_RULES,
        no_power_to_make_rules::judge,
    ),
    (
        &roll_forward_misread::ROLL_FORWARD_MISREAD,
        roll_forward_misread::judge,
    ),
    (
        &direct_suit_since_2024::DIRECT_SUIT_SINCE_2024,
        direct_suit_since_2024::judge,
    ),
    (&wrong_title::WRONG_TITLE, wrong_title::judge),
    (&wrong_year::WRONG_YEAR, wrong_year::judge),
    (&wrong_period::WRONG_PERIOD, wrong_period::judge),
    (&wrong_citation::WRONG_CITATION, wrong_citation::judge),
    (
        &parts_list_mismatch::PARTS_LIST_MISMATCH,
        parts_list_mismatch::judge,
    ),
    (&early_date::EARLY_DATE, early_date::judge),
    (&late_date::LATE_DATE, late_date::judge),
    (&placeholder::PLACEHOLDER, placeholder::judge),
    (&control_character::CONTROL_CHARACTER, control_character::judge),
];
