//! A number of the prose in the account of every figure: what it was understood as, and what it was held against.

use std::ops::Range;

use rust_decimal::Decimal;

use super::ledger::Held;
use crate::prose::other_numbers::Other;
use crate::prose::quantity::{Precision, Unit};
use crate::prose::reach::{Scope, Term};
use crate::source::Origin;

/// A number of the prose.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key of the prose that it stands in: 总体情况, 申请.说明.
    pub path: String,
    /// Which paragraph of that it stands in, from 1.
    pub paragraph: usize,
    /// Where it stands.
    pub origin: Origin,
    /// Where it stands in the words of that prose, in bytes.
    pub range: Range<usize>,
    /// The words around it.
    pub words: String,
    /// As written, with its unit.
    pub written: String,
    /// What it is.
    pub nature: Nature,
    /// All that it was held against.
    pub held: Vec<Held>,
    /// Whether 核实说明 explains that it disagrees.
    pub explained: bool,
}

/// What a number of the prose is.
#[derive(Clone, Debug, PartialEq)]
pub enum Nature {
    /// A quantity.
    Quantity(Understood),
    /// None.
    Other(Other),
}

/// What a quantity was understood as.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    /// The words of its clause.
    pub subject: String,
    /// Whose it is.
    pub scope: Scope,
    /// Of which years.
    pub term: Term,
    /// The number, money in 元.
    pub value: Decimal,
    /// What it counts.
    pub unit: Unit,
    /// How exactly it is meant.
    pub precision: Precision,
}

/// What becomes of a number of the prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It agrees with all that it was held against.
    Agrees,
    /// It disagrees with something.
    Disagrees,
    /// There is nothing to hold it against.
    Unchecked,
    /// It is no quantity.
    NoQuantity,
}

impl Entry {
    /// What becomes of it. What disagrees with one thing disagrees, whatever else it agrees with.
    pub fn verdict(&self) -> Verdict {
        match (&self.nature, self.held.first()) {
            _ if self.held.iter().any(|held| !held.agrees) => Verdict::Disagrees,
            (Nature::Other(_), None) => Verdict::NoQuantity,
            (Nature::Quantity(_), None) => Verdict::Unchecked,
            _ => Verdict::Agrees,
        }
    }
}
