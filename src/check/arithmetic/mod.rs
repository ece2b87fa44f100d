//! Every relation of the edition, evaluated (勾稽关系): which do not hold, and which figures explain that.
//!
//! A part that is blank counts as 0, and the finding says so. A total that is blank starts no finding of its own and is
//! taken as the sum of its parts elsewhere. What could not be read with certainty is not judged.

mod correction;
mod evidence;
mod locate;
pub mod sums;
mod suspects;
mod trace;
pub(super) mod unreadable;
mod verdict;
pub(super) mod wording;

use crate::report::{Report, State};
use evidence::Evidence;
use sums::Sums;
use verdict::Verdict;

/// Every relation that does not hold: traced to the figures that explain it where those are certain, else reported by
/// itself. `last` is last year's report.
pub(super) fn judge(report: &Report, last: Option<&Report>) -> Verdict {
    // Most reports add up.
    let figures = report.facts.iter().map(|(point, fact)| {
        let number = match fact.state {
            State::Number(number) => Some(number),
            _ => None,
        };
        (*point, number)
    });
    if report.edition.all_hold(figures) {
        return Verdict::default();
    }
    let sums = Sums::new(report);
    let evidence = Evidence::gather(report, last);
    let mut verdict = Verdict::default();
    for table in report
        .edition
        .relations()
        .chunk_by(|a, b| a.assertion.table == b.assertion.table)
    {
        trace::judge(&sums, &evidence, table, &mut verdict);
    }
    verdict
}
