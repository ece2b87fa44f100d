//! Tables: the cells that a person sees, with how far they reach.

use std::collections::BTreeMap;

use super::body::Body;
use crate::document::{Block, CellIndex};
use crate::format::assemble::{self, RawCell};
use crate::format::office::damage::Read;
use crate::format::office::finished::Finished;
use crate::format::office::sink::Sink;
use crate::format::office::xml::{Space, Xml};

/// The most columns that a cell covers; Word itself allows 63.
const MAX_SPAN: i64 = 1000;

/// A table while it is being read.
#[derive(Debug, Default)]
struct OpenTable {
    rows: Vec<Vec<RawCell>>,
    /// The cells that the next row may continue, by their first column: row, place in the row, columns.
    open: BTreeMap<usize, Place>,
    /// What no block can hold, each with its row and its place in the row.
    unread: Vec<(usize, usize, String)>,
}

/// Where a cell stands in the rows.
#[derive(Clone, Copy, Debug)]
struct Place {
    row: usize,
    index: usize,
    span: usize,
}

/// A row while it is being read.
#[derive(Debug, Default)]
struct OpenRow {
    parts: Vec<RawCell>,
    column: usize,
    /// The column at which the last of the parts begins, where nothing but it stands before this column.
    begun: Option<usize>,
    after: usize,
    open: BTreeMap<usize, Place>,
    deleted: bool,
}

/// How a cell belongs to the one above it, or beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Merge {
    Restart,
    Continue,
}

/// The properties of a cell.
#[derive(Debug)]
struct Properties {
    span: usize,
    down: Option<Merge>,
    across: Option<Merge>,
    deleted: bool,
}

impl Body<'_> {
    /// The open table.
    pub(super) fn table(&mut self, xml: &mut Xml<'_>, sink: &mut Sink) -> Read<()> {
        let caption = sink.take_caption();
        let mut table = OpenTable::default();
        self.rows(xml, &mut table)?;
        let blocks = assemble::table(caption, table.rows);
        for (row, index, what) in table.unread {
            // What only arranged the page is no table, and has no cells.
            let column = match blocks.first() {
                Some(Block::Table(table)) => table.rows.get(row).and_then(|row| row.cells.get(index)),
                _ => None,
            };
            sink.unread_in_cell(
                what,
                column.map(|cell| CellIndex {
                    row,
                    column: cell.column,
                }),
            );
        }
        sink.extend(blocks);
        Ok(())
    }

    fn rows(&mut self, xml: &mut Xml<'_>, table: &mut OpenTable) -> Read<()> {
        while let Some(tag) = xml.child()? {
            match tag.name() {
                (Space::W, "tr") => {
                    self.budget.spend()?;
                    let mut row = OpenRow::default();
                    self.cells(xml, table, &mut row)?;
                    if !row.deleted {
                        row.fill(row.after);
                        table.rows.push(row.parts);
                        table.open = row.open;
                    }
                }
                (Space::W, "tblPr" | "tblGrid" | "del" | "moveFrom") => xml.skip()?,
                (Space::W, "sdtPr") => self.control_properties(xml)?,
                (Space::W, "sdtContent") => self.control(xml, |body, xml| body.rows(xml, table))?,
                (Space::Mc, "AlternateContent") => {
                    let rows = table.rows.len();
                    while xml.child()?.is_some() {
                        if table.rows.len() > rows {
                            xml.skip()?;
                        } else {
                            self.rows(xml, table)?;
                        }
                    }
                }
                _ => self.rows(xml, table)?,
            }
        }
        Ok(())
    }

    fn cells(&mut self, xml: &mut Xml<'_>, table: &mut OpenTable, row: &mut OpenRow) -> Read<()> {
        while let Some(tag) = xml.child()? {
            match tag.name() {
                _ if row.deleted => xml.skip()?,
                (Space::W, "trPr") => {
                    while let Some(tag) = xml.child()? {
                        let columns =
                            || usize::try_from(tag.number().unwrap_or(0).clamp(0, MAX_SPAN)).unwrap_or(0);
                        match tag.name() {
                            (Space::W, "gridBefore") => row.fill(columns()),
                            (Space::W, "gridAfter") => row.after = columns(),
                            (Space::W, "del" | "moveFrom") => row.deleted = true,
                            (Space::W, "hidden") => row.deleted = tag.is_on(),
                            _ => {}
                        }
                        xml.skip()?;
                    }
                }
                (Space::W, "tc") => self.cell(xml, table, row)?,
                (Space::W, "tblPrEx" | "del" | "moveFrom") => xml.skip()?,
                (Space::W, "sdtPr") => self.control_properties(xml)?,
                (Space::W, "sdtContent") => self.control(xml, |body, xml| body.cells(xml, table, row))?,
                (Space::Mc, "AlternateContent") => {
                    let cells = row.parts.len();
                    while xml.child()?.is_some() {
                        if row.parts.len() > cells {
                            xml.skip()?;
                        } else {
                            self.cells(xml, table, row)?;
                        }
                    }
                }
                _ => self.cells(xml, table, row)?,
            }
        }
        Ok(())
    }

    fn cell(&mut self, xml: &mut Xml<'_>, table: &mut OpenTable, row: &mut OpenRow) -> Read<()> {
        self.budget.spend()?;
        let mut sink = Sink::default();
        let mut own = Properties {
            span: 1,
            down: None,
            across: None,
            deleted: false,
        };
        // The properties stand first; what stands before them would be no valid file.
        if let Some(tag) = xml.child()? {
            if tag.name() == (Space::W, "tcPr") {
                own = properties(xml)?;
                if own.deleted {
                    return xml.skip();
                }
                if row.continues(&own, table) {
                    return xml.skip();
                }
            } else {
                self.block(&tag, xml, &mut sink)?;
            }
            self.blocks(xml, &mut sink)?;
        }
        let Finished { mut blocks, unread } = sink.finished;
        blocks.shrink_to_fit();
        let (index, place) = (table.rows.len(), row.parts.len());
        let unread = unread.into_iter().map(|unread| (index, place, unread.what));
        table.unread.extend(unread);
        if own.down.is_some() {
            let place = Place {
                row: table.rows.len(),
                index: row.parts.len(),
                span: own.span,
            };
            row.open.insert(row.column, place);
        }
        row.parts.push(RawCell {
            blocks,
            row_span: 1,
            col_span: own.span,
        });
        row.begun = Some(row.column);
        row.column += own.span;
        Ok(())
    }
}

