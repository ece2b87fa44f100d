//! A figure in prose that is none of the figures of the tables that its words may mean.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::check::amounts::{TEN_THOUSAND, from_yuan, is_beyond};
use crate::check::{Against, Held, Ledger, Subject};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::phrases::SCOPES;
use crate::form::{DataPoint, Kind};
use crate::prose::meaning::Meaning;
use crate::prose::other_units::{names_another_scope, scope_in};
use crate::prose::passage::Passage;
use crate::prose::quantity::{Quantity, Unit};
use crate::prose::reading::Reading;
use crate::prose::statement::Statement;

declare_rule! {
    /// A figure in prose that the tables contradict.
    pub static RULE = {
        id: "figure-mismatch", title: "文字里的数与表里的不符", severity: [Warning], basis: "{格式}",
        what: "文字写的申请、办理结果、复议诉讼、规范性文件、许可处罚或收费的数，与表里对应的数都对不上（“收到”可以是本年新收，也可以加上年结转，对上一个就行）；这个数与上年报告的相同，可能是上年的文字没有改；文字和表里是同一个数，一个按元、一个按万元写的。",
        why: "同一件事在文字和表里写成两个数，读者不知道哪个是真的，评估时要扣分。",
        fix: "核对原始数据，改正文字或表；两处口径不同的（例如文字只说本级），写一条核实说明。也可以用 {{申请.本年新收.总计}} 引用表里的数，以后不会再写错。",
        topic: Prose,
    };
}

/// Every statement of the paragraph that matches none of its readings.
pub fn judge(subject: &Subject<'_>, passage: &Passage<'_>, ledger: &mut Ledger) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    // Of figures of another scope only a pair that leaves the table no third is judged.
    let mut scoped: Vec<Judged<'_, '_>> = Vec::new();
    for (at, statement) in passage.statements.iter().enumerate() {
        let Some(meaning) = passage.meaning(statement, subject.report) else {
            continue;
        };
        let Some(values) = values(subject, &meaning) else {
            continue;
        };
        let agrees = admitted(statement, &meaning, &values);
        // A figure that was inserted is the table's own.
        let inserted = passage.is_inserted(&statement.quantity.range);
        let elsewhere = names_another_scope(statement.before, statement.lead, Some(subject.report));
        if elsewhere && !agrees {
            scoped.push(Judged {
                statement,
                meaning,
                values,
            });
            continue;
        }
        let agrees = agrees || inserted || one_of_several(subject, passage, at, &meaning, &values);
        ledger.record(&statement.quantity.range, || {
            held(subject, statement, &meaning, &values, agrees)
        });
        if !agrees && !is_reported(subject, statement, &meaning, &values) {
            out.push(mismatch(subject, passage, statement, &meaning, &values));
        }
    }
    out.extend(scopes_that_leave_no_other(subject, passage, &scoped));
    out
}

/// Whether the cell is reported as one of 元 already, and the prose says the same in 万元.
fn is_reported(
    subject: &Subject<'_>,
    statement: &Statement<'_>,
    meaning: &Meaning,
    values: &[Decimal],
) -> bool {
    let points = meaning.readings.iter().filter_map(|reading| reading.plus.first());
    points.zip(values).any(|(point, value)| {
        let amount = from_yuan(*value);
        is_beyond(subject.report, *point, amount) && statement.quantity.admits(amount)
    })
}

/// What two amounts say that are the same number in 元 and in 万元: which of the two readings fits.
fn two_readings(statement: &Statement<'_>, value: Decimal) -> Option<String> {
    let quantity = &statement.quantity;
    let in_yuan = from_yuan(value);
    if quantity.unit != Unit::Yuan || value.is_zero() {
        return None;
    }
    if quantity.admits(in_yuan) {
        return Some(format!(
            "；表里若是以元填写的，{} 元就是 {} 万元，与文字相同",
            in_yuan.normalize(),
            from_yuan(in_yuan)
        ));
    }
    let typed = value.checked_mul(TEN_THOUSAND)?;
    quantity.admits(typed).then(|| {
        format!(
            "；文字若是以元写的，{} 元就是 {} 万元，与表里相同",
            value.normalize(),
            in_yuan.normalize()
        )
    })
}

