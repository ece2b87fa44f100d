//! The one list of judgements beside arithmetic. Each lives in a file of its rule's name.

pub mod carried_over_mismatch;
pub mod control_character;
pub mod copied_text;
pub mod denied_but_present;
pub mod direct_suit_since_2024;
pub mod early_date;
pub mod empty_section;
pub mod figure_mismatch;
pub mod fixed_phrase_typo;
pub mod growth_mismatch;
pub mod impossible_fee;
pub mod late_date;
pub mod malformed_contact;
pub mod missing_fee_statement;
pub mod missing_topic;
pub mod no_power_to_make_rules;
pub mod own_table_mismatch;
pub mod parts_exceed_whole;
pub mod parts_list_mismatch;
pub mod parts_miss_whole;
pub mod personal_data;
pub mod placeholder;
pub mod roll_forward_misread;
pub mod secret_marking;
pub mod stock_mismatch;
pub mod unusual_change;
pub mod wrong_citation;
pub mod wrong_percentage;
pub mod wrong_period;
pub mod wrong_title;
pub mod wrong_year;

use super::Subject;
use crate::diagnostic::{Diagnostic, Rule};
use crate::prose::passage::Passage;

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
    (&own_table_mismatch::OWN_TABLE_MISMATCH, own_table_mismatch::judge),
    (
        &carried_over_mismatch::CARRIED_OVER_MISMATCH,
        carried_over_mismatch::judge,
    ),
    (&stock_mismatch::STOCK_MISMATCH, stock_mismatch::judge),
    (&copied_text::COPIED_TEXT, copied_text::judge),
    (&unusual_change::UNUSUAL_CHANGE, unusual_change::judge),
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

/// What judges one paragraph of prose by one rule.
pub type PassageJudge = fn(&Subject<'_>, &Passage<'_>) -> Vec<Diagnostic>;

/// Every judgement of prose against the tables and against itself, paragraph by paragraph.
pub static OF_PROSE: &[(&Rule, PassageJudge)] = &[
    (&figure_mismatch::FIGURE_MISMATCH, figure_mismatch::judge),
    (&denied_but_present::DENIED_BUT_PRESENT, denied_but_present::judge),
    (&parts_exceed_whole::PARTS_EXCEED_WHOLE, parts_exceed_whole::judge),
    (&parts_miss_whole::PARTS_MISS_WHOLE, parts_miss_whole::judge),
    (&wrong_percentage::WRONG_PERCENTAGE, wrong_percentage::judge),
    (&growth_mismatch::GROWTH_MISMATCH, growth_mismatch::judge),
];

/// The rules of all judgements, those of prose first.
pub fn declared() -> impl Iterator<Item = &'static Rule> {
    let of_prose = OF_PROSE.iter().map(|(rule, _)| *rule);
    of_prose.chain(JUDGEMENTS.iter().map(|(rule, _)| *rule))
}
