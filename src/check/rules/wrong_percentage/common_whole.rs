//! Shares of one whole, which they must agree on whether it is written or not: each part with its share says how much the whole is.

use std::ops::Range;

use rust_decimal::Decimal;

use super::judged::Judged;
use crate::check::unsummed_list::{Verdict, verdict};
use crate::check::{Against, Held, Ledger};
use crate::diagnostic::{Diagnostic, Rule};
use crate::prose::list_extent::is_about;
use crate::prose::part_kind::PartKind;
use crate::prose::passage::Passage;
use crate::prose::quantity::{Precision, Quantity, Unit};
use crate::prose::shares::Share;

/// The most shares of one whole that are compared.
const MAX_SHARES: usize = 32;
/// Shares that come to this much, in hundredths, are meant to be all.
const NEARLY_ALL: i64 = 97;

/// A part with its share, by which the whole lies between two numbers.
#[derive(Clone, Copy)]
struct Implied<'p> {
    part: &'p Quantity,
    share: &'p Quantity,
    low: Decimal,
    high: Decimal,
}

impl<'p> Implied<'p> {
    fn new(part: &'p Quantity, share: &'p Quantity) -> Option<Self> {
        let (least, most) = match share.precision {
            Precision::Exact => (share.value, share.value),
            Precision::Rounded(digit) => (share.value - digit / Decimal::TWO, share.value + digit),
            Precision::Within(least, most) => (least, most),
        };
        let hundredfold = part.value.checked_mul(Decimal::ONE_HUNDRED)?;
        let positive = part.is_exact() && part.value > Decimal::ZERO && least > Decimal::ZERO;
        positive.then_some(())?;
        Some(Self {
            part,
            share,
            low: hundredfold.checked_div(most)?,
            high: hundredfold.checked_div(least)?,
        })
    }

    fn admits(&self, whole: Decimal) -> bool {
        self.low <= whole && whole <= self.high
    }

    /// The whole that it says, as words.
    fn whole(&self) -> String {
        let exact = self.part.value * Decimal::ONE_HUNDRED / self.share.value;
        shown(self.low, self.high).unwrap_or_else(|| format!("{} 左右", exact.round_dp(0).normalize()))
    }
}

/// A whole number that is the only one between two.
fn shown(low: Decimal, high: Decimal) -> Option<String> {
    (high.floor() == low.ceil()).then(|| high.floor().normalize().to_string())
}

/// What the whole may be by all of some shares; none where they do not agree.
fn common<'i, 'p: 'i>(all: impl Iterator<Item = &'i Implied<'p>>) -> Option<(Decimal, Decimal)> {
    let mut between = (Decimal::ZERO, Decimal::MAX);
    let mut counts = true;
    for one in all {
        between = (between.0.max(one.low), between.1.min(one.high));
        counts &= matches!(one.part.unit, Unit::Count(_));
    }
    // Things are counted in whole numbers.
    let (low, high) = between;
    let found = if counts {
        low.ceil() <= high.floor()
    } else {
        low <= high
    };
    found.then_some(between)
}

/// Wholes that none of their shares gives, though these agree: the whole is wrong, not each of them. By the index of the whole.
pub(super) fn wrong_wholes(
    rule: &'static Rule,
    passage: &Passage<'_>,
    judged: &[Judged<'_>],
) -> Vec<(usize, Diagnostic)> {
    let mut out = Vec::new();
    for group in judged.chunk_by(|one, next| one.whole_at == next.whole_at) {
        let Some(first) = group.first() else { continue };
        let implied: Vec<Implied<'_>> = group
            .iter()
            .filter(|one| !one.holds)
            .filter_map(|one| Implied::new(one.part, one.share))
            .collect();
        if implied.len() < 2 || implied.len() < group.len() || group.len() > MAX_SHARES {
            continue;
        }
        let Some((low, high)) = common(implied.iter()) else {
            continue;
        };
        let whole = first.whole;
        let lists = || passage.lists_of(first.whole_at).iter();
        // A list that does not add up is reported as such.
        if lists().any(|list| !matches!(verdict(list, passage), Verdict::Comes | Verdict::Open)) {
            continue;
        }
        let named =
            shown(low, high).unwrap_or_else(|| format!("{} 左右", ((low + high) / Decimal::TWO).round_dp(0)));
        let words = word(passage, whole);
        let found = Diagnostic::new(
            rule,
            format!(
                "按{}推算，总数应是 {named}，文字写的是“{words}”",
                pairs(passage, &implied)
            ),
        )
        .at(passage.origin_of(whole.range.clone()))
        .saying(format!("各项占比推算的总数是 {named}"))
        .help("核对总数；总数没有错的，重新计算各项的百分比")
        .path(passage.key.to_string());
        out.push((first.whole_at, related(found, passage, &implied)));
    }
    out
}

/// Shares of one list whose whole is not written, and which do not agree on it.
pub(super) fn apart(
    rule: &'static Rule,
    passage: &Passage<'_>,
    shares: &[Share],
    ledger: &mut Ledger,
) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for range in groups(passage, shares) {
        let group = shares.get(range).unwrap_or_default();
        let quantity = |at: usize| passage.statements.get(at).map(|s| &s.quantity);
        let implied: Vec<Implied<'_>> = group
            .iter()
            .filter_map(|share| Implied::new(quantity(share.part?)?, quantity(share.at)?))
            .collect();
        if implied.len() < 2 || implied.len() < group.len() {
            continue;
        }
        let agreed = common(implied.iter());
        let wrong = if agreed.is_some() { None } else { outlier(&implied) };
        if agreed.is_some() || wrong.is_some() {
            record(passage, &implied, wrong.map(|(at, _)| at), ledger);
        }
        if let Some((at, whole)) = wrong {
            out.push(finding(rule, passage, &implied, at, whole));
        }
    }
    out
}

