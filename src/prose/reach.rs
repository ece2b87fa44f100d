//! Whose figure a statement gives, and of which years, where its words say so.

use crate::chinese::lines::has;
use crate::form::phrases::ONESELF;
use crate::form::words::reach::{
    CARRIED, LAST_YEAR, NEXT_YEAR, OF_AGENCY, OF_AREA, PART_OF_YEAR, SEVERAL_YEARS, THIS_YEAR, UP_TO,
};
use crate::prose::other_units::names_another_unit;
use crate::prose::statement::Statement;
use crate::report::Report;

/// Whose figure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The words do not say: that of the report.
    Unsaid,
    /// The agency's own.
    Agency,
    /// That of the whole area, or of all units.
    Area,
    /// Another unit's.
    Other,
}

/// Of which years it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// The words do not say: that of the report.
    Unsaid,
    /// The report's year.
    ThisYear,
    /// The year before.
    LastYear,
    /// The year after.
    NextYear,
    /// The year that is named, which is none of these.
    Year(i32),
    /// A part of a year.
    PartOfYear,
    /// More years than one, or all up to a day.
    Years,
}

/// Whose figure a statement of a report gives.
pub fn scope(statement: &Statement<'_>, report: &Report) -> Scope {
    // The clause itself says it, else what stands before it in the sentence.
    let nearest = |words: &str| {
        if has(words, OF_AREA) {
            Some(Scope::Area)
        } else if has(words, OF_AGENCY) || has(words, ONESELF) {
            Some(Scope::Agency)
        } else if names_another_unit(words, report) {
            Some(Scope::Other)
        } else {
            None
        }
    };
    let words = [statement.lead, statement.before];
    words.into_iter().find_map(nearest).unwrap_or(Scope::Unsaid)
}

/// Of which years the figure of a statement is; `year` is the report's.
pub fn term(statement: &Statement<'_>, year: Option<i32>) -> Term {
    let lead = statement.lead;
    if lead.contains(CARRIED) {
        return Term::ThisYear;
    }
    let of_words = |words: &str| {
        let all = [
            (SEVERAL_YEARS, Term::Years),
            (UP_TO, Term::Years),
            (PART_OF_YEAR, Term::PartOfYear),
            (LAST_YEAR, Term::LastYear),
            (NEXT_YEAR, Term::NextYear),
            (THIS_YEAR, Term::ThisYear),
        ];
        let said = all.into_iter().find(|(list, _)| has(words, list));
        said.map(|(_, term)| term).or_else(|| named(words, year))
    };
    let words = [lead, statement.before];
    words.into_iter().find_map(of_words).unwrap_or(Term::Unsaid)
}

/// The last year that words name.
fn named(words: &str, year: Option<i32>) -> Option<Term> {
    words.rmatch_indices('年').find_map(|(at, _)| {
        let digits = words.get(at.checked_sub(4)?..at)?;
        let named: i32 = digits.parse().ok().filter(|year| (1949..=2199).contains(year))?;
        Some(match year {
            Some(year) if named == year => Term::ThisYear,
            Some(year) if named == year - 1 => Term::LastYear,
            Some(year) if named == year + 1 => Term::NextYear,
            _ => Term::Year(named),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;
    use crate::prose::statement::statements;

    #[test]
    fn words_say_whose_a_figure_is_and_of_which_years() {
        let report = crate::file::new::new(Edition::current(), 2025, "青山县水利局", None);
        for (line, whose, years) in [
            ("新收申请3件", Scope::Unsaid, Term::Unsaid),
            ("2025年，我局新收申请3件", Scope::Agency, Term::ThisYear),
            ("全县各单位公开信息30条", Scope::Area, Term::Unsaid),
            ("去年收到申请2件", Scope::Unsaid, Term::LastYear),
            ("上年结转申请2件", Scope::Unsaid, Term::ThisYear),
            ("2021年制定方案2份", Scope::Unsaid, Term::Year(2021)),
            ("第三季度公开信息30条", Scope::Unsaid, Term::PartOfYear),
            ("2020年以来累计公开信息30条", Scope::Unsaid, Term::Years),
            ("计划举办培训2场", Scope::Unsaid, Term::NextYear),
            ("城关镇收到申请2件", Scope::Other, Term::Unsaid),
        ] {
            let all = statements(line);
            let last = all.last().unwrap();
            assert_eq!(
                (scope(last, &report), term(last, Some(2025))),
                (whose, years),
                "{line}"
            );
        }
    }
}
