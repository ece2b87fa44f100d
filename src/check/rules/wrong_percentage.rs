//! A share that does not follow from the figures beside it.

use rust_decimal::Decimal;

use crate::check::{Against, Held, Ledger, Subject};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::phrases::SCOPES;
use crate::form::words::lists;
use crate::prose::passage::Passage;
use crate::prose::quantity::{Quantity, Unit};
use crate::prose::statement::Statement;

declare_rule! {
    /// A share that the figures beside it do not give.
    pub static RULE = {
        id: "wrong-percentage", title: "占比与数字不符", severity: [Warning], basis: "{格式}",
        what: "“N条，占比P%”里的百分比，不能由同一句话里的数算出来（四舍五入和截去尾数都算对）。",
        why: "百分比是由数字算出来的，对不上说明有一个写错了，或者改了数字没有改百分比。",
        fix: "按句中的数重新计算百分比；另有所指的，写明占什么的百分之几。",
        topic: Prose,
    };
}

/// Each share of the paragraph whose part and whole are clear, and do not give it.
pub fn judge(_subject: &Subject<'_>, passage: &Passage<'_>, ledger: &mut Ledger) -> Vec<Diagnostic> {
    let shares = passage.statements.iter().enumerate().filter(|(_, s)| is_share(s));
    shares
        .filter_map(|(at, share)| {
            if passage.is_inserted(&share.quantity.range) {
                return None;
            }
            wrong(passage, at, share, ledger)
        })
        .collect()
}

fn is_share(statement: &Statement<'_>) -> bool {
    // 予以公开占66.67% is a share of something that is named and not counted.
    let own = lists::SHARES
        .iter()
        .filter_map(|word| statement.lead.find(word))
        .min();
    let before = own.and_then(|at| statement.lead.get(..at));
    let shares = before.is_some_and(|words| {
        let words = words.trim();
        words.is_empty() || lists::BEFORE_SHARES.contains(&words)
    });
    let scope = SCOPES.iter().any(|word| statement.lead.contains(word));
    statement.quantity.unit == Unit::Percent && shares && !scope
}

fn wrong(passage: &Passage<'_>, at: usize, share: &Statement<'_>, ledger: &mut Ledger) -> Option<Diagnostic> {
    let all = &passage.statements;
    let earlier = at.saturating_sub(MAX_BACK)..at;
    let is_count = |s: &Statement<'_>| matches!(s.quantity.unit, Unit::Count(_) | Unit::Yuan);
    let part_at = earlier.clone().rev().find(|i| is_count(&all[*i]))?;
    let part = &all[part_at];
    if part.sentence != share.sentence || part.depth != share.depth {
        return None;
    }
    let whole_at = passage
        .lists()
        .iter()
        .find(|list| list.parts.contains(&part_at))
        .map(|list| list.whole)
        .or_else(|| only_other(all, part_at))?;
    let (part, whole) = (&part.quantity, &all.get(whole_at)?.quantity);
    if !part.is_exact() || !whole.is_exact() || part.value > whole.value {
        return None;
    }
    let gives = |whole: &Quantity| percent(part, whole).is_some_and(|p| share.quantity.admits(p));
    // Whatever figure before it gives the share may be meant.
    let meant = all[earlier]
        .iter()
        .filter(|s| is_count(s))
        .map(|s| &s.quantity)
        .find(|whole| gives(whole));
    let whole = meant.unwrap_or(whole);
    let right = percent(part, whole)?;
    ledger.record(&share.quantity.range, || Held {
        against: Against::Text,
        name: [part, whole]
            .map(|q| passage.line.get(q.range.clone()).unwrap_or_default())
            .join("占"),
        value: Some(right.round_dp(4)),
        agrees: meant.is_some(),
    });
    if meant.is_some() {
        return None;
    }
    let digits = share.quantity.value.scale().max(1);
    let words = |q: &Quantity| passage.line.get(q.range.clone()).unwrap_or_default().to_owned();
    let printed = words(&share.quantity);
    let shown = right.round_dp(digits).normalize();
    Some(
        Diagnostic::new(
            &RULE,
            format!(
                "{}占{}的 {shown}%，文字写的是“{printed}”",
                words(part),
                words(whole)
            ),
        )
        .at(passage.origin_of(share.quantity.range.clone()))
        .saying(format!("应为 {shown}%"))
        .help(format!("核对这几个数；数字没有错的，把百分比改为 {shown}%"))
        .related(passage.origin_of(part.range.clone()), None, words(part))
        .related(passage.origin_of(whole.range.clone()), None, words(whole))
        .path(passage.key.to_string()),
    )
}

/// The most figures before a share that are looked at.
const MAX_BACK: usize = 24;

/// The one figure of the same kind that stands before a part in its sentence.
fn only_other(all: &[Statement<'_>], part: usize) -> Option<usize> {
    let own = all.get(part)?;
    let mut others = (part.saturating_sub(MAX_BACK)..part)
        .filter(|at| all[*at].sentence == own.sentence && all[*at].quantity.unit == own.quantity.unit);
    let only = others.next()?;
    // What has a share of its own is a part itself: 网络241件，占72.6%；信函67件，占20.2%.
    let shared = all
        .get(only + 1)
        .is_some_and(|next| next.quantity.unit == Unit::Percent);
    (others.next().is_none() && !shared).then_some(only)
}

fn percent(part: &Quantity, whole: &Quantity) -> Option<Decimal> {
    part.value
        .checked_mul(Decimal::ONE_HUNDRED)?
        .checked_div(whole.value)
}
