//! What was read, in lines that a test can state.

use crate::document::{AsRead, Block, Cell};

/// A line for each line of words, each row of a table, each picture, and, with `！`, each thing that is not read, at its
/// place. A cell that spans says so: `甲{2×1}`.
pub fn lines(read: &AsRead) -> Vec<String> {
    let mut out = Vec::new();
    let blocks = &read.document.blocks;
    for index in 0..=blocks.len() {
        let unread = read.unread.iter().filter(|unread| unread.before == index);
        out.extend(unread.map(|unread| format!("！{}", unread.what)));
        match blocks.get(index) {
            Some(Block::Paragraph(line)) => {
                assert!(
                    line.head.is_none() && line.text.trim() == line.text && !line.text.is_empty(),
                    "{line:?}"
                );
                assert!(!line.text.contains(char::is_control), "{line:?}");
                out.push(line.text.clone());
            }
            Some(Block::Table(table)) => {
                out.push(format!("表〔{}〕{}列", table.caption, table.widths.len()));
                for row in &table.rows {
                    out.push(row.cells.iter().map(cell).collect::<Vec<_>>().join("｜"));
                }
            }
            Some(Block::Picture(picture)) => {
                out.push(format!("图〔{}〕{}", picture.caption, picture.kind.extension()));
            }
            Some(other) => panic!("a reader gives none: {other:?}"),
            None => {}
        }
    }
    out
}

fn cell(cell: &Cell) -> String {
    let text = cell.text.replace('\n', "⏎");
    if (cell.row_span, cell.col_span) == (1, 1) {
        text
    } else {
        format!("{text}{{{}×{}}}", cell.row_span, cell.col_span)
    }
}
