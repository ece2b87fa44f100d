//! Changes against last year in prose: 同比增长11%, 较上年少9件, 是上年的2倍, 与上年持平, 由上年的81件增加到90件; each with the figure
//! that changed, and last year's where the sentence gives it.

use crate::form::words::changes;
pub use crate::prose::change::{Change, Changed, Said};
use crate::prose::change::{
    MAX_BACK, begins_with_last_year, grown_by, is_last_years, last_year_at_end, only_grows,
};
use crate::prose::list_opening::is_count;
use crate::prose::passage::Passage;
use crate::prose::quantity::{TIMES, Unit};
use crate::prose::statement::Statement;
use crate::prose::unfigured_changes::without_figures;

/// The changes of a paragraph, in the order of the text.
pub fn changes<'a>(passage: &Passage<'a>) -> Vec<Change<'a>> {
    let all = passage.statements.as_slice();
    let mut out: Vec<Change<'a>> = (0..all.len())
        .filter_map(|at| {
            from_to(all, at, passage.year)
                .or_else(|| by_figure(all, at, passage.year))
                .or_else(|| beside_both(all, at, passage.year))
        })
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

/// 是上年的2倍, 为上年的九成: the words before 是.
fn times_of<'a>(own: &Statement<'a>, at: usize, year: Option<i32>) -> Option<(Said, &'a str)> {
    matches!(own.quantity.unit, TIMES | Unit::Percent).then_some(())?;
    let words = own.lead.trim_end_matches(['近', '约', '的', ' ']);
    let words = words.strip_suffix(last_year_at_end(words, year)?)?;
    let verb = changes::TIMES_OF
        .iter()
        .filter(|verb| words.ends_with(**verb))
        .max_by_key(|verb| verb.len())?;
    Some((Said::Times(at), words.strip_suffix(verb)?))
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
        Some(_) => Changed::Named(at + 1, subject.trim_end_matches(changes::NUMBER)),
        None => Changed::Words(subject.trim_end_matches(changes::NUMBER)),
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

/// 由上年的81件增加到90件.
fn from_to<'a>(all: &[Statement<'a>], at: usize, year: Option<i32>) -> Option<Change<'a>> {
    let (own, from) = (all.get(at)?, all.get(at.checked_sub(1)?)?);
    let lead = without_this_year(own.lead, year);
    let reaches = |words: &[&str]| words.contains(&lead);
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
        of: Changed::Named(at, subject.trim_end_matches(changes::NUMBER)),
        then: None,
    })
}

/// 上年收到40件，本年收到52件，增长30%: both years' figures stand before it, and no word need compare.
fn beside_both<'a>(all: &[Statement<'a>], at: usize, year: Option<i32>) -> Option<Change<'a>> {
    let (own, now) = (all.get(at)?, at.checked_sub(1)?);
    let then = at.checked_sub(2)?;
    let up = only_grows(own)?;
    let (this, last) = (all.get(now)?, all.get(then)?);
    let same = [this, last]
        .iter()
        .all(|s| s.sentence == own.sentence && is_count(s) && s.quantity.unit == this.quantity.unit);
    let in_years = begins_with_last_year(last.lead, year) && begins_with_this_year(this.lead, year);
    (same && (in_years || from_to(all, now, year).is_some())).then(|| Change {
        range: own.quantity.range.clone(),
        said: Said::By(at, up),
        of: Changed::Figure(now),
        then: Some(then),
    })
}

/// Whether words begin with the year that is the report's.
fn begins_with_this_year(words: &str, year: Option<i32>) -> bool {
    let own = year.map(|year| format!("{year}年"));
    let mut names = changes::THIS_YEAR.iter().copied().chain(own.as_deref());
    names.any(|name| words.starts_with(name))
}

/// Words without the year at their end that is the report's: 增至2021年的.
fn without_this_year(words: &str, year: Option<i32>) -> &str {
    let rest = words.trim_end_matches('的');
    let own = year.map(|year| format!("{year}年"));
    let names = changes::THIS_YEAR.iter().copied().chain(own.as_deref());
    let shorter = names
        .filter_map(|name| rest.strip_suffix(name))
        .min_by_key(|rest| rest.len());
    shorter.unwrap_or(words)
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
            ("新收申请90件，仅为上年的九成", vec!["90*90.00"]),
            ("与2020年相比，新收申请增加9件", vec!["新收申请+9"]),
            (
                "新收申请数从2020年的81件增至2021年的90件",
                vec!["新收申请90<81Some(true)"],
            ),
            ("新收申请90件，同比增长近三成", vec!["90+30.00"]),
            ("新收申请90件，比上年减少四分之一", vec!["90-25.00"]),
            ("新收申请90件，同比增长两倍", vec!["90+2"]),
            ("新收申请90件，与上年持平", vec!["9099..101"]),
            ("新收申请90件，数量与去年基本持平", vec!["9085..115"]),
            ("新收申请90件，较上年翻一番", vec!["90190..210"]),
            ("新收申请90件，同比近翻一番", vec!["90170..200"]),
            ("新收申请90件，比上年减半", vec!["9045..55"]),
            ("2020年新收申请81件，2021年新收90件，增幅为11%", vec!["90/81+11"]),
            ("去年收到81件，今年收到90件，增加9件", vec!["90/81+9"]),
            (
                "新收申请由上年的81件上升到90件，上升11%",
                vec!["新收申请90<81Some(true)", "90/81+11"],
            ),
            ("新收申请同比增长11%，达到90件", vec!["新收申请90+11"]),
            ("新收申请数与上年持平", vec!["新收申请99..101"]),
            ("新收申请由上年的81件增加到90件", vec!["新收申请90<81Some(true)"]),
            (
                "新收申请数量，从2020年的81件降至70件",
                vec!["新收申请70<81Some(false)"],
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
            "2019年收到81件，2021年收到90件，增长11%",
            "去年收到81件，今年发布90条，增长11%",
            "去年收到81件，今年收到90件，满意度提高11%",
        ] {
            assert_eq!(found(line), Vec::<String>::new(), "{line}");
        }
    }
}
