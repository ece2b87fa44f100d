//! A growth that last year's figures do not give.

use rust_decimal::Decimal;

use crate::check::{Against, Held, Ledger, Subject};
use crate::chinese::lines::{has, nearest_before};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::words::changes;
use crate::form::{DataPoint, Kind};
use crate::prose::passage::{Passage, passages};
use crate::prose::phrase_match::without_links;
use crate::prose::quantity::{Quantity, Unit};
use crate::prose::statement::Statement;

declare_rule! {
    /// A growth that last year's figures do not give.
    pub static RULE = {
        id: "growth-mismatch", title: "同比增减与上年的数不符", severity: [Warning], basis: "{格式}",
        what: "文字写“同比增长P%”“较去年减少N件”，而用本年的数和上年报告里的数算出来的不是这样。",
        why: "上年的数已经公布，谁都可以拿来核对。",
        fix: "按上年报告的数重新计算；上年的数后来有更正的，写一条核实说明。",
        topic: Years, needs_prior: true,
    };
}

/// Each change of the paragraph in a figure that last year's report has.
pub fn judge(subject: &Subject<'_>, passage: &Passage<'_>, ledger: &mut Ledger) -> Vec<Diagnostic> {
    let all = &passage.statements;
    (1..all.len())
        .filter_map(|at| {
            let change = Change::from_statement(all.get(at)?)?;
            let figure = all[..at]
                .iter()
                .rev()
                .take(MAX_BACK)
                .find(|s| figure_of(s, change.statement))?;
            wrong(subject, passage, figure, &change, ledger)
        })
        .collect()
}

/// The most figures before a change that are looked at.
const MAX_BACK: usize = 6;

/// A change against last year.
struct Change<'s> {
    statement: &'s Statement<'s>,
    up: bool,
}

impl<'s> Change<'s> {
    fn from_statement(statement: &'s Statement<'s>) -> Option<Self> {
        let lead = statement.lead;
        let compared = |words: &str| has(words, changes::COMPARING);
        // 阅读量同比增长: a subject of its own, which is not the figure before it.
        let own = changes::COMPARING
            .iter()
            .chain(changes::UP)
            .chain(changes::DOWN)
            .filter_map(|word| lead.find(word))
            .min();
        let subject = lead.get(..own?)?.trim_matches(changes::AROUND_SUBJECTS);
        changes::SUBJECTS.contains(&subject).then_some(())?;
        let near = lead.trim_end_matches(changes::BEHIND_CHANGES);
        let last = |words: &[&str]| words.iter().any(|word| near.ends_with(word));
        let (up, down) = (last(changes::UP), last(changes::DOWN));
        // 与去年相比，增长11%: the comparison may be a clause of its own.
        let before = nearest_before(statement.before, statement.before.len(), 12);
        let counted = statement.quantity.unit != Unit::Points;
        ((compared(lead) || compared(before)) && up != down && counted).then_some(Self { statement, up })
    }
}

/// Whether a figure is the one that changed: a count of the same sentence, in the change's own unit where that is none of
/// hundredths.
fn figure_of(figure: &Statement<'_>, change: &Statement<'_>) -> bool {
    let unit = figure.quantity.unit;
    let same = change.quantity.unit == Unit::Percent || change.quantity.unit == unit;
    let itself_a_change = Change::from_statement(figure).is_some();
    figure.sentence == change.sentence
        && figure.depth <= change.depth
        && matches!(unit, Unit::Count(_) | Unit::Yuan)
        && same
        && !itself_a_change
}

