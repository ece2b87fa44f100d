//! What speaks for a unit's figures having been others: its report would be in order with them, and is not without; or would not be.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::unit::Told;
use crate::form::DataPoint;

/// Whose report is judged again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// That of the unit of this index.
    Unit(usize),
    /// The government's.
    Government,
}

/// Judges a report as if some of its figures were others.
pub trait WhatIf {
    /// What the check would say of it; none where that cannot be had.
    fn told(&mut self, whose: Whose, figures: &BTreeMap<DataPoint, Decimal>) -> Option<Vec<Told>>;
}

/// What other figures would do to a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What would no longer be wrong with it.
    pub gone: Vec<String>,
    /// What would be.
    pub new: Vec<String>,
    /// Whether just these figures would do it, and not others near them: what is only unlikely, such as a figure far above last
    /// year's, goes with many.
    pub is_exact: bool,
}

impl Evidence {
    /// Between what is said of a report and what would be said of it.
    pub fn between(now: &[Told], then: &[Told]) -> Self {
        Self {
            gone: beyond(now, then),
            new: beyond(then, now),
            is_exact: false,
        }
    }

    /// Whether the report is wrong as it is, and would be right.
    pub fn speaks_for(&self) -> bool {
        !self.gone.is_empty() && self.new.is_empty() && self.is_exact
    }

    /// Whether it is right as it is, and would be wrong.
    pub fn speaks_against(&self) -> bool {
        self.gone.is_empty() && !self.new.is_empty()
    }
}

/// What is said in one list more often than in another.
fn beyond(list: &[Told], other: &[Told]) -> Vec<String> {
    let mut left: Vec<&str> = other.iter().map(|told| told.key.as_str()).collect();
    let mut out = Vec::new();
    for told in list {
        match left.iter().position(|key| *key == told.key) {
            Some(at) => drop(left.swap_remove(at)),
            None => out.push(told.words.clone()),
        }
    }
    out
}
