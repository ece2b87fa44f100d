//! Changes against last year in prose: 同比增长11%, 较上年少9件, 是上年的2倍, 与上年持平, 由上年的81件增加到90件; each with the figure
//! that changed, and last year's where the sentence gives it.

use std::ops::Range;

use crate::chinese::lines::{has, nearest_before};
use crate::form::words::{changes, lists};
use crate::prose::list_opening::is_count;
use crate::prose::passage::Passage;
use crate::prose::quantity::{TIMES, Unit};
use crate::prose::statement::Statement;

/// The most figures before a change that are looked at.
const MAX_BACK: usize = 6;
/// The most bytes of the words before a change without a figure.
const MAX_CLAUSE: usize = 120;
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
    /// So many times last year's.
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

/// The changes of a paragraph, in the order of the text.
pub fn changes<'a>(passage: &Passage<'a>) -> Vec<Change<'a>> {
    let all = passage.statements.as_slice();
    let mut out: Vec<Change<'a>> = (0..all.len())
        .filter_map(|at| from_to(all, at, passage.year).or_else(|| by_figure(all, at, passage.year)))
        .collect();
    out.extend(without_figures(passage));
    out.sort_by_key(|change| change.range.start);
    out
}

/// A change that a figure gives.
fn by_figure<'a>(all: &[Statement<'a>], at: usize, year: Option<i32>) -> Option<Change<'a>> {
    let own = all.get(at)?;
    let (said, subject) = match times_of(own, at, year) {
        Some(found) => found,
        None => grown_by(own, at, year)?,
    };
    let of = changed(all, at, subject, year)?;
    Some(Change {
        range: own.quantity.range.clone(),
        said,
        of,
        then: last_years(all, at, of, year),
    })
}

/// 是上年的2倍: the words before 是.
fn times_of<'a>(own: &Statement<'a>, at: usize, year: Option<i32>) -> Option<(Said, &'a str)> {
    (own.quantity.unit == TIMES).then_some(())?;
    let words = own.lead.trim_end_matches(['近', '约', '的', ' ']);
    let words = words.strip_suffix(last_year_at_end(words, year)?)?;
    let verb = changes::TIMES_OF
        .iter()
        .filter(|verb| words.ends_with(**verb))
        .max_by_key(|verb| verb.len())?;
    Some((Said::Times(at), words.strip_suffix(verb)?))
}

/// 同比增长11%: the words before the comparison.
fn grown_by<'a>(own: &Statement<'a>, at: usize, year: Option<i32>) -> Option<(Said, &'a str)> {
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

/// Whether words compare with a year that is not the one before the report's: 较2019年.
fn with_another_year(words: &str, year: Option<i32>) -> bool {
    let named = words.rmatch_indices('年').find_map(|(at, _)| {
        let digits = words.get(at.checked_sub(4)?..at)?;
        digits.parse::<i32>().ok()
    });
    matches!((named, year), (Some(named), Some(year)) if named != year - 1)
}

/// What changed, by the words before the comparison: nothing much where it is the figure before.
fn changed<'a>(all: &[Statement<'a>], at: usize, subject: &'a str, year: Option<i32>) -> Option<Changed<'a>> {
    let own = all.get(at)?;
    let subject = subject.trim_matches(changes::AROUND_SUBJECTS);
    let unit = Some(own.quantity.unit).filter(|unit| !matches!(unit, Unit::Percent) && *unit != TIMES);
    if changes::SUBJECTS.contains(&subject) {
        let figure = figure_before(all, at, own, unit, year)?;
        return Some(Changed::Figure(figure));
    }
    // 新收申请同比增长11%，达到90件: this year's figure stands behind.
    let next = all.get(at + 1).filter(|next| {
        let reaches = |words: &[&str]| words.contains(&next.lead);
        next.sentence == own.sentence
            && is_count(next)
            && unit.is_none_or(|unit| unit == next.quantity.unit)
            && [changes::CAME_TO, changes::UP_TO, changes::DOWN_TO]
                .into_iter()
                .any(reaches)
    });
    Some(match next {
        Some(_) => Changed::Named(at + 1, subject),
        None => Changed::Words(subject),
    })
}

