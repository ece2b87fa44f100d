//! The tables that are open while the text is read: paragraphs only say how deep they stand, and where cells and rows end.

use super::row_format::RowFormat;
use crate::format::column_grid::{self, EdgeRow};
use crate::format::office::damage::{Read, damaged};
use crate::format::office::finished::Finished;
use crate::format::office::sink::Sink;

/// How many tables may stand in each other.
const MAX_DEPTH: usize = 32;

/// A table that has begun and not ended.
#[derive(Debug, Default)]
struct OpenTable {
    caption: String,
    rows: Vec<EdgeRow>,
    /// The cells of the row that has begun.
    cells: Vec<Finished>,
    /// The cell that has begun.
    cell: Sink,
}

/// The text outside of tables, and the tables.
#[derive(Debug, Default)]
pub(super) struct OpenTables {
    text: Sink,
    open: Vec<OpenTable>,
}

impl OpenTables {
    /// Goes where paragraphs stand in that many tables.
    pub fn go_to(&mut self, depth: usize) -> Read<()> {
        if depth > MAX_DEPTH {
            return Err(damaged(format!("文件的表格嵌套超过 {MAX_DEPTH} 层，不读取")));
        }
        while self.open.len() > depth {
            self.close();
        }
        while self.open.len() < depth {
            let sink = self.sink();
            flush(sink);
            let caption = sink.take_caption();
            self.open.push(OpenTable {
                caption,
                ..OpenTable::default()
            });
        }
        Ok(())
    }

    /// Where paragraphs go.
    pub fn sink(&mut self) -> &mut Sink {
        self.open
            .last_mut()
            .map_or(&mut self.text, |table| &mut table.cell)
    }

    /// The cell ends.
    pub fn end_cell(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.end_cell();
        }
    }

    /// The row ends; one that is gone is none.
    pub fn end_row(&mut self, format: &RowFormat, gone: bool) {
        if let Some(table) = self.open.last_mut() {
            table.end_row(format, gone);
        }
    }

    /// Whether there is nothing to be seen in the row that has begun.
    pub fn is_row_blank(&self) -> bool {
        let blank = |cell: &Finished| cell.blocks.is_empty() && cell.unread.is_empty();
        let table = self.open.last();
        table.is_none_or(|table| table.cells.iter().all(blank) && blank(&table.cell.finished))
    }

    /// All that has been read.
    pub fn finish(mut self) -> Finished {
        while !self.open.is_empty() {
            self.close();
        }
        flush(&mut self.text);
        self.text.finished
    }

    fn close(&mut self) {
        let Some(mut table) = self.open.pop() else { return };
        // A row whose end the file has lost.
        flush(&mut table.cell);
        if !table.cells.is_empty() || !table.cell.finished.blocks.is_empty() {
            table.end_row(&RowFormat::default(), false);
        }
        let assembled = column_grid::table(table.caption, table.rows);
        let sink = self.sink();
        for (what, cell) in assembled.unread {
            sink.unread_in_cell(what, cell);
        }
        sink.extend(assembled.blocks);
    }
}

impl OpenTable {
    fn end_cell(&mut self) {
        let mut cell = std::mem::take(&mut self.cell);
        flush(&mut cell);
        cell.finished.blocks.shrink_to_fit();
        self.cells.push(cell.finished);
    }

    fn end_row(&mut self, format: &RowFormat, gone: bool) {
        flush(&mut self.cell);
        let rest = &self.cell.finished;
        if !rest.blocks.is_empty() || !rest.unread.is_empty() {
            self.end_cell();
        }
        let cells = std::mem::take(&mut self.cells);
        if !gone {
            self.rows.push(format.filled(cells));
        }
    }
}

/// Ends a paragraph that waits for the next one to go on in its line.
fn flush(sink: &mut Sink) {
    if let Some(paragraph) = sink.carried.take() {
        sink.paragraph(paragraph, None);
    }
}
