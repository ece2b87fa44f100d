//! What the relations say of a report.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::diagnostic::Diagnostic;
use crate::form::DataPoint;

/// What the relations say of a report.
#[derive(Debug, Default)]
pub(in crate::check) struct Verdict {
    /// The findings about the relations that do not hold.
    pub diagnostics: Vec<Diagnostic>,
    /// The figures that are certainly wrong, with what they should be: every other rule judges these.
    pub corrected: BTreeMap<DataPoint, Decimal>,
    /// The figures of sums that do not match, of which it is not known which is wrong.
    pub doubted: BTreeSet<DataPoint>,
}