/// A figure with what it may mean.
struct Judged<'p, 'a> {
    statement: &'p Statement<'a>,
    meaning: Meaning,
    values: Vec<Decimal>,
}

/// A sentence that gives the figure of its own body and that of the whole place, where the table has neither: 本级3件，全县9件.
fn scopes_that_leave_no_other(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    scoped: &[Judged<'_, '_>],
) -> Option<Diagnostic> {
    let scope = |judged: &Judged<'_, '_>| scope_in(judged.statement.lead, Some(subject.report));
    let pair = scoped.windows(2).find_map(|pair| {
        let [first, second] = pair else { return None };
        let other = scope(first)
            .zip(scope(second))
            .is_some_and(|(first, second)| first != second);
        let same = first.statement.sentence == second.statement.sentence
            && first.meaning.readings == second.meaning.readings;
        let whole = [first, second]
            .iter()
            .any(|judged| scope(judged) == Some(SCOPES[0]));
        (other && same && whole).then_some(first)
    })?;
    Some(mismatch(
        subject,
        passage,
        pair.statement,
        &pair.meaning,
        &pair.values,
    ))
}

/// What a figure was held against: the reading that it agrees with, else the plainest.
fn held(
    subject: &Subject<'_>,
    statement: &Statement<'_>,
    meaning: &Meaning,
    values: &[Decimal],
    agrees: bool,
) -> Held {
    let quantity = &statement.quantity;
    let fitting = values
        .iter()
        .position(|value| quantity.admits(*value) || rounds_to(quantity, *value))
        .unwrap_or_default();
    let reading = meaning.readings.get(fitting);
    Held {
        against: Against::Form,
        name: reading.map_or_else(String::new, |reading| reading.name(subject.report.edition)),
        value: values.get(fitting).copied(),
        agrees,
    }
}

/// What the readings come to; none where one of them cannot be computed, because its figures are missing or not certain.
fn values(subject: &Subject<'_>, meaning: &Meaning) -> Option<Vec<Decimal>> {
    meaning
        .readings
        .iter()
        .map(|reading| {
            let certain = reading
                .plus
                .iter()
                .chain(&reading.minus)
                .all(|p| subject.is_certain(*p));
            let value = reading.value(&subject.values).filter(|_| certain)?;
            value.checked_mul(scale(subject, reading))
        })
        .collect()
}

/// Amounts of the tables are in 万元, those of prose in 元.
fn scale(subject: &Subject<'_>, reading: &Reading) -> Decimal {
    let amount = |point: &DataPoint| subject.report.edition.kind(*point) == Some(Kind::Amount);
    if reading.plus.first().is_some_and(amount) {
        Decimal::from(10_000)
    } else {
        Decimal::ONE
    }
}

fn admitted(statement: &Statement<'_>, meaning: &Meaning, values: &[Decimal]) -> bool {
    let quantity = &statement.quantity;
    let fewer = meaning.may_be_fewer && values.iter().any(|value| quantity.value <= *value);
    fewer
        || values
            .iter()
            .any(|value| quantity.admits(*value) || rounds_to(quantity, *value))
}

/// Whether the table has an amount of prose rounded or cut off: 12.5555万元 as 12.5.
fn rounds_to(quantity: &Quantity, value: Decimal) -> bool {
    let ten_thousand = Decimal::from(10_000);
    let (Some(printed), Some(table)) = (
        quantity.value.checked_div(ten_thousand),
        value.checked_div(ten_thousand).map(|value| value.normalize()),
    ) else {
        return false;
    };
    let digits = table.scale();
    let near = printed.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    quantity.unit == Unit::Yuan && (near == table || printed.trunc_with_scale(digits) == table)
}