/// The ranges of shares that stand one behind the other, each with a part of its own and nothing else between.
fn groups(passage: &Passage<'_>, shares: &[Share]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let all = &passage.statements;
    for (index, share) in shares.iter().enumerate() {
        let Some(part) = share.part.filter(|_| share.whole.is_none() && !share.named) else {
            continue;
        };
        let joins = |range: &&mut Range<usize>| {
            let last = range.end.checked_sub(1).and_then(|at| shares.get(at));
            let Some((last, before)) = last.and_then(|last| Some((last, last.part?))) else {
                return false;
            };
            let (Some(own), Some(other)) = (all.get(part), all.get(before)) else {
                return false;
            };
            // Either each share stands behind its part, or all stand behind all parts.
            let next = part == last.at + 1 || (part == before + 1 && share.at == last.at + 1);
            range.end == index
                && range.len() < MAX_SHARES
                && next
                && own.sentence == other.sentence
                && own.quantity.unit == other.quantity.unit
                && own.depth == other.depth
                && last.bare == share.bare
        };
        match out.last_mut().filter(joins) {
            Some(range) => range.end += 1,
            None => out.push(index..index + 1),
        }
    }
    out
}

/// The one that does not agree with the others, and the whole by them. Of two, the one that the sum of the parts does not give.
fn outlier(all: &[Implied<'_>]) -> Option<(usize, Option<Decimal>)> {
    let sum: Decimal = all.iter().map(|one| one.part.value).sum();
    let by_sum = || {
        let mut wrong = (0..all.len()).filter(|at| !all[*at].admits(sum));
        let only = wrong.next()?;
        wrong.next().is_none().then_some((only, Some(sum)))
    };
    if all.len() == 2 {
        return by_sum().or(Some((1, None)));
    }
    let without = |at: usize| {
        let others = all.iter().enumerate().filter(|(i, _)| *i != at);
        common(others.map(|(_, one)| one)).map(|between| (at, between))
    };
    let mut alone = (0..all.len()).filter_map(without);
    let first = alone.next()?;
    if alone.next().is_some() {
        return by_sum();
    }
    let (at, (low, high)) = first;
    let whole = if (low..=high).contains(&sum) {
        Some(sum)
    } else {
        (high.floor() == low.ceil()).then(|| high.floor())
    };
    Some((at, whole))
}

fn finding(
    rule: &'static Rule,
    passage: &Passage<'_>,
    all: &[Implied<'_>],
    at: usize,
    whole: Option<Decimal>,
) -> Diagnostic {
    let others: Vec<Implied<'_>> = all
        .iter()
        .enumerate()
        .filter(|(i, _)| *i != at)
        .map(|(_, one)| *one)
        .collect();
    let own = &all[at];
    let theirs = match (whole, others.first()) {
        (Some(whole), _) => whole.normalize().to_string(),
        (None, Some(first)) => first.whole(),
        (None, None) => String::new(),
    };
    let message = format!(
        "按{}推算，总数是 {}；按{}推算，总数是 {theirs}：同一列举的占比应推算出同一个总数",
        pairs(passage, &[*own]),
        own.whole(),
        pairs(passage, &others)
    );
    let right = whole.and_then(|whole| {
        let right = own
            .part
            .value
            .checked_mul(Decimal::ONE_HUNDRED)?
            .checked_div(whole)?;
        Some(right.round_dp(own.share.value.scale().max(1)).normalize())
    });
    let label = right.map_or_else(
        || "与其他各项推算的总数不同".to_owned(),
        |right| format!("按总数 {theirs} 应为 {right}%"),
    );
    let found = Diagnostic::new(rule, message)
        .at(passage.origin_of(own.share.range.clone()))
        .saying(label)
        .help("核对这几项的数和百分比，改正错的一个；占的不是同一个总数的，写明占什么的百分之几")
        .path(passage.key.to_string());
    related(found, passage, &others)
}

fn record(passage: &Passage<'_>, all: &[Implied<'_>], wrong: Option<usize>, ledger: &mut Ledger) {
    for (at, one) in all.iter().enumerate() {
        for (own, other) in [(one.share, one.part), (one.part, one.share)] {
            ledger.record(&own.range, || Held {
                against: Against::Text,
                name: format!("{}与其他各项的总数", word(passage, other)),
                value: None,
                agrees: wrong != Some(at),
            });
        }
    }
}

/// Shares of what is not counted that come to more than all, or not quite to all.
pub(super) fn too_much(
    rule: &'static Rule,
    passage: &Passage<'_>,
    shares: &[Share],
    ledger: &mut Ledger,
) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let all = &passage.statements;
    let beside = |one: &Share, next: &Share| {
        let sentence = |share: &Share| all.get(share.at).map(|s| s.sentence);
        let other = one.kind.is_some() && next.kind.is_some() && one.kind != next.kind;
        [one, next].iter().all(|share| share.part.is_none())
            && !other
            && sentence(one) == sentence(next)
            && next.at == one.at + 1
    };
    // Nothing is of two parts where they are of such a kind, or where all others have a share of their own.
    let divides = |group: &[Share]| {
        let kind = group.first().and_then(|share| share.kind);
        let of_a_kind = kind.is_some_and(|kind| kind.divides() || kind == PartKind::Outcome)
            && group.iter().all(|share| share.kind == kind);
        of_a_kind || group.last().is_some_and(|share| share.rest)
    };
    // 涉及征地的占60%，涉及拆迁的占55%: an application may be about both.
    let about = |share: &Share| all.get(share.at).is_some_and(|s| is_about(s.lead));
    for group in shares.chunk_by(beside).filter(|group| !group.iter().any(about)) {
        let quantities: Vec<&Quantity> = group
            .iter()
            .filter_map(|share| all.get(share.at).map(|s| &s.quantity))
            .collect();
        let definite = quantities
            .iter()
            .all(|q| matches!(q.precision, Precision::Rounded(_)));
        if quantities.len() < 2 || quantities.len() > MAX_SHARES || !definite || !divides(group) {
            continue;
        }
        let sum: Decimal = quantities.iter().map(|q| q.value).sum();
        let digits: Decimal = quantities
            .iter()
            .map(|q| match q.precision {
                Precision::Rounded(digit) => digit,
                _ => Decimal::ZERO,
            })
            .sum();
        let hundred = Decimal::ONE_HUNDRED;
        let more = sum > hundred + digits / Decimal::TWO;
        let less = sum < hundred - digits && sum >= Decimal::from(NEARLY_ALL);
        if sum < Decimal::from(NEARLY_ALL) {
            continue;
        }
        for quantity in &quantities {
            ledger.record(&quantity.range, || Held {
                against: Against::Text,
                name: "100%减去其他各项".to_owned(),
                value: Some(hundred - (sum - quantity.value)),
                agrees: !more && !less,
            });
        }
        if let Some(first) = quantities.first().filter(|_| more || less) {
            let parts: Vec<String> = quantities
                .iter()
                .map(|q| q.value.normalize().to_string())
                .collect();
            let how = if more { "超过" } else { "不到" };
            let mut found = Diagnostic::new(
                rule,
                format!("各项占比 {} = {}，{how} 100%", parts.join(" + "), sum.normalize()),
            )
            .at(passage.origin_of(first.range.clone()))
            .saying(format!("合计 {}%", sum.normalize()))
            .help("核对各项的百分比，改正错的一个；各项有重复或者没有列全的，写一条核实说明")
            .path(passage.key.to_string());
            for quantity in quantities.iter().skip(1) {
                found = found.related(
                    passage.origin_of(quantity.range.clone()),
                    None,
                    word(passage, quantity),
                );
            }
            out.push(found);
        }
    }
    out
}

/// “95条”占 80%、“24条”占 20%.
fn pairs(passage: &Passage<'_>, all: &[Implied<'_>]) -> String {
    let pair = |one: &Implied<'_>| format!("“{}”占 {}", word(passage, one.part), word(passage, one.share));
    let mut out: Vec<String> = all.iter().take(MAX_NAMED).map(pair).collect();
    if all.len() > MAX_NAMED {
        out.push("……".to_owned());
    }
    out.join("、")
}

/// The most parts that are named.
const MAX_NAMED: usize = 3;

fn word<'p>(passage: &'p Passage<'_>, quantity: &Quantity) -> &'p str {
    passage.line.get(quantity.range.clone()).unwrap_or_default()
}

fn related(mut found: Diagnostic, passage: &Passage<'_>, all: &[Implied<'_>]) -> Diagnostic {
    for one in all.iter().take(MAX_NAMED) {
        let at = passage.origin_of(one.share.range.clone());
        found = found.related(
            at,
            None,
            format!("{}占 {}", word(passage, one.part), word(passage, one.share)),
        );
    }
    found
}
