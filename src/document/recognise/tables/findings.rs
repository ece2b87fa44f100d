//! What is reported of a table of the form: labels that were changed, rows that are missing or too many, figures that are not
//! filled or not plain. Repetition is gathered: one finding for one cause.

use super::columns::AlteredLabel;
use super::reading::TableReading;
use crate::diagnostic::Diagnostic;
use crate::document::recognise::rules::{ALTERED_LABEL, DOUBTFUL_READING, UNREAD_CONTENT};
use crate::form::Edition;
use crate::report::findings::Flawed;
use crate::report::remark::{Anchor, Remark};
use crate::report::{figure, findings};
use crate::source::{Place, PlaceOrder};

/// The most labels, rows and doubts that a message names.
const MAX_NAMED: usize = 6;
/// The most figures, not plain for the same reason, that have a finding each.
const MAX_SINGLE: usize = 5;
/// The most doubts of one table that are reported.
const MAX_DOUBTS: usize = 20;

impl TableReading {
    /// The findings about the table, and the comments for what was not read. `edition` is the report's.
    pub fn report(
        &self,
        edition: &'static Edition,
        diagnostics: &mut Vec<Diagnostic>,
        remarks: &mut Vec<Remark>,
    ) {
        let name = edition.table_name(self.key);
        if let Some(found) = self.altered_labels(&name) {
            remarks.push(Remark::new(Anchor::Key(self.key), found.message.clone()));
            diagnostics.push(found);
        }
        diagnostics.extend(self.missing_rows());
        diagnostics.extend(findings::blank_cells(
            self.edition,
            self.key,
            self.table,
            &self.blanks,
        ));
        diagnostics.extend(self.flawed());
        for (index, (place, row, words)) in self.doubts.iter().enumerate() {
            // Each is a comment of the written file; a message names the first ones, and says how many there are.
            remarks.push(Remark::new(Anchor::Row(self.key, *row), words.clone()));
            let words = match index {
                MAX_DOUBTS => format!("还有 {} 处读得没有把握", self.doubts.len() - MAX_DOUBTS),
                beyond if beyond > MAX_DOUBTS => continue,
                _ => words.clone(),
            };
            diagnostics.push(
                Diagnostic::new(&DOUBTFUL_READING, format!("{}：{words}", place.words))
                    .at(place.clone())
                    .help("对照原文填写这一行；在 Word 里恢复统一格式的表后再读一次")
                    .path(format!("{}.{row}", self.key)),
            );
        }
        self.report_foreign_rows(&name, diagnostics, remarks);
        self.report_foreign_columns(&name, diagnostics, remarks);
        self.report_unplaced(&name, diagnostics, remarks);
        if !std::ptr::eq(self.edition, edition) {
            self.report_other_edition(edition, diagnostics);
        }
    }

    /// The figures that are not plain; many with one reason have one cause.
    fn flawed(&self) -> Vec<Diagnostic> {
        let flaws = self.flaws.iter().map(|found| {
            let point = found.primary.cell;
            let raw = point.and_then(|point| self.facts.get(&point).map(|fact| fact.raw.clone()));
            let raw = raw.unwrap_or_default();
            let kind = point.and_then(|point| self.edition.kind(point));
            let flaw = kind.and_then(|kind| figure::read(&raw, kind).flaw);
            Flawed {
                reason: flaw.map_or("", |flaw| flaw.reason),
                raw,
                found: found.clone(),
            }
        });
        // A figure that was read again since, from another part of the table, has a finding of its own.
        let (plain, flaws): (Vec<_>, Vec<_>) = flaws.partition(|flaw| flaw.reason.is_empty());
        let mut out: Vec<Diagnostic> = plain.into_iter().map(|flaw| flaw.found).collect();
        out.extend(findings::gathered(
            self.edition,
            self.key,
            flaws,
            MAX_SINGLE,
            &|_| None,
        ));
        out
    }

    const fn place(order: PlaceOrder, words: String) -> Place {
        Place::new(order, words)
    }

    fn altered_labels(&self, name: &str) -> Option<Diagnostic> {
        let first = self.altered.first()?;
        let describe = |altered: &AlteredLabel| {
            if altered.found.is_empty() {
                format!("没有“{}”", altered.expected)
            } else {
                format!("“{}”写成“{}”", altered.expected, findings::short(&altered.found))
            }
        };
        let changed = self.altered.iter().filter(|a| !a.found.is_empty());
        let mut parts: Vec<String> = changed.clone().take(MAX_NAMED).map(describe).collect();
        if changed.count() > MAX_NAMED {
            parts.push("等".to_owned());
        }
        let lost: Vec<&str> = self
            .altered
            .iter()
            .filter(|a| a.found.is_empty())
            .map(|a| a.expected)
            .collect();
        if let Some(first) = lost.first() {
            parts.push(match lost.len() {
                1 => format!("缺少“{first}”"),
                count => format!("有 {count} 处标签没有写（从“{first}”起）"),
            });
        }
        let mut found = Diagnostic::new(
            &ALTERED_LABEL,
            format!("{name}的标签与统一格式不同：{}", parts.join("，")),
        )
        .at(Self::place(first.order, name.to_owned()))
        .help(if self.altered.iter().any(|a| a.found.is_empty()) {
            "按统一格式恢复这些标签；没有标签的行是按顺序认出来的，请核对数字是否填在了该填的行"
        } else {
            "按统一格式恢复这些标签"
        })
        .path(self.key);
        for altered in self.altered.iter().skip(1) {
            let place = Self::place(altered.order, format!("{name} {}", altered.expected));
            let words = if altered.found.is_empty() {
                "没有写".to_owned()
            } else {
                describe(altered)
            };
            found = found.related(place, None, words);
        }
        Some(found)
    }

