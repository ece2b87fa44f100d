//! A flow of paragraphs and tables: the text, a text box, a note. Its tables end where a paragraph stands outside of them.

use super::rows::RowDefinition;
use crate::format::column_grid::{self, EdgeRow, Merge};
use crate::format::office::budget::Budget;
use crate::format::office::damage::Read;
use crate::format::office::finished::Finished;
use crate::format::office::paragraph::OpenParagraph;
use crate::format::office::purpose::Purpose;
use crate::format::office::sink::Sink;

/// How deep tables may nest; deeper ones are part of that one.
const MAX_NESTED: usize = 16;

/// A table that has begun and not ended.
#[derive(Debug, Default)]
struct OpenTable {
    caption: String,
    rows: Vec<EdgeRow>,
    /// The cells of the row that have ended.
    cells: Vec<Finished>,
    /// The cell that has not.
    cell: Sink,
    /// Whether its last row has come.
    ended: bool,
}

/// A flow of paragraphs and tables.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// The paragraph that has not ended.
    pub paragraph: OpenParagraph,
    /// The number of the paragraph as the file prints it.
    pub list_text: Option<String>,
    /// The row of the outermost table.
    pub row: RowDefinition,
    /// That of a table within a cell.
    pub nested_row: RowDefinition,
    sink: Sink,
    tables: Vec<OpenTable>,
}

impl Flow {
    /// Ends the paragraph, which stands in so many tables.
    pub fn end_paragraph(&mut self, depth: usize, purpose: Option<Purpose>, budget: &mut Budget) -> Read<()> {
        budget.spend()?;
        // A row that has begun is left by its end only.
        let begun = self.tables.iter().rposition(|table| !table.cells.is_empty());
        self.descend(depth.max(begun.map_or(0, |index| index + 1)), budget)?;
        let paragraph = std::mem::take(&mut self.paragraph);
        self.list_text = None;
        self.top().paragraph(paragraph, purpose);
        Ok(())
    }

    /// Ends a cell, which stands in so many tables.
    pub fn end_cell(&mut self, depth: usize, purpose: Option<Purpose>, budget: &mut Budget) -> Read<()> {
        self.descend(depth, budget)?;
        let paragraph = std::mem::take(&mut self.paragraph);
        self.list_text = None;
        budget.spend()?;
        self.top().paragraph(paragraph, purpose);
        if let Some(table) = self.tables.last_mut() {
            table.cells.push(std::mem::take(&mut table.cell).finished);
        }
        Ok(())
    }

    /// Ends a row of the outermost table, or of the innermost.
    pub fn end_row(&mut self, nested: bool, budget: &mut Budget) -> Read<()> {
        budget.spend()?;
        let depth = if nested { self.tables.len() } else { 1 };
        if depth == 0 || self.tables.is_empty() {
            return Ok(());
        }
        self.descend(depth, budget)?;
        self.take_row(budget)
    }

    fn take_row(&mut self, budget: &mut Budget) -> Read<()> {
        let nested = self.tables.len() > 1;
        let definition = if nested { &self.nested_row } else { &self.row };
        let last = definition.last;
        let Some(table) = self.tables.last_mut().filter(|table| !table.cells.is_empty()) else {
            return Ok(());
        };
        let row = definition.row(std::mem::take(&mut table.cells), budget)?;
        let Some(row) = row else { return Ok(()) };
        let goes_on = row.cells.iter().any(|cell| cell.down == Merge::Continued);
        if table.ended && !goes_on {
            let cell = std::mem::take(&mut table.cell);
            self.end_table(budget)?;
            self.tables.push(OpenTable {
                cell,
                ..OpenTable::default()
            });
        }
        if let Some(table) = self.tables.last_mut() {
            table.rows.push(row);
            table.ended = last;
        }
        Ok(())
    }

    /// Ends tables and begins others until there are so many.
    fn descend(&mut self, depth: usize, budget: &mut Budget) -> Read<()> {
        let depth = depth.min(MAX_NESTED);
        while self.tables.len() > depth {
            if self.tables.last().is_some_and(|table| !table.cells.is_empty()) {
                // A row without an end, by a program that stopped.
                self.end_open_cell();
                self.take_row(budget)?;
            }
            self.end_table(budget)?;
        }
        while self.tables.len() < depth {
            let caption = self.top().take_caption();
            self.tables.push(OpenTable {
                caption,
                ..OpenTable::default()
            });
        }
        Ok(())
    }

    fn end_open_cell(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            let cell = std::mem::take(&mut table.cell).finished;
            if !cell.blocks.is_empty() || !cell.unread.is_empty() {
                table.cells.push(cell);
            }
        }
    }

    fn end_table(&mut self, budget: &mut Budget) -> Read<()> {
        let Some(table) = self.tables.pop() else {
            return Ok(());
        };
        budget.spend()?;
        let sink = self.top();
        if !table.rows.is_empty() {
            let drawn = column_grid::table(table.caption, table.rows);
            for (what, cell) in drawn.unread {
                sink.unread_in_cell(what, cell);
            }
            sink.extend(drawn.blocks);
        }
        // Paragraphs that say they stand in a table and are followed by no cell.
        sink.append(table.cell.finished);
        Ok(())
    }

    fn top(&mut self) -> &mut Sink {
        match self.tables.last_mut() {
            Some(table) => &mut table.cell,
            None => &mut self.sink,
        }
    }

    /// Ends the flow, its last paragraph with it.
    pub fn end(mut self, purpose: Option<Purpose>, budget: &mut Budget) -> Read<Finished> {
        if !self.paragraph.is_blank() || !self.paragraph.number.is_empty() {
            let depth = self.tables.len();
            self.end_paragraph(depth, purpose, budget)?;
        }
        self.descend(0, budget)?;
        Ok(self.sink.finished)
    }
}