/// The figure before a change that is of this year and no change itself; in the change's own unit, where it has one.
fn figure_before(
    all: &[Statement<'_>],
    at: usize,
    own: &Statement<'_>,
    unit: Option<Unit>,
    year: Option<i32>,
) -> Option<usize> {
    let near = (at.saturating_sub(MAX_BACK)..at).rev();
    near.take_while(|i| all[*i].sentence == own.sentence).find(|i| {
        let figure = &all[*i];
        figure.depth <= own.depth
            && is_count(figure)
            && figure.quantity.unit != TIMES
            && unit.is_none_or(|unit| unit == figure.quantity.unit)
            && grown_by(figure, *i, year).is_none()
            && !is_last_years(figure, year)
    })
}

/// Last year's figure of the same sentence, before a change.
fn last_years(all: &[Statement<'_>], at: usize, of: Changed<'_>, year: Option<i32>) -> Option<usize> {
    let own = all.get(at)?;
    let unit = match of {
        Changed::Figure(figure) | Changed::Named(figure, _) => Some(all.get(figure)?.quantity.unit),
        Changed::Words(_) => None,
    };
    let near = (at.saturating_sub(MAX_BACK)..at).rev();
    near.take_while(|i| all[*i].sentence == own.sentence)
        .find(|i| is_last_years(&all[*i], year) && unit.is_some_and(|unit| unit == all[*i].quantity.unit))
}

/// Whether a figure is last year's: 上年为81件. What was carried over from it is this year's.
fn is_last_years(figure: &Statement<'_>, year: Option<i32>) -> bool {
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
fn last_year_at_end(words: &str, year: Option<i32>) -> Option<&str> {
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

/// 由上年的81件增加到90件.
fn from_to<'a>(all: &[Statement<'a>], at: usize, year: Option<i32>) -> Option<Change<'a>> {
    let (own, from) = (all.get(at)?, all.get(at.checked_sub(1)?)?);
    let reaches = |words: &[&str]| words.contains(&own.lead);
    let up = match (reaches(changes::UP_TO), reaches(changes::DOWN_TO)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ if reaches(changes::CAME_TO) => None,
        _ => return None,
    };
    let same = own.sentence == from.sentence && own.quantity.unit == from.quantity.unit;
    let name = last_year_at_end(from.lead, year).filter(|_| same && is_count(own))?;
    let words = from.lead.strip_suffix(name)?;
    let subject = changes::FROM.iter().find_map(|word| words.strip_suffix(word))?;
    let subject = if subject.is_empty() {
        let before = from.before.trim_end_matches(['，', '：', ',']);
        before.rsplit(['，', '；', '：', '。']).next().unwrap_or_default()
    } else {
        subject
    };
    Some(Change {
        range: from.quantity.range.clone(),
        said: Said::From(at - 1, up),
        of: Changed::Named(at, subject),
        then: None,
    })
}

/// The changes that are said in words alone.
fn without_figures<'a>(passage: &Passage<'a>) -> Vec<Change<'a>> {
    let line = passage.line;
    let mut out: Vec<Change<'a>> = Vec::new();
    for (word, low, high) in changes::WITHOUT_FIGURES {
        for (start, _) in line.match_indices(word) {
            let range = start..start + word.len();
            // 基本持平 is read before 持平.
            let known = |change: &Change<'_>| change.range.start <= start && start < change.range.end;
            if !out.iter().rev().take(MAX_BACK).any(known) {
                out.extend(without_figure(passage, range, (*low, *high)));
            }
        }
        out.sort_by_key(|change| change.range.start);
    }
    out
}

