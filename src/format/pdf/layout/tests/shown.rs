//! A document in plain text, for tests.

use std::fmt::Write;

use super::drawn_page::pages;
use crate::document::{AsRead, Block};
use crate::format::Unreadable;
use crate::format::pdf::layout::document;

/// What is read of pages in plain text.
pub fn read(drawn: &str) -> String {
    shown(&document(pages(drawn)).unwrap())
}

/// Why pages in plain text are not read.
pub fn refused(drawn: &str) -> Unreadable {
    document(pages(drawn)).unwrap_err()
}

/// A block a line; cells with how many rows (↓) and columns (→) they cover; what was not read; where pages begin.
pub fn shown(read: &AsRead) -> String {
    let mut out = String::new();
    for block in &read.document.blocks {
        match block {
            Block::Paragraph(paragraph) => writeln!(out, "{}", paragraph.text).unwrap(),
            Block::Table(table) => {
                if !table.caption.is_empty() {
                    writeln!(out, "[{}]", table.caption).unwrap();
                }
                for row in &table.rows {
                    let cells = row.cells.iter().map(|cell| {
                        let mut words = cell.text.replace('\n', "/");
                        for (mark, span) in [('↓', cell.row_span), ('→', cell.col_span)] {
                            if span > 1 {
                                write!(words, "{mark}{span}").unwrap();
                            }
                        }
                        words
                    });
                    writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | ")).unwrap();
                }
            }
            other => panic!("{other:?}"),
        }
    }
    for unread in &read.unread {
        let cell = unread.cell.map_or(String::new(), |cell| {
            format!(" row {} column {}", cell.row, cell.column)
        });
        writeln!(out, "unread before {}{cell}: {}", unread.before, unread.what).unwrap();
    }
    for words in &read.left_out {
        writeln!(out, "left out: {words}").unwrap();
    }
    for start in read.pages.iter().skip(1) {
        writeln!(
            out,
            "page {}: block {} row {}",
            start.page, start.block, start.row
        )
        .unwrap();
    }
    out
}
