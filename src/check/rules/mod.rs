//! The one list of judgements beside arithmetic. Each lives in a file of its rule's name.

pub mod control_character;
pub mod empty_section;
pub mod fixed_phrase_typo;
pub mod impossible_fee;
pub mod malformed_contact;
pub mod missing_fee_statement;
pub mod missing_topic;
pub mod no_power_to_make_rules;
pub mod personal_data;
pub mod placeholder;
pub mod roll_forward_misread;
pub mod secret_marking;

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
    (&placeholder::PLACEHOLDER, placeholder::judge),
    (
        &missing_fee_statement::MISSING_FEE_STATEMENT,
        missing_fee_statement::judge,
    ),
    (&impossible_fee::IMPOSSIBLE_FEE, impossible_fee::judge),
    (&missing_topic::MISSING_TOPIC, missing_topic::judge),
    (&empty_section::EMPTY_SECTION, empty_section::judge),
    (&personal_data::PERSONAL_DATA, personal_data::judge),
    (&secret_marking::SECRET_MARKING, secret_marking::judge),
    (&malformed_contact::MALFORMED_CONTACT, malformed_contact::judge),
    (&fixed_phrase_typo::FIXED_PHRASE_TYPO, fixed_phrase_typo::judge),
    (&control_character::CONTROL_CHARACTER, control_character::judge),
];
