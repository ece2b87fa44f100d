//! Shares in prose: 占80%, （80%）, 占总数的80%, 分别占80%、20%, 其中80%为网络申请; each with its part and its whole.

use std::collections::BTreeMap;

use crate::chinese::lines::has;
use crate::form::phrases::SCOPES;
use crate::form::words::{changes, lists};
use crate::prose::list_opening::is_count;
use crate::prose::part_kind::{PartKind, kind_of};
use crate::prose::passage::Passage;
use crate::prose::quantity::Unit;
use crate::prose::statement::Statement;

/// The most figures before a share that are looked at.
pub const MAX_BACK: usize = 24;

/// A share, by the indices of its figures among the statements of the paragraph.
#[derive(Clone, Debug)]
pub struct Share {
    /// The share.
    pub at: usize,
    /// What has it, where that is counted.
    pub part: Option<usize>,
    /// Of what it is a share, where a list or the words say so.
    pub whole: Option<usize>,
    /// Whether the words name the whole, so that it need not be that of the share beside it.
    pub named: bool,
    /// Whether it stands in brackets, and no word says that it is a share.
    pub bare: bool,
    /// By what it divides the whole, where no part is counted.
    pub kind: Option<PartKind>,
    /// Whether it is that of all others.
    pub rest: bool,
}

/// How words make a hundredth a share.
enum Form<'a> {
    /// 占80%: of the figure before; the words behind 占.
    OfFigure(&'a str),
    /// 占总数53件的80%: of the figure before that one.
    OfCounted,
    /// 分别占80%、20%: of so many figures before.
    Each(&'a str),
    /// （80%）: of the figure before the bracket.
    Bare,
    /// 网络申请占80%, 其中80%为网络申请: of what is named and not counted.
    OfNamed(&'a str),
}

/// The shares of a paragraph.
pub fn shares(passage: &Passage<'_>) -> Vec<Share> {
    let all = passage.statements.as_slice();
    let mut wholes: BTreeMap<usize, usize> = BTreeMap::new();
    for list in passage.lists() {
        for part in &list.parts {
            wholes.entry(*part).or_insert(list.whole);
        }
    }
    let counted = |at, part, of: &str, bare| counted(all, &wholes, at, part, of, bare);
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(statement) = all.get(at) {
        let form = form(all, at).filter(|_| !passage.is_inserted(&statement.quantity.range));
        let mut next = at + 1;
        match form {
            Some(Form::OfFigure(of)) => out.push(counted(at, part(all, at), of, false)),
            Some(Form::OfCounted) => out.extend(of_counted(all, at)),
            Some(Form::Bare) => out.push(counted(at, part(all, at), "", true)),
            Some(Form::Each(of)) => {
                let pairs = paired(all, at);
                next = at + pairs.len().max(1);
                let first = out.len();
                out.extend(
                    pairs
                        .into_iter()
                        .map(|(at, part)| counted(at, Some(part), of, false)),
                );
                // They are shares of one whole, and the parts are none.
                let parts: Vec<Option<usize>> = out.iter().skip(first).map(|share| share.part).collect();
                let whole = out.get(first).and_then(|share| share.whole);
                for share in out.iter_mut().skip(first) {
                    let own = share.whole.filter(|whole| !parts.contains(&Some(*whole)));
                    share.whole = own.or(whole);
                }
            }
            Some(Form::OfNamed(name)) => {
                let own = statement.depth + 1;
                // 网站占60%（960条）: the part is counted behind.
                let behind = all.get(at + 1).filter(|next| {
                    is_count(next) && next.depth == own && matches!(next.gap.trim(), "（" | "(")
                });
                let share = counted(at, behind.map(|_| at + 1), "", false);
                let rest = lists::OTHERS.iter().any(|word| name.contains(word));
                out.push(Share {
                    kind: kind_of(name),
                    rest,
                    ..share
                });
            }
            None => {}
        }
        at = next;
    }
    out
}

/// 26件，占总数53件的49.1%: the part is the figure before the whole, of its kind.
fn of_counted(all: &[Statement<'_>], at: usize) -> Option<Share> {
    let whole = at.checked_sub(1)?;
    let part = whole.checked_sub(1)?;
    let (counted, own) = (all.get(whole)?, all.get(part)?);
    let same = own.quantity.unit == counted.quantity.unit
        && own.sentence == counted.sentence
        && own.depth == counted.depth
        && !has(own.lead, changes::COMPARING);
    same.then_some(Share {
        at,
        part: Some(part),
        whole: Some(whole),
        named: true,
        bare: false,
        kind: None,
        rest: false,
    })
}

fn form<'a>(all: &[Statement<'a>], at: usize) -> Option<Form<'a>> {
    let own = all.get(at).filter(|s| s.quantity.unit == Unit::Percent)?;
    let last = at.checked_sub(1).and_then(|at| all.get(at));
    let whole = last.filter(|last| {
        is_count(last)
            && last.sentence == own.sentence
            && lists::SHARES.iter().any(|word| last.lead.starts_with(word))
    });
    if own.lead == "的" && own.gap == "的" && whole.is_some_and(|whole| !has(whole.lead, SCOPES)) {
        return Some(Form::OfCounted);
    }
    if has(own.lead, SCOPES) {
        return None;
    }
    let word = lists::SHARES
        .iter()
        .filter_map(|word| Some((own.lead.find(word)?, word.len())))
        .min_by_key(|(at, length)| (*at, usize::MAX - length));
    if let Some((from, length)) = word {
        let before = own.lead.get(..from)?.trim();
        let of = own.lead.get(from + length..)?;
        // 占比分别为60%、40%, too.
        if before == lists::EACH_SHARE || of.trim_start().starts_with(lists::EACH_SHARE) {
            return Some(Form::Each(of.trim_start().trim_start_matches(lists::EACH_SHARE)));
        }
        let idle = before.is_empty() || lists::BEFORE_SHARES.contains(&before);
        return Some(if idle {
            Form::OfFigure(of)
        } else {
            Form::OfNamed(before)
        });
    }
    let beside = last.is_some_and(|last| is_count(last) && own.depth == last.depth + 1);
    if beside && matches!(own.gap.trim_end_matches(['约', '近']).trim(), "（" | "(") {
        return Some(Form::Bare);
    }
    let behind = lists::HAVING_SHARES
        .iter()
        .find_map(|word| own.behind.strip_prefix(word));
    let begins = lists::BEGINNING_SHARES.contains(&own.lead);
    behind.filter(|_| begins).map(Form::OfNamed)
}

