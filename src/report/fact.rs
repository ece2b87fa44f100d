//! A figure as its agency gave it: its literal text, and what that says.

use rust_decimal::Decimal;

use super::unit::Unit;
use crate::source::Origin;

/// A figure as given.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Its literal text; empty where nothing was given.
    pub raw: String,
    /// What that says.
    pub state: State,
    /// The unit written behind an amount.
    pub unit: Option<Unit>,
    /// A note to be printed in （） behind the figure.
    pub note: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

impl Fact {
    /// Whether its literal text has its unit behind it: 3.5万元.
    pub fn has_written_unit(&self) -> bool {
        self.raw.ends_with(Unit::Yuan.word())
    }
}

/// What a figure's text says. The four ways of not being a number are kept apart, and none of them is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// A number; an amount in 万元.
    Number(Decimal),
    /// Left blank, or a mark that stands for nothing.
    Blank,
    /// 不适用.
    NotApplicable,
    /// Text that is no figure of its kind; the number that it certainly holds, if any. Never judged in a sum.
    Unread(Option<Decimal>),
    /// A total that was left out, to be computed.
    Computed,
}
