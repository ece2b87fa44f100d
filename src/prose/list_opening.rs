//! Where a list in prose begins: what words open it, and what it is a list of.

use crate::chinese::lines::has;
use crate::form::words::{changes, lists, part_names};
use crate::prose::list::List;
use crate::prose::list_extent::{begins, is_about, is_either_or};
use crate::prose::part_kind::{PartKind, is_division, kind_of};
use crate::prose::quantity::Unit;
use crate::prose::statement::Statement;

/// The most figures that one list is looked for in.
pub const MAX_LIST: usize = 100;
/// The most lists before a division that are searched for its whole.
const MAX_NEAR: usize = 8;
/// The most characters of the name of what parts are among.
const MAX_NAME: usize = 12;

/// How the words before its first part open a list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// As all parts.
    All,
    /// As some of the parts.
    Some,
    /// By what divides the whole: 从渠道看.
    Division,
    /// By nothing: the parts are of a kind.
    Kind,
    /// As one part and the rest.
    Rest,
    /// By what they are among: 52件申请中.
    Among,
    /// By names that leave nothing else: 线上2场，线下1场.
    EitherOr,
}

/// The figures of a paragraph, in which lists are looked for.
pub struct Finder<'p, 'a> {
    /// The figures.
    pub all: &'p [Statement<'a>],
    /// By what each divides its whole.
    pub kinds: Vec<Option<PartKind>>,
}

impl Finder<'_, '_> {
    /// Where the first part of a list behind a figure stands, and how it is opened.
    pub fn opening(&self, whole: usize) -> Option<(usize, Opening)> {
        let all = self.all;
        let head = all.get(whole).filter(|s| is_count(s) && !is_change(s))?;
        // Shares of the whole, and how it changed, may stand between it and its list.
        let first = (whole + 1..all.len())
            .find(|at| all[*at].quantity.unit != Unit::Percent && !is_change(&all[*at]))?;
        let opening = all.get(first)?;
        let own_brackets = opening.depth > head.depth;
        let next_sentence = opening.sentence != head.sentence;
        let words = opening.gap;
        if is_division(words) {
            // One outcome of applications is not divided by outcomes in the next sentence: they are those of all.
            let same = self.kinds.get(whole) == self.kinds.get(first);
            let is_part = same && self.kinds.get(whole).is_some_and(Option::is_some);
            return (!next_sentence || !is_part).then_some((first, Opening::Division));
        }
        let closed = has(words, lists::ALL_PARTS);
        let opens = closed || has(words, lists::SOME_PARTS) || has(words, lists::OPENING_UNFINISHED);
        // 含上年结转2件 in brackets is an aside, and so is a figure without 其中 in another sentence.
        let aside = own_brackets && words.contains('含') && !words.contains(lists::OF_WHICH);
        // 其中 at the head of a sentence goes on about the one figure of the sentence before.
        let goes_on = || words.trim_start().starts_with(lists::OF_WHICH) && self.is_alone(whole);
        if aside || (next_sentence && !goes_on()) {
            return None;
        }
        if closed {
            return Some((first, Opening::All));
        }
        if opens || own_brackets {
            return Some((first, Opening::Some));
        }
        if self.is_announced(whole, first) {
            return Some((first, Opening::Some));
        }
        if self.is_among(whole, first) {
            return Some((first, Opening::Among));
        }
        if self.is_either_or(whole, first) {
            return Some((first, Opening::EitherOr));
        }
        if self.is_of_a_kind(whole, first) {
            return Some((first, Opening::Kind));
        }
        self.leaves_a_rest(whole, first).then_some((first, Opening::Rest))
    }

    /// Whether a figure is the only one of its kind in its sentence.
    fn is_alone(&self, at: usize) -> bool {
        let own = &self.all[at];
        let near = at.saturating_sub(MAX_LIST)..at;
        let same = |s: &Statement<'_>| s.sentence == own.sentence && s.quantity.unit == own.quantity.unit;
        !self.all[near].iter().any(same)
    }

    /// Whether a colon opens a list: 公开326条：机构信息12条、政策文件28条. What was done about applications is none.
    fn is_announced(&self, whole: usize, first: usize) -> bool {
        let (head, part, next) = (&self.all[whole], &self.all[first], self.all.get(first + 1));
        let done = matches!(self.kinds[first], Some(PartKind::Dealing | PartKind::Outcome));
        let joined = next.is_some_and(|next| {
            next.sentence == part.sentence
                && next.quantity.unit == head.quantity.unit
                && next.gap.starts_with(['、', '；', '，'])
        });
        part.gap.starts_with(['：', ':']) && part.quantity.unit == head.quantity.unit && !done && joined
    }

