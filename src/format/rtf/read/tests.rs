//! RTF as people and programs write it, and as nobody would.

mod hostile;
mod lists;
mod programs;
mod tables;
mod text;

use super::read;
use crate::document::Block;

/// What is read of a file, a line for each block and for each thing that is unread.
fn shown_of(file: &[u8]) -> Vec<String> {
    let out = read(file).unwrap_or_else(|error| panic!("{error:?}"));
    let mut lines = Vec::new();
    for block in &out.document.blocks {
        match block {
            Block::Paragraph(paragraph) => lines.push(paragraph.text.clone()),
            Block::Table(table) => {
                lines.extend(table.rows.iter().map(|row| {
                    let cells = row.cells.iter().map(|cell| {
                        let (rows, columns) = (cell.row_span, cell.col_span);
                        let text = cell.text.replace('\n', "/");
                        if (rows, columns) == (1, 1) {
                            text
                        } else {
                            format!("{text}({rows}x{columns})")
                        }
                    });
                    format!("|{}|", cells.collect::<Vec<_>>().join("|"))
                }));
            }
            Block::Picture(picture) => lines.push(format!("[{} {}]", picture.path, picture.caption)),
            other => lines.push(format!("{other:?}")),
        }
    }
    lines.extend(out.unread.iter().map(|unread| format!("! {}", unread.what)));
    lines
}

/// What is read of a file with this text, in which the font 0 has Chinese in GBK.
fn shown(text: &str) -> Vec<String> {
    let head = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset0 Arial;}{\f2\fcharset2 Wingdings;}}";
    shown_of(format!("{head}{text}}}").as_bytes())
}
