//! Charts of this program's own that come back as words: what an office suite makes of a chart in a PDF file. They repeat the figures
//! of table 3, and are no words of the report.

use super::items::{Item, Kind};
use super::recognition::Recognition;
use super::rules::UNREAD_CONTENT;
use crate::chinese::width::is_blank;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Table;
use crate::document::chart::TITLES;
use crate::document::glance::labels;

/// A chart among the pieces of a document.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    title: &'static str,
    /// The first of its pieces, and the one behind its last.
    from: usize,
    to: usize,
}

impl Recognition<'_> {
    /// Says which charts are not read, and which pieces they are.
    pub(super) fn drawn_charts(&mut self) -> Vec<usize> {
        let words = labels(self.edition);
        let found = found(&self.items, &words);
        for Found { title, from, .. } in &found {
            let message = format!("图表“{title}”没有读入：图里的数就是表三的数");
            self.diagnostics.push(
                Diagnostic::new(&UNREAD_CONTENT, message)
                    .severity(Severity::Info)
                    .at(self.place(*from, "第三部分"))
                    .help("不用处理"),
            );
        }
        found.into_iter().flat_map(|found| found.from..found.to).collect()
    }
}

/// The charts: a headline, and behind it nothing but names of categories, years and figures.
fn found(items: &[Item<'_>], words: &[&str]) -> Vec<Found> {
    let mut out = Vec::new();
    for (from, item) in items.iter().enumerate() {
        let title = match &item.kind {
            Kind::Line(line) => headline(line),
            // A headline right above boxes is taken for a caption.
            Kind::Table(table) if is_of_bars(table, words) => headline(&table.caption),
            _ => None,
        };
        let Some(title) = title else { continue };
        let mut names_categories = false;
        let behind = items.iter().skip(from + 1).take_while(|item| match &item.kind {
            Kind::Line(line) => match said(line, words) {
                Some(names) => {
                    names_categories |= names;
                    true
                }
                None => false,
            },
            Kind::Table(table) => headline(&table.caption).is_none() && is_of_bars(table, words),
            Kind::Picture(_) | Kind::Unread(_) => false,
        });
        let to = from + 1 + behind.count();
        if names_categories {
            out.push(Found { title, from, to });
        }
    }
    out
}

/// Whether a table may be bars: boxes with figures in them. One that names its rows is somebody's own.
fn is_of_bars(table: &Table, words: &[&str]) -> bool {
    let mut cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.all(|cell| said(&cell.text, words) == Some(false))
}

/// The title of the chart whose headline a line is.
fn headline(line: &str) -> Option<&'static str> {
    let line: String = line.chars().filter(|c| !is_blank(*c)).collect();
    let ends = |title: &&&str| {
        let unit = line.strip_prefix(**title);
        unit.is_some_and(|unit| ["（单位：件）", "(单位:件)"].contains(&unit))
    };
    TITLES.iter().find(ends).copied()
}

/// Whether a text names a category, where it holds nothing but such names, years and figures.
fn said(text: &str, words: &[&str]) -> Option<bool> {
    let text: String = text.chars().filter(|c| !is_blank(*c)).collect();
    let (mut rest, mut names) = (text.as_str(), false);
    while !rest.is_empty() {
        let known = words.iter().filter_map(|word| rest.strip_prefix(word));
        if let Some(behind) = known.min_by_key(|behind| behind.len()) {
            (rest, names) = (behind, true);
            continue;
        }
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        if behind.len() == rest.len() {
            return None;
        }
        rest = behind.strip_prefix('年').unwrap_or(behind);
    }
    Some(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::AsRead;
    use crate::document::Block;
    use crate::document::recognise::items::items;
    use crate::form::Edition;

    fn charts(lines: &[&str]) -> Vec<(&'static str, usize, usize)> {
        let read = AsRead::new(lines.iter().map(|line| Block::line((*line).to_owned())).collect());
        let (items, _) = items(&read);
        let found = found(&items, &labels(Edition::current()));
        found.iter().map(|one| (one.title, one.from, one.to)).collect()
    }

    #[test]
    fn charts_are_their_headline_and_what_stands_in_them() {
        let page = [
            "申请的办理结果（单位：件）",
            "2021年2022年",
            "予以公开",
            "6 12",
            "无法提供 33",
            "新收申请的申请人 (单位: 件)",
            "自然人",
            "40",
            "四、政府信息公开行政复议、行政诉讼情况",
        ];
        assert_eq!(
            charts(&page),
            [("申请的办理结果", 0, 5), ("新收申请的申请人", 5, 8)]
        );
    }

    #[test]
    fn words_of_the_report_stay() {
        assert_eq!(charts(&["申请的办理结果（单位：件）", "如下表所示"]), []);
        assert_eq!(charts(&["申请的办理结果（单位：件）", "12"]), []);
        assert_eq!(charts(&["申请的办理结果见附件", "予以公开", "6"]), []);
        let more = ["申请的办理结果（单位：件）", "予以公开6件", "部分公开 1"];
        assert_eq!(charts(&more), []);
    }
}
