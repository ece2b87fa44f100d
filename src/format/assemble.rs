//! Cells as files write them, put on one grid: for every format that reads tables with spans.

use std::collections::BTreeSet;

use crate::document::{Block, Cell, Role, Row, Table};

/// The most cells reaching into later rows that are followed at once; a table with more is no table that a person reads.
const MAX_REACHING: usize = 256;

/// How many cells a table has at least that may hold a small table in one of them.
const MIN_LARGE: usize = 40;

/// A cell as a file writes it.
#[derive(Debug)]
pub struct RawCell {
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// How many rows it claims to cover.
    pub row_span: usize,
    /// How many columns it claims to cover.
    pub col_span: usize,
}

/// A cell that reaches into later rows.
struct Reaching {
    start: usize,
    end: usize,
    rows: usize,
}

/// A table of these rows, or, where it only arranges the page, what it holds in the order in which it is read: a table of
/// one column, and one with another table in it. Pictures in the cells of a table stand behind it.
pub fn table(caption: String, mut rows: Vec<Vec<RawCell>>) -> Vec<Block> {
    for row in &mut rows {
        set_beside(row);
    }
    let arranges = holds_tables(&rows) || rows.iter().all(|row| row.len() <= 1);
    if arranges {
        let caption = (!caption.is_empty()).then(|| Block::line(caption));
        let blocks = rows.into_iter().flatten().flat_map(|part| part.blocks);
        return caption.into_iter().chain(blocks).collect();
    }
    let mut pictures = Vec::new();
    let mut placed = place(rows, &mut pictures);
    let columns = close_up(&mut placed);
    let mut out = Vec::new();
    if placed.iter().flatten().any(|cell| !cell.text.is_empty()) || pictures.is_empty() {
        out.push(Block::Table(Table {
            caption,
            statutory: false,
            placing: crate::document::Placing::Parted,
            widths: vec![1; columns],
            rows: placed.into_iter().map(row).collect(),
        }));
    }
    out.extend(pictures);
    out
}

/// Pictures in a row of nothing else stand beside each other.
fn set_beside(row: &mut [RawCell]) {
    let only = row
        .iter()
        .flat_map(|cell| &cell.blocks)
        .all(|block| matches!(block, Block::Picture(_)));
    let blocks = row.iter_mut().filter(|_| only).flat_map(|cell| &mut cell.blocks);
    for block in blocks.skip(1) {
        if let Block::Picture(picture) = block {
            picture.beside = true;
        }
    }
}

fn row(cells: Vec<Cell>) -> Row {
    Row {
        head: false,
        starts_group: false,
        cells,
    }
}

/// Whether the tables in a table are what it is there for. A small table within a cell of a large one is words of that cell.
fn holds_tables(rows: &[Vec<RawCell>]) -> bool {
    let parts = || rows.iter().flatten();
    let cells = |block: &Block| match block {
        Block::Table(table) => table.rows.iter().map(|row| row.cells.len()).sum(),
        _ => 0,
    };
    let nested: usize = parts().flat_map(|part| &part.blocks).map(cells).sum();
    let own = parts()
        .filter(|part| part.blocks.iter().all(|block| cells(block) == 0))
        .count();
    nested > 0 && own < MIN_LARGE + 2 * nested
}

/// The cells of each row at the first column that no cell from above covers, as HTML places them.
fn place(rows: Vec<Vec<RawCell>>, pictures: &mut Vec<Block>) -> Vec<Vec<Cell>> {
    let height = rows.len();
    let mut reaching: Vec<Reaching> = Vec::new();
    let mut out = Vec::with_capacity(height);
    for (index, parts) in rows.into_iter().enumerate() {
        reaching.retain(|above| above.rows > 0);
        reaching.sort_by_key(|above| above.start);
        let mut above = 0;
        let mut column = 0;
        let mut cells = Vec::with_capacity(parts.len());
        let mut begun = Vec::new();
        for part in parts {
            while let Some(cell) = reaching.get(above).filter(|cell| cell.start <= column) {
                column = column.max(cell.end);
                above += 1;
            }
            let row_span = part.row_span.clamp(1, height - index);
            let col_span = part.col_span.clamp(1, 1000);
            if row_span > 1 && reaching.len() + begun.len() < MAX_REACHING {
                begun.push(Reaching {
                    start: column,
                    end: column + col_span,
                    rows: row_span,
                });
            }
            cells.push(Cell {
                column,
                row_span,
                col_span,
                role: Role::Text,
                text: cell_text(part.blocks, pictures),
                data_point: None,
            });
            column += col_span;
        }
        reaching.extend(begun);
        for above in &mut reaching {
            above.rows -= 1;
        }
        out.push(cells);
    }
    out
}