impl OpenRow {
    /// An empty place as wide as that many columns.
    fn fill(&mut self, columns: usize) {
        if columns > 0 {
            self.parts.push(RawCell {
                blocks: Vec::new(),
                row_span: 1,
                col_span: columns,
            });
            self.column += columns;
        }
    }

    /// Whether a cell only continues another one; what is in it is not seen. A cell that says so without the other is one
    /// of its own.
    fn continues(&mut self, own: &Properties, table: &mut OpenTable) -> bool {
        if own.across == Some(Merge::Continue)
            && let Some(begin) = self.begun
            && let Some(part) = self.parts.last_mut()
        {
            part.col_span += own.span;
            if let Some(place) = self.open.get_mut(&begin) {
                place.span = part.col_span;
            }
            self.column += own.span;
            return true;
        }
        let above = table
            .open
            .get(&self.column)
            .filter(|above| above.span == own.span);
        let Some(above) = above.filter(|_| own.down == Some(Merge::Continue)) else {
            return false;
        };
        let rows = table.rows.len();
        if let Some(part) = table
            .rows
            .get_mut(above.row)
            .and_then(|row| row.get_mut(above.index))
        {
            part.row_span = rows - above.row + 1;
        }
        self.open.insert(self.column, *above);
        self.begun = None;
        self.column += own.span;
        true
    }
}

fn properties(xml: &mut Xml<'_>) -> Read<Properties> {
    let mut out = Properties {
        span: 1,
        down: None,
        across: None,
        deleted: false,
    };
    while let Some(tag) = xml.child()? {
        let merge = || match tag.value().as_deref() {
            Some("restart" | "rest") => Merge::Restart,
            _ => Merge::Continue,
        };
        match tag.name() {
            (Space::W, "gridSpan") => {
                out.span = usize::try_from(tag.number().unwrap_or(1).clamp(1, MAX_SPAN)).unwrap_or(1);
            }
            (Space::W, "vMerge") => out.down = Some(merge()),
            (Space::W, "hMerge") => out.across = Some(merge()),
            (Space::W, "cellDel") => out.deleted = true,
            _ => {}
        }
        xml.skip()?;
    }
    Ok(out)
}
