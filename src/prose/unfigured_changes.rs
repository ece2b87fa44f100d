//! Changes against last year that are said in words alone: 与上年持平, 翻一番, 减半.

use std::ops::Range;

use crate::form::words::changes;
use crate::prose::change::{Change, Changed, MAX_BACK, Said, grown_by, is_last_years, with_another_year};
use crate::prose::list_opening::is_count;
use crate::prose::passage::Passage;
use crate::prose::quantity::TIMES;

/// The most bytes of the words before a change without a figure.
const MAX_CLAUSE: usize = 120;
/// The changes that are said in words alone.
pub(super) fn without_figures<'a>(passage: &Passage<'a>) -> Vec<Change<'a>> {
    let line = passage.line;
    let mut out: Vec<Change<'a>> = Vec::new();
    let letters = passage.letters();
    let may_be = |(word, ..): &&(&str, i64, i64)| letters.may_hold(word);
    for (word, low, high) in changes::WITHOUT_FIGURES.iter().filter(may_be) {
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
        (low, high) = (low - (high + low) / 20, i64::midpoint(low, high));
        clause = clause.get(..clause.len() - length)?;
    } else if let Some(length) = ends(changes::MORE_THAN) {
        (low, high) = (i64::midpoint(low, high), high * 3 / 2);
        clause = clause.get(..clause.len() - length)?;
    } else if changes::AND_MORE.iter().any(|word| behind.starts_with(word)) {
        (low, high) = (i64::midpoint(low, high), high * 3 / 2);
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
        Changed::Words(subject.trim_end_matches(changes::NUMBER))
    };
    Some(Change {
        range,
        said: Said::Between(low, high),
        of,
        then: None,
    })
}
