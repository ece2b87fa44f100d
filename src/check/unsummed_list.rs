//! The finding about a list in prose whose parts do not give their whole, for the two rules on such lists.

use super::ledger::{Against, Held, Ledger};
use crate::diagnostic::{Diagnostic, Rule};
use crate::form::words::fees;
use crate::prose::passage::{List, Passage};
use crate::prose::quantity::Unit;

/// The most parts that are shown.
const MAX_RELATED: usize = 12;

/// Whether a list is of fees for information, which have a rule of their own.
pub(super) fn is_of_fees(list: &List, passage: &Passage<'_>) -> bool {
    let whole = passage.statements.get(list.whole);
    whole.is_some_and(|whole| {
        let words = [whole.before, whole.lead];
        whole.quantity.unit == Unit::Yuan && words.iter().any(|words| words.contains(fees::NAME))
    })
}

/// Records a list whose parts come to its whole: each of its figures agrees with the others.
pub(super) fn record_if_summed(list: &List, passage: &Passage<'_>, ledger: &mut Ledger) {
    let all = &passage.statements;
    let sum = list.sum(all);
    let whole = all.get(list.whole);
    let (Some(sum), Some(whole)) = (sum, whole) else {
        return;
    };
    if sum != whole.quantity.value {
        return;
    }
    for at in list.parts.iter().chain([&list.whole]) {
        if let Some(statement) = all.get(*at) {
            ledger.record(&statement.quantity.range, || held(passage, list, sum, true));
        }
    }
}

/// Records a list whose parts do not come to its whole.
pub(super) fn record_unsummed(list: &List, passage: &Passage<'_>, ledger: &mut Ledger) {
    if let Some(whole) = passage.statements.get(list.whole) {
        let sum = list.sum(&passage.statements).unwrap_or_default();
        ledger.record(&whole.quantity.range, || held(passage, list, sum, false));
    }
}

fn held(passage: &Passage<'_>, list: &List, sum: rust_decimal::Decimal, agrees: bool) -> Held {
    let whole = passage.statements.get(list.whole);
    let words = whole.map(|whole| passage.quoted(whole)).unwrap_or_default();
    Held {
        against: Against::Text,
        name: format!("“{words}”的各部分合计"),
        value: Some(sum),
        agrees,
    }
}

/// The finding about a list, at its whole.
pub(super) fn finding(rule: &'static Rule, list: &List, passage: &Passage<'_>, how: &str) -> Diagnostic {
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
        .take(MAX_RELATED)
    {
        let at = passage.origin_of(statement.quantity.range.clone());
        found = found.related(at, None, passage.quoted(statement));
    }
    found
}
