//! Which figures of the form a statement means, by the phrases that stand beside the form.

use std::borrow::Cow;

use crate::chinese::lines::has;
use crate::form::phrases::{
    ELSEWHERE, GOING_ON_TO, OF_LAST_YEAR, OF_OTHERS, PERIODS, Phrase, ROWS_IN_PROSE, SINCE_NEW_YEAR, TO_NEXT,
    Term, UNTIL,
};
use crate::form::words::lists::OF_WHICH;
use crate::form::words::periods::LEADING;
use crate::form::words::{counters, figures};
use crate::form::{DataPoint, Edition, TOTAL};
use crate::prose::near::{Near, changed_subject, own_behind};
use crate::prose::phrase_match::{best_fits, ends_otherwise, is_idle, is_other, without_links};
use crate::prose::quantity::Unit;
use crate::prose::reading::Reading;
use crate::prose::statement::Statement;

/// What a figure may mean, the plainest first.
#[derive(Debug)]
pub struct Meaning {
    /// Each is a sum of figures.
    pub readings: Vec<Reading>,
    /// Whether fewer than the tables have are right too.
    pub may_be_fewer: bool,
}

/// What a statement means; none where no phrase fits, or words make it another figure. `section` is the key of
/// the part that it stands in, `head` the heading or the run-in head of its paragraph, `year` the report's.
pub fn meant(
    statement: &Statement<'_>,
    section: &str,
    head: &str,
    edition: &Edition,
    year: Option<i32>,
) -> Option<Meaning> {
    let lead = changed_subject(statement).unwrap_or(statement.lead);
    let relative = with_relative_years(lead, year);
    let lead = without_links(&relative);
    let unit = match statement.quantity.unit {
        Unit::Count(word) => word,
        Unit::Yuan => "元",
        Unit::Percent | Unit::Points => return None,
    };
    if figures::OF_ANOTHER
        .iter()
        .any(|word| statement.behind.starts_with(word))
    {
        return None;
    }
    let near = Near {
        statement,
        section,
        head,
    };
    let behind = with_relative_years(own_behind(statement.behind), year);
    let found = best_fits(lead, &behind, unit);
    let allowed = found.iter().find(|(phrase, fit)| {
        !has(&without_this_year(&without_year_end(fit.rest, year)), ELSEWHERE)
            && !of_a_month(&without_year_end(fit.rest, year))
            && (!phrase.alone || is_idle(without_of_which(fit.rest)))
            && !ends_otherwise(fit.rest)
            && !is_other(fit.rest, phrase)
            && !is_other(own_behind(statement.behind), phrase)
            && near.allows(phrase, fit.rest)
    });
    let meaning = match allowed {
        Some((phrase, _)) => of_phrase(phrase, near.readings(phrase), edition),
        None if !found.is_empty() => return None,
        None => row_of_table(&near, lead, unit, edition)?,
    };
    let periods = [statement.before, statement.lead, statement.after].map(without_this_year);
    let until = without_year_end(statement.before, year);
    if has(&until, UNTIL) && of_a_month(&until) {
        return None;
    }
    if periods.iter().any(|words| has(words, PERIODS)) || has(statement.after, OF_OTHERS) {
        return None;
    }
    let this_year =
        year_named(&relative, statement.before).is_none_or(|named| year.is_none_or(|year| named == year));
    (this_year && !meaning.readings.is_empty()).then_some(meaning)
}

/// Words without 其中 at their head.
fn without_of_which(words: &str) -> &str {
    let words = words.trim_start();
    words.strip_prefix(OF_WHICH).unwrap_or(words)
}

/// Words without those for the whole of the report's own year: 今年以来.
fn without_this_year(words: &str) -> Cow<'_, str> {
    match SINCE_NEW_YEAR.iter().find(|since| words.contains(**since)) {
        Some(since) => Cow::Owned(words.replace(since, "")),
        None => Cow::Borrowed(words),
    }
}

/// Whether words name a month of the year.
fn of_a_month(words: &str) -> bool {
    words.contains('月') && !(words.contains("1月") && words.contains("12月"))
}

