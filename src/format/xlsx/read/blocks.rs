//! The pieces of sheets as blocks of a document, with where each stands in the workbook.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::address::Area;
use super::cell_value::Told;
use super::grid::Grid;
use super::pieces::Piece;
use crate::document::{AsRead, Block, Cell, CellIndex, Doubt, Row, SheetPlace, Table};

/// The most cells of a sheet of which something is told.
const MAX_TOLD: usize = 20;
/// The most rows or columns that are named.
const MAX_NAMED: usize = 8;

/// What has been read of a workbook.
#[derive(Debug)]
pub struct Blocks {
    /// The document.
    pub read: AsRead,
    /// The lines of the sheets that have ended.
    lines: BTreeSet<String>,
}

impl Default for Blocks {
    fn default() -> Self {
        Self {
            read: AsRead::new(Vec::new()),
            lines: BTreeSet::new(),
        }
    }
}

impl Blocks {
    /// All that has been read.
    pub fn finished(self) -> AsRead {
        self.read
    }

    /// A sheet has ended.
    pub fn end_sheet(&mut self) {
        let lines = self.read.document.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(line) => Some(line.text.trim().to_owned()),
            _ => None,
        });
        self.lines = lines.collect();
    }

    /// A piece of a sheet; `above_table` where a table comes next.
    pub fn piece(&mut self, sheet: &str, grid: &Grid, piece: Piece, above_table: bool) {
        match piece {
            // The heading that stands among the words on one sheet, once more over its table on another: one heading.
            Piece::Line(cell) if above_table && self.is_repeated(grid, cell) => {}
            Piece::Line(cell) => self.line(sheet, grid, cell),
            Piece::Table(area) => self.table(sheet, grid, area),
        }
    }

    fn push(&mut self, block: Block, sheet: &str, rows: Vec<u32>, columns: Vec<u32>) {
        self.read.document.blocks.push(block);
        self.read.sheets.push(SheetPlace {
            sheet: Arc::from(sheet),
            rows,
            columns,
        });
    }

    fn is_repeated(&self, grid: &Grid, cell: (u32, u32)) -> bool {
        let found = grid.sheet.cells.get(&cell);
        found.is_some_and(|found| self.lines.contains(found.text.trim()))
    }

    fn line(&mut self, sheet: &str, grid: &Grid, cell: (u32, u32)) {
        let Some((_, _, found)) = grid.cell(cell.0, cell.1) else {
            return;
        };
        let block = self.read.document.blocks.len();
        self.push(Block::line(found.text.clone()), sheet, vec![cell.0], vec![cell.1]);
        let mut tell = |what: String| {
            self.read.doubts.push(Doubt {
                block,
                cell: None,
                what,
            });
        };
        match &found.told {
            Some(Told::SeenOtherwise(what)) => tell(what.clone()),
            Some(Told::NotCalculated) => {
                tell("有没有算出结果的公式，用 Excel 或 WPS 打开、保存一次后再读".to_owned());
            }
            Some(Told::Failed) => tell("有出错的公式，改好后再读".to_owned()),
            None => {}
        }
        if grid.sheet.hidden_rows.contains(&cell.0) || is_hidden(&grid.sheet.hidden_columns, cell.1) {
            tell("在隐藏的行或列里，照常读入了".to_owned());
        }
    }

    fn table(&mut self, sheet: &str, grid: &Grid, area: Area) {
        let block = self.read.document.blocks.len();
        let begins: BTreeSet<u32> = (area.top..=area.bottom)
            .flat_map(|row| grid.row(row, area.left, area.right))
            .map(|(_, column)| column.max(area.left))
            .collect();
        let columns: Vec<u32> = begins.into_iter().collect();
        let at = |column: u32| columns.partition_point(|own| *own < column);
        let mut rows = Vec::new();
        let mut cells_of_rows = Vec::new();
        for row in area.top..=area.bottom {
            let mut cells = Vec::new();
            let mut index = 0;
            while let Some(column) = columns.get(index) {
                let Some((first, covers, found)) = grid.cell(row, *column) else {
                    cells.push(Cell::of_text(index, String::new()));
                    index += 1;
                    continue;
                };
                let end = at(covers.right.min(area.right) + 1).max(index + 1);
                // A cell that began outside the table begins with it.
                let begins = first.0 == row || row == area.top;
                if begins {
                    let below = covers.bottom.min(area.bottom) - row + 1;
                    cells.push(Cell {
                        row_span: usize::try_from(below).unwrap_or(1),
                        col_span: end - index,
                        ..Cell::of_text(index, found.text.clone())
                    });
                    if let Some(Told::SeenOtherwise(what)) = &found.told {
                        let cell = CellIndex {
                            row: cells_of_rows.len(),
                            column: index,
                        };
                        self.tell(block, Some(cell), what.clone());
                    }
                }
                index = end;
            }
            rows.push(row);
            cells_of_rows.push(Row {
                head: false,
                starts_group: false,
                cells,
            });
        }
        self.hidden(block, grid, &rows, &columns);
        let table = Table {
            caption: String::new(),
            statutory: false,
            placing: crate::document::Placing::Parted,
            widths: vec![1; columns.len()],
            rows: cells_of_rows,
        };
        self.push(Block::Table(table), sheet, rows, columns);
    }

    /// Something is told of a table or of a cell in it, as long as it is not too much.
    fn tell(&mut self, block: usize, cell: Option<CellIndex>, what: String) {
        let told = self
            .read
            .doubts
            .iter()
            .filter(|doubt| doubt.block == block)
            .count();
        match told {
            MAX_TOLD => self.read.doubts.push(Doubt {
                block,
                cell: None,
                what: "还有单元格显示的与里面的数不同".to_owned(),
            }),
            beyond if beyond > MAX_TOLD => {}
            _ => self.read.doubts.push(Doubt { block, cell, what }),
        }
    }

    /// Rows and columns of a table that nobody sees are read, for sums count on them, and told.
    fn hidden(&mut self, block: usize, grid: &Grid, rows: &[u32], columns: &[u32]) {
        let hidden_rows = rows.iter().filter(|row| grid.sheet.hidden_rows.contains(row));
        let hidden_rows: Vec<String> = hidden_rows.map(|row| (row + 1).to_string()).collect();
        let hidden_columns = columns
            .iter()
            .filter(|column| is_hidden(&grid.sheet.hidden_columns, **column));
        let hidden_columns: Vec<String> = hidden_columns
            .map(|column| SheetPlace::column_name(*column))
            .collect();
        for (names, what) in [(hidden_rows, "行"), (hidden_columns, "列")] {
            if names.is_empty() {
                continue;
            }
            let more = if names.len() > MAX_NAMED {
                format!("等 {} ", names.len())
            } else {
                String::new()
            };
            let some: Vec<String> = names.into_iter().take(MAX_NAMED).collect();
            let what = format!("工作表的第 {} {more}{what}是隐藏的，照常读入了", some.join("、"));
            self.read.doubts.push(Doubt {
                block,
                cell: None,
                what,
            });
        }
    }
}

fn is_hidden(columns: &[(u32, u32)], column: u32) -> bool {
    columns
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&column))
}
