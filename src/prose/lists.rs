//! Lists in prose: a whole with its parts, 共104条，其中政务动态95条、公告4条, the whole a sentence before (从渠道看，网络12件), or
//! the parts first and 共104条 behind them. One whole may be divided in several ways; each is a list of its own.

use crate::chinese::lines::has;
use crate::form::words::{changes, lists};
use crate::prose::list::{Extent, List, Shared, value};
use crate::prose::list_extent::{are_levels, begins, ends_with_the_rest, is_either_or, may_overlap};
use crate::prose::list_opening::{Finder, MAX_LIST, Opening, is_count};
use crate::prose::part_kind::{PartKind, is_division, kinds};
use crate::prose::passage::Passage;
use crate::prose::quantity::Unit;
use crate::prose::statement::Statement;
use rust_decimal::Decimal;

impl Passage<'_> {
    /// Its wholes with their parts, in the order of the wholes.
    pub fn lists(&self) -> &[List] {
        self.lists.get_or_init(|| lists_of(self))
    }

    /// The lists of one whole.
    pub fn lists_of(&self, whole: usize) -> &[List] {
        let all = self.lists();
        let from = all.partition_point(|list| list.whole < whole);
        let to = all.partition_point(|list| list.whole <= whole);
        all.get(from..to).unwrap_or_default()
    }
}

fn lists_of(passage: &Passage<'_>) -> Vec<List> {
    let all = passage.statements.as_slice();
    let finder = Finder {
        all,
        kinds: kinds(all),
    };
    let mut out = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let found = finder.opened(at, &out);
        // The last part may be the whole of the next list.
        let last = found.iter().filter_map(|list| list.parts.last()).max();
        at = last.map_or(at + 1, |last| (*last).max(at + 1));
        out.extend(found);
    }
    out.sort_by_key(|list| list.whole);
    let summed = finder.summed(&out);
    out.extend(summed);
    out.sort_by_key(|list| list.whole);
    out
}

impl Finder<'_, '_> {
    /// The lists that stand behind a figure; `known` are those before it.
    fn opened(&self, whole: usize, known: &[List]) -> Vec<List> {
        let opened = self.opening(whole).and_then(|(first, opening)| {
            let whole = match opening {
                Opening::Division => self.divided(whole, first, known)?,
                _ => whole,
            };
            Some((whole, first, opening))
        });
        let Some((whole, first, opening)) = opened else {
            return Vec::new();
        };
        self.gathered(whole, first, opening)
    }

