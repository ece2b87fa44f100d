//! What a clipboard brings: the rows of a table as HTML where there is one, else lines of words between tabs.

use crate::document::{AsRead, Block, Table};
use crate::format::by_name;

/// The most rows and columns that are looked at; a table of the form has thirty rows and ten columns.
const MAX_ROWS: usize = 200;
/// See [`MAX_ROWS`].
const MAX_COLUMNS: usize = 60;

/// What was copied.
#[derive(Debug, Default)]
pub struct Copied {
    /// The rows.
    pub rows: Vec<Vec<Piece>>,
    /// The lines of words that were copied with a table.
    pub beside: Vec<String>,
}

/// A cell that was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The first column that it covers, from 0.
    pub column: usize,
    /// How many columns it covers.
    pub width: usize,
    /// How many rows it covers.
    pub height: usize,
    /// What stands in it.
    pub text: String,
}

impl Piece {
    /// The column behind it.
    pub const fn end(&self) -> usize {
        self.column + self.width
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// Reads what a clipboard has as words and, where it has it, as HTML.
///
/// # Errors
/// It has nothing that could be one block of cells; why, for the clerk.
pub fn read(plain: &str, html: Option<&str>) -> Result<Copied, &'static str> {
    let copied = match html.map(html_table) {
        Some(Some(copied)) => copied?,
        _ => tabbed_lines(plain),
    };
    let wide = |piece: &Piece| piece.end() > MAX_COLUMNS;
    if copied.rows.len() > MAX_ROWS || copied.rows.iter().flatten().any(wide) {
        return Err("复制的范围太大，没有粘贴：只复制要填的那一块");
    }
    Ok(copied)
}

/// The one table of a page; none where it has none, so that its words are what counts.
fn html_table(html: &str) -> Option<Result<Copied, &'static str>> {
    // What the browser hands over is UTF-8, whatever its head says.
    let page = format!("\u{feff}{html}");
    let AsRead { document, unread, .. } = (by_name("html")?.read)(page.as_bytes()).ok()?;
    let mut tables: Vec<Table> = Vec::new();
    let mut beside: Vec<String> = unread.into_iter().map(|unread| unread.what).collect();
    for block in document.blocks {
        match block {
            Block::Table(table) => tables.push(table),
            Block::Paragraph(paragraph) => beside.push(paragraph.text),
            Block::Heading(_, words) => beside.push(words),
            Block::Picture(_) | Block::Signature(_) => {}
        }
    }
    match tables.len() {
        0 => None,
        1 => Some(Ok(Copied {
            rows: tables.iter().flat_map(pieces).collect(),
            beside,
        })),
        _ => Some(Err("复制的内容里有几个表格，没有粘贴：一次复制一个表格")),
    }
}

fn pieces(table: &Table) -> impl Iterator<Item = Vec<Piece>> {
    table.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| Piece {
            column: cell.column,
            width: cell.col_span,
            height: cell.row_span,
            text: one_line(&cell.text),
        });
        cells.collect()
    })
}

/// Lines of words between tabs, as sheets copy them: a cell with a line break in it stands between quotation marks.
fn tabbed_lines(plain: &str) -> Copied {
    let plain = plain.replace("\r\n", "\n").replace('\r', "\n");
    let mut rest = plain.strip_suffix('\n').unwrap_or(&plain);
    let mut rows = Vec::new();
    let mut row: Vec<Piece> = Vec::new();
    loop {
        let (text, behind) = quoted(rest).unwrap_or_else(|| {
            let end = rest.find(['\t', '\n']).unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        });
        row.push(Piece {
            column: row.len(),
            width: 1,
            height: 1,
            text: one_line(&text),
        });
        let mut marks = behind.chars();
        match marks.next() {
            Some('\t') => {}
            Some(_) => rows.push(std::mem::take(&mut row)),
            None => {
                rows.push(row);
                return Copied {
                    rows,
                    beside: Vec::new(),
                };
            }
        }
        rest = marks.as_str();
    }
}

/// A cell between quotation marks, and what stands behind it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut words = String::new();
    let mut rest = text.strip_prefix('"')?;
    loop {
        let (before, behind) = rest.split_once('"')?;
        words.push_str(before);
        match behind.strip_prefix('"') {
            Some(more) => {
                words.push('"');
                rest = more;
            }
            None if behind.is_empty() || behind.starts_with(['\t', '\n']) => return Some((words, behind)),
            None => return None,
        }
    }
}

fn one_line(text: &str) -> String {
    let parts: Vec<&str> = text.split_whitespace().collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(copied: &Copied) -> Vec<Vec<(usize, usize, &str)>> {
        copied
            .rows
            .iter()
            .map(|row| row.iter().map(|p| (p.column, p.width, p.text.as_str())).collect())
            .collect()
    }

    #[test]
    fn sheets_copy_words_between_tabs() {
        let copied = read("1\t2\r\n\t\"三\n四\"\r\n\"五\"\"六\"\t\"七\r\n", None).unwrap();
        assert_eq!(
            drawn(&copied),
            [
                vec![(0, 1, "1"), (1, 1, "2")],
                vec![(0, 1, ""), (1, 1, "三 四")],
                vec![(0, 1, "五\"六"), (1, 1, "\"七")],
            ]
        );
        assert_eq!(drawn(&read("12件", None).unwrap()), [[(0, 1, "12件")]]);
    }

    #[test]
    fn a_page_brings_merged_cells_and_what_stands_beside_its_table() {
        let html = "<meta charset=gb2312><p>上年情况</p><table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>1<td> 2 </table>";
        let copied = read("不看", Some(html)).unwrap();
        assert_eq!(copied.beside, ["上年情况"]);
        assert_eq!(
            drawn(&copied),
            [vec![(0, 1, "甲"), (1, 2, "乙")], vec![(1, 1, "1"), (2, 1, "2")]]
        );
    }

    #[test]
    fn what_is_no_one_table_is_said_to_be_so() {
        assert_eq!(drawn(&read("1\n2", Some("<b>1</b>")).unwrap()).len(), 2);
        let two = "<table><tr><td>1<td>2</table>段<table><tr><td>1<td>2</table>";
        assert!(read("", Some(two)).is_err());
        assert!(read(&"1\n".repeat(300), None).is_err());
        assert!(read(&"1\t".repeat(70), None).is_err());
    }
}
