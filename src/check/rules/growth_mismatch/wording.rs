//! What is said of a growth that is not right.

use rust_decimal::Decimal;

use crate::diagnostic::{Diagnostic, Rule};
use crate::prose::changes::{Change, Changed, Said};
use crate::prose::passage::Passage;
use crate::prose::quantity::{TIMES, Unit};
use crate::prose::statement::Statement;

/// What to do about it.
const HELP: &str = "按上年报告的数重新计算；上年的数后来有更正的，写一条核实说明";

/// The finding about a change that two figures do not give.
pub(super) fn finding(
    rule: &'static Rule,
    passage: &Passage<'_>,
    change: &Change<'_>,
    now: Decimal,
    then: Decimal,
) -> Diagnostic {
    let right = right(passage, change, now, then);
    let words = passage.line.get(change.range.clone()).unwrap_or_default();
    let printed = match change.said {
        Said::By(_, true) => format!("增长 {words}"),
        Said::By(_, false) => format!("减少 {words}"),
        Said::Times(_) => format!("上年的 {words}"),
        Said::Between(..) => format!("“{words}”"),
        Said::From(_, Some(false)) => "减少".to_owned(),
        Said::From(..) => "增加".to_owned(),
    };
    let figure = match change.of {
        Changed::Figure(at) | Changed::Named(at, _) => passage.statements.get(at),
        Changed::Words(_) => None,
    };
    let what = match change.of {
        Changed::Words(words) => format!("“{words}”本年是 {}，", now.normalize()),
        _ => format!(
            "“{}”",
            figure.map(|figure| passage.quoted(figure)).unwrap_or_default()
        ),
    };
    let then_shown = then.normalize();
    let message = if let Said::Times(_) = change.said {
        format!("{what}{right}（上年 {then_shown}），文字写的是{printed}")
    } else {
        format!("{what}比上年的 {then_shown} {right}，文字写的是{printed}")
    };
    let mut found = Diagnostic::new(rule, message)
        .at(passage.origin_of(change.range.clone()))
        .saying(format!("应为{right}"))
        .help(HELP)
        .path(passage.key.to_string());
    if let Some(figure) = figure {
        found = found.related(
            passage.origin_of(figure.quantity.range.clone()),
            None,
            format!("本年 {}，上年 {}", now.normalize(), then.normalize()),
        );
    }
    found
}

/// The change as it should be said, in the unit of what was.
fn right(passage: &Passage<'_>, change: &Change<'_>, now: Decimal, then: Decimal) -> String {
    let printed = match change.said {
        Said::By(at, _) | Said::Times(at) => passage.statements.get(at).map(|s| &s.quantity),
        _ => None,
    };
    let digits = printed.map_or(1, |quantity| quantity.value.normalize().scale().max(1));
    let shown = |value: Decimal| value.abs().round_dp(digits).normalize();
    let times = now.checked_div(then);
    if let (Said::Times(_), Some(times)) = (change.said, times) {
        return match printed.map(|quantity| quantity.unit) {
            Some(Unit::Percent) => format!("是上年的 {}%", shown(times * Decimal::ONE_HUNDRED)),
            _ => format!("是上年的 {} 倍", shown(times)),
        };
    }
    let difference = now - then;
    if difference.is_zero() {
        return "没有变化".to_owned();
    }
    let how = if difference.is_sign_negative() {
        "减少"
    } else {
        "增长"
    };
    let rate = (difference * Decimal::ONE_HUNDRED).checked_div(then);
    let by_rate = printed.map_or(matches!(change.said, Said::Between(..)), |q| {
        q.unit == Unit::Percent
    });
    let by_times = printed.is_some_and(|quantity| quantity.unit == TIMES);
    match rate {
        Some(rate) if by_rate => format!("{how} {}%", shown(rate)),
        Some(rate) if by_times => format!("{how} {} 倍", shown(rate / Decimal::ONE_HUNDRED)),
        _ => format!("{how} {}", shown(difference)),
    }
}

/// The finding about last year's figure in a sentence that is not that of last year's report.
pub(super) fn wrong_last_year(
    rule: &'static Rule,
    passage: &Passage<'_>,
    stated: &Statement<'_>,
    last: &[Decimal],
) -> Diagnostic {
    let values: Vec<String> = last.iter().map(|value| value.normalize().to_string()).collect();
    let words = passage
        .line
        .get(stated.quantity.range.clone())
        .unwrap_or_default();
    let values = values.join(" 或 ");
    Diagnostic::new(
        rule,
        format!("文字写的上年的数是“{words}”，而上年报告里是 {values}"),
    )
    .at(passage.origin_of(stated.quantity.range.clone()))
    .saying(format!("上年报告里是 {values}"))
    .help("按上年报告改正；上年的数后来有更正的，写一条核实说明")
    .path(passage.key.to_string())
}
