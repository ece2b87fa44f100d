//! A growth that last year's figures do not give.

mod wording;

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::{Against, Held, Ledger, Subject};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::{DataPoint, Kind};
use crate::prose::changes::{Change, Changed, Said, changes};
use crate::prose::passage::Passage;
use crate::prose::phrase_match::without_links;
use crate::prose::quantity::{Precision, Quantity, TIMES, Unit};
use crate::prose::reading::Reading;
use crate::prose::statement::Statement;
use wording::{finding, wrong_last_year};

declare_rule! {
    /// A growth that last year's figures do not give.
    pub static RULE = {
        id: "growth-mismatch", title: "同比增减与上年的数不符", severity: [Warning], basis: "{格式}",
        what: "文字写“同比增长P%”“较去年减少N件”，而用本年的数和上年的数（上年报告里的，或者同一句话写明的）算出来的不是这样；写“与上年持平”“翻一番”“减半”“是上年的N倍”的，也这样算；“由上年的X件增加到Y件”里的X不是上年报告的数。",
        why: "上年的数已经公布，谁都可以拿来核对。",
        fix: "按上年报告的数重新计算；上年的数后来有更正的，写一条核实说明。",
        topic: Years, needs_prior: true,
    };
}

/// Each change of the paragraph in a figure that last year's report or the sentence itself has.
pub fn judge(subject: &Subject<'_>, passage: &Passage<'_>, ledger: &mut Ledger) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for change in changes(passage) {
        let wrong = match change.said {
            Said::From(from, up) => from_to(subject, passage, &change, (from, up), ledger),
            _ => by_so_much(subject, passage, &change, ledger),
        };
        out.extend(wrong);
    }
    out
}

/// What this year's figure and last year's may be.
struct Pair {
    now: Decimal,
    then: Decimal,
}

fn by_so_much(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    change: &Change<'_>,
    ledger: &mut Ledger,
) -> Option<Diagnostic> {
    let figure = named(passage, change);
    if figure.as_ref().is_some_and(|figure| !figure.quantity.is_exact()) {
        return None;
    }
    let stated = change.then.and_then(|at| passage.statements.get(at));
    let last = || figure.as_ref().map(|figure| last_years(subject, passage, figure));
    if let (Some(stated), Some(last)) = (stated, last()) {
        let wrong = !last.is_empty() && !last.iter().any(|value| stated.quantity.admits(*value));
        record_last_year(&stated.quantity, &last, ledger);
        if wrong {
            return Some(wrong_last_year(&RULE, passage, stated, &last));
        }
    }
    let (against, pairs) = match (stated, &figure) {
        (Some(stated), Some(figure)) => {
            let then = stated.quantity.is_exact().then_some(stated.quantity.value)?;
            let now = figure.quantity.value;
            (Against::Text, vec![Pair { now, then }])
        }
        (_, Some(figure)) => {
            let now = figure.quantity.value;
            let pairs = last()?.into_iter().map(|then| Pair { now, then });
            (Against::Prior, pairs.collect())
        }
        (_, None) => (Against::Prior, in_tables(subject, passage, change)),
    };
    let holding = pairs.iter().find(|pair| holds(passage, change, pair));
    let pair = holding.or(pairs.first())?;
    let agrees = holding.is_some();
    let right = actual(passage, change, pair).map(|value| value.round_dp(2).normalize());
    let mut record = |range: &Range<usize>, value: Option<Decimal>| {
        let change = if value.is_some() { "，增减" } else { "" };
        ledger.record(range, || Held {
            against,
            name: format!(
                "本年 {}，上年 {}{change}",
                pair.now.normalize(),
                pair.then.normalize()
            ),
            value,
            agrees,
        });
    };
    record(&change.range, right.map(|value| value.abs()));
    if let Some(figure) = &figure {
        record(&figure.quantity.range, None);
    }
    if let Some(stated) = stated {
        record(&stated.quantity.range, None);
    }
    (!agrees).then(|| finding(&RULE, passage, change, pair.now, pair.then))
}

