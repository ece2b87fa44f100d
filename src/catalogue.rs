//! Every rule of the crate in one list: for `explain`, `--allow`, SARIF and the manual.

use crate::diagnostic::{Rule, Topic};
use crate::document::recognise::rules as recognise;
use crate::report::rules as structure;
use crate::{check, encoding, report, yaml};

/// Every rule, in the order in which the manual lists them: by topic, and within a topic as the lists have it.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    Topic::ALL.into_iter().flat_map(|(topic, _)| of_topic(topic))
}

/// The rules under one heading.
pub fn of_topic(topic: Topic) -> impl Iterator<Item = &'static Rule> {
    every().filter(move |rule| rule.topic == topic)
}

/// Every rule, room by room.
fn every() -> impl Iterator<Item = &'static Rule> {
    let of_files = [yaml::RULES, encoding::RULES, structure::OF_KEYS];
    let of_the_form = [
        recognise::OF_READING,
        structure::OF_PARTS,
        recognise::OF_PARTS,
        structure::OF_EDITIONS,
        recognise::OF_DIFFERENCES,
    ];
    let of_files = of_files.into_iter().flatten().copied();
    of_files
        .chain(check::rules())
        .chain(of_the_form.into_iter().flatten().copied())
}

/// The rule of this name.
pub fn find(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id == id)
}

/// The rule whose name is nearest to a mistyped one.
pub fn nearest(id: &str) -> Option<&'static str> {
    report::keys::nearest(id, rules().map(|rule| rule.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_and_stand_once() {
        let mut ids: Vec<&str> = rules().map(|r| r.id).collect();
        assert!(
            ids.iter().all(|id| id
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')),
            "{ids:?}"
        );
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }

    #[test]
    fn every_rule_says_what_why_and_how() {
        for rule in rules() {
            assert!(
                !rule.what.is_empty() && !rule.why.is_empty() && !rule.fix.is_empty(),
                "{}",
                rule.id
            );
            assert!(!rule.severity.is_empty() && !rule.title.is_empty(), "{}", rule.id);
        }
    }
}
