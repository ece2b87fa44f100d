//! A whole with its parts, and whether they come to it.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::form::words::lists;
use crate::prose::quantity::{Precision, Quantity};
use crate::prose::statement::Statement;

/// A whole and its parts, by their index among the statements of the paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The whole.
    pub whole: usize,
    /// The parts, in order.
    pub parts: Vec<usize>,
    /// Whether these are all parts.
    pub extent: Extent,
    /// Whether figures of another kind stand between the parts: such a list is never complete.
    pub mixed: bool,
    /// Whether a thing may be of two parts.
    pub shared: Shared,
    /// Whether no word says that these are parts: they may be something else.
    pub presumed: bool,
}

/// Whether a thing may be of two parts of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// Nothing is.
    Never,
    /// It is not known.
    Unsaid,
    /// It may be, so that they may come to more than their whole.
    Maybe,
}

/// Whether the parts that are listed are all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The words make them all there are.
    All,
    /// The words leave it open.
    Unsaid,
    /// The words say that there are more.
    Some,
}

/// The least and the most that a figure may stand for, …
type Bounds = (Decimal, Decimal);

impl List {
    /// The sum of the parts.
    pub fn sum(&self, statements: &[Statement<'_>]) -> Option<Decimal> {
        self.parts.iter().try_fold(Decimal::ZERO, |sum, at| {
            sum.checked_add(value(statements.get(*at)?)?)
        })
    }

    /// Whether every figure of it is meant to the last digit that is printed.
    pub fn is_definite(&self, statements: &[Statement<'_>]) -> bool {
        let all = self.parts.iter().chain([&self.whole]);
        all.filter_map(|at| statements.get(*at))
            .all(|s| !matches!(s.quantity.precision, Precision::Within(..)))
    }

    /// The sum of the parts beside the whole. What is rounded or not exact is equal where it may be.
    pub fn comes(&self, statements: &[Statement<'_>]) -> Option<Ordering> {
        let whole = statements.get(self.whole)?;
        let ways = [rounded, cut_off].map(|bounds| {
            let mut sum = (Decimal::ZERO, Decimal::ZERO);
            for at in &self.parts {
                let part = statements.get(*at)?;
                let (low, high) = bounds(&part.quantity);
                let times = times(part)?;
                sum.0 = sum.0.checked_add(low.checked_mul(times)?)?;
                sum.1 = sum.1.checked_add(high.checked_mul(times)?)?;
            }
            let whole = bounds(&whole.quantity);
            Some(if sum.0 > whole.1 {
                Ordering::Greater
            } else if sum.1 < whole.0 {
                Ordering::Less
            } else {
                Ordering::Equal
            })
        });
        match ways {
            [Some(one), Some(other)] if one == other => Some(one),
            [Some(_), Some(_)] => Some(Ordering::Equal),
            _ => None,
        }
    }
}

/// … where its last digit was rounded, …
fn rounded(quantity: &Quantity) -> Bounds {
    match quantity.precision {
        Precision::Exact => (quantity.value, quantity.value),
        Precision::Rounded(digit) => {
            let half = digit / Decimal::TWO;
            (quantity.value - half, quantity.value + half)
        }
        Precision::Within(low, high) => (low, high),
    }
}

/// … and where the digits behind it were cut off.
fn cut_off(quantity: &Quantity) -> Bounds {
    match quantity.precision {
        Precision::Rounded(digit) => (
            quantity.value,
            quantity.value + digit - digit / Decimal::ONE_THOUSAND,
        ),
        _ => rounded(quantity),
    }
}

/// What a part adds to the sum: 网站、微信各5条 are ten. None where it is not known how many there are.
pub fn value(part: &Statement<'_>) -> Option<Decimal> {
    part.quantity.value.checked_mul(times(part)?)
}

/// Of how many things a part is the number of each.
fn times(part: &Statement<'_>) -> Option<Decimal> {
    let Some(names) = part.lead.trim_end_matches('为').strip_suffix(lists::EACH) else {
        return Some(Decimal::ONE);
    };
    let names = names
        .split(lists::BETWEEN_NAMES)
        .filter(|name| !name.trim().is_empty())
        .count();
    (names > 1).then(|| Decimal::from(names))
}