    /// The parts from the first on, as lists of one whole each way in which it is divided.
    fn gathered(&self, whole: usize, first: usize, how: Opening) -> Vec<List> {
        let (head, opening) = (&self.all[whole], &self.all[first]);
        let mut ways: Vec<Way> = vec![Way::default()];
        for (at, statement) in self.all.iter().enumerate().skip(first).take(MAX_LIST) {
            let later = at > first;
            let goes_on = statement.sentence == opening.sentence && statement.depth >= opening.depth;
            let reopened = later && statement.gap.contains(lists::OF_WHICH);
            let summed = later && lists::SUMS.iter().any(|word| statement.lead.ends_with(word));
            let besides = later && begins(statement.gap, lists::BESIDES);
            // 线上2场，线下1场，会议4场: behind names that leave nothing else something else begins.
            let all_named = ways.last().is_some_and(|way| {
                let parts: Vec<&Statement<'_>> = way.parts.iter().map(|at| &self.all[*at]).collect();
                is_either_or(&parts)
            });
            if all_named && is_count(statement) && !statement.gap.starts_with('、') {
                break;
            }
            // 网站占80%（95条），微信占20%（24条）: the share stands outside.
            let next = self.all.get(at + 1);
            let of_next = next.is_some_and(|next| matches!(next.gap.trim(), "（" | "("));
            let outside = statement.quantity.unit == Unit::Percent && of_next;
            if outside && statement.sentence == opening.sentence {
                continue;
            }
            if !goes_on || reopened || summed || besides {
                break;
            }
            // 其中自然人增加8件: how a part changed is no part.
            let grown = [changes::UP, changes::DOWN].into_iter().flatten();
            let grown = grown
                .filter(|word| word.chars().count() > 1)
                .any(|word| statement.lead.ends_with(word));
            let compared = has(statement.lead, changes::COMPARING) || grown;
            if statement.depth > opening.depth || !is_count(statement) || compared {
                continue;
            }
            let kind = self.kinds[at];
            let Some(way) = ways.last_mut() else { break };
            let joined = statement.gap.starts_with('、');
            let other_unit = statement.quantity.unit != head.quantity.unit;
            // 其中文件48件、公报78件，印发3万册: the mark that joins the parts joins this one no more.
            if other_unit && !joined && self.are_joined(&way.parts) {
                break;
            }
            if other_unit || has(statement.gap, lists::SOME) {
                way.mixed = true;
                continue;
            }
            let dealing = Some(PartKind::Dealing);
            if !way.parts.is_empty() && kind == dealing && way.kind != dealing && !joined {
                break;
            }
            let other = kind.is_some() && way.kind.is_some() && kind != way.kind;
            if !way.parts.is_empty() && (other || is_division(statement.gap)) {
                ways.push(Way::default());
            }
            if let Some(way) = ways.last_mut() {
                way.kind = way.kind.or(kind);
                way.parts.push(at);
            }
        }
        let ways = ways.into_iter().flat_map(|way| self.parted(way, whole));
        let mut out: Vec<List> = ways
            .enumerate()
            .map(|(at, way)| self.list(whole, way, how, at == 0))
            .collect();
        out.retain(|list| !list.parts.is_empty());
        // What became of them divides those that were dealt with, not those that came in.
        let outcome = |list: &List| {
            list.parts
                .first()
                .is_some_and(|at| self.kinds[*at] == Some(PartKind::Outcome))
        };
        if how == Opening::Division && has(head.lead, lists::RECEIVED) {
            out.retain(|list| !outcome(list));
        }
        out
    }

    /// Parts that stand in groups, of which one comes to the whole: each group is a division of its own.
    fn parted(&self, way: Way, whole: usize) -> Vec<Way> {
        let head = self.all[whole].quantity.value;
        for marks in [['；', ';'], ['，', ',']] {
            let mut groups: Vec<Way> = Vec::new();
            for at in &way.parts {
                let parted = self.all[*at].gap.contains(marks);
                match groups.last_mut().filter(|_| !parted) {
                    Some(group) => group.parts.push(*at),
                    None => groups.push(Way {
                        parts: vec![*at],
                        ..way
                    }),
                }
            }
            let whole_of_it = |group: &Way| {
                let values = group.parts.iter().map(|at| value(&self.all[*at]));
                let sum = values.into_iter().sum::<Option<Decimal>>();
                group.parts.len() > 1 && sum == Some(head)
            };
            if groups.len() > 1 && groups.iter().any(whole_of_it) {
                return groups;
            }
        }
        vec![way]
    }

    /// Whether parts, two at least, are joined by the mark of lists.
    fn are_joined(&self, parts: &[usize]) -> bool {
        parts.len() > 1 && parts.iter().skip(1).all(|at| self.all[*at].gap.starts_with('、'))
    }

