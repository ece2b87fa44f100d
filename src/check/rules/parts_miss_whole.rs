//! A list whose parts nearly come to their whole, or are said to be all of it, and do not.

use rust_decimal::Decimal;

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Rule, declare_rule};
use crate::prose::passage::{List, Passage};
use crate::prose::quantity::Unit;

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

/// A gap of so many hundredths of the whole is more likely a slip than a list that is not complete.
const NEAR: i64 = 3;

/// Each such list of the paragraph.
pub fn judge(_subject: &Subject<'_>, passage: &Passage<'_>) -> Vec<Diagnostic> {
    passage
        .lists()
        .iter()
        .filter(|list| list.is_exact(&passage.statements) && misses(list, passage).is_some())
        .map(|list| told(&RULE, list, passage, "而总数写的是"))
        .collect()
}

/// Whether a list is of fees for information, which have a rule of their own.
pub(super) fn is_of_fees(list: &List, passage: &Passage<'_>) -> bool {
    let whole = passage.statements.get(list.whole);
    whole.is_some_and(|whole| {
        let words = [whole.before, whole.lead];
        whole.quantity.unit == Unit::Yuan && words.iter().any(|words| words.contains("信息处理费"))
    })
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

/// The finding about a list, at its whole.
pub(super) fn told(rule: &'static Rule, list: &List, passage: &Passage<'_>, how: &str) -> Diagnostic {
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
        .map(|s| s.quantity.value.normalize().to_string())
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
    let mut found = Diagnostic::new(rule, format!("{parts}，{how}“{}”", words(list.whole)))
        .at(passage.origin_of(range))
        .saying(format!("各部分合计 {sum}"))
        .help("核对总数和各部分，改正错的一个；各部分有重复或者没有列全的，写一条核实说明")
        .path(passage.key.to_string());
    for statement in list
        .parts
        .iter()
        .filter_map(|at| passage.statements.get(*at))
        .take(SHOWN)
    {
        let at = passage.origin_of(statement.quantity.range.clone());
        found = found.related(at, None, passage.quoted(statement));
    }
    found
}

/// So many parts are shown.
const SHOWN: usize = 12;
