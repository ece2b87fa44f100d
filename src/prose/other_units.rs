//! Whose figure a sentence gives: a government reports for its units (条例 art. 49), and its prose may name one of them.

use crate::form::phrases::{ONESELF, UNITS};
use crate::report::{AgencyKind, Report};

/// Whether words name a unit that is not the one that reports.
pub fn names_another_unit(words: &str, report: &Report) -> bool {
    let own = report.agency_name();
    let others = |words: &str| {
        let mut rest = words.replace(own, "");
        for oneself in ONESELF {
            if rest.contains(oneself) {
                rest = rest.replace(oneself, "");
            }
        }
        // A department is called by the end of its name: 县水利局 is 青山县水利局.
        let known = |unit: &str| report.agency.kind != AgencyKind::Government && own.contains(unit);
        UNITS.iter().any(|unit| rest.contains(unit) && !known(unit))
    };
    // Most sentences name none: the copies are made for those that do.
    UNITS.iter().any(|unit| words.contains(unit)) && others(words)
}