/// The figure right before a share that has it.
fn part(all: &[Statement<'_>], at: usize) -> Option<usize> {
    let own = all.get(at)?;
    let part = (at.saturating_sub(MAX_BACK)..at)
        .rev()
        .find(|i| is_count(&all[*i]))?;
    let figure = &all[part];
    let in_brackets = own.depth == figure.depth + 1 && own.gap.trim_start().starts_with(['（', '(']);
    let same = figure.sentence == own.sentence && (figure.depth == own.depth || in_brackets);
    let changed = has(figure.lead, changes::COMPARING);
    (same && !changed).then_some(part)
}

/// Several shares with as many figures right before them.
fn paired(all: &[Statement<'_>], at: usize) -> Vec<(usize, usize)> {
    let more = all.iter().skip(at + 1).take(MAX_BACK).take_while(|s| {
        s.quantity.unit == Unit::Percent && s.lead.is_empty() && matches!(s.gap.trim(), "、" | "和" | "，")
    });
    let count = more.count() + 1;
    let Some(parts) = at.checked_sub(count).and_then(|from| all.get(from..at)) else {
        return Vec::new();
    };
    let own = &all[at];
    let unit = parts.first().map(|part| part.quantity.unit);
    let fits = |part: &Statement<'_>| {
        is_count(part)
            && Some(part.quantity.unit) == unit
            && part.sentence == own.sentence
            && part.depth == own.depth
    };
    let fit = count > 1 && parts.iter().all(fits);
    (0..count)
        .filter(|_| fit)
        .map(|i| (at + i, at - count + i))
        .collect()
}

/// A share of a figure, with the whole that a list, the words or the figure beside it give.
fn counted(
    all: &[Statement<'_>],
    wholes: &BTreeMap<usize, usize>,
    at: usize,
    part: Option<usize>,
    of: &str,
    bare: bool,
) -> Share {
    let own = part.and_then(|part| all.get(part)).map_or("", |part| part.lead);
    // 网站公开95条，占公开总数的80%: what the part is called by itself names no other figure.
    let noun = Some(noun(of))
        .filter(|noun| !own.contains(noun))
        .unwrap_or_default();
    let named = part
        .filter(|_| !noun.is_empty())
        .and_then(|part| named(all, part, noun));
    let listed = |part: &usize| wholes.get(part).copied();
    let beside = |part: &usize| only_other(all, *part).filter(|_| !bare);
    Share {
        at,
        part,
        whole: named.or_else(|| {
            let part = part.as_ref()?;
            listed(part).or_else(|| beside(part))
        }),
        named: !noun.is_empty(),
        bare,
        kind: None,
        rest: false,
    }
}

/// What words name beside 总数 and its like, which may stand around it.
fn noun(of: &str) -> &str {
    let mut noun = of;
    loop {
        let shorter = lists::OF_ALL
            .iter()
            .find_map(|word| noun.strip_prefix(word).or_else(|| noun.strip_suffix(word)));
        match shorter {
            Some(rest) => noun = rest,
            None => return noun,
        }
    }
}

/// The last figure before a part whose words name what a share is of.
fn named(all: &[Statement<'_>], part: usize, noun: &str) -> Option<usize> {
    let unit = all.get(part)?.quantity.unit;
    let mut earlier = (part.saturating_sub(MAX_BACK)..part).rev();
    earlier.find(|at| {
        let figure = &all[*at];
        let shared = all
            .get(at + 1)
            .is_some_and(|next| next.sentence == figure.sentence && next.quantity.unit == Unit::Percent);
        let named = figure.lead.contains(noun) || figure.behind.starts_with(noun);
        figure.quantity.unit == unit && named && !(shared && figure.sentence == all[part].sentence)
    })
}

/// The one figure of the same kind that stands before a part in its sentence. What has a share of its own is a part itself:
/// 网络241件，占72.6%；信函67件，占20.2%.
fn only_other(all: &[Statement<'_>], part: usize) -> Option<usize> {
    let own = all.get(part)?;
    let shared = |at: usize| {
        let next = all.get(at + 1).filter(|next| next.sentence == own.sentence);
        next.is_some_and(|next| next.quantity.unit == Unit::Percent)
    };
    let mut others = (part.saturating_sub(MAX_BACK)..part)
        .filter(|at| all[*at].sentence == own.sentence && all[*at].quantity.unit == own.quantity.unit)
        .filter(|at| !shared(*at));
    let only = others.next()?;
    others.next().is_none().then_some(only)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::text::Text;

    /// The shares of a line: part/whole of each.
    fn found(line: &str) -> Vec<String> {
        let text = Text::written(line);
        let passage = Passage::of_line(&text, "总体情况", None);
        let value = |at: Option<usize>| {
            at.map_or_else(
                || "?".to_owned(),
                |at| passage.statements[at].quantity.value.to_string(),
            )
        };
        let of = |share: &Share| {
            format!(
                "{}:{}/{}",
                value(Some(share.at)),
                value(share.part),
                value(share.whole)
            )
        };
        shares(&passage).iter().map(of).collect()
    }

    #[test]
    fn a_share_has_a_part_and_a_whole() {
        for (line, shares) in [
            ("公开104条，其中网站95条（占91.3%）", vec!["91.3:95/104"]),
            (
                "公开104条，其中网站95条（91.3%）、微信9条（8.7%）",
                vec!["91.3:95/104", "8.7:9/104"],
            ),
            ("公开104条，其中网站95条，占总数的91.3%", vec!["91.3:95/104"]),
            ("网站95条（占80%）、公告24条（占20%）", vec!["80:95/?", "20:24/?"]),
            (
                "公开104条，其中网站95条、微信9条，分别占91.3%、8.7%",
                vec!["91.3:95/104", "8.7:9/104"],
            ),
            (
                "收到申请17件，办结15件，其中公开12件，占收到申请的70.6%",
                vec!["70.6:12/17"],
            ),
            (
                "整理文件120件，县级95件、所站25件，分别占79.2%、20.8%",
                vec!["79.2:95/120", "20.8:25/120"],
            ),
            (
                "整理文件120件，县级95件，占79.2%；所站25件，占20.8%",
                vec!["79.2:95/120", "20.8:25/120"],
            ),
            (
                "网站95条，占公开总数的80%；公开微信24条，占公开总数的20%",
                vec!["80:95/?", "20:24/?"],
            ),
            (
                "公开119条，其中网站95条、微信24条，占比分别为80%、20%",
                vec!["80:95/119", "20:24/119"],
            ),
            (
                "公开119条，其中网站占80%（95条），微信占20%（24条）",
                vec!["80:95/119", "20:24/119"],
            ),
            (
                "网站、微信分别公开95条、24条，占比分别为80%、20%",
                vec!["80:95/?", "20:24/?"],
            ),
            ("网络申请占80%，信函申请占20%", vec!["80:?/?", "20:?/?"]),
            (
                "其中80%为网络申请，百分之二十为信函申请",
                vec!["80:?/?", "20:?/?"],
            ),
            (
                "办结53件，其中公开26件，占答复总数53件的49.1%",
                vec!["49.1:26/53"],
            ),
            ("公开26件，占总数53件的49.1%", vec!["49.1:26/53"]),
            (
                "办结的60件申请中，公开30件（50%），部分公开6件（10%）",
                vec!["50:30/60", "10:6/60"],
            ),
            (
                "收到100件，同比增加20件，其中网络60件，占60%；信函40件，占40%",
                vec!["60:60/100", "40:40/100"],
            ),
            ("公开104条，政策解读26条，占四分之一", vec!["25.00:26/104"]),
        ] {
            assert_eq!(found(line), shares, "{line}");
        }
        for line in [
            "办结率100%",
            "占全县的12%",
            "公开104条，同比增长5%",
            "收到3件，按期答复率（100%）",
        ] {
            assert_eq!(found(line), Vec::<String>::new(), "{line}");
        }
    }
}
