//! What a change against last year is, and the words that compare with last year.

use std::ops::Range;

use crate::chinese::lines::{has, nearest_before};
use crate::form::words::{changes, lists};
use crate::prose::list_opening::is_count;
use crate::prose::quantity::Unit;
use crate::prose::statement::Statement;

/// The most figures before a change that are looked at.
pub(super) const MAX_BACK: usize = 6;
/// The most characters of a clause before a change in which it may be compared.
const MAX_COMPARING: usize = 12;

/// A change.
#[derive(Clone, Debug)]
pub struct Change<'a> {
    /// Where it stands.
    pub range: Range<usize>,
    /// What is said.
    pub said: Said,
    /// What changed.
    pub of: Changed<'a>,
    /// Last year's figure, where the sentence gives it.
    pub then: Option<usize>,
}

/// What is said of a change. Figures are given by their index among the statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// By so much, or so many hundredths or times of last year's, up or down.
    By(usize, bool),
    /// A multiple of last year's.
    Times(usize),
    /// Between so many hundredths of last year's.
    Between(i64, i64),
    /// From last year's figure to this year's; up or down, where the words say so.
    From(usize, Option<bool>),
}

/// What changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed<'a> {
    /// A figure of the sentence.
    Figure(usize),
    /// A figure of the sentence, and the words for it.
    Named(usize, &'a str),
    /// What words name, whose figure stands in the tables.
    Words(&'a str),
}

/// 同比增长11%: the words before the comparison.
pub(super) fn grown_by<'a>(own: &Statement<'a>, at: usize, year: Option<i32>) -> Option<(Said, &'a str)> {
    let lead = own.lead;
    let near = lead.trim_end_matches(changes::BEHIND_CHANGES);
    let last = |words: &[&str]| words.iter().any(|word| near.ends_with(word));
    let (up, down) = (last(changes::UP), last(changes::DOWN));
    if up == down || own.quantity.unit == Unit::Points {
        return None;
    }
    let subject = changes::COMPARING
        .iter()
        .chain(changes::UP)
        .chain(changes::DOWN)
        .filter_map(|word| lead.find(word))
        .min()?;
    // 与去年相比，增长11%: the comparison may be a clause of its own.
    let before = nearest_before(own.before, own.before.len(), MAX_COMPARING);
    let compared = has(lead, changes::COMPARING) || has(before, changes::COMPARING);
    let this = !with_another_year(lead, year) && !with_another_year(before, year);
    (compared && this).then(|| (Said::By(at, up), lead.get(..subject).unwrap_or_default()))
}

/// Whether the words before a figure say nothing but that something grew, up, or shrank.
pub(super) fn only_grows(own: &Statement<'_>) -> Option<bool> {
    let lead = own.lead.trim_end_matches(changes::BEHIND_CHANGES);
    let up = changes::UP.contains(&lead);
    let known = (up || changes::DOWN.contains(&lead)) && own.quantity.unit != Unit::Points;
    known.then_some(up)
}

/// Whether words begin with last year, as a figure of which is meant: 2024年收到.
pub(super) fn begins_with_last_year(words: &str, year: Option<i32>) -> bool {
    let last = year.map(|year| format!("{}年", year - 1));
    let mut names = changes::LAST_YEAR.iter().copied().chain(last.as_deref());
    names.any(|name| words.starts_with(name)) && !words.contains(lists::CARRIED)
}

/// Whether words compare with a year that is not the one before the report's: 较2019年.
pub(super) fn with_another_year(words: &str, year: Option<i32>) -> bool {
    let named = words.rmatch_indices('年').find_map(|(at, _)| {
        let digits = words.get(at.checked_sub(4)?..at)?;
        digits.parse::<i32>().ok()
    });
    matches!((named, year), (Some(named), Some(year)) if named != year - 1)
}

/// Whether a figure is last year's: 上年为81件. What was carried over from it is this year's.
pub(super) fn is_last_years(figure: &Statement<'_>, year: Option<i32>) -> bool {
    if !is_count(figure) || figure.lead.contains(lists::CARRIED) {
        return false;
    }
    let Some(found) = last_year_at_end(figure.lead, year) else {
        return false;
    };
    let before = figure
        .lead
        .get(..figure.lead.len() - found.len())
        .unwrap_or_default();
    let idle = [changes::BESIDE, changes::FROM, &["（", "，", "而"]].concat();
    before.is_empty() || idle.iter().any(|word| before.ends_with(word))
}

/// The words for last year at the end of others, with what adds nothing behind them.
pub(super) fn last_year_at_end(words: &str, year: Option<i32>) -> Option<&str> {
    let mut rest = words;
    loop {
        let last = year.map(|year| format!("{}年", year - 1));
        let named = changes::LAST_YEAR.iter().copied().chain(last.as_deref());
        if let Some(name) = named
            .filter(|name| rest.ends_with(*name))
            .max_by_key(|name| name.len())
        {
            let from = rest.len() - name.len();
            return words.get(from..);
        }
        let shorter = changes::BEHIND_LAST_YEAR
            .iter()
            .find_map(|word| rest.strip_suffix(word));
        rest = shorter.filter(|_| !rest.is_empty())?;
    }
}
