//! A list whose parts come to more than their whole.

use rust_decimal::Decimal;

use crate::check::unsummed_list::{finding, is_of_fees, record_unsummed};
use crate::check::{Ledger, Subject};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::prose::passage::{List, Passage};

declare_rule! {
    /// Parts that come to more than their whole.
    pub static RULE = {
        id: "parts-exceed-whole", title: "各部分之和超过总数", severity: [Warning], basis: "{格式}",
        what: "“共N条，其中甲a条，乙b条”这样的句子里，各部分加起来超过总数（同一总数按两种办法分类的，分别计算）。",
        why: "部分不能多于总数，至少有一个数写错了。",
        fix: "核对各部分和总数，改正错的一个；各部分有重复计算的，写一条核实说明。",
        topic: Prose,
    };
}

/// Each such list of the paragraph.
pub fn judge(_subject: &Subject<'_>, passage: &Passage<'_>, ledger: &mut Ledger) -> Vec<Diagnostic> {
    passage
        .lists()
        .iter()
        .filter(|list| {
            !list.closed
                && !is_of_fees(list, passage)
                && list.is_exact(&passage.statements)
                && exceeds(list, passage)
        })
        .inspect(|list| record_unsummed(list, passage, ledger))
        .map(|list| finding(&RULE, list, passage, "超过总数"))
        .collect()
}

/// Whether the parts come to more. A list that classifies its whole twice comes to twice as much: then some of the first
/// parts come to the whole, and what follows is a list of its own.
fn exceeds(list: &List, passage: &Passage<'_>) -> bool {
    let value = |at: &usize| passage.statements.get(*at).map(|s| s.quantity.value);
    let Some(whole) = value(&list.whole) else {
        return false;
    };
    let mut sum = Decimal::ZERO;
    for part in list.parts.iter().filter_map(value) {
        if part > whole && !of_an_earlier(list, passage, part) {
            return true;
        }
        sum += part;
        if sum == whole {
            sum = Decimal::ZERO;
        }
    }
    sum > whole && !of_an_earlier(list, passage, sum)
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

/// The most figures before a whole that are looked at.
const MAX_EARLIER: usize = 3;
