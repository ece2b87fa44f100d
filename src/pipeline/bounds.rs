//! How much a report may be: what is beyond is no report, and is reported before anything takes the time or the memory for it.
//! The longest report that anybody publishes is a tenth of this.

use crate::diagnostic::Diagnostic;
use crate::document::{Block, Document, Table};
use crate::encoding::FILE_TOO_LARGE;
use crate::report::markup::{Piece, pieces};
use crate::report::text::most_figures;
use crate::report::{ProseKey, Report};

/// The most bytes of words.
const MAX_TEXT: usize = 2 * 1024 * 1024;
/// The most rows of a table.
const MAX_ROWS: usize = 2000;
/// The most columns of a table.
const MAX_COLUMNS: usize = 200;
/// The most cells of a table.
const MAX_CELLS: usize = 100_000;
/// The most figures of the prose: each is compared with all that it may mean. A report has some hundreds.
const MAX_FIGURES: usize = 10_000;

const HELP: &str = "检查是否选错了文件；一份年度报告只有几万字";

/// What of a document is beyond the bounds.
pub(super) fn of_document(document: &Document) -> Option<Diagnostic> {
    let mut text = 0;
    let mut tables = 0;
    for block in &document.blocks {
        match block {
            Block::Heading(_, words) => text += words.len(),
            Block::Paragraph(paragraph) => {
                text += paragraph.text.len() + paragraph.head.as_ref().map_or(0, |(_, head)| head.len());
            }
            Block::Table(table) => {
                tables += 1;
                if let Some(found) = of_table(&format!("第 {tables} 张表"), table.rows.len(), columns(table))
                {
                    return Some(found);
                }
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                text += cells.map(|cell| cell.text.len()).sum::<usize>();
            }
            Block::Picture(_) | Block::Signature(_) => {}
        }
    }
    of_text("文档", text)
}

/// What of the prose of a file is beyond the bounds.
pub(super) fn of_report(report: &Report) -> Option<Diagnostic> {
    let mut figures = 0;
    for (key, text) in &report.prose {
        for piece in pieces(text) {
            let table = match piece {
                Piece::Table(table) => table,
                Piece::Heading(_, range) | Piece::Paragraph { body: range, .. } => {
                    figures += most_figures(text.as_str().get(range.clone()).unwrap_or_default());
                    if figures > MAX_FIGURES {
                        let message = format!(
                            "到这一段为止，文字里的数超过 {MAX_FIGURES} 个，不像一份年度报告，不处理"
                        );
                        let start = range.start..range.start + first_length(&text.as_str()[range]);
                        let found = Diagnostic::new(&FILE_TOO_LARGE, message).at(text.origin_of(start));
                        return Some(found.help(HELP).path(key.to_string()));
                    }
                    continue;
                }
                Piece::Picture { .. } => continue,
            };
            let origin = || {
                let cells = table.rows.iter().flatten();
                let first = cells.map(|cell| &cell.range).find(|range| !range.is_empty());
                text.origin_of(first.cloned().unwrap_or(0..0))
            };
            if let Some(found) = of_table(&format!("“{key}”里的一张表"), table.rows.len(), table.columns)
            {
                return Some(found.at(origin()).path(key.to_string()));
            }
        }
    }
    let length = |key: &ProseKey| report.prose.get(key).map_or(0, |text| text.as_str().len());
    let longest = report.prose.keys().copied().max_by_key(length)?;
    let all: usize = report.prose.keys().map(length).sum();
    let origin = report.prose.get(&longest)?.origin_of(0..0);
    let found = of_text("文件", all)?;
    Some(found.at(origin).path(longest.to_string()))
}

/// How many bytes the first character of a text has: a place that is shown is short.
fn first_length(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// The columns that the cells of a table reach over.
fn columns(table: &Table) -> usize {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.map(|cell| cell.column + cell.col_span).max().unwrap_or(0)
}

fn of_table(name: &str, rows: usize, columns: usize) -> Option<Diagnostic> {
    let beyond = if rows > MAX_ROWS {
        format!("{rows} 行，超过 {MAX_ROWS} 行")
    } else if columns > MAX_COLUMNS {
        format!("{columns} 栏，超过 {MAX_COLUMNS} 栏")
    } else if rows * columns > MAX_CELLS {
        format!("{} 格，超过 {MAX_CELLS} 格", rows * columns)
    } else {
        return None;
    };
    let message = format!("{name}有 {beyond}，不像一份年度报告，不处理");
    Some(
        Diagnostic::new(&FILE_TOO_LARGE, message)
            .help("检查是否选错了文件；确实需要的大表，放在报告以外另行公布"),
    )
}

fn of_text(what: &str, bytes: usize) -> Option<Diagnostic> {
    let limit = MAX_TEXT / 1024 / 1024;
    let message = format!("{what}里的文字超过 {limit} MB，不像一份年度报告，不处理");
    let found = Diagnostic::new(&FILE_TOO_LARGE, message);
    (bytes > MAX_TEXT).then(|| found.help(HELP))
}
