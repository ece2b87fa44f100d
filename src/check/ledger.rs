//! The account of the figures in prose: what each of them was held against, as the rules that judge a paragraph record it.
//!
//! A rule records what it compares, whether it agrees or not; what is a finding it returns beside. So nothing is compared twice,
//! and a figure that no rule records is one that nobody can vouch for.

use std::ops::Range;

use rust_decimal::Decimal;

/// Something that a figure was held against.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// What kind of thing it is.
    pub against: Against,
    /// What it is called: 本年新收, “共104条”.
    pub name: String,
    /// What it says, in the unit of the figure; none where it says no number.
    pub value: Option<Decimal>,
    /// Whether the figure may stand beside it.
    pub agrees: bool,
}

/// What kind of thing a figure is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Against {
    /// Cells of the form, their sums and differences.
    Form,
    /// Other figures of the text.
    Text,
    /// A table of the agency's own.
    OwnTable,
    /// Last year's report.
    Prior,
    /// What a law or a tariff leaves possible.
    Law,
    /// The calendar.
    Calendar,
}

/// What the figures of one paragraph were held against, by where they stand in it.
#[derive(Debug, Default)]
pub struct Ledger {
    is_open: bool,
    entries: Vec<(Range<usize>, Held)>,
}

impl Ledger {
    /// One that keeps what is recorded. The default keeps nothing, for those who want the findings alone.
    pub fn open() -> Self {
        Self {
            is_open: true,
            entries: Vec::new(),
        }
    }

    /// Records what the figure at a range of the paragraph's words was held against.
    pub fn record(&mut self, range: &Range<usize>, held: impl FnOnce() -> Held) {
        if self.is_open {
            self.entries.push((range.clone(), held()));
        }
    }

    /// What has been recorded of a paragraph, in the order of the text; the next one begins with nothing.
    pub fn take(&mut self) -> Vec<(Range<usize>, Held)> {
        let mut entries = std::mem::take(&mut self.entries);
        entries.sort_by_key(|(range, _)| range.start);
        entries
    }
}