fn of_phrase(phrase: &Phrase, readings: &[&[Term]], edition: &Edition) -> Meaning {
    let readings = readings.iter().filter_map(|terms| {
        let mut reading = Reading::default();
        for term in *terms {
            let (name, points) = match term {
                Term::Plus(name) => (name, &mut reading.plus),
                Term::Minus(name) => (name, &mut reading.minus),
            };
            let found = name.points(edition);
            (!found.is_empty()).then_some(())?;
            points.extend(found);
        }
        Some(reading)
    });
    Meaning {
        readings: readings.collect(),
        may_be_fewer: phrase.may_be_fewer,
    }
}

/// A row of table 3 that the words name.
fn row_of_table(near: &Near<'_>, lead: &str, unit: &str, edition: &Edition) -> Option<Meaning> {
    let (table, context) = ROWS_IN_PROSE;
    if !counters::OF_APPLICATIONS.contains(&unit) || !(near.section == table || near.says(context)) {
        return None;
    }
    let names = |label: &'static str| label.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let form = edition.table(table)?;
    let row = form.rows().find(|leaf| {
        let words = [leaf.row.key, names(leaf.row.label)];
        words
            .iter()
            .any(|word| word.chars().count() >= 4 && lead.ends_with(word))
    })?;
    let point = DataPoint {
        table: edition.section(table)?.key,
        row: row.path,
        column: TOTAL,
    };
    Some(Meaning {
        readings: vec![Reading {
            plus: vec![point],
            minus: Vec::new(),
        }],
        may_be_fewer: false,
    })
}

/// Words with the years beside the report's as their relation to it, where something is carried from one to the other:
/// 结转2025年 of the report of 2024 is 结转下年.
fn with_relative_years(words: &str, year: Option<i32>) -> Cow<'_, str> {
    let Some(year) = year.filter(|_| words.contains('年')) else {
        return Cow::Borrowed(words);
    };
    let (carried, last) = OF_LAST_YEAR;
    let (next_year, last_year) = (format!("{}年", year + 1), format!("{}年", year - 1));
    let next = words.split_once(&next_year);
    if let Some((before, behind)) =
        next.filter(|(before, _)| GOING_ON_TO.iter().any(|word| before.ends_with(word)))
    {
        return Cow::Owned(format!("{before}{TO_NEXT}年{behind}"));
    }
    let previous = words.split_once(&last_year);
    let from_it = |behind: &str| {
        carried
            .iter()
            .any(|word| behind.trim_start_matches('度').starts_with(word))
    };
    if let Some((before, behind)) = previous.filter(|(_, behind)| from_it(behind)) {
        return Cow::Owned(format!("{before}{last}年{behind}"));
    }
    Cow::Borrowed(words)
}

/// Words without the end of the report's year: what is counted then is the year's.
fn without_year_end(words: &str, year: Option<i32>) -> Cow<'_, str> {
    let Some((until, at)) = UNTIL.iter().find_map(|until| Some((until, words.find(until)?))) else {
        return Cow::Borrowed(words);
    };
    let behind = words.get(at + until.len()..).unwrap_or_default();
    let numbered = year.map(|year| year.to_string());
    let behind = numbered
        .and_then(|year| behind.strip_prefix(year.as_str()))
        .map_or(behind, |rest| {
            rest.trim_start_matches('年').trim_start_matches('度')
        });
    let mut ends = figures::YEAR_ENDS.iter();
    let bare = |end: &str| {
        behind
            .strip_prefix(end)
            .or_else(|| behind.strip_prefix(end.trim_start_matches('年')))
    };
    match ends.find_map(|end| bare(end)) {
        Some(rest) => Cow::Owned(format!("{}{rest}", words.get(..at).unwrap_or_default())),
        None => Cow::Borrowed(words),
    }
}

/// The last year that is named in the sentence before the figure.
fn year_named(lead: &str, before: &str) -> Option<i32> {
    [lead, before].into_iter().find_map(|words| {
        words.rmatch_indices('年').find_map(|(at, _)| {
            let digits = words.get(at.checked_sub(4)?..at)?;
            let year = digits.parse().ok().filter(|year| (1949..=2199).contains(year))?;
            // 2020—2024年 is none of them.
            let head = words.get(..at - 4)?.trim_end();
            let span = head
                .strip_suffix(LEADING)
                .is_some_and(|from| from.ends_with(|c: char| c.is_ascii_digit()));
            Some(if span { i32::MIN } else { year })
        })
    })
}

#[cfg(test)]
mod tests;
