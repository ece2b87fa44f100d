//! Document → Report: what a finished report says, whatever its format. Everything that is recognised derives from the
//! form; the edition is told by the tables, not by the year.

mod contact;

mod furniture;
mod head;
mod items;
mod parts;
mod plain;
mod prose;
pub mod rules;
mod sections;
mod signature;
mod tables;
mod title;
mod unread;

use std::collections::BTreeMap;

use crate::chinese::numbering::unnumbered;
use crate::chinese::width::folded;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::AsRead;
use crate::form::Edition;
use crate::picture::Image;
use crate::report::remark::{Anchor, Remark};
use crate::report::rules::NOT_A_REPORT;
use crate::report::{Report, findings};
use crate::source::Place;

use items::{Item, Kind};
use rules::{DUPLICATE_TABLE, UNREAD_CONTENT};
use tables::Tables;

/// So many labels of a table's rows in the text say that the table was there.
const LABELS: usize = 5;

/// A report as a document says it.
#[derive(Debug)]
pub struct Recognised {
    /// The report; none where the document holds none.
    pub report: Option<Report>,
    /// What is not as the form has it, or was read with doubt, with places such as 表三 第5行 自然人.
    pub diagnostics: Vec<Diagnostic>,
    /// What did not find a place in the report, as comments of the file that is written from it.
    pub remarks: Vec<Remark>,
    /// The pictures by the path that the prose writes.
    pub pictures: Vec<(String, Image)>,
}

/// A document while it is recognised.
struct Recognition<'a> {
    items: Vec<Item<'a>>,
    tables: Tables,
    edition: &'static Edition,
    starts: Vec<Option<sections::Start>>,
    /// The headings of a table of contents.
    contents: Vec<usize>,
    diagnostics: Vec<Diagnostic>,
    remarks: Vec<Remark>,
}

/// Recognises a report. `stem` begins the names of the pictures' files.
pub fn recognise(read: &AsRead, stem: &str) -> Recognised {
    let (mut items, litter) = items::items(read);
    let is_part = |line: &str| sections::is_part(line, Edition::current());
    let beyond = title::second(&items, &is_part).map_or_else(Vec::new, |at| items.split_off(at));
    let before_tables = items
        .iter()
        .position(|item| matches!(item.kind, Kind::Table(_)))
        .unwrap_or(items.len());
    let year = title::find(&items[..before_tables]).and_then(|title| title.year);
    let mut tables = tables::find(&items, year);
    let items = tables.with_captions(items);
    let edition = tables.edition(year.and_then(Edition::of_year).unwrap_or_else(Edition::current));
    let (starts, contents) = sections::find(&items, &tables.keys, edition);
    let mut found = Recognition {
        items,
        tables,
        edition,
        starts,
        contents,
        diagnostics: Vec::new(),
        remarks: Vec::new(),
    };
    if let Some(diagnostic) = found.not_a_report() {
        return Recognised {
            report: None,
            diagnostics: vec![diagnostic],
            remarks: Vec::new(),
            pictures: Vec::new(),
        };
    }
    found.litter(&litter);
    let (report, pictures) = found.report(stem);
    found.of_tables(&report);
    found.unread();
    found.second(&beyond);
    found.diagnostics.sort_by_key(Diagnostic::start);
    Recognised {
        report: Some(report),
        diagnostics: found.diagnostics,
        remarks: found.remarks,
        pictures,
    }
}