/// The figure that changed, under the words that name it; none where only words name it.
fn named<'a>(passage: &Passage<'a>, change: &Change<'a>) -> Option<Statement<'a>> {
    match change.of {
        Changed::Figure(at) => passage.statements.get(at).cloned(),
        Changed::Named(at, lead) => passage.statements.get(at).map(|figure| Statement {
            lead,
            before: without_last_year(passage, figure.before),
            ..figure.clone()
        }),
        Changed::Words(_) => None,
    }
}

/// Words before a figure, or nothing where they name the year that it is compared with: the figure is none of that year.
fn without_last_year<'a>(passage: &Passage<'_>, before: &'a str) -> &'a str {
    let last = passage.year.map(|year| (year - 1).to_string());
    let named = last.is_some_and(|last| before.contains(&last));
    if named { "" } else { before }
}

/// The figure in which a change is said, if one is.
fn said<'p>(passage: &'p Passage<'_>, change: &Change<'_>) -> Option<&'p Quantity> {
    match change.said {
        Said::By(at, _) | Said::Times(at) | Said::From(at, _) => {
            passage.statements.get(at).map(|statement| &statement.quantity)
        }
        Said::Between(..) => None,
    }
}

/// The change between two figures, as it is said; none where it cannot be computed.
fn actual(passage: &Passage<'_>, change: &Change<'_>, pair: &Pair) -> Option<Decimal> {
    let difference = pair.now.checked_sub(pair.then)?;
    let printed = said(passage, change)?;
    match change.said {
        // From nothing there is no rate.
        Said::By(..) if printed.unit == Unit::Percent => difference
            .checked_mul(Decimal::ONE_HUNDRED)?
            .checked_div(pair.then),
        Said::By(..) if printed.unit == TIMES => difference.checked_div(pair.then),
        Said::By(..) => Some(difference),
        Said::Times(_) if printed.unit == Unit::Percent => {
            pair.now.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(pair.then)
        }
        _ => pair.now.checked_div(pair.then),
    }
}

/// Whether two figures give a change, or say nothing of it.
fn holds(passage: &Passage<'_>, change: &Change<'_>, pair: &Pair) -> bool {
    if let Said::Between(low, high) = change.said {
        let times = |hundredths: i64| pair.then.checked_mul(Decimal::from(hundredths));
        let now = pair.now.checked_mul(Decimal::ONE_HUNDRED);
        return match (times(low), now, times(high)) {
            (Some(low), Some(now), Some(high)) => low <= now && now <= high,
            _ => true,
        };
    }
    let (Some(printed), Some(actual)) = (said(passage, change), actual(passage, change, pair)) else {
        return true;
    };
    let down = matches!(change.said, Said::By(_, false));
    printed.admits(if down { -actual } else { actual })
}

/// 由上年的81件增加到90件: 81 against last year's report, and up against down.
fn from_to(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    change: &Change<'_>,
    (from, up): (usize, Option<bool>),
    ledger: &mut Ledger,
) -> Option<Diagnostic> {
    let figure = named(passage, change)?;
    let stated = passage.statements.get(from)?;
    let last = last_years(subject, passage, &figure);
    record_last_year(&stated.quantity, &last, ledger);
    if !last.is_empty() && !last.iter().any(|value| stated.quantity.admits(*value)) {
        return Some(wrong_last_year(&RULE, passage, stated, &last));
    }
    let (now, then) = (figure.quantity.value, stated.quantity.value);
    let agrees = up.is_none_or(|up| if up { now > then } else { now < then });
    if up.is_some() {
        for (range, name, other) in [
            (&figure.quantity.range, "上年", then),
            (&stated.quantity.range, "本年", now),
        ] {
            ledger.record(range, || Held {
                against: Against::Text,
                name: format!("{name} {}", other.normalize()),
                value: None,
                agrees,
            });
        }
    }
    let exact = figure.quantity.is_exact() && stated.quantity.is_exact();
    (exact && !agrees).then(|| finding(&RULE, passage, change, now, then))
}

