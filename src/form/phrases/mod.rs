//! How agencies speak of the form's figures in their prose: which words before a figure mean which figures of the tables,
//! with every reading that is seen in correct reports. Words of the form, and so stated here, once.

mod applications;
mod carrying;
mod decisions;
mod denials;
mod disputes;
mod documents;
mod outcomes;
mod phrase;
mod reasons;
mod scopes;
mod sweeping;

pub use carrying::{CARRIED_OVER_WORDS, GOING_ON_TO, OF_LAST_YEAR, TO_NEXT};
pub use denials::{DENIALS, Denial, OF_SOME_APPLICANTS};
pub use phrase::{Beside, Name, Phrase, Term};
pub use scopes::{
    ALL_OF_IT, ELSEWHERE, EVERYBODY, NO_SCOPES, OF_OTHERS, OF_PROCEEDINGS, OF_RIVALS, OF_SOME, ONESELF,
    PERIODS, SCOPES, SINCE_NEW_YEAR, STANDING_IN, UNITS, UNTIL,
};
pub use sweeping::SWEEPING;

/// Every phrase, table by table.
pub fn phrases() -> impl Iterator<Item = &'static Phrase> {
    applications::PHRASES
        .iter()
        .chain(disputes::PHRASES)
        .chain(outcomes::PHRASES)
        .chain(reasons::PHRASES)
        .chain(documents::PHRASES)
        .chain(decisions::PHRASES)
}

/// The rows of table 3 whose applications a fee may be charged for in the year.
pub const TO_CHARGE_FOR: &[&str] = &["本年新收", "上年结转"];

/// The rows and columns that table 3's row names in prose are looked for in: table, and the words that must be near.
pub const ROWS_IN_PROSE: (&str, &[&str]) = (super::shared::APPLICATIONS, &["申请"]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{EDITIONS, Edition};

    fn names() -> impl Iterator<Item = Name> {
        let terms = phrases().flat_map(|p| p.readings).copied().flatten();
        let denied = DENIALS.iter().chain(SWEEPING).flat_map(|d| d.means).copied();
        terms
            .map(|term| match term {
                Term::Plus(name) | Term::Minus(name) => *name,
            })
            .chain(denied)
    }

    #[test]
    fn every_name_is_a_figure_of_some_edition() {
        for name in names() {
            assert!(
                EDITIONS.iter().any(|edition| !name.points(edition).is_empty()),
                "{name:?}"
            );
        }
    }

    #[test]
    fn groups_and_spanners_are_sums() {
        let current = Edition::current();
        let count = |name: Name| name.points(current).len();
        assert_eq!(count(Name("申请", "办理结果.不予公开", "总计")), 8);
        assert_eq!(count(Name("申请", "本年新收", "法人或其他组织")), 5);
        assert_eq!(count(Name("申请", "本年新收", "其他")), 1);
        assert_eq!(count(Name("申请", "办理结果.总计", "总计")), 1);
        assert_eq!(count(Name("申请", "没有这行", "总计")), 0);
    }

    #[test]
    fn every_phrase_says_something() {
        for phrase in phrases() {
            assert!(
                !phrase.verbs.is_empty() || !phrase.objects.is_empty(),
                "{phrase:?}"
            );
            assert!(
                !phrase.counters.is_empty() && !phrase.readings.is_empty(),
                "{phrase:?}"
            );
        }
    }
}