fn without_figure<'a>(passage: &Passage<'a>, range: Range<usize>, between: (i64, i64)) -> Option<Change<'a>> {
    let (line, all) = (passage.line, passage.statements.as_slice());
    let mut from = range.start.saturating_sub(MAX_CLAUSE);
    while !line.is_char_boundary(from) {
        from += 1;
    }
    let clause = line.get(from..range.start)?;
    let clause = clause.rsplit(['，', '；', '。', '：', '！', '（']).next()?;
    let mut clause = clause.trim_end_matches(['实', '现', '了', ' ', '的']);
    let (mut low, mut high) = between;
    let ends = |words: &[&str]| {
        words
            .iter()
            .find(|word| clause.ends_with(**word))
            .map(|word| word.len())
    };
    let behind = line.get(range.end..)?;
    if let Some(length) = ends(changes::NEARLY) {
        (low, high) = (low - (high + low) / 20, (low + high) / 2);
        clause = clause.get(..clause.len() - length)?;
    } else if let Some(length) = ends(changes::MORE_THAN) {
        (low, high) = ((low + high) / 2, high * 3 / 2);
        clause = clause.get(..clause.len() - length)?;
    } else if changes::AND_MORE.iter().any(|word| behind.starts_with(word)) {
        (low, high) = ((low + high) / 2, high * 3 / 2);
    }
    let last = passage
        .statements
        .partition_point(|s| s.quantity.range.end <= range.start);
    let figure = last.checked_sub(1).and_then(|at| all.get(at));
    // The words behind the figure in its clause are not the comparison's.
    let clause = match figure.filter(|s| s.quantity.range.end > range.start.saturating_sub(clause.len())) {
        Some(figure) => line.get(figure.quantity.range.end..range.start)?,
        None => clause,
    };
    let compared = changes::COMPARING
        .iter()
        .chain(changes::LAST_YEAR)
        .filter_map(|word| clause.find(word))
        .min()?;
    if with_another_year(clause, passage.year) {
        return None;
    }
    let subject = clause.get(..compared)?;
    let beside = changes::BESIDE.iter().find_map(|word| subject.strip_suffix(word));
    let subject = beside.unwrap_or(subject).trim_matches(changes::AROUND_SUBJECTS);
    let of = if changes::SUBJECTS.contains(&subject) {
        let figure = figure.filter(|s| s.after.len() >= range.end - s.quantity.range.end)?;
        let at = last - 1;
        let of_this_year = is_count(figure)
            && figure.quantity.unit != TIMES
            && grown_by(figure, at, passage.year).is_none()
            && !is_last_years(figure, passage.year);
        of_this_year.then_some(Changed::Figure(at))?
    } else {
        Changed::Words(subject)
    };
    Some(Change {
        range,
        said: Said::Between(low, high),
        of,
        then: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::text::Text;

    /// The changes of a line: what is said, of what, and last year's figure.
    fn found(line: &str) -> Vec<String> {
        let text = Text::written(line);
        let passage = Passage::of_line(&text, "总体情况", Some(2021));
        let value = |at: usize| passage.statements[at].quantity.value.to_string();
        let one = |change: &Change<'_>| {
            let said = match change.said {
                Said::By(at, up) => format!("{}{}", if up { "+" } else { "-" }, value(at)),
                Said::Times(at) => format!("*{}", value(at)),
                Said::Between(low, high) => format!("{low}..{high}"),
                Said::From(at, up) => format!("<{}{up:?}", value(at)),
            };
            let of = match change.of {
                Changed::Figure(at) => value(at),
                Changed::Named(at, words) => format!("{words}{}", value(at)),
                Changed::Words(words) => words.to_owned(),
            };
            let then = change
                .then
                .map_or_else(String::new, |at| format!("/{}", value(at)));
            format!("{of}{then}{said}")
        };
        changes(&passage).iter().map(one).collect()
    }

    #[test]
    fn a_change_is_of_a_figure() {
        for (line, changes) in [
            ("新收申请90件，同比增长11%", vec!["90+11"]),
            ("新收申请90件，较上年少9件", vec!["90-9"]),
            ("新收申请90件，比上年的81件增加9件", vec!["90/81+9"]),
            ("新收申请90件，上年为81件，同比增长11%", vec!["90/81+11"]),
            ("新收申请90件，2020年81件，同比增长11%", vec!["90/81+11"]),
            ("新收申请90件，是上年的2倍", vec!["90*2"]),
            ("新收申请90件，同比增长近三成", vec!["90+30.00"]),
            ("新收申请90件，比上年减少四分之一", vec!["90-25.00"]),
            ("新收申请90件，同比增长两倍", vec!["90+2"]),
            ("新收申请90件，与上年持平", vec!["9099..101"]),
            ("新收申请90件，数量与去年基本持平", vec!["9085..115"]),
            ("新收申请90件，较上年翻一番", vec!["90190..210"]),
            ("新收申请90件，同比近翻一番", vec!["90170..200"]),
            ("新收申请90件，比上年减半", vec!["9045..55"]),
            ("新收申请同比增长11%，达到90件", vec!["新收申请90+11"]),
            ("新收申请数与上年持平", vec!["新收申请数99..101"]),
            ("新收申请由上年的81件增加到90件", vec!["新收申请90<81Some(true)"]),
            (
                "新收申请数量，从2020年的81件降至70件",
                vec!["新收申请数量70<81Some(false)"],
            ),
        ] {
            assert_eq!(found(line), changes, "{line}");
        }
        for line in [
            "新收申请90件，较2019年增长11%",
            "新收申请90件，增长11%",
            "新收申请90件，与全市平均水平持平",
            "满意度比上年提高3个百分点",
            "上年结转申请2件，办结90件",
            "由2019年的81件增加到90件",
        ] {
            assert_eq!(found(line), Vec::<String>::new(), "{line}");
        }
    }
}
