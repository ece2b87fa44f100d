//! What the names of parts say of their list: that nothing else is of the whole (线上、线下), that a thing may be of two parts
//! (涉及征地), or that one part holds another (一级、二级).

use crate::chinese::lines::has;
use crate::form::words::{lists, part_names};
use crate::prose::part_kind::PartKind;
use crate::prose::statement::Statement;

/// Whether the names of two parts leave nothing else: 线上2场、线下1场, 采纳63条、未采纳42条.
pub fn is_either_or(parts: &[&Statement<'_>]) -> bool {
    let [one, other] = parts else {
        return false;
    };
    part_names::EITHER_OR.iter().any(|(this, that)| {
        let is_that = |s: &Statement<'_>| has(s.lead, that);
        let is_this = |s: &Statement<'_>| has(s.lead, this) && !is_that(s);
        (is_this(one) && is_that(other)) || (is_that(one) && is_this(other))
    })
}

/// Whether the last part is all that is left: 其余9条, 其他信息42条. 其他处理 is an outcome of its own.
pub fn ends_with_the_rest(parts: &[&Statement<'_>], kind: Option<PartKind>) -> bool {
    let rest = parts.iter().any(|part| begins(part.gap, lists::THE_REST));
    let last = parts
        .last()
        .filter(|_| parts.len() > 2 && kind != Some(PartKind::Outcome));
    let others = last.is_some_and(|last| {
        part_names::ALL_OTHERS
            .iter()
            .any(|word| last.lead.starts_with(word))
            && !has(last.lead, part_names::NOT_ALL_OTHERS)
    });
    rest || others
}

/// Whether one thing may be of two parts: 涉及征地17件、涉及拆迁12件.
pub fn may_overlap(parts: &[&Statement<'_>]) -> bool {
    parts.iter().any(|part| is_about(part.lead))
}

/// Whether words before a figure say what it is about.
pub fn is_about(lead: &str) -> bool {
    let words = lead.strip_prefix(lists::OF_WHICH).unwrap_or(lead);
    // 申请中涉及征地: what it is of may stand before.
    let words = words
        .split_once(part_names::AMONG)
        .map_or(words, |(_, words)| words);
    let words = words.trim_start_matches(['，', '：']);
    lists::BEFORE_TOPICS.iter().any(|word| words.starts_with(word))
}

/// Whether the parts are levels, of which each may hold the next: 一级栏目8个、二级栏目24个.
pub fn are_levels(parts: &[&Statement<'_>]) -> bool {
    let level = |words: &[&str]| parts.iter().any(|part| has(part.lead, words));
    part_names::LEVELS.iter().all(|words| level(words))
}

/// Whether the clause before a figure, or words behind it, begin with one of some words.
pub fn begins(words: &str, with: &[&str]) -> bool {
    let words = words.trim_start_matches(|c: char| c.is_whitespace() || "，；、,;）)".contains(c));
    with.iter().any(|word| words.starts_with(word))
}
