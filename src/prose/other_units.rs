//! Whose figure a sentence gives: a government reports for its units (条例 art. 49), and its prose may name one of them.

use crate::chinese::lines::{after, has};
use crate::chinese::words::Letters;
use crate::form::phrases::{
    ALL_OF_IT, NO_SCOPES, OF_PROCEEDINGS, OF_RIVALS, ONESELF, SCOPES, STANDING_IN, UNITS,
};
use crate::report::{AgencyKind, Report};

/// Whether words name a unit that is not the one that reports.
pub fn names_another_unit(words: &str, report: &Report) -> bool {
    let own = report.agency_name();
    let others = |words: &str| {
        let mut rest = words.replace(own, "");
        for oneself in ONESELF.iter().chain(OF_PROCEEDINGS) {
            if rest.contains(oneself) {
                rest = rest.replace(oneself, "");
            }
        }
        // A department is called by the end of its name: 县水利局 is 青山县水利局.
        let known = |unit: &str| report.agency.kind != AgencyKind::Government && own.contains(unit);
        UNITS.iter().any(|unit| rest.contains(unit) && !known(unit))
    };
    // Most sentences name none: the copies are made for those that do.
    has(words, UNITS) && others(words)
}

/// Whether a figure is one of another scope than the report's (本级 beside 全区), by the words of its sentence before it. The
/// nearest clause that says whose the figures are says it for those that follow.
pub fn names_another_scope(before: &str, lead: &str, report: Option<&Report>) -> bool {
    let clauses = std::iter::once(lead).chain(before.rsplit(CLAUSE_ENDS));
    for words in clauses {
        if scope_in(words, report).is_some() {
            return true;
        }
        if has(words, ONESELF) {
            return false;
        }
    }
    false
}

/// What ends a clause.
const CLAUSE_ENDS: [char; 8] = ['，', '；', '：', ',', ';', ':', '（', '）'];

/// The first word in a clause that makes its figures those of another scope than the report's. Where something is done in the
/// whole place, or for all of its units (在全市率先, 指导各单位), nothing is said of a scope.
pub fn scope_in(words: &str, report: Option<&Report>) -> Option<&'static str> {
    let (before, behind) = NO_SCOPES;
    let own = report.and_then(own_scope);
    let letters = Letters::new(words);
    SCOPES
        .iter()
        .copied()
        .filter(|scope| letters.may_hold(scope))
        .filter(|scope| own != Some(*scope))
        .find(|scope| {
            words.match_indices(scope).take(MAX_PLACES).any(|(at, _)| {
                let head = words.get(..at).unwrap_or_default();
                let rest = words.get(at + scope.len()..).unwrap_or_default();
                let for_it = before.iter().any(|word| head.ends_with(word));
                let of_it = behind.iter().any(|word| rest.starts_with(word));
                let (standing_in, government) = STANDING_IN;
                let stands_in = *scope != standing_in || after(rest, 0, WITHIN).contains(government);
                // 全市各级行政机关 are all who report with the city.
                let all_of_it = ALL_OF_IT.contains(scope) && own.is_some_and(|own| head.ends_with(own));
                !for_it && !of_it && stands_in && !all_of_it
            })
        })
}

/// The most places of a word that are looked at in a clause.
const MAX_PLACES: usize = 4;
/// Within so many characters behind 代表 a government is named that somebody stands in for.
const WITHIN: usize = 10;

/// The scope of the whole place that a government reports for.
fn own_scope(report: &Report) -> Option<&'static str> {
    let name = report.agency_name();
    OF_RIVALS
        .iter()
        .find(|(_, end)| name.ends_with(end))
        .map(|(scope, _)| *scope)
}
