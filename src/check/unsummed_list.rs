//! Whether the parts of a list in prose give their whole, and the finding where they do not: for the rules on lists and on shares.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::ledger::{Against, Held, Ledger};
use crate::diagnostic::{Diagnostic, Rule};
use crate::form::words::fees;
use crate::prose::list::{Extent, Shared, value};
use crate::prose::misprint::is_misprinted;
use crate::prose::passage::{List, Passage};
use crate::prose::quantity::Unit;

/// The most parts that are shown.
const MAX_RELATED: usize = 12;

/// The widest gap, in hundredths of the whole, that is more likely a slip than a list that is not complete.
const NEAR: i64 = 3;
/// From this number on a list that lacks one is not likely to be one that leaves one out.
const MANY: i64 = 20;
/// The most figures before a whole that are looked at.
const MAX_EARLIER: usize = 3;

/// What the parts of a list are beside their whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// They come to it.
    Comes,
    /// They come to more.
    Exceeds,
    /// They do not come to it and are all there are.
    Misses,
    /// They nearly come to it: one is wrong, or missing.
    Near,
    /// They are some of its parts, or it is not known what they are.
    Open,
}

/// What the parts of a list are beside their whole.
pub(super) fn verdict(list: &List, passage: &Passage<'_>) -> Verdict {
    if is_of_fees(list, passage) {
        return Verdict::Open;
    }
    beside_whole(list, passage).unwrap_or(Verdict::Open)
}

fn beside_whole(list: &List, passage: &Passage<'_>) -> Option<Verdict> {
    let all = &passage.statements;
    let order = list.comes(all)?;
    let whole = all.get(list.whole)?.quantity.value;
    let sum = list.sum(all)?;
    if order == Ordering::Equal {
        // What is rounded comes to much.
        let several = list.parts.len() > 1 || list.extent == Extent::All;
        return Some(if several && list.is_definite(all) {
            Verdict::Comes
        } else {
            Verdict::Open
        });
    }
    let gap = whole.checked_sub(sum)?.abs();
    let by_one = gap == Decimal::ONE && list.parts.len() > 2 && whole >= Decimal::from(MANY);
    let slight = gap.checked_mul(Decimal::ONE_HUNDRED)? <= whole.checked_mul(Decimal::from(NEAR))?;
    let misprinted = || !list.mixed && is_misprinted(list, all);
    let near = list.parts.len() > 1 && list.is_definite(all) && (slight || by_one || misprinted());
    if list.shared == Shared::Maybe && order == Ordering::Greater && !near {
        let more = |at: &usize| Some(value(all.get(*at)?)? > whole);
        let one = list.parts.iter().any(|at| more(at) == Some(true));
        let exceeds = one && exceeds(list, passage, whole);
        return Some(if exceeds { Verdict::Exceeds } else { Verdict::Open });
    }
    if list.extent == Extent::All && !list.mixed {
        // A closed list of one classification only: twice the whole is the same whole twice.
        return Some(if sum == whole + whole && list.shared != Shared::Never {
            Verdict::Open
        } else {
            Verdict::Misses
        });
    }
    Some(match order {
        Ordering::Greater if list.presumed && !near => Verdict::Open,
        Ordering::Greater if exceeds(list, passage, whole) => Verdict::Exceeds,
        Ordering::Less if near && !list.mixed && list.extent != Extent::Some => Verdict::Near,
        _ => Verdict::Open,
    })
}

/// Whether parts that come to more are too many. A list that classifies its whole twice comes to twice as much: then some of
/// the first parts come to the whole, and what follows is a list of its own.
fn exceeds(list: &List, passage: &Passage<'_>, whole: Decimal) -> bool {
    let parts = list
        .parts
        .iter()
        .filter_map(|at| value(passage.statements.get(*at)?));
    let mut sum = Decimal::ZERO;
    let mut came = false;
    for part in parts {
        // Behind parts that are all, a larger figure is of something else.
        if part > whole && !came && !of_an_earlier(list, passage, part) {
            return true;
        }
        sum += part;
        if sum == whole && list.shared != Shared::Never {
            sum = Decimal::ZERO;
            came = true;
        }
    }
    let alone = came
        && list
            .parts
            .last()
            .and_then(|at| value(passage.statements.get(*at)?))
            == Some(sum);
    sum > whole && !alone && !of_an_earlier(list, passage, sum)
}

/// Whether the parts may be those of a figure before the whole, with an aside between: 答复6件，另有1件未办结，其中公开4件.
fn of_an_earlier(list: &List, passage: &Passage<'_>, sum: Decimal) -> bool {
    let Some(whole) = passage.statements.get(list.whole) else {
        return false;
    };
    let earlier = passage
        .statements
        .get(list.whole.saturating_sub(MAX_EARLIER)..list.whole);
    earlier.unwrap_or_default().iter().any(|s| {
        s.sentence == whole.sentence && s.quantity.unit == whole.quantity.unit && s.quantity.value >= sum
    })
}

