//! The list of the rules that judge a report: one line a rule. Each is a file of its name with a `RULE` and a `judge`.

use super::arithmetic::sums::Sums;
use super::ledger::Ledger;
use super::subject::Subject;
use super::waiver_use::WaiverUse;
use crate::diagnostic::{Diagnostic, Rule};
use crate::form::Relation;
use crate::prose::passage::Passage;

/// What judges by a rule. It is asked only of reports that the rule speaks of: its editions, and with last year's report
/// where it needs one.
#[derive(Clone, Copy, Debug)]
pub enum Judge {
    /// The report as a whole.
    Report(fn(&Subject<'_>) -> Vec<Diagnostic>),
    /// One paragraph of its prose, against the tables and against itself. What is compared is recorded, whether it agrees or not.
    Passage(fn(&Subject<'_>, &Passage<'_>, &mut Ledger) -> Vec<Diagnostic>),
    /// A relation of the form that does not hold, where it is not certain which figure is wrong.
    Relation(fn(&Sums<'_>, &Relation) -> Option<Diagnostic>),
    /// A waiver of the agency.
    Waiver(fn(&WaiverUse<'_>) -> Option<Diagnostic>),
}

/// Makes a module of each line, and of all lines the list of the rules with what judges by them.
macro_rules! rules {
    ($($judge:ident $rule:ident,)+) => {
        $(pub mod $rule;)+

        /// Every rule with its judge, in the order in which the manual lists them within a topic.
        pub static RULES: &[(&Rule, Judge)] = &[$((&$rule::RULE, Judge::$judge($rule::judge))),+];
    };
}

rules! {
    Report bad_path,
    Report bad_picture,
    Report prior_unreadable,
    Waiver unused_waiver,
    Waiver error_not_waivable,
    Relation wrong_total,
    Relation unbalanced_applications,
    Passage figure_mismatch,
    Passage denied_but_present,
    Passage parts_exceed_whole,
    Passage parts_miss_whole,
    Passage wrong_percentage,
    Passage growth_mismatch,
    Report no_power_to_make_rules,
    Report roll_forward_misread,
    Report own_table_mismatch,
    Report carried_over_mismatch,
    Report stock_mismatch,
    Report copied_text,
    Report unusual_change,
    Report direct_suit_since_2024,
    Report wrong_title,
    Report wrong_year,
    Report wrong_period,
    Report wrong_citation,
    Report parts_list_mismatch,
    Report early_date,
    Report late_date,
    Report placeholder,
    Report amount_in_yuan,
    Report missing_fee_statement,
    Passage impossible_fee,
    Report missing_topic,
    Report empty_section,
    Report personal_data,
    Report secret_marking,
    Report malformed_contact,
    Report fixed_phrase_typo,
    Report control_character,
}

/// Every rule, in the order of the list.
pub fn declared() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().map(|(rule, _)| *rule)
}

/// What is found of a relation that does not hold.
pub(super) fn judge_relation(sums: &Sums<'_>, relation: &Relation) -> Option<Diagnostic> {
    RULES.iter().find_map(|(_, judge)| match judge {
        Judge::Relation(judge) => judge(sums, relation),
        _ => None,
    })
}

/// What is found of a waiver.
pub(super) fn judge_waiver(usage: &WaiverUse<'_>) -> Option<Diagnostic> {
    RULES.iter().find_map(|(_, judge)| match judge {
        Judge::Waiver(judge) => judge(usage),
        _ => None,
    })
}
