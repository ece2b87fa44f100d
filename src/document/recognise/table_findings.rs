//! What is reported of the form's tables as a whole: those that are of another year, those that are missing, those that are
//! there again.

use std::collections::BTreeMap;

use super::items::{Kind, joined_cells};
use super::recognition::{Recognition, part_name};
use super::rules::DUPLICATE_TABLE;
use super::section_starts;
use super::tables::from_lines::Words;
use super::tables::{Copy, is_shared};
use crate::diagnostic::Diagnostic;
use crate::form::Edition;
use crate::report::remark::{Anchor, Remark};
use crate::report::{Report, findings};
use crate::source::Place;

/// The fewest lines of labels and figures that say that a table was there.
const MIN_LINES: usize = 3;

impl Recognition<'_> {
    /// Reports what is wrong with the tables: with each, and with all of them together.
    pub(super) fn report_tables(&mut self, report: &Report) {
        for reading in &self.tables.readings {
            reading.report(self.edition, &mut self.diagnostics, &mut self.remarks);
        }
        self.report_edition(report);
        self.report_missing_tables();
        self.report_copies();
    }

    /// The tables are of another edition than that of the report's year.
    fn report_edition(&mut self, report: &Report) {
        let Some(year) = report.year.filter(|year| !self.edition.covers(*year)) else {
            return;
        };
        let readings = &self.tables.readings;
        // Tables of two editions are reported one by one; the year is then right for one of them.
        let of_edition = |edition: &Edition| std::ptr::eq(edition, self.edition);
        if !readings
            .iter()
            .all(|reading| of_edition(reading.edition) || is_shared(reading.key))
        {
            return;
        }
        let facts = readings.iter().flat_map(|reading| reading.facts.values());
        let place = Place {
            order: facts
                .map(|fact| fact.origin.place_order())
                .min()
                .unwrap_or_default(),
            words: "表格".to_owned(),
            quote: None,
        };
        let mut found = findings::misfiled(self.edition, year).at(place);
        // A document has no line that says its edition.
        if let Some(right) = Edition::of_year(year) {
            let (id, notice) = (right.id, right.notice_number);
            found = found.help(format!("核对年度；年度不错的，表格改用 {id} 版（{notice}）"));
        }
        self.diagnostics.push(found);
    }

    /// Tables that are missing though the heading of their part is there.
    fn report_missing_tables(&mut self) {
        for (index, section) in self.edition.sections().iter().enumerate() {
            let there = self
                .tables
                .readings
                .iter()
                .any(|reading| reading.key == section.key);
            let start = self.starts.get(index).and_then(Option::as_ref);
            let Some(start) = start.filter(|_| section.table.is_some() && !there) else {
                continue;
            };
            let place = self.place(start.item, part_name(index));
            let mut found = findings::missing_table(self.edition, section).at(place);
            if self.has_cells_of(index, section.key) {
                let name = self.edition.table_name(section.key);
                found = found.help(format!(
                    "{name}的文字和数字在，但没有分成格子，分不清哪个数是哪一格的；有原来的 Word 文件的，直接核对它；\
                     只有 PDF 的，用 Word 打开（会恢复表格），或者用 nianbao new 建一份空表照着填"
                ));
            } else if self.has_other_table(index) {
                let name = self.edition.table_name(section.key);
                found = found.help(format!(
                    "这一部分里有表，但认不出是{name}：把表头和各行的标签恢复成统一格式的文字；它不是{name}的，把{name}补上"
                ));
            }
            self.diagnostics.push(found);
        }
    }

    /// Whether a table stands in a part that is none of the form's.
    fn has_other_table(&self, part: usize) -> bool {
        let extents = section_starts::extents(&self.items, &self.starts);
        let extent = extents.get(part).cloned().flatten().unwrap_or_default();
        let mut items = self
            .items
            .get(extent.clone())
            .unwrap_or_default()
            .iter()
            .zip(extent);
        items.any(|(item, index)| matches!(item.kind, Kind::Table(_)) && self.tables.keys[index].is_none())
    }

    /// Whether several lines of a part can have been cells of its table: then the table was there, and its cells were lost on
    /// the way, as in a text taken out of a PDF.
    fn has_cells_of(&self, part: usize, key: &str) -> bool {
        let extents = section_starts::extents(&self.items, &self.starts);
        let (Some(table), Some(Some(extent))) = (self.edition.table(key), extents.get(part)) else {
            return false;
        };
        let words = Words::of_table(table);
        let lines = self
            .lines(extent.clone())
            .filter(|(_, line)| words.may_be_cells(line));
        lines.take(MIN_LINES).count() == MIN_LINES
    }

    /// Tables that stand in the document again.
    fn report_copies(&mut self) {
        let mut by_key: BTreeMap<&'static str, Vec<&Copy>> = BTreeMap::new();
        for copy in &self.tables.copies {
            by_key.entry(copy.key).or_default().push(copy);
        }
        for (key, copies) in by_key {
            let Some(first) = copies.first() else { continue };
            let name = self.edition.table_name(key);
            let differing: Vec<&&Copy> = copies.iter().filter(|copy| copy.differs > 0).collect();
            let same = if differing.is_empty() {
                "数字都相同".to_owned()
            } else {
                let cells = |copy: &&&Copy| format!("第 {} 张有 {} 格不同", copy.number, copy.differs);
                differing.iter().map(cells).collect::<Vec<_>>().join("，")
            };
            let message = format!(
                "{name}出现了 {} 次，以填得最全的第 {} 张为准，{same}",
                copies.len() + 1,
                first.chosen
            );
            self.diagnostics.push(
                Diagnostic::new(&DUPLICATE_TABLE, message)
                    .at(self.place(
                        first.items.first().copied().unwrap_or(0),
                        format!("第 {} 张{name}", first.number),
                    ))
                    .help("只保留一张；数字不同的，先核对哪一张是对的")
                    .path(key),
            );
            for copy in differing {
                let tables = copy
                    .items
                    .iter()
                    .filter_map(|item| match self.items.get(*item)?.kind {
                        Kind::Table(table) => Some(table),
                        _ => None,
                    });
                let rows = tables.flat_map(|table| table.rows.iter().map(|row| joined_cells(&row.cells)));
                let rows: Vec<String> = rows.collect();
                if !rows.is_empty() {
                    let lines = std::iter::once(format!("没有采用的另一张{name}：")).chain(rows);
                    let words = lines.collect::<Vec<_>>().join("\n");
                    self.remarks.push(Remark::new(Anchor::Key(key), words));
                }
            }
        }
    }
}