/// Last year's figure as a sentence gives it, against last year's report.
fn record_last_year(stated: &Quantity, last: &[Decimal], ledger: &mut Ledger) {
    let agreeing = last.iter().find(|value| stated.admits(**value));
    if let Some(value) = agreeing.or(last.first()) {
        ledger.record(&stated.range, || Held {
            against: Against::Prior,
            name: crate::report::keys::PRIOR.to_owned(),
            value: Some(*value),
            agrees: agreeing.is_some(),
        });
    }
}

/// What last year's report has for a figure: its tables, by what the words mean, else its prose, by the same words.
fn last_years(subject: &Subject<'_>, passage: &Passage<'_>, figure: &Statement<'_>) -> Vec<Decimal> {
    let Some(prior) = &subject.prior else {
        return Vec::new();
    };
    // What the words mean this year; a year that they name is this one.
    let Some(meaning) = passage.meaning_on(figure, subject.report, prior.report.edition) else {
        let found = prior.in_prose(without_links(figure.lead), figure.quantity.unit);
        return found.into_iter().collect();
    };
    let then = |reading: &Reading| {
        let value = reading.value(&prior.values)?;
        value.checked_mul(scale(reading, prior.report.edition))
    };
    // Of what the words may mean, it is what the figure is in this year's tables.
    let own = passage.meaning_on(figure, subject.report, subject.report.edition);
    let own = own.map(|own| own.readings).unwrap_or_default();
    let is_meant = |now: &Reading| {
        let value = now.value(&subject.values);
        let value = value.and_then(|value| value.checked_mul(scale(now, subject.report.edition)));
        value.is_some_and(|value| figure.quantity.admits(value))
    };
    let both = meaning.readings.iter().zip(&own);
    let meant: Vec<Decimal> = both
        .filter(|(_, now)| is_meant(now))
        .filter_map(|(reading, _)| then(reading))
        .collect();
    if meant.is_empty() {
        meaning.readings.iter().filter_map(then).collect()
    } else {
        meant
    }
}

/// Amounts of the tables are in 万元, those of prose in 元.
fn scale(reading: &Reading, edition: &crate::form::Edition) -> Decimal {
    let amount = |point: &DataPoint| edition.kind(*point) == Some(Kind::Amount);
    if reading.plus.first().is_some_and(amount) {
        Decimal::from(10_000)
    } else {
        Decimal::ONE
    }
}

/// What the tables of both years have for words that stand without a figure: 新收申请同比增长11%.
fn in_tables(subject: &Subject<'_>, passage: &Passage<'_>, change: &Change<'_>) -> Vec<Pair> {
    let (Changed::Words(lead), Some(prior)) = (change.of, &subject.prior) else {
        return Vec::new();
    };
    let said = match change.said {
        Said::By(at, _) | Said::Times(at) => passage.statements.get(at),
        _ => None,
    };
    let counter = said.map(|statement| statement.quantity.unit);
    let unit = counter.filter(|unit| !matches!(unit, Unit::Percent) && *unit != TIMES);
    let statement = Statement {
        quantity: Quantity {
            range: change.range.clone(),
            value: Decimal::ONE,
            unit: unit.unwrap_or(APPLICATIONS),
            precision: Precision::Exact,
        },
        lead,
        behind: "",
        after: said.map_or("", |statement| statement.after),
        before: without_last_year(passage, said.map_or("", |statement| statement.before)),
        gap: "",
        sentence: 0,
        depth: 0,
    };
    let of = |edition| passage.meaning_on(&statement, subject.report, edition);
    let (Some(now), Some(then)) = (of(subject.report.edition), of(prior.report.edition)) else {
        return Vec::new();
    };
    let pairs = now.readings.iter().zip(&then.readings);
    pairs
        .filter_map(|(now, then)| {
            let certain = now.plus.iter().chain(&now.minus).all(|p| subject.is_certain(*p));
            let value = now.value(&subject.values).filter(|_| certain)?;
            Some(Pair {
                now: value.checked_mul(scale(now, subject.report.edition))?,
                then: then
                    .value(&prior.values)?
                    .checked_mul(scale(then, prior.report.edition))?,
            })
        })
        .collect()
}

/// What the figures of table 3 are counted in where words alone name them.
const APPLICATIONS: Unit = Unit::Count("件");
