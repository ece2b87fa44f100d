//! A list whose parts nearly add up to their whole, or should because they are presented as all of it, and do not.

use rust_decimal::Decimal;

use crate::check::unsummed_list::{finding, is_of_fees, record_if_summed, record_unsummed};
use crate::check::{Ledger, Subject};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::prose::passage::{List, Passage};

declare_rule! {
    /// Parts that do not come to their whole.
    pub static RULE = {
        id: "parts-miss-whole", title: "各部分之和与总数不符", severity: [Warning], basis: "{格式}",
        what: "“共N条，其中甲a条，乙b条”这样的句子里，各部分加起来与总数只差百分之几；或者句子说这就是全部（“分别为”“甲a条，乙b条，共N条”），而加起来不等于总数。",
        why: "列举不必完整，但差一点点多半是有一个数写错了。",
        fix: "核对各部分和总数，改正错的一个；确实没有列全的，写一条核实说明。",
        topic: Prose,
    };
}

/// The widest gap, in hundredths of the whole, that is more likely a slip than a list that is not complete.
const NEAR: i64 = 3;

/// Each such list of the paragraph.
pub fn judge(_subject: &Subject<'_>, passage: &Passage<'_>, ledger: &mut Ledger) -> Vec<Diagnostic> {
    passage
        .lists()
        .iter()
        .filter(|list| {
            let misses = list.is_exact(&passage.statements) && misses(list, passage).is_some();
            if misses {
                record_unsummed(list, passage, ledger);
            } else {
                record_if_summed(list, passage, ledger);
            }
            misses
        })
        .map(|list| finding(&RULE, list, passage, "而总数写的是"))
        .collect()
}

fn misses(list: &List, passage: &Passage<'_>) -> Option<()> {
    (!is_of_fees(list, passage)).then_some(())?;
    let whole = passage.statements.get(list.whole)?.quantity.value;
    let sum = list.sum(&passage.statements)?;
    let gap = whole.checked_sub(sum)?;
    let near = gap > Decimal::ZERO
        && gap.checked_mul(Decimal::ONE_HUNDRED)? <= whole.checked_mul(Decimal::from(NEAR))?
        && list.parts.len() > 1
        && !list.mixed;
    // A closed list of one classification only: twice the whole is the same whole twice.
    let closed = list.closed && !gap.is_zero() && sum != whole + whole && !list.mixed;
    (near || closed).then_some(())
}
