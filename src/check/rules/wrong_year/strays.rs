//! Years anywhere in the prose that are not the report's, and of which the sentence does not say why.

use super::mention::Mention;
use super::{names, plans};
use crate::form::PROBLEMS;
use crate::prose::judged_lines::{Line, paragraphs, recognised};
use crate::prose::period;
use crate::prose::stray_year::{Stray, strays};
use crate::report::{ProseKey, Report, TextKey};

/// Every year that nothing explains, but for those that the other judges of years look at.
pub(super) fn unexplained(report: &Report, year: i32) -> Vec<Mention> {
    let found = recognised(paragraphs(report), |line| {
        let plans = line.key == TextKey::Prose(ProseKey::whole(PROBLEMS));
        let mut found = strays(line.words, year, plans);
        if !found.is_empty() {
            found.retain(|stray| !is_judged(line, stray, year, plans));
        }
        found
    });
    // The prose is kept by its keys; the first place of a finding is the first of the report.
    let place = |key: TextKey| match key {
        TextKey::Prose(key) => report
            .edition
            .sections()
            .iter()
            .position(|section| section.key == key.section),
        _ => None,
    };
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|(line, _)| place(line.key));
    found
        .into_iter()
        .map(|(line, stray)| Mention {
            what: "文字",
            year: stray.year,
            path: line.key.to_string(),
            words: line.words.get(stray.words.clone()).unwrap_or_default().to_owned(),
            origin: line.origin_of(stray.words),
        })
        .collect()
}

/// Whether a year is one of a name of the report, of the reporting period or of a plan.
fn is_judged(line: &Line<'_>, stray: &Stray, year: i32, plans: bool) -> bool {
    let at = stray.number.start;
    let named = || {
        line.key.is_preamble()
            && names::reports_named(line.words, year)
                .iter()
                .any(|(_, number, _)| number.start == at)
    };
    let period = || {
        period::stated_in(line)
            .iter()
            .any(|period| period.range.contains(&at))
    };
    let planned = || plans && stray.year <= year && plans::plan(line.words, &stray.number).is_some();
    named() || period() || planned()
}
