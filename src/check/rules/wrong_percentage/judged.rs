//! A share with its part and its whole, which give it or do not.

use rust_decimal::Decimal;

use crate::check::unsummed_list::{Verdict, corrected, verdict};
use crate::check::{Against, Held, Ledger};
use crate::diagnostic::{Diagnostic, Rule};
use crate::prose::list_opening::is_count;
use crate::prose::passage::Passage;
use crate::prose::quantity::Quantity;
use crate::prose::shares::{MAX_BACK, Share};

/// A share with its part and its whole.
pub(super) struct Judged<'p> {
    pub(super) share: &'p Quantity,
    pub(super) part_at: usize,
    pub(super) part: &'p Quantity,
    pub(super) whole_at: usize,
    pub(super) whole: &'p Quantity,
    right: Decimal,
    pub(super) holds: bool,
}

impl<'p> Judged<'p> {
    /// A share whose part and whole are clear; of what else may be meant, what gives it.
    pub(super) fn new(passage: &'p Passage<'_>, share: &Share) -> Option<Self> {
        let all = &passage.statements;
        let own = &all.get(share.at)?.quantity;
        let (part_at, mut whole_at) = (share.part?, share.whole?);
        let (part, mut whole) = (&all.get(part_at)?.quantity, &all.get(whole_at)?.quantity);
        if !part.is_exact() || !whole.is_exact() || part.value > whole.value {
            return None;
        }
        let gives = |whole: &Quantity| percent(part, whole).is_some_and(|p| own.admits(p));
        if !gives(whole) {
            // Whatever figure before it gives the share may be meant.
            let earlier = share.at.saturating_sub(MAX_BACK)..share.at;
            let meant = earlier
                .filter(|at| *at != part_at)
                .find(|at| is_count(&all[*at]) && gives(&all[*at].quantity));
            if let Some(meant) = meant {
                whole_at = meant;
                whole = &all[meant].quantity;
            }
        }
        Some(Self {
            share: own,
            part_at,
            part,
            whole_at,
            whole,
            right: percent(part, whole)?,
            holds: gives(whole),
        })
    }

    /// Records the three figures.
    pub(super) fn record(&self, passage: &Passage<'_>, ledger: &mut Ledger) {
        let words = |q: &Quantity| passage.line.get(q.range.clone()).unwrap_or_default().to_owned();
        let share = words(self.share);
        ledger.record(&self.share.range, || Held {
            against: Against::Text,
            name: format!("{}占{}", words(self.part), words(self.whole)),
            value: Some(self.right.round_dp(2).normalize()),
            agrees: self.holds,
        });
        for (own, other) in [(self.part, self.whole), (self.whole, self.part)] {
            ledger.record(&own.range, || Held {
                against: Against::Text,
                name: format!("{share}、{}", words(other)),
                value: None,
                agrees: self.holds,
            });
        }
    }

    /// Whether the list does not add up, and its part would have this share if it did.
    pub(super) fn is_of_wrong_list(&self, passage: &Passage<'_>) -> bool {
        passage
            .lists_of(self.whole_at)
            .iter()
            .filter(|list| !matches!(verdict(list, passage), Verdict::Comes | Verdict::Open))
            .any(|list| {
                let (part, whole) = corrected(list, passage, self.part_at);
                let of = |part: Option<Decimal>, whole: Option<Decimal>| {
                    part?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole?)
                };
                let by_part = of(part, Some(self.whole.value));
                let by_whole = of(Some(self.part.value), whole);
                [by_part, by_whole]
                    .into_iter()
                    .flatten()
                    .any(|p| self.share.admits(p))
            })
    }

    /// The finding, at the share.
    pub(super) fn finding(&self, rule: &'static Rule, passage: &Passage<'_>) -> Diagnostic {
        let words = |q: &Quantity| passage.line.get(q.range.clone()).unwrap_or_default().to_owned();
        let (part, whole) = (words(self.part), words(self.whole));
        let digits = self.share.value.scale().max(1);
        let shown = self.right.round_dp(digits).normalize();
        Diagnostic::new(
            rule,
            format!("{part}占{whole}的 {shown}%，文字写的是“{}”", words(self.share)),
        )
        .at(passage.origin_of(self.share.range.clone()))
        .saying(format!("应为 {shown}%"))
        .help(format!("核对这几个数；数字没有错的，把百分比改为 {shown}%"))
        .related(passage.origin_of(self.part.range.clone()), None, part)
        .related(passage.origin_of(self.whole.range.clone()), None, whole)
        .path(passage.key.to_string())
    }
}

fn percent(part: &Quantity, whole: &Quantity) -> Option<Decimal> {
    part.value
        .checked_mul(Decimal::ONE_HUNDRED)?
        .checked_div(whole.value)
}
