//! The lines around the report that are not its own: of the web page, behind the signature, marks of a draft.

use super::contact;
use super::items::{Item, Kind, joined_cells};
use super::recognition::Recognition;
use super::rules::UNREAD_CONTENT;
use super::signature::SignatureLines;
use super::title::Title;
use crate::chinese::page_marks::{is_contents, is_page_mark, is_table_number, is_web_page_line};
use crate::chinese::width::folded;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::DRAFT;
use crate::report::findings;
use crate::report::remark::{Anchor, Remark};

/// The most lines that a message quotes.
const MAX_QUOTED: usize = 3;

/// Lines that are not the report's, and why.
#[derive(Default)]
pub(super) struct Surroundings {
    /// Of the page: before the title, after the end.
    pub page: Vec<usize>,
    /// Behind the signature, and not of the page.
    pub behind: Vec<usize>,
    /// Marks of a draft.
    pub draft: Vec<usize>,
}

impl Recognition<'_> {
    /// The lines around the report.
    pub(super) fn surroundings(
        &self,
        title: Option<&Title>,
        first: usize,
        last: usize,
        signed: Option<&SignatureLines>,
    ) -> Surroundings {
        let mut around = Surroundings::default();
        let before = title.map_or(0, |title| title.lines.start);
        // Under the title stands another date than at the end: the one at the end counts.
        let twice = |title: &Title, index: usize| {
            signed.is_some_and(|signed| signed.date.is_some() && signed.date != title.date)
                && title.date_line == Some(index)
                && !title.lines.contains(&index)
        };
        let asked = self.contact_details(first, last).1;
        let contents = self
            .lines(0..first)
            .any(|(index, _)| self.contents.contains(&index));
        for (index, line) in self.lines(0..first) {
            if is_draft_mark(line) {
                around.draft.push(index);
            } else if index < before
                || is_web_page_line(line)
                || self.is_mark(index)
                || contents && (is_contents(line) || self.contents.contains(&index))
                || title.is_some_and(|title| title.month_line == Some(index) || twice(title, index))
            {
                around.page.push(index);
            }
        }
        // A table above the title, or between its lines, is of the page as the lines there are.
        let above = title.map_or(0, |title| title.lines.end.min(first));
        let is_own = |index: &usize| {
            let table = matches!(
                self.items.get(*index).map(|item| &item.kind),
                Some(Kind::Table(_))
            );
            table && self.tables.keys.get(*index).copied().flatten().is_none()
        };
        around.page.extend((0..above).filter(is_own));
        around.page.sort_unstable();
        let within = self.lines(first..last.min(self.items.len()));
        around.page.extend(
            within
                .map(|(index, _)| index)
                .filter(|index| self.is_mark(*index)),
        );
        let end = signed.and_then(|s| s.items.last().copied());
        let mut beyond = false;
        for (index, line) in self.lines(last.min(self.items.len())..self.items.len()) {
            if is_draft_mark(line) {
                around.draft.push(index);
                continue;
            }
            if self.is_mark(index) {
                around.page.push(index);
                continue;
            }
            beyond |= is_web_page_line(line);
            if beyond && signed.is_none_or(|s| !s.items.contains(&index)) {
                around.page.push(index);
            } else if end.is_some_and(|end| index > end)
                && contact::in_sentence(line).is_empty()
                && !asked.contains(&index)
            {
                around.behind.push(index);
            }
        }
        around
    }

    /// Whether an item is a mark of the page: its number, that a table goes on, the number of one of the form's tables.
    fn is_mark(&self, item: usize) -> bool {
        let Some(line) = self.items.get(item).and_then(Item::line) else {
            return false;
        };
        let key = self.tables.keys.get(item + 1).copied().flatten();
        let section = key.and_then(|key| self.edition.section(key));
        is_page_mark(line) || section.is_some_and(|section| is_table_number(line, &folded(section.title)))
    }

    /// Reports the lines that were not read.
    pub(super) fn report_surroundings(&mut self, around: &Surroundings) {
        let quoted = |recognition: &Self, indices: &[usize]| -> Vec<String> {
            let items = indices.iter().filter_map(|index| recognition.items.get(*index));
            let words = |item: &Item<'_>| match &item.kind {
                Kind::Line(line) => vec![line.clone()],
                Kind::Table(table) => table.rows.iter().map(|row| joined_cells(&row.cells)).collect(),
                Kind::Picture(_) | Kind::Unread(_) => Vec::new(),
            };
            items.flat_map(words).collect()
        };
        let listed = |lines: &[String]| {
            let some: Vec<String> = lines
                .iter()
                .take(MAX_QUOTED)
                .map(|line| format!("“{}”", findings::short(line)))
                .collect();
            let more = if lines.len() > MAX_QUOTED {
                format!("等 {} 段", lines.len())
            } else {
                String::new()
            };
            format!("{}{more}", some.join("、"))
        };
        let page = quoted(self, &around.page);
        if let Some(index) = around.page.first() {
            self.diagnostics.push(
                Diagnostic::new(
                    &UNREAD_CONTENT,
                    format!("报告以外的文字没有读入：{}", listed(&page)),
                )
                .severity(Severity::Info)
                .at(self.place(*index, "报告以外"))
                .help("这些是网页或文件上报告以外的文字，不用处理；其中有属于报告的，请抄到相应的部分"),
            );
            let words: Vec<String> = std::iter::once("报告以外的文字，没有读入：".to_owned())
                .chain(page)
                .collect();
            self.remarks.push(Remark::new(Anchor::Head, words.join("\n")));
        }
        let behind = quoted(self, &around.behind);
        if let Some(index) = around.behind.first() {
            self.diagnostics.push(
                Diagnostic::new(
                    &UNREAD_CONTENT,
                    format!("落款之后的文字没有读入：{}", listed(&behind)),
                )
                .at(self.place(*index, "落款之后"))
                .help("属于报告的，移到落款之前的相应部分"),
            );
            let words: Vec<String> = std::iter::once("落款之后的文字，没有读入：".to_owned())
                .chain(behind)
                .collect();
            self.remarks.push(Remark::new(Anchor::Tail, words.join("\n")));
        }
        if let Some(index) = around.draft.first() {
            self.diagnostics.push(
                Diagnostic::new(
                    &UNREAD_CONTENT,
                    "文档带有“草稿”的标记，是没有通过核对的草稿".to_owned(),
                )
                .severity(Severity::Info)
                .at(self.place(*index, "开头"))
                .help("改正错误后用 nianbao build 重新生成"),
            );
        }
    }
}

/// Whether a line is the mark of a draft.
fn is_draft_mark(line: &str) -> bool {
    folded(line) == folded(DRAFT)
}
