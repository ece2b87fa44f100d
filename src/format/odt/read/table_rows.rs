//! Tables (ODF 1.3 part 3, 9): the cells that a person sees, with how far they reach.

use super::body::Body;
use super::name::name;
use super::open_table::{OpenCell, OpenTable};
use super::sub_table;
use crate::document::{Block, CellIndex};
use crate::format::assemble::{self, RawCell};
use crate::format::office::damage::Read;
use crate::format::office::finished::Finished;
use crate::format::office::sink::Sink;
use crate::format::office::xml::{Space, Tag, Xml};

/// The most columns or rows that a cell covers.
const MAX_SPAN: usize = 100_000;
/// The most columns whose widths are kept.
const MAX_COLUMNS: usize = 1000;

impl Body<'_> {
    /// The open table.
    pub(super) fn table(&mut self, xml: &mut Xml<'_>, sink: &mut Sink) -> Read<()> {
        let caption = sink.take_caption();
        let mut table = OpenTable::default();
        self.apart(|body| body.rows(xml, &mut table))?;
        let rows = if table.divided {
            sub_table::spread(table)
        } else {
            table.rows
        };
        let mut unread = Vec::new();
        let mut raw = Vec::with_capacity(rows.len());
        for (row, cells) in rows.into_iter().enumerate() {
            let mut out = Vec::with_capacity(cells.len());
            for (index, cell) in cells.into_iter().enumerate() {
                unread.extend(cell.unread.into_iter().map(|what| (row, index, what)));
                out.push(RawCell {
                    blocks: cell.blocks,
                    row_span: cell.row_span,
                    col_span: cell.col_span,
                });
            }
            raw.push(out);
        }
        let blocks = assemble::table(caption, raw);
        for (row, index, what) in unread {
            // What only arranged the page is no table, and has no cells.
            let cell = match blocks.first() {
                Some(Block::Table(table)) => table.rows.get(row).and_then(|row| row.cells.get(index)),
                _ => None,
            };
            let cell = cell.map(|cell| CellIndex {
                row,
                column: cell.column,
            });
            sink.unread_in_cell(what, cell);
        }
        sink.extend(blocks);
        Ok(())
    }

    /// The rows of the open table, or of a group of them.
    fn rows(&mut self, xml: &mut Xml<'_>, table: &mut OpenTable) -> Read<()> {
        while let Some(tag) = xml.child()? {
            match tag.name() {
                (Space::Table, "table-row") => self.row(&tag, xml, table)?,
                (Space::Table, "table-column") => {
                    let style = self.styles.get("table-column", name(&tag, "style-name"));
                    let width = style.and_then(|style| style.width).unwrap_or(1.0);
                    let room = MAX_COLUMNS.saturating_sub(table.columns.len());
                    let count = repeated(&tag, "number-columns-repeated").min(room);
                    table.columns.extend(std::iter::repeat_n(width, count));
                    xml.skip()?;
                }
                (
                    Space::Table,
                    "table-header-rows"
                    | "table-rows"
                    | "table-row-group"
                    | "table-columns"
                    | "table-header-columns"
                    | "table-column-group",
                ) => self.rows(xml, table)?,
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    fn row(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, table: &mut OpenTable) -> Read<()> {
        self.budget.spend()?;
        if tag.get("visibility").is_some_and(|is| is != "visible") {
            return xml.skip();
        }
        let mut row = Vec::new();
        let mut column = 0;
        while let Some(tag) = xml.child()? {
            match tag.name() {
                (Space::Table, "table-cell" | "covered-table-cell") => {
                    let covered = tag.local() == "covered-table-cell";
                    let count = repeated(&tag, "number-columns-repeated");
                    self.budget.spend()?;
                    if covered && table.covers(&row, column) {
                        column = column.saturating_add(count).min(MAX_SPAN);
                        xml.skip()?;
                        continue;
                    }
                    let mut cell = self.cell(&tag, xml)?;
                    table.divided |= cell.parts.is_some();
                    if count > 1 {
                        self.budget.spend_many(cell.cost().saturating_mul(count - 1))?;
                    }
                    for _ in 0..count {
                        cell.column = column;
                        column = (column + 1).min(MAX_SPAN);
                        row.push(cell.clone());
                    }
                }
                _ => xml.skip()?,
            }
        }
        let count = repeated(tag, "number-rows-repeated");
        if count > 1 {
            let cost = 1 + row.iter().map(OpenCell::cost).sum::<usize>();
            self.budget.spend_many(cost.saturating_mul(count - 1))?;
        }
        for _ in 1..count {
            table.push(row.clone());
        }
        table.push(row);
        Ok(())
    }

    fn cell(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Read<OpenCell> {
        let mut sink = Sink::default();
        let mut parts = None;
        while let Some(tag) = xml.child()? {
            let divides = tag.get("is-sub-table").is_some_and(|is| is == "true");
            if tag.name() == (Space::Table, "table") && divides && parts.is_none() {
                let mut table = OpenTable::default();
                self.apart(|body| body.rows(xml, &mut table))?;
                parts = Some(Box::new(table));
            } else {
                self.block(&tag, xml, &mut sink)?;
            }
        }
        let Finished { mut blocks, unread } = sink.finished;
        blocks.shrink_to_fit();
        Ok(OpenCell {
            column: 0,
            col_span: repeated(tag, "number-columns-spanned"),
            row_span: repeated(tag, "number-rows-spanned"),
            blocks,
            unread: unread.into_iter().map(|unread| unread.what).collect(),
            parts,
        })
    }
}

/// A count of at least one; what it says beyond all bounds is paid for by whoever makes copies.
fn repeated(tag: &Tag<'_>, name: &str) -> usize {
    let count = tag.get(name).and_then(|count| count.trim().parse::<usize>().ok());
    count.unwrap_or(1).clamp(1, MAX_SPAN)
}