/// What a part of a list, and its whole, would be if the others are right.
pub(super) fn corrected(
    list: &List,
    passage: &Passage<'_>,
    part: usize,
) -> (Option<Decimal>, Option<Decimal>) {
    let all = &passage.statements;
    let sum = list.sum(all);
    let own = all.get(part).map(|s| s.quantity.value);
    let whole = all.get(list.whole).map(|s| s.quantity.value);
    let is_part = list.parts.contains(&part);
    let left = || whole?.checked_sub(sum?.checked_sub(own?)?);
    (is_part.then(left).flatten(), sum)
}

/// Records each figure of a list against the others.
pub(super) fn record(list: &List, passage: &Passage<'_>, agrees: bool, ledger: &mut Ledger) {
    let all = &passage.statements;
    let (Some(whole), Some(sum)) = (all.get(list.whole), list.sum(all)) else {
        return;
    };
    let words = || passage.line.get(whole.quantity.range.clone()).unwrap_or_default();
    ledger.record(&whole.quantity.range, || Held {
        against: Against::Text,
        name: SUM.to_owned(),
        value: Some(sum),
        agrees,
    });
    for part in list.parts.iter().filter_map(|at| all.get(*at)) {
        ledger.record(&part.quantity.range, || Held {
            against: Against::Text,
            name: format!("“{}”减去其他部分", words()),
            value: value(part).map(|own| whole.quantity.value - (sum - own)),
            agrees,
        });
    }
}

/// What the sum of the parts is called.
const SUM: &str = "各部分合计";

/// Whether a list is of fees for information, which have a rule of their own.
fn is_of_fees(list: &List, passage: &Passage<'_>) -> bool {
    let whole = passage.statements.get(list.whole);
    whole.is_some_and(|whole| {
        let words = [whole.before, whole.lead];
        whole.quantity.unit == Unit::Yuan && words.iter().any(|words| words.contains(fees::NAME))
    })
}

/// The finding about a list, at its whole.
pub(super) fn finding(
    rule: &'static Rule,
    list: &List,
    passage: &Passage<'_>,
    verdict: Verdict,
) -> Diagnostic {
    let words = |at: usize| {
        let range = passage.statements.get(at).map(|s| s.quantity.range.clone());
        range
            .and_then(|range| passage.line.get(range))
            .unwrap_or_default()
    };
    let parts: Vec<String> = list
        .parts
        .iter()
        .filter_map(|at| passage.statements.get(*at))
        .map(|s| value(s).unwrap_or(s.quantity.value).normalize().to_string())
        .collect();
    let sum = list.sum(&passage.statements).unwrap_or_default().normalize();
    let range = passage
        .statements
        .get(list.whole)
        .map(|s| s.quantity.range.clone())
        .unwrap_or_default();
    let only = list.parts.first().and_then(|at| passage.statements.get(*at));
    let parts = match only.filter(|_| parts.len() == 1) {
        Some(only) => format!("“{}”", passage.quoted(only)),
        None => format!("{} = {sum}", parts.join(" + ")),
    };
    let (message, help) = if verdict == Verdict::Near {
        let gap = passage
            .statements
            .get(list.whole)
            .map_or(Decimal::ZERO, |whole| whole.quantity.value - sum);
        let how = if is_misprinted(list, &passage.statements) {
            "像是有一个数多写了一个零，或者颠倒了两位数字"
        } else {
            "有一个数写错，或者漏列了一项"
        };
        (
            format!("，相差 {}：{how}", gap.normalize()),
            "核对总数和各部分，改正错的一个，补上漏列的；本来就没有列全的，写一条核实说明",
        )
    } else {
        (
            String::new(),
            "核对总数和各部分，改正错的一个；各部分有重复或者没有列全的，写一条核实说明",
        )
    };
    let how = if verdict == Verdict::Exceeds {
        "超过总数"
    } else {
        "而总数写的是"
    };
    let mut found = Diagnostic::new(rule, format!("{parts}，{how}“{}”{message}", words(list.whole)))
        .at(passage.origin_of(range))
        .saying(format!("{SUM} {sum}"))
        .help(help)
        .path(passage.key.to_string());
    for statement in list
        .parts
        .iter()
        .filter_map(|at| passage.statements.get(*at))
        .take(MAX_RELATED)
    {
        let at = passage.origin_of(statement.quantity.range.clone());
        found = found.related(at, None, passage.quoted(statement));
    }
    found
}
