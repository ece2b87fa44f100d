//! A waiver (核实说明) with what it was found to cover.

use crate::report::Waiver;

/// A waiver beside the findings.
#[derive(Clone, Copy, Debug)]
pub struct WaiverUse<'a> {
    /// What the agency wrote.
    pub waiver: &'a Waiver,
    /// Whether it covers a finding that may be explained.
    pub explains: bool,
    /// Whether it covers an error, which may not.
    pub covers_error: bool,
    /// Whether its rule was not asked because last year's report is not there: what it would find is not known.
    pub is_of_unasked_rule: bool,
}

impl WaiverUse<'_> {
    /// What it speaks of: the rule, the place and the quoted words.
    pub fn describe(&self) -> String {
        let Waiver {
            rule, path, quote, ..
        } = self.waiver;
        match quote.as_deref().filter(|quote| !quote.is_empty()) {
            Some(quote) => format!("{rule}（{path}，原文“{quote}”）"),
            None => format!("{rule}（{path}）"),
        }
    }
}
