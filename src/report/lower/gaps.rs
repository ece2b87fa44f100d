//! What a table of the file lacks, or has on another edition's form: one finding for each cause, not for each cell.

use super::{BLANK_CELL, Lower, MISSING_KEY, MISSING_SECTION, MISSING_TABLE, WRONG_EDITION, join};
use crate::diagnostic::{Diagnostic, Severity};
use crate::form::{DataPoint, Edition, Section, Table};
use crate::source::Span;

/// How many places a finding about many of them names.
const NAMED: usize = 6;

impl Lower<'_> {
    pub(super) fn missing_section(&mut self, section: &Section, at: Span) {
        let heading = self.edition.heading(section.key);
        let help = if section.table.is_some() {
            format!("补上“{}”和它的表；没有发生的，表里逐格填 0", section.key)
        } else {
            format!("补上“{}”；没有事项的写“无。”", section.key)
        };
        self.tell(
            Diagnostic::new(
                &MISSING_SECTION,
                format!("缺少第{}部分“{}”", &heading[..3], section.title),
            )
            .at(at)
            .help(help)
            .path(section.key),
        );
    }

    pub(super) fn missing_table(&mut self, section: &Section, at: Span) {
        let name = self.edition.table_name(section.key);
        self.tell(
            Diagnostic::new(&MISSING_TABLE, format!("缺少{name}（{}）", section.title))
                .at(at)
                .help("文字说明不能代替统一格式的表；没有发生的，表里也要逐格填 0")
                .path(section.key),
        );
    }
    pub(super) fn missing_rows(&mut self, table: &str, at: Span, path: &str, rows: &[String]) {
        let name = self.edition.table_name(table);
        let within = if path.is_empty() {
            String::new()
        } else {
            format!("“{path}”下")
        };
        let count = if rows.len() > 1 {
            format!(" {} 行", rows.len())
        } else {
            "一行".to_owned()
        };
        self.tell(
            Diagnostic::new(
                &MISSING_KEY,
                format!("{name}{within}缺少{count}：{}", rows.join("、")),
            )
            .at(at)
            .help("补上这些行，没有发生的填 0")
            .path(join(table, path)),
        );
    }

    pub(super) fn foreign_rows(&mut self, table: &str, foreign: &[(&'static Edition, String, Span)]) {
        let Some((edition, _, first)) = foreign.first() else {
            return;
        };
        let rows: Vec<&str> = foreign.iter().map(|(_, row, _)| row.as_str()).collect();
        let message = format!(
            "{}用了 {} 版的写法（{}），而这份报告的版式是 {}",
            self.edition.table_name(table),
            edition.id,
            listed(&rows),
            self.edition.id
        );
        let mut found = Diagnostic::new(&WRONG_EDITION, message)
            .at(*first)
            .help(format!(
                "按 {} 版（{}）改写这些行",
                self.edition.id, self.edition.notice_number
            ))
            .path(table);
        for (_, row, span) in foreign.iter().skip(1).take(NAMED) {
            found = found.related(*span, None, format!("“{row}”也是 {} 版的写法", edition.id));
        }
        self.tell(found);
    }

    /// All blanks of a table are one finding.
    pub(super) fn blank_cells(&mut self, key: &str, table: &'static Table, blanks: &[(DataPoint, Span)]) {
        let Some((first, span)) = blanks.first() else {
            return;
        };
        let name = self.edition.table_name(key);
        let all: usize = table.rows().map(|leaf| leaf.block.columns().len()).sum();
        let words = if blanks.len() == 1 {
            format!("{name}中{}没有填", self.edition.point_name(*first))
        } else if blanks.len() == all {
            format!("{name}的 {all} 格都没有填")
        } else {
            format!("{name}有 {} 格没有填：{}", blanks.len(), self.named(blanks))
        };
        let severity = if self.edition.blank_is_error {
            Severity::Error
        } else {
            Severity::Warning
        };
        let mut found = Diagnostic::new(&BLANK_CELL, words)
            .severity(severity)
            .at(*span)
            .help("没有发生的填 0，漏填的补上数字；空格、“/”、“-”、“无”都不能代替 0")
            .about(*first);
        for (point, span) in blanks.iter().skip(1) {
            // The mark alone says it: what the cell is can be seen where it stands.
            found = found.related(*span, Some(*point), "");
        }
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

    /// The first few blanks by row: 本年新收（商业企业、科研机构）.
    fn named(&self, blanks: &[(DataPoint, Span)]) -> String {
        let rows: Vec<String> = blanks
            .chunk_by(|(a, _), (b, _)| a.row == b.row)
            .map(|row| {
                let columns: Vec<&str> = row.iter().map(|(p, _)| p.column).collect();
                format!(
                    "{}（{}）",
                    self.edition.row_name(row[0].0.table, row[0].0.row),
                    columns.join("、")
                )
            })
            .collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        listed(&rows)
    }
}

/// A list of names, cut after the first few.
fn listed(names: &[&str]) -> String {
    let head = names.iter().take(NAMED).copied().collect::<Vec<_>>().join("、");
    if names.len() > NAMED {
        format!("{head}等 {} 行", names.len())
    } else {
        head
    }
}
