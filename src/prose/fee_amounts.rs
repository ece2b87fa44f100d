//! The amounts of the fee for handling applications that a sentence states, and the parts into which it divides them.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::chinese::lines::has;
use crate::form::words::fees;

/// An amount of money in a sentence.
#[derive(Clone, Debug)]
pub struct Amount {
    /// Where it stands.
    pub range: Range<usize>,
    /// In 元; none where it is not meant exactly.
    pub exact: Option<Decimal>,
}

/// What a sentence states of the fee.
#[derive(Debug, Default)]
pub struct Fees {
    /// The amounts that stand beside its name; the first is the whole.
    pub fees: Vec<Amount>,
    /// The parts of the whole.
    pub parts: Parts,
}

/// The amounts of the fee in a sentence.
pub fn fees_of(sentence: &str) -> Fees {
    let amounts = amounts(sentence);
    let names: Vec<usize> = sentence
        .match_indices(fees::NAME)
        .map(|(at, _)| at + fees::NAME.len())
        .collect();
    let mut out = Fees::default();
    for (index, amount) in amounts.iter().enumerate() {
        let last = index.checked_sub(1).and_then(|i| amounts.get(i));
        if !is_fee(sentence, amount, last.map_or(0, |a| a.range.end), &names) {
            continue;
        }
        if out.fees.is_empty() {
            out.parts = parts(sentence, &amounts, index);
        }
        out.fees.push(amount.clone());
    }
    out
}

/// Whether an amount is the fee's: the name stands right before it or right behind it. No name before `last` counts.
fn is_fee(sentence: &str, amount: &Amount, last: usize, names: &[usize]) -> bool {
    let near = names
        .partition_point(|end| *end <= amount.range.start)
        .checked_sub(1);
    let before = near.and_then(|i| names.get(i)).filter(|end| **end >= last);
    let gap = before.and_then(|end| sentence.get(*end..amount.range.start));
    if gap.is_some_and(|gap| stripped(gap, fees::BETWEEN).is_empty()) {
        return true;
    }
    let behind = sentence.get(amount.range.end..).unwrap_or_default();
    stripped(behind, fees::BEFORE_NAME).starts_with(fees::NAME)
}

/// The text behind any number of some words and blanks.
fn stripped<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let mut rest = text.trim_start();
    while let Some(next) = words.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = next.trim_start();
    }
    rest
}

/// The amounts that a sentence lists as parts of the fee.
#[derive(Debug, Default)]
pub struct Parts {
    /// The amounts.
    pub amounts: Vec<Amount>,
    /// Whether the words make them all there are.
    pub closed: bool,
}

impl Parts {
    /// Their sum; none where there is no list, or where one of them is not exact.
    pub fn sum(&self) -> Option<Decimal> {
        if self.amounts.is_empty() {
            return None;
        }
        self.amounts.iter().map(|amount| amount.exact).sum()
    }
}

fn parts(sentence: &str, amounts: &[Amount], whole: usize) -> Parts {
    let Some(total) = amounts.get(whole) else {
        return Parts::default();
    };
    let listed = amounts.get(whole + 1..).unwrap_or_default();
    let mut end = total.range.end;
    let Some(first) = listed.first() else {
        return Parts::default();
    };
    let lead = sentence.get(end..first.range.start).unwrap_or_default();
    let closed = has(lead, fees::ALL_PARTS);
    if !closed && !has(lead, fees::SOME_PARTS) {
        return Parts::default();
    }
    let mut out: Vec<Amount> = Vec::new();
    let mut sum = Decimal::ZERO;
    for amount in listed {
        let gap = sentence.get(end..amount.range.start).unwrap_or_default();
        let behind = sentence.get(amount.range.end..).unwrap_or_default();
        let rate = gap.ends_with('/') || gap.contains(fees::PER) || behind.starts_with(['/', fees::PER]);
        // Another fee in the list, or what the fee was compared with: nothing is sure then.
        let other = gap
            .replace(fees::NAME, "")
            .replace(fees::CHARGES, "")
            .contains(fees::CHARACTER);
        if rate || other || has(gap, fees::COMPARING) {
            return Parts::default();
        }
        end = amount.range.end;
        sum += amount.exact.unwrap_or_default();
        out.push(amount.clone());
        // The whole is divided; what follows may divide it once more.
        if total.exact == Some(sum) {
            break;
        }
    }
    Parts { amounts: out, closed }
}

/// The amounts in 元 and 万元 of a sentence.
fn amounts(sentence: &str) -> Vec<Amount> {
    let mut out = Vec::new();
    let mut done = 0;
    for (at, c) in sentence.char_indices() {
        if at < done || !c.is_ascii_digit() {
            continue;
        }
        let rest = sentence.get(at..).unwrap_or_default();
        let length = rest
            .bytes()
            .take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'))
            .count();
        done = at + length;
        let digits = rest.get(..length).unwrap_or_default().replace(',', "");
        let behind = rest.get(length..).unwrap_or_default();
        let about = behind.starts_with(['余', '多', '几']);
        let unit = behind.trim_start_matches(['余', '多', '几', ' ']);
        let (factor, unit_end) = match (unit.strip_prefix("万元"), unit.strip_prefix('元')) {
            (Some(after), _) => (Decimal::from(10_000), after),
            (None, Some(after)) => (Decimal::ONE, after),
            (None, None) => continue,
        };
        let Ok(number) = digits.trim_end_matches('.').parse::<Decimal>() else {
            continue;
        };
        let before = sentence.get(..at).unwrap_or_default();
        let about = about || before.ends_with(['约', '近', '超']);
        out.push(Amount {
            range: at..sentence.len() - unit_end.len(),
            exact: number.checked_mul(factor).filter(|_| !about),
        });
    }
    out
}