    /// Whether the words behind a figure make what follows parts of it: 52件申请中，涉及征地17件、拆迁12件.
    fn is_among(&self, whole: usize, first: usize) -> bool {
        let (head, part) = (&self.all[whole], &self.all[first]);
        let named = head
            .behind
            .split_once(part_names::AMONG)
            .is_some_and(|(name, rest)| {
                let part = rest
                    .split(|c: char| c.is_ascii_digit())
                    .next()
                    .unwrap_or_default();
                let idle = part.is_empty() || is_about(part) || kind_of(part).is_some();
                name.chars().count() <= MAX_NAME && idle && !name.ends_with(part_names::NOT_AMONG)
            });
        let next = (first + 1..self.all.len()).find(|at| self.all[*at].quantity.unit != Unit::Percent);
        let same = |s: &Statement<'_>| {
            s.quantity.unit == head.quantity.unit && s.sentence == head.sentence && s.depth == head.depth
        };
        named
            && same(part)
            && self.kinds[first] != Some(PartKind::Dealing)
            && next.is_some_and(|next| same(&self.all[next]) && self.kinds[next] != Some(PartKind::Dealing))
    }

    /// Whether two figures behind another leave nothing else of it: 培训18场，线上7场，线下11场.
    fn is_either_or(&self, whole: usize, first: usize) -> bool {
        let head = &self.all[whole];
        let two = [first, first + 1].map(|at| self.all.get(at));
        let [Some(one), Some(other)] = two else {
            return false;
        };
        let same = |s: &&Statement<'_>| {
            s.quantity.unit == head.quantity.unit && s.sentence == head.sentence && s.depth == head.depth
        };
        first == whole + 1
            && self.is_alone(whole)
            && [one, other].iter().all(same)
            && is_either_or(&[one, other])
            && !is_either_or(&[head, one])
            && !is_either_or(&[head, other])
    }

    /// Whether figures are parts though no word says so: two at least, of a kind that the whole is not.
    fn is_of_a_kind(&self, whole: usize, first: usize) -> bool {
        let (head, part) = (&self.all[whole], &self.all[first]);
        let kind = self.kinds[first].filter(|kind| *kind == PartKind::Topic || kind.divides());
        let next = (first + 1..self.all.len()).find(|at| self.all[*at].quantity.unit != Unit::Percent);
        let same = |at: usize| {
            self.all[at].quantity.unit == head.quantity.unit
                && self.all[at].sentence == head.sentence
                && self.all[at].depth == head.depth
        };
        kind.is_some()
            && !begins(part.gap, lists::BESIDES)
            && !is_one_of_several(head.lead)
            && !matches!(
                self.kinds[whole],
                Some(PartKind::Way | PartKind::Applicant | PartKind::Topic)
            )
            && same(first)
            && next.is_some_and(|next| same(next) && self.kinds[next] == kind)
    }

    /// Whether three figures are a whole, a part and the rest: 公开104条，网站发布95条，其余9条.
    fn leaves_a_rest(&self, whole: usize, first: usize) -> bool {
        let Some(three) = self.all.get(whole..whole + 3) else {
            return false;
        };
        let same = |s: &Statement<'_>| {
            s.quantity.unit == three[0].quantity.unit
                && s.sentence == three[0].sentence
                && s.depth == three[0].depth
                && !s.lead.contains(lists::CARRIED)
        };
        let next = self.all.get(whole + 3);
        first == whole + 1
            && self.is_alone(whole)
            && three.iter().all(same)
            && begins(three[2].gap, lists::THE_REST)
            && next.is_none_or(|next| next.sentence != three[0].sentence)
    }

    /// What is divided by words that say how: the whole of the division before, or of the sentence before.
    pub fn divided(&self, last: usize, first: usize, known: &[List]) -> Option<usize> {
        let (before, part) = (&self.all[last], &self.all[first]);
        let unit = part.quantity.unit;
        let earlier = (last.saturating_sub(MAX_LIST)..=last).rev();
        let mut wholes: Vec<usize> = earlier
            .take_while(|at| self.all[*at].sentence == before.sentence)
            .filter(|at| self.all[*at].quantity.unit == unit && self.all[*at].depth == 0)
            .collect();
        let lists: Vec<&List> = known.iter().rev().take(MAX_NEAR).collect();
        // The sentence before may divide the same whole in another way.
        let again = lists.iter().find(|list| list.parts.contains(&last));
        if let Some(again) = again.filter(|list| !wholes.contains(&list.whole)) {
            return Some(again.whole);
        }
        wholes.retain(|at| !lists.iter().any(|list| list.parts.contains(at)));
        if let [only] = wholes.as_slice() {
            return Some(*only);
        }
        // How they came divides those that came in.
        let received = |at: &&usize| has(self.all[**at].lead, lists::RECEIVED);
        let mut received = wholes.iter().filter(received);
        let only = received.next().copied().filter(|_| received.next().is_none());
        only.filter(|_| self.kinds[first].is_some_and(PartKind::divides))
    }
}

/// Whether words before a figure end with the name of one of several: 申请主体为自然人.
fn is_one_of_several(lead: &str) -> bool {
    let name = lead.trim_end_matches(lists::APPLICATION);
    lists::APPLICANTS
        .iter()
        .any(|applicant| name.ends_with(applicant))
}

/// Whether a figure is how another changed: 同比增加138件.
fn is_change(statement: &Statement<'_>) -> bool {
    let lead = statement.lead.trim_end_matches(changes::BEHIND_CHANGES);
    let ends = |words: &[&str]| words.iter().any(|word| lead.ends_with(word));
    has(statement.lead, changes::COMPARING) && (ends(changes::UP) || ends(changes::DOWN))
}

/// Whether a figure is a number of things, or an amount of money.
pub fn is_count(statement: &Statement<'_>) -> bool {
    matches!(statement.quantity.unit, Unit::Count(_) | Unit::Yuan)
}
