//! What a table of the file lacks, or has on another edition's form: one finding for each cause, not for each cell.

use super::lowering::{Lowering, MAX_FINDINGS};
use crate::diagnostic::Fix;
use crate::form::{DataPoint, Edition, Section, Table};
use crate::report::findings;
use crate::report::findings::Flawed;
use crate::source::Span;

/// How many rows of another edition are marked beside the first.
const MARKED: usize = 6;

impl Lowering<'_> {
    pub(super) fn missing_section(&mut self, section: &Section, at: Span) {
        self.push(findings::missing_section(self.edition, section).at(at));
    }

    pub(super) fn missing_table(&mut self, section: &Section, at: Span) {
        self.push(findings::missing_table(self.edition, section).at(at));
    }

    pub(super) fn missing_rows(&mut self, table: &str, at: Span, path: &str, rows: &[String]) {
        self.push(findings::missing_rows(self.edition, table, path, rows).at(at));
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
        self.push(found);
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
        self.push(found);
    }

    /// Figures that are not plain. More with one reason than are reported one by one are one finding, with one edit for all.
    pub(super) fn flawed(&mut self, key: &str, flaws: Vec<Flawed>) {
        let others: Vec<Fix> = self.diagnostics.iter().filter_map(|d| d.fix.clone()).collect();
        let own: Vec<Fix> = flaws.iter().filter_map(|f| f.found.fix.clone()).collect();
        let text = self.source.text();
        let merge = |edits: &[Fix]| {
            let mut edits = edits.to_vec();
            edits.sort_by_key(|edit| edit.span.start);
            let (first, last) = (edits.first()?, edits.last()?);
            let all = Span {
                start: first.span.start,
                end: last.span.end,
            };
            // Edits are never nested in one another: what else is to be mended between them comes first.
            let within = |fix: &&Fix| fix.span.start < all.end && all.start < fix.span.end;
            if others.iter().chain(&own).filter(within).count() > edits.len() {
                return None;
            }
            let mut out = String::new();
            let mut at = all.start;
            for edit in &edits {
                out.push_str(text.get(at..edit.span.start)?);
                out.push_str(&edit.replacement);
                at = edit.span.end;
            }
            Some(Fix {
                span: all,
                replacement: out,
                figure: edits.iter().any(|edit| edit.figure),
                with: None,
            })
        };
        let found = findings::gathered(self.edition, key, flaws, MAX_FINDINGS, &merge);
        self.diagnostics.extend(found);
    }

    fn between_commas(&self, at: usize) -> bool {
        let text = self.source.text();
        text[..at].trim_end().ends_with([',', '，', '['])
    }
}