fn wrong(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    figure: &Statement<'_>,
    change: &Change<'_>,
    ledger: &mut Ledger,
) -> Option<Diagnostic> {
    if !figure.quantity.is_exact() {
        return None;
    }
    let last = last_years(subject, passage, figure);
    let now = figure.quantity.value;
    let printed = &change.statement.quantity;
    let holds = |then: &Decimal| {
        let actual = grown(printed, now, *then);
        actual.is_none_or(|actual| {
            let signed = if change.up { actual } else { -actual };
            printed.admits(signed)
        })
    };
    let meant = last.iter().copied().find(holds);
    let then = meant.or_else(|| last.first().copied())?;
    let actual = grown(printed, now, then)?;
    ledger.record(&printed.range, || Held {
        against: Against::Prior,
        name: format!("{} 与上年的 {}", now.normalize(), then.normalize()),
        value: Some(if change.up { actual } else { -actual }.round_dp(4)),
        agrees: meant.is_some(),
    });
    if meant.is_some() {
        return None;
    }
    let digits = printed.value.scale().max(1);
    let how = if actual.is_sign_negative() {
        "减少"
    } else {
        "增长"
    };
    let size = actual.abs().round_dp(digits).normalize();
    let sign = if printed.unit == Unit::Percent { "%" } else { "" };
    let words = passage.line.get(printed.range.clone()).unwrap_or_default();
    let printed_as = if change.up { "增长" } else { "减少" };
    let right = if actual.is_zero() {
        "没有变化".to_owned()
    } else {
        format!("{how} {size}{sign}")
    };
    Some(
        Diagnostic::new(
            &RULE,
            format!(
                "“{}”比上年的 {} {right}，文字写的是{printed_as} {words}",
                passage.quoted(figure),
                then.normalize()
            ),
        )
        .at(passage.origin_of(printed.range.clone()))
        .saying(format!("应为{right}"))
        .help("按上年报告的数重新计算；上年的数后来有更正的，写一条核实说明")
        .related(
            passage.origin_of(figure.quantity.range.clone()),
            None,
            format!("本年 {}，上年 {}", now.normalize(), then.normalize()),
        )
        .path(passage.key.to_string()),
    )
}

/// The change from last year's figure, in the unit of what is printed; none where it cannot be computed.
fn grown(printed: &Quantity, now: Decimal, then: Decimal) -> Option<Decimal> {
    let difference = now.checked_sub(then)?;
    if printed.unit == Unit::Percent {
        // From nothing there is no rate.
        difference.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(then)
    } else {
        Some(difference)
    }
}

/// What last year's report has for a figure: its tables, by what the words mean, else its prose, by the same words.
fn last_years(subject: &Subject<'_>, passage: &Passage<'_>, figure: &Statement<'_>) -> Vec<Decimal> {
    let Some(prior) = &subject.prior else {
        return Vec::new();
    };
    let edition = prior.report.edition;
    let amount = |point: &DataPoint| edition.kind(*point) == Some(Kind::Amount);
    // What the words mean this year; a year that they name is this one.
    let meaning = passage.meaning_on(figure, subject.report, edition);
    let Some(meaning) = meaning else {
        return in_prose(subject, figure);
    };
    let values = meaning.readings.iter().filter_map(|reading| {
        let scale = if reading.plus.first().is_some_and(amount) {
            10_000
        } else {
            1
        };
        reading.value(&prior.values)?.checked_mul(Decimal::from(scale))
    });
    values.collect()
}

/// The figure that last year's prose gives with the same words, where it gives one.
fn in_prose(subject: &Subject<'_>, figure: &Statement<'_>) -> Vec<Decimal> {
    let mut found: Vec<Decimal> = Vec::new();
    let Some(prior) = &subject.prior else { return found };
    let words = without_links(figure.lead);
    if words.chars().count() < 4 {
        return found;
    }
    passages(prior.report, |passage| {
        let same = passage.statements.iter().filter(|s| {
            s.quantity.unit == figure.quantity.unit && s.quantity.is_exact() && without_links(s.lead) == words
        });
        found.extend(same.map(|s| s.quantity.value));
    });
    found.dedup();
    // Of two figures with the same words it is not known which is meant.
    if found.len() == 1 { found } else { Vec::new() }
}