    fn list(&self, whole: usize, way: Way, how: Opening, is_first: bool) -> List {
        let head = &self.all[whole];
        let leads = || way.parts.iter().map(|at| self.all[*at].lead);
        let last = way.parts.last().map(|at| &self.all[*at]);
        let first = way.parts.first().map(|at| &self.all[*at]);
        let of_applications =
            head.lead.contains(lists::APPLICATION) || head.behind.starts_with(lists::APPLICATION);
        let divides = way.kind.is_some_and(PartKind::divides) && of_applications;
        let parts: Vec<&Statement<'_>> = way.parts.iter().map(|at| &self.all[*at]).collect();
        let rest = ends_with_the_rest(&parts, way.kind);
        let either_or = is_either_or(&parts);
        let levels = are_levels(&parts);
        let own = |at: &usize| self.kinds[*at].is_some_and(PartKind::divides) && self.kinds[*at] == way.kind;
        let of_one_kind = of_applications && way.parts.iter().all(own);
        let every = lists::ALL_APPLICANTS
            .iter()
            .all(|names| leads().any(|lead| has(lead, names)));
        let stated = match how {
            Opening::All => is_first || divides,
            Opening::Division | Opening::Kind | Opening::Among => divides,
            Opening::Rest | Opening::EitherOr => true,
            Opening::Some => false,
        };
        let unfinished = first.is_some_and(|first| has(first.gap, lists::UNFINISHED));
        let others = last.is_some_and(|last| begins(last.behind, lists::AND_OTHERS));
        let some = last.is_some_and(|last| has(last.behind, lists::SOME) || begins_with_some(last));
        List {
            whole,
            extent: if unfinished || others {
                Extent::Some
            } else if stated || rest || either_or || (every && of_applications) {
                Extent::All
            } else {
                Extent::Unsaid
            },
            mixed: (way.mixed && !either_or) || some,
            shared: if may_overlap(&parts) {
                Shared::Maybe
            } else if either_or || of_one_kind {
                Shared::Never
            } else {
                Shared::Unsaid
            },
            presumed: levels || (how == Opening::Kind && !divides && !either_or),
            parts: way.parts,
        }
    }

    /// The lists whose whole stands at their end: 甲95条，乙4条，共99条. `known` are those before, in the order of their wholes.
    fn summed(&self, known: &[List]) -> Vec<List> {
        let all = self.all;
        let mut out = Vec::new();
        for (whole, statement) in all.iter().enumerate().filter(|(_, s)| is_count(s)) {
            let lead = statement.lead.trim_end_matches(['为', '：']);
            let lead = lead.trim_start_matches(lists::BEFORE_SUMS);
            let says = lists::SUMS.iter().any(|word| lead.starts_with(word));
            let plain = lists::SUMS.contains(&lead);
            if !says || statement.depth > 0 {
                continue;
            }
            let before: Vec<usize> = (0..whole)
                .rev()
                .take(MAX_LIST)
                .take_while(|at| all[*at].sentence == statement.sentence)
                .filter(|at| all[*at].quantity.unit != Unit::Percent)
                .collect();
            let parts: Vec<usize> = before.iter().rev().copied().collect();
            let same = |at: &usize| all[*at].quantity.unit == statement.quantity.unit && all[*at].depth == 0;
            let opened = parts.iter().any(|at| {
                let words = all[*at].gap;
                has(words, lists::SOME_PARTS) || all[*at].lead.ends_with('共')
            });
            let kind = parts
                .first()
                .and_then(|at| self.kinds[*at])
                .filter(|kind| kind.divides());
            let of_a_kind = kind.is_some() && parts.iter().all(|at| self.kinds[*at] == kind);
            // A whole among them has parts of its own.
            let from = known.partition_point(|list| Some(&list.whole) < parts.first());
            let of_another = known.get(from).is_some_and(|list| list.whole < whole);
            let two = (2..MAX_LIST).contains(&parts.len());
            if two && parts.iter().all(same) && !opened && !of_another && (plain || of_a_kind) {
                out.push(List {
                    whole,
                    parts,
                    extent: Extent::All,
                    mixed: false,
                    shared: if of_a_kind { Shared::Never } else { Shared::Unsaid },
                    presumed: false,
                });
            }
        }
        out
    }
}

/// Parts that divide a whole in one way.
#[derive(Default)]
struct Way {
    parts: Vec<usize>,
    kind: Option<PartKind>,
    mixed: bool,
}

/// Whether the words behind the last part name one that is not counted: 、公告若干.
fn begins_with_some(last: &Statement<'_>) -> bool {
    let words = last.after.split(['。', '；']).next().unwrap_or_default();
    has(words, lists::SOME)
}

#[cfg(test)]
mod tests;
