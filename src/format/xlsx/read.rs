//! Reading: the sheets that can be seen, in their order, each as tables and lines with their places.

mod address;
mod blocks;
mod cell_value;
mod damage;
mod grid;
mod number_format;
mod pieces;
mod serial_date;
mod sheet;
mod strings;
mod styles;
#[cfg(test)]
mod tests;
mod workbook;

use crate::document::{AsRead, Unread};
use crate::format::Unreadable;
use crate::format::office::budget::Budget;
use crate::format::office::package::{Kind, Package};
use blocks::Blocks;
use strings::SharedStrings;
use styles::Styles;
use workbook::{Listed, Workbook};

/// What such a file is called.
const KIND: Kind = Kind {
    title: "Excel 工作簿",
    ending: ".xlsx",
};

/// The most sheets that are read.
const MAX_SHEETS: usize = 200;

/// The file as a document.
pub fn read(bytes: &[u8]) -> Result<AsRead, Unreadable> {
    let mut budget = Budget::new();
    let mut package = Package::open(bytes, KIND)?;
    let workbook = Workbook::read(&mut package)?;
    let strings = SharedStrings::read(&mut package, &workbook, &mut budget)?;
    let styles = Styles::read(&mut package, &workbook, &mut budget)?;
    let mut blocks = Blocks::default();
    for (index, listed) in workbook.sheets.iter().enumerate() {
        if index >= MAX_SHEETS {
            blocks.unread(format!("第 {MAX_SHEETS} 张以后的工作表"));
            break;
        }
        let Some(text) = package.text(&listed.part)? else {
            blocks.unread(format!("打不开的工作表“{}”", listed.name));
            continue;
        };
        if listed.is_chart {
            blocks.unread(format!("图表“{}”", listed.name));
            continue;
        }
        let context = sheet::Context {
            strings: &strings,
            styles: &styles,
            dates_from_1904: workbook.dates_from_1904,
            left_out: &listed.left_out,
        };
        let sheet = sheet::read(&text, &context, &mut budget)?;
        if listed.hidden {
            if !sheet.cells.is_empty() || sheet.has_drawing {
                blocks.unread(format!("隐藏的工作表“{}”", listed.name));
            }
            continue;
        }
        blocks.sheet(listed, sheet, &mut budget)?;
    }
    Ok(blocks.finished())
}

impl Blocks {
    /// Something of the workbook that no block can hold stands here.
    fn unread(&mut self, what: String) {
        let before = self.read.document.blocks.len();
        self.read.unread.push(Unread {
            before,
            what,
            cell: None,
        });
    }

    /// The sheet's tables and lines.
    fn sheet(&mut self, listed: &Listed, sheet: sheet::Sheet, budget: &mut Budget) -> Result<(), Unreadable> {
        if sheet.has_drawing {
            self.unread(format!("工作表“{}”里的图片、图表或文本框", listed.name));
        }
        let Some(grid) = grid::Grid::new(sheet, budget)? else {
            self.unread(format!("内容太散、太多的工作表“{}”", listed.name));
            return Ok(());
        };
        let pieces = pieces::pieces(&grid);
        for (index, piece) in pieces.iter().enumerate() {
            let above_table = matches!(pieces.get(index + 1), Some(pieces::Piece::Table(_)));
            self.piece(&listed.name, &grid, *piece, above_table);
        }
        self.end_sheet();
        Ok(())
    }
}