/// The lines of a cell; its pictures are put by.
fn cell_text(blocks: Vec<Block>, pictures: &mut Vec<Block>) -> String {
    let mut lines: Vec<String> = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => lines.push(paragraph.text),
            Block::Heading(_, text) => lines.push(text),
            Block::Table(table) => {
                let cells = table.rows.into_iter().flat_map(|row| row.cells);
                lines.extend(cells.map(|cell| cell.text));
            }
            other => pictures.push(other),
        }
    }
    let lines: Vec<&str> = lines
        .iter()
        .map(|line| line.trim())
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

/// Takes out the columns in which no cell begins; returns how many are left.
fn close_up(rows: &mut [Vec<Cell>]) -> usize {
    let starts: BTreeSet<usize> = rows.iter().flatten().map(|cell| cell.column).collect();
    let starts: Vec<usize> = starts.into_iter().collect();
    let index = |column: usize| starts.partition_point(|start| *start < column);
    for cell in rows.iter_mut().flatten() {
        let (first, last) = (index(cell.column), index(cell.column + cell.col_span));
        cell.column = first;
        cell.col_span = (last - first).max(1);
    }
    starts.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str, row_span: usize, col_span: usize) -> RawCell {
        RawCell {
            blocks: vec![Block::line(text.to_owned())],
            row_span,
            col_span,
        }
    }

    fn drawn(rows: Vec<Vec<RawCell>>) -> Vec<(usize, usize, usize, String)> {
        let blocks = table(String::new(), rows);
        let [Block::Table(table)] = blocks.as_slice() else {
            panic!("{blocks:?}")
        };
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        cells
            .map(|c| (c.column, c.row_span, c.col_span, c.text.clone()))
            .collect()
    }

    #[test]
    fn cells_stand_where_those_above_leave_room() {
        let rows = vec![
            vec![raw("甲", 2, 1), raw("乙", 1, 2)],
            vec![raw("丙", 1, 1), raw("丁", 1, 1)],
        ];
        let places: Vec<_> = drawn(rows).into_iter().map(|c| (c.3, c.0)).collect();
        let expected = [("甲", 0), ("乙", 1), ("丙", 1), ("丁", 2)].map(|(t, c)| (t.to_owned(), c));
        assert_eq!(places, expected);
    }

    #[test]
    fn spans_that_nobody_can_see_are_closed_up() {
        let rows = vec![
            vec![raw("甲", usize::MAX, 1_000_000_000), raw("乙", 0, 0)],
            vec![raw("丙", 1, 7)],
        ];
        assert_eq!(
            drawn(rows),
            [
                (0, 2, 1, "甲".to_owned()),
                (1, 1, 1, "乙".to_owned()),
                (1, 1, 1, "丙".to_owned())
            ]
        );
    }

    #[test]
    fn a_small_table_in_a_cell_of_a_large_one_is_its_words() {
        let inner = || table(String::new(), vec![vec![raw("甲", 1, 1), raw("1", 1, 1)]]);
        let mut rows: Vec<Vec<RawCell>> = (0..20)
            .map(|_| vec![raw("行", 1, 1), raw("0", 1, 1), raw("0", 1, 1)])
            .collect();
        rows[7][1].blocks = inner();
        let cells = drawn(rows);
        assert_eq!(cells.len(), 60);
        assert_eq!(cells[22].3, "甲\n1");
    }

    #[test]
    fn a_table_that_arranges_the_page_is_what_it_holds() {
        let inner = table(String::new(), vec![vec![raw("甲", 1, 1), raw("1", 1, 1)]]);
        let holding = RawCell {
            blocks: [vec![Block::line("前".to_owned())], inner].concat(),
            row_span: 1,
            col_span: 1,
        };
        let blocks = table(String::new(), vec![vec![raw("菜单", 1, 1), holding]]);
        assert!(matches!(
            blocks.as_slice(),
            [Block::Paragraph(_), Block::Paragraph(_), Block::Table(_)]
        ));
    }
}
