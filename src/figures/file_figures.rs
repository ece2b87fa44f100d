//! The account of one file, and how many of its numbers are of each kind.

use crate::check::{Entry, Verdict};
use crate::source::{LineColumn, Source};

/// The account of one file.
#[derive(Clone, Copy, Debug)]
pub struct FileFigures<'a> {
    /// What the file is called.
    pub path: &'a str,
    /// Its text, where it is YAML.
    pub source: Option<&'a Source>,
    /// The edition of the report's form.
    pub edition: Option<&'a str>,
    /// The report's year.
    pub year: Option<i32>,
    /// The numbers of its prose; none where the file holds no report.
    pub entries: Option<&'a [Entry]>,
    /// Why it could not be read.
    pub error: Option<&'a str>,
}

impl FileFigures<'_> {
    /// The line and the column at which a number begins; none where it stands in a document.
    pub fn position(&self, entry: &Entry) -> Option<LineColumn> {
        Some(self.source?.line_column(entry.origin.span()?.start))
    }
}

/// How many numbers there are, and what becomes of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// All.
    pub numbers: usize,
    /// Those that agree with what they were held against.
    pub agree: usize,
    /// Those that disagree with something.
    pub disagree: usize,
    /// Those of them that 核实说明 explains.
    pub explained: usize,
    /// Those that nothing is there to hold against.
    pub unchecked: usize,
    /// Those that are no quantities.
    pub no_quantities: usize,
}

impl Count {
    /// Counts the numbers of some accounts.
    pub fn new(files: &[FileFigures<'_>]) -> Self {
        let mut count = Self::default();
        for entry in files.iter().filter_map(|file| file.entries).flatten() {
            count.numbers += 1;
            match entry.verdict() {
                Verdict::Agrees => count.agree += 1,
                Verdict::Disagrees => {
                    count.disagree += 1;
                    count.explained += usize::from(entry.explained);
                }
                Verdict::Unchecked => count.unchecked += 1,
                Verdict::NoQuantity => count.no_quantities += 1,
            }
        }
        count
    }
}