    fn missing_rows(&self) -> Option<Diagnostic> {
        let first = self.missing.first()?;
        if self.facts.is_empty() {
            return None;
        }
        let rows: Vec<String> = self
            .missing
            .iter()
            .map(|leaf| self.edition.row_name(self.key, leaf.path))
            .collect();
        let place = Self::place(self.first_place(), self.edition.table_name(self.key));
        Some(
            findings::missing_rows(self.edition, self.key, &first.path.parent().to_string(), &rows).at(place),
        )
    }

    fn report_foreign_rows(&self, name: &str, diagnostics: &mut Vec<Diagnostic>, remarks: &mut Vec<Remark>) {
        let Some((first, _)) = self.foreign_rows.first() else {
            return;
        };
        let listed: Vec<String> = self
            .foreign_rows
            .iter()
            .take(MAX_NAMED)
            .map(|(_, words)| format!("“{}”", findings::short(words)))
            .collect();
        let count = self.foreign_rows.len() + self.rows_beyond;
        let message = format!(
            "{name}有 {count} 行不是统一格式的行，没有读入：{}",
            listed.join("、")
        );
        diagnostics.push(
            Diagnostic::new(&UNREAD_CONTENT, message)
                .at(Self::place(*first, name.to_owned()))
                .help("统一格式的表不得增加行；需要说明的写在文字里")
                .path(self.key),
        );
        for (_, words) in &self.foreign_rows {
            remarks.push(Remark::new(
                Anchor::Key(self.key),
                format!("没有读入的行：{words}"),
            ));
        }
        if self.rows_beyond > 0 {
            remarks.push(Remark::new(
                Anchor::Key(self.key),
                format!("还有 {} 行没有读入", self.rows_beyond),
            ));
        }
    }

    fn report_foreign_columns(
        &self,
        name: &str,
        diagnostics: &mut Vec<Diagnostic>,
        remarks: &mut Vec<Remark>,
    ) {
        let Some((first, words)) = self.foreign_cells.first() else {
            return;
        };
        let count = self.foreign_cells.len();
        let message = format!(
            "{name}有统一格式以外的栏，{count} 行里的内容没有读入：“{}”{}",
            findings::short(words),
            if count > 1 { "等" } else { "" }
        );
        diagnostics.push(
            Diagnostic::new(&UNREAD_CONTENT, message)
                .at(Self::place(*first, name.to_owned()))
                .help("统一格式的表不得增加栏；需要说明的写在文字里")
                .path(self.key),
        );
        for (_, words) in &self.foreign_cells {
            remarks.push(Remark::new(
                Anchor::Key(self.key),
                format!("没有读入的内容：{words}"),
            ));
        }
    }

    /// Numbers that found no place.
    fn report_unplaced(&self, name: &str, diagnostics: &mut Vec<Diagnostic>, remarks: &mut Vec<Remark>) {
        let Some((first, _)) = self.unplaced.first() else {
            return;
        };
        let listed = self.unplaced.iter().take(MAX_NAMED);
        let listed: Vec<String> = listed.map(|(_, words)| findings::short(words)).collect();
        let message = format!(
            "{name}有 {} 个数找不到该填的格，没有读入：{}",
            self.unplaced.len(),
            listed.join("、")
        );
        diagnostics.push(
            Diagnostic::new(&UNREAD_CONTENT, message)
                .at(Self::place(*first, name.to_owned()))
                .help("对照原文，把这些数填到该填的格；在 Word 里恢复统一格式的表后再读一次")
                .path(self.key),
        );
        for (_, words) in &self.unplaced {
            remarks.push(Remark::new(
                Anchor::Key(self.key),
                format!("没有读入的数：{words}"),
            ));
        }
    }

    /// The table is of another edition than the report: its rows that the report's edition does not have are named.
    fn report_other_edition(&self, edition: &'static Edition, diagnostics: &mut Vec<Diagnostic>) {
        let mut rows: Vec<String> = Vec::new();
        for point in self.facts.keys().filter(|point| !edition.contains(**point)) {
            let row = self.edition.row_name(point.table, point.row);
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        if rows.is_empty() {
            return;
        }
        let place = Self::place(self.first_place(), edition.table_name(self.key));
        diagnostics.push(findings::foreign_rows(edition, self.key, self.edition, &rows).at(place));
    }
}
