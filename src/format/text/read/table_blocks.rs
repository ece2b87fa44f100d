//! What the shapes of tables give: the lines that they take, as tables or as lines of words.

use super::line_kind::line_text;
use crate::document::{Block, Cell, Row, Table};

/// The lines that a table takes, and what they are.
pub(super) struct Taken {
    /// How many lines.
    pub lines: usize,
    /// What they are.
    pub blocks: Vec<Block>,
}

/// Lines of words as blocks, without the empty ones.
pub(super) fn prose(lines: &[&str]) -> Vec<Block> {
    let texts = lines.iter().map(|line| line_text(line));
    texts.filter(|text| !text.is_empty()).map(Block::line).collect()
}

/// A table of these cells, each where it stands in its row.
pub(super) fn table(rows: Vec<Vec<String>>) -> Block {
    let cell = |(column, text)| Cell::of_text(column, text);
    grid(
        rows.into_iter()
            .map(|row| row.into_iter().enumerate().map(cell).collect())
            .collect(),
    )
}

/// A table of cells that know their places.
pub(super) fn grid(rows: Vec<Vec<Cell>>) -> Block {
    let columns = rows.iter().flatten().map(|c| c.column + c.col_span).max();
    Block::Table(Table {
        caption: String::new(),
        statutory: false,
        placing: crate::document::Placing::Parted,
        widths: vec![1; columns.unwrap_or(0)],
        rows: rows
            .into_iter()
            .map(|cells| Row {
                head: false,
                starts_group: false,
                cells,
            })
            .collect(),
    })
}