/// Whether the sentence gives the figure in pieces: 废止36件，宣布失效2件.
fn one_of_several(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    at: usize,
    meaning: &Meaning,
    values: &[Decimal],
) -> bool {
    let Some(own) = passage.statements.get(at) else {
        return false;
    };
    let near = at.saturating_sub(MAX_APART)..(at + MAX_APART).min(passage.statements.len());
    let same: Vec<&Statement<'_>> = passage.statements[near]
        .iter()
        .filter(|other| other.sentence == own.sentence)
        .filter(|other| {
            let other = passage.meaning(other, subject.report);
            other.is_some_and(|other| other.readings == meaning.readings)
        })
        .collect();
    let sum: Decimal = same.iter().map(|s| s.quantity.value).sum();
    same.len() > 1 && values.contains(&sum)
}

/// The most figures on either side of one that may be pieces of the same.
const MAX_APART: usize = 4;

fn mismatch(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    statement: &Statement<'_>,
    meaning: &Meaning,
    values: &[Decimal],
) -> Diagnostic {
    let edition = subject.report.edition;
    let quoted = passage.quoted(statement);
    let mut stated: Vec<String> = Vec::new();
    for (reading, value) in meaning.readings.iter().zip(values) {
        let scale = scale(subject, reading);
        let unit = if scale > Decimal::ONE { " 万元" } else { "" };
        let value = format!("是 {}{unit}", (value / scale).normalize());
        let words = format!("{}{value}", reading.name(edition));
        // 本年新收＋上年结转 is not named again where nothing was carried over.
        let known = |other: &String| other.ends_with(&value);
        if !stated.iter().any(known) {
            stated.push(words);
        }
    }
    let units = values.iter().find_map(|value| two_readings(statement, *value));
    let units = units.unwrap_or_default();
    let first = meaning.readings.first().and_then(|reading| reading.plus.first());
    let table = first.map_or_else(String::new, |point| edition.table_name(point.table));
    let stale = of_last_year(subject, passage, statement).unwrap_or_default();
    let message = format!("文字写“{quoted}”，而{table}{}{units}{stale}", stated.join("，"));
    let mut found = Diagnostic::new(&RULE, message)
        .at(passage.origin_of(statement.quantity.range.clone()))
        .saying(format!("{table}不是这个数"))
        .help("核对原始数据，改正文字或表里的数；口径不同的（例如只说本级），写一条核实说明")
        .path(passage.key.to_string());
    for reading in meaning.readings.iter().take(1) {
        for point in reading.plus.iter().take(MAX_RELATED) {
            if let (Some(fact), Some(value)) = (subject.report.facts.get(point), subject.values.get(*point)) {
                let words = format!("{} {}", edition.point_name(*point), value.normalize());
                found = found.related(fact.origin.clone(), Some(*point), words);
            }
        }
    }
    found
}

/// What a message adds where the figure is the one that last year's report has: nought says nothing.
fn of_last_year(subject: &Subject<'_>, passage: &Passage<'_>, statement: &Statement<'_>) -> Option<String> {
    let prior = subject.prior.as_ref()?;
    let edition = prior.report.edition;
    let meaning = passage.meaning_on(statement, subject.report, edition)?;
    let amount = |point: &DataPoint| edition.kind(*point) == Some(Kind::Amount);
    let same = meaning.readings.iter().find(|reading| {
        let scale = if reading.plus.first().is_some_and(amount) {
            Decimal::from(10_000)
        } else {
            Decimal::ONE
        };
        let value = reading
            .value(&prior.values)
            .and_then(|value| value.checked_mul(scale));
        value.is_some_and(|value| !value.is_zero() && statement.quantity.value == value)
    })?;
    let name = prior.name();
    Some(format!(
        "；它与{name}的{}相同，可能是上年的文字没有改",
        same.name(edition)
    ))
}

/// The most figures of a sum that are shown.
const MAX_RELATED: usize = 3;
