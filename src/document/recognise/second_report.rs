//! A second report in the same file, or the same once more: only the first is read.

use super::items::{Item, Kind, joined_cells, one_line};
use super::recognition::Recognition;
use super::rules::UNREAD_CONTENT;
use super::title;
use super::title_words::is_whole_title;
use crate::diagnostic::Diagnostic;
use crate::report::findings;
use crate::report::remark::{Anchor, Remark};
use crate::source::Place;

/// The most lines of the second report that are listed in the written file; the rows of its tables always are.
const MAX_LISTED: usize = 200;
/// The fewest sentences between two titles of which each heads a report of its own.
const MIN_SENTENCES: usize = 3;
/// The fewest headings of parts that each of two reports has.
const MIN_PARTS: usize = 2;

/// Where a second report begins: the first line of its title. Between the two titles stands what a report has, and
/// behind the second stand parts of the form again; a title in a list of links has none behind it.
pub(super) fn start(items: &[Item<'_>], is_part: &dyn Fn(&str) -> bool) -> Option<usize> {
    let mut titles = (0..items.len()).filter(|index| items[*index].line().is_some_and(is_whole_title));
    let first = titles.next()?;
    let full = |between: &[Item<'_>]| {
        let sentences = between
            .iter()
            .filter(|i| i.line().is_some_and(|line| line.contains('。')));
        let tables = between.iter().any(|item| matches!(item.kind, Kind::Table(_)));
        tables || sentences.count() >= MIN_SENTENCES
    };
    let parts = |items: &[Item<'_>]| {
        items
            .iter()
            .filter_map(Item::line)
            .filter(|line| is_part(line))
            .count()
    };
    let at = titles.find(|at| full(&items[first + 1..*at]))?;
    (parts(&items[first..at]) >= MIN_PARTS && parts(&items[at..]) >= MIN_PARTS).then(|| {
        // Its first lines may be the agency's.
        title::find(&items[at.saturating_sub(1)..=at])
            .map_or(at, |title| at.saturating_sub(1) + title.lines.start)
    })
}

impl Recognition<'_> {
    /// Reports the second report, of which these are the pieces.
    pub(super) fn report_second(&mut self, beyond: &[Item<'_>]) {
        let Some(first) = beyond.first() else { return };
        // Its title may stand on two lines.
        let title = title::find(&beyond[..beyond.len().min(2)]).map_or_else(String::new, |title| title.words);
        let place = Place {
            order: first.order,
            words: "第二份报告".to_owned(),
            quote: None,
        };
        self.diagnostics.push(
            Diagnostic::new(
                &UNREAD_CONTENT,
                format!("后面还有一份报告“{}”，没有读入", findings::short(&title)),
            )
            .at(place)
            .help("一个文件只放一份报告；要核对后面这一份，把它另存为一个文件"),
        );
        let words = |item: &Item<'_>| match &item.kind {
            Kind::Line(line) => vec![line.clone()],
            Kind::Table(table) => table.rows.iter().map(|row| joined_cells(&row.cells)).collect(),
            Kind::Picture(picture) => vec![format!("（图片）{}", one_line(&picture.caption))],
            Kind::Unread(unread) => vec![format!("（{}）", unread.what)],
        };
        let mut lines = vec!["后面的另一份报告，没有读入：".to_owned()];
        let mut all = 0;
        for item in beyond {
            let own = words(item);
            all += own.len();
            if lines.len() <= MAX_LISTED || matches!(item.kind, Kind::Table(_)) {
                lines.extend(own);
            }
        }
        let listed = lines.len() - 1;
        if all > listed {
            lines.push(format!("共 {all} 行，没有列出其中的 {} 行文字", all - listed));
        }
        self.remarks.push(Remark::new(Anchor::Tail, lines.join("\n")));
    }
}
