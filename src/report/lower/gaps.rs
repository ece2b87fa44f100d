//! What a table of the file lacks, or has on another edition's form: one finding for each cause, not for each cell.

use super::Lower;
use crate::form::{DataPoint, Edition, Section, Table};
use crate::report::findings;
use crate::source::Span;

/// How many rows of another edition are marked beside the first.
const MARKED: usize = 6;

impl Lower<'_> {
    pub(super) fn missing_section(&mut self, section: &Section, at: Span) {
        self.tell(findings::missing_section(self.edition, section).at(at));
    }

    pub(super) fn missing_table(&mut self, section: &Section, at: Span) {
        self.tell(findings::missing_table(self.edition, section).at(at));
    }

    pub(super) fn missing_rows(&mut self, table: &str, at: Span, path: &str, rows: &[String]) {
        self.tell(findings::missing_rows(self.edition, table, path, rows).at(at));
    }

    pub(super) fn foreign_rows(&mut self, table: &str, foreign: &[(&'static Edition, String, Span)]) {
        let Some((edition, _, first)) = foreign.first() else {
            return;
        };
        let rows: Vec<&str> = foreign.iter().map(|(_, row, _)| row.as_str()).collect();
        let mut found = findings::foreign_rows(self.edition, table, edition, &rows).at(*first);
        for (_, row, span) in foreign.iter().skip(1).take(MARKED) {
            found = found.related(*span, None, format!("“{row}”也是 {} 版的写法", edition.id));
        }
        self.tell(found);
    }

    /// All blanks of a table are one finding.
    pub(super) fn blank_cells(&mut self, key: &str, table: &'static Table, blanks: &[(DataPoint, Span)]) {
        let placed: Vec<_> = blanks
            .iter()
            .map(|(point, span)| (*point, (*span).into()))
            .collect();
        let Some(mut found) = findings::blank_cells(self.edition, key, table, &placed) else {
            return;
        };
        // Nothing at all stood there: `[27, , 0]`, which YAML itself does not read.
        if let Some((_, empty)) = blanks
            .iter()
            .find(|(_, s)| s.start == s.end && self.between_commas(s.start))
        {
            found = found.fix(*empty, "~");
        }
        self.tell(found);
    }

    fn between_commas(&self, at: usize) -> bool {
        let text = self.source.text();
        text[..at].trim_end().ends_with([',', '，', '['])
    }
}