impl Recognition<'_> {
    /// A document with none of the form's tables, and hardly one of its parts, is something else.
    fn not_a_report(&self) -> Option<Diagnostic> {
        let titled = self.starts.iter().flatten().filter(|start| start.titled).count();
        if !self.tables.outcomes.is_empty() || titled >= 2 {
            return None;
        }
        let mut lines = self.items.iter().filter_map(Item::line);
        let message = match lines.next() {
            None => "文档里没有文字，不是年度报告".to_owned(),
            Some(first) => format!(
                "没有找到统一格式的表，也没有找到六个部分，这不是政府信息公开工作年度报告（开头是“{}”）",
                findings::short(first)
            ),
        };
        Some(
            Diagnostic::new(&NOT_A_REPORT, message)
                .help("检查是否选错了文件；扫描件和图片里的文字读不出来，要用文字版的文件"),
        )
    }

    fn place(&self, item: usize, words: impl Into<String>) -> Place {
        let last = self.items.last().map_or(0, |item| item.order + 1);
        Place {
            order: self.items.get(item).map_or(last, |item| item.order),
            words: words.into(),
        }
    }

    /// Marks that programs left were taken out.
    fn litter(&mut self, litter: &[String]) {
        let Some(first) = litter.first() else { return };
        let more = if litter.len() > 1 {
            format!("等 {} 处", litter.len())
        } else {
            String::new()
        };
        self.diagnostics.push(
            Diagnostic::new(
                &UNREAD_CONTENT,
                format!("“{first}”{more}是从 Word 里带出来的标记，已经去掉"),
            )
            .severity(Severity::Info)
            .at(self.place(0, "全文"))
            .help("不用处理"),
        );
    }

    /// What is told of the tables: those that are there, those that are not, those that are there again.
    fn of_tables(&mut self, report: &Report) {
        for outcome in &self.tables.outcomes {
            outcome.tell(self.edition, &mut self.diagnostics, &mut self.remarks);
        }
        if let Some(year) = report.year.filter(|year| !self.edition.covers(*year)) {
            let at = self
                .tables
                .outcomes
                .iter()
                .flat_map(|o| o.facts.values())
                .map(|f| f.origin.start())
                .min();
            let place = Place {
                order: at.unwrap_or_default(),
                words: "表格".to_owned(),
            };
            // Of the tables of two editions each is told; the year is then right for one of them.
            if self
                .tables
                .outcomes
                .iter()
                .all(|o| std::ptr::eq(o.edition, self.edition) || tables::is_shared(o.key))
            {
                let mut found = findings::misfiled(self.edition, year).at(place);
                // A document has no line that says its edition.
                if let Some(right) = Edition::of_year(year) {
                    let (id, notice) = (right.id, right.notice_number);
                    found = found.help(format!("核对年度；年度不错的，表格改用 {id} 版（{notice}）"));
                }
                self.diagnostics.push(found);
            }
        }
        for (section, _) in self.edition.tables() {
            let index = self
                .edition
                .sections()
                .iter()
                .position(|s| s.key == section.key)
                .unwrap_or_default();
            let there = self
                .tables
                .outcomes
                .iter()
                .any(|outcome| outcome.key == section.key);
            let start = self
                .starts
                .get(index)
                .and_then(Option::as_ref)
                .map(|start| start.item);
            if let (false, Some(item)) = (there, start) {
                let place = self.place(item, part_name(index));
                let mut found = findings::missing_table(self.edition, section).at(place);
                if self.has_labels_of(section.key, item) {
                    let name = self.edition.table_name(section.key);
                    found = found.help(format!(
                        "{name}的文字在，但格子没有分开；请从 Word 里保存为 .docx 再读"
                    ));
                }
                self.diagnostics.push(found);
            }
        }
        self.copies();
    }

    /// Whether behind the heading of a part many lines begin with the labels of its table's rows: then the table was there,
    /// and its cells were lost on the way, as in a text taken out of a PDF.
    fn has_labels_of(&self, key: &str, start: usize) -> bool {
        let Some(table) = self.edition.table(key) else {
            return false;
        };
        let lines: Vec<String> = self
            .items
            .iter()
            .skip(start + 1)
            .filter_map(Item::line)
            .map(folded)
            .collect();
        let stands = |label: &str| {
            let label = folded(label);
            let label = unnumbered(&label);
            let begins = |line: &String| unnumbered(line).starts_with(label);
            lines.iter().any(begins)
        };
        table.rows().filter(|leaf| stands(leaf.row.label)).count() >= LABELS
    }

    fn copies(&mut self) {
        let mut by_key: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
        for (index, copy) in self.tables.copies.iter().enumerate() {
            by_key.entry(copy.key).or_default().push(index);
        }
        for (key, indices) in by_key {
            let copies: Vec<&tables::Copy> = indices
                .iter()
                .filter_map(|i| self.tables.copies.get(*i))
                .collect();
            let Some(first) = copies.first() else { continue };
            let name = self.edition.table_name(key);
            let differing: Vec<String> = copies
                .iter()
                .filter(|c| c.differs > 0)
                .map(|c| format!("第 {} 张有 {} 格不同", c.number, c.differs))
                .collect();
            let same = if differing.is_empty() {
                "数字都相同".to_owned()
            } else {
                differing.join("，")
            };
            let found = Diagnostic::new(
                &DUPLICATE_TABLE,
                format!(
                    "{name}出现了 {} 次，以填得最全的第 {} 张为准，{same}",
                    copies.len() + 1,
                    first.counts
                ),
            )
            .at(self.place(first.item, format!("第 {} 张{name}", first.number)))
            .help("只保留一张；数字不同的，先核对哪一张是对的")
            .path(key);
            self.diagnostics.push(found);
            let differing: Vec<usize> = copies.iter().filter(|c| c.differs > 0).map(|c| c.item).collect();
            for item in differing {
                if let Some(Kind::Table(table)) = self.items.get(item).map(|item| &item.kind) {
                    let rows = table.rows.iter().map(|row| {
                        let texts: Vec<String> =
                            row.cells.iter().map(|cell| items::one_line(&cell.text)).collect();
                        texts.join(" | ")
                    });
                    let words: Vec<String> = std::iter::once(format!("没有采用的另一张{name}："))
                        .chain(rows)
                        .collect();
                    self.remarks.push(Remark::new(Anchor::Key(key), words.join("\n")));
                }
            }
        }
    }

    /// The part that an item stands in.
    fn section_of(&self, item: usize) -> Option<usize> {
        self.starts
            .iter()
            .enumerate()
            .filter_map(|(section, start)| Some((section, start.as_ref()?.item)))
            .filter(|(_, start)| *start <= item)
            .max_by_key(|(_, start)| *start)
            .map(|(section, _)| section)
    }
}

/// What a part is called: 第一部分.
fn part_name(index: usize) -> String {
    format!("第{}部分", crate::chinese::numerals::ordinal(index + 1))
}
