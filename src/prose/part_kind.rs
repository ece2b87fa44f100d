//! By what a part divides its whole: how it came, who applied, what became of it. Parts of different kinds are of different lists.

use crate::chinese::lines::has;
use crate::chinese::words::{ends_with, starts_with};
use crate::form::words::lists;
use crate::prose::quantity::Unit;
use crate::prose::statement::Statement;

/// By what a part divides its whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// How it came, or was published.
    Way,
    /// Who applied.
    Applicant,
    /// What became of it.
    Outcome,
    /// What it is about.
    Topic,
    /// What was done about applications, which is no part but goes on.
    Dealing,
}

impl PartKind {
    /// Whether nothing is of two parts of this kind, and everything of one.
    pub fn divides(self) -> bool {
        matches!(self, Self::Way | Self::Applicant)
    }
}

/// The kind of each statement of a paragraph.
pub fn kinds(all: &[Statement<'_>]) -> Vec<Option<PartKind>> {
    let mut out: Vec<Option<PartKind>> = Vec::with_capacity(all.len());
    for statement in all {
        // 分别为12、5、1条: those behind the first are of its kind.
        let joined = statement.lead.is_empty() && matches!(statement.gap.trim(), "、" | "和" | "，");
        let last = out.last().copied().flatten().filter(|_| joined);
        let counted = !matches!(statement.quantity.unit, Unit::Percent | Unit::Points);
        out.push(last.or_else(|| kind_of(statement.lead).filter(|_| counted)));
    }
    out
}

/// The kind that words before a figure, or a name, say.
pub fn kind_of(lead: &str) -> Option<PartKind> {
    let lead = lead.trim();
    if lead.is_empty() {
        return None;
    }
    let named = [
        (lists::APPLICANTS, PartKind::Applicant),
        (lists::WAYS, PartKind::Way),
        (lists::OUTCOMES, PartKind::Outcome),
    ];
    if let Some((_, kind)) = named.into_iter().find(|(words, _)| is_nothing_but(lead, words)) {
        return Some(kind);
    }
    if has(lead, lists::DEALT_WITH) && !has(lead, lists::NOT_DEALT_WITH) {
        return Some(PartKind::Dealing);
    }
    let bare = lists::OF_WHICH;
    let words = lead
        .strip_prefix(bare)
        .unwrap_or(lead)
        .trim_start_matches(['，', '：']);
    let topic = lists::BEFORE_TOPICS.iter().any(|word| starts_with(words, word))
        || lists::BEHIND_TOPICS.iter().any(|word| ends_with(words, word));
    topic.then_some(PartKind::Topic)
}

/// Whether words are some of these names, one at least, and beside them what adds nothing.
fn is_nothing_but(words: &str, names: &[&str]) -> bool {
    let mut rest = words;
    let mut found = false;
    while !rest.is_empty() {
        let longest = |of: &[&str]| {
            let fits = of.iter().filter(|word| starts_with(rest, word));
            fits.map(|word| word.len()).max()
        };
        let (name, idle) = (longest(names), longest(lists::AROUND_KINDS));
        let Some(length) = name.max(idle) else {
            return false;
        };
        found |= name == Some(length);
        rest = rest.get(length..).unwrap_or_default();
    }
    found
}

/// Whether the words before a figure say by what a whole is divided: 从渠道看, 按申请人分.
pub fn is_division(words: &str) -> bool {
    has(words, lists::DIVIDED_BY)
        && lists::DIVIDED.iter().any(|end| {
            words.match_indices(end).any(|(at, _)| {
                let head = words.get(..at).unwrap_or_default();
                let near = head.char_indices().rev().take(lists::MAX_DIVIDED).last();
                let near = near.and_then(|(from, _)| head.get(from..)).unwrap_or_default();
                let clause = near.rsplit(['，', '；', '。', ',']).next().unwrap_or_default();
                lists::DIVIDED_BY.iter().any(|word| clause.contains(word))
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_a_part_say_by_what_it_divides() {
        for (lead, kind) in [
            ("其中通过网络渠道提交", Some(PartKind::Way)),
            ("网站、微信、微博分别发布", Some(PartKind::Way)),
            ("政务微信公众号", Some(PartKind::Way)),
            ("自然人申请", Some(PartKind::Applicant)),
            ("法人或其他组织提出", Some(PartKind::Applicant)),
            ("予以公开", Some(PartKind::Outcome)),
            ("涉及征地拆迁", Some(PartKind::Topic)),
            ("政府决策类", Some(PartKind::Topic)),
            ("当面答复", Some(PartKind::Dealing)),
            ("结转下年度", Some(PartKind::Dealing)),
            ("市局", None),
            ("申请", None),
            ("", None),
        ] {
            assert_eq!(kind_of(lead), kind, "{lead}");
        }
    }

    #[test]
    fn words_that_divide_are_known() {
        for words in [
            "。从渠道看，网络",
            "；按申请人类型划分，",
            "，从申请方式来看：",
            "按来源分：",
        ] {
            assert!(is_division(words), "{words}");
        }
        for words in ["，按时答复", "从网站看到", "，分别", "按期办结", "部分公开"] {
            assert!(!is_division(words), "{words}");
        }
    }
}
