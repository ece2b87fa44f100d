//! The sheet with the words of a report: those of one that is finished, or cells in which they are filled.

use rust_xlsxwriter::{ProtectionOptions, Workbook, Worksheet, XlsxError};

use super::grid::{LINE, height};
use super::looks::Looks;
use super::names::{PROSE, leave_out};
use super::not_written::NotWritten;
use super::sheet::write_figure;
use crate::document::{Block, Document, Paragraph, Table};
use crate::report::Report;

/// How wide the column with the words is, in characters.
const WIDTH: f64 = 72.0;
/// How wide the column with the hints is.
const HINTS_WIDTH: f64 = 34.0;
/// The column of the hints; one is left free between.
const HINTS: u16 = 2;
/// How many characters a cell may hold; a workbook allows for 32 767.
const MAX_CELL: usize = 30_000;

/// The words of a report. A table in them lies on the sheet as it is; of a picture its caption stands there.
pub fn finished(workbook: &mut Workbook, document: &Document, looks: &Looks) -> Result<(), NotWritten> {
    let mut out = Lines {
        sheet: named(workbook)?,
        row: 0,
        looks,
    };
    for line in document.title.lines() {
        out.line(line, Line::Title)?;
    }
    for block in &document.blocks {
        match block {
            Block::Heading(_, text) => out.line(text, Line::Heading)?,
            Block::Paragraph(Paragraph { head, text }) => {
                let head = head.as_ref().map_or("", |(_, head)| head.as_str());
                out.line(&format!("{head}{text}"), Line::Words)?;
            }
            Block::Table(table) if !table.statutory => out.table(table)?,
            Block::Table(_) => {}
            Block::Picture(picture) => out.line(&format!("（图：{}）", picture.caption), Line::Words)?,
            Block::Signature(signature) => {
                out.line(&signature.name, Line::Signature)?;
                out.line(&signature.date, Line::Signature)?;
            }
        }
    }
    Ok(())
}

/// Cells for the words of a report that is to be filled.
pub fn to_fill(workbook: &mut Workbook, report: &Report, looks: &Looks) -> Result<(), NotWritten> {
    let sheet = named(workbook)?;
    sheet.set_column_width(1, 2)?;
    sheet.set_column_width(HINTS, HINTS_WIDTH)?;
    let mut row = 0;
    let mut open = |text: &str, look, hint: &str, lines: f64| -> Result<(), XlsxError> {
        if text.is_empty() {
            sheet.write_blank(row, 0, look)?;
        } else {
            sheet.write_string_with_format(row, 0, text, look)?;
        }
        if !hint.is_empty() {
            sheet.write_string_with_format(row, HINTS, hint, &looks.hint)?;
        }
        sheet.set_row_height(row, LINE * lines)?;
        row += 1;
        Ok(())
    };
    open(
        &report.full_title(),
        &looks.open_title,
        "黄色的格可以填写，其余的锁定了。标题里要写机关全称和年度。",
        2.0,
    )?;
    open(
        "",
        &looks.open_words,
        "引言：可以不写，生成报告时按统一格式写。一段一行，换行按 Alt+Enter。",
        6.0,
    )?;
    for section in report.edition.sections() {
        open(&report.edition.heading(section.key), &looks.heading, "", 1.6)?;
        let table = section
            .table
            .as_ref()
            .map(|_| report.edition.table_name(section.key));
        let hint = match table {
            Some(name) => format!("数字填在工作表“{name}”里；还要说明的写在这里，可以不写。"),
            None if section.key == crate::form::OVERVIEW => {
                format!("必须写。依次写：{}。", report.edition.topics.join("、"))
            }
            None if section.needs_words => "必须写。".to_owned(),
            None => "没有的写“无”。".to_owned(),
        };
        let lines = if section.needs_words { 14.0 } else { 3.0 };
        open("", &looks.open_words, &hint, lines)?;
    }
    open(
        report.agency_name(),
        &looks.open_signature,
        "落款：机关名称。",
        1.6,
    )?;
    open("", &looks.open_signature, "落款：日期，例如 2027年1月20日。", 1.6)?;
    let options = ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::new()
    };
    sheet.set_print_area(0, 0, row - 1, 0)?;
    sheet.protect_with_options(&options);
    // The cells below are locked, so that nothing stands there; the hints are none of the report's words.
    leave_out(workbook, PROSE, 0, &format!("$C$1:$C${row}"))
}

/// The sheet, with how it is printed.
fn named(workbook: &mut Workbook) -> Result<&mut Worksheet, XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(PROSE)?;
    sheet.set_column_width(0, WIDTH)?;
    sheet
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.75, 0.75, 0.3, 0.3)
        .set_footer("&C— &P —");
    Ok(sheet)
}

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Title,
    Heading,
    Words,
    Signature,
}

/// The sheet while it is written from top to bottom.
struct Lines<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
    looks: &'a Looks,
}

impl Lines<'_> {
    fn line(&mut self, text: &str, kind: Line) -> Result<(), XlsxError> {
        let look = match kind {
            Line::Title => &self.looks.title,
            Line::Heading => &self.looks.heading,
            Line::Words => &self.looks.words,
            Line::Signature => &self.looks.signature,
        };
        let letters: Vec<char> = text.chars().collect();
        for part in letters.chunks(MAX_CELL) {
            let part: String = part.iter().collect();
            self.sheet.write_string_with_format(self.row, 0, &part, look)?;
            let scale = if kind == Line::Title { 1.5 } else { 1.0 };
            self.sheet
                .set_row_height(self.row, height(&part, WIDTH) * scale + 3.0)?;
            self.row += 1;
        }
        Ok(())
    }

    /// A table of the words, with a free row before and behind it.
    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        if !table.caption.is_empty() {
            self.line(&table.caption, Line::Words)?;
        }
        self.row += 1;
        for row in &table.rows {
            for cell in &row.cells {
                let column = u16::try_from(cell.column).unwrap_or(u16::MAX);
                write_figure(self.sheet, self.row, column, &cell.text, &self.looks.text)?;
            }
            self.row += 1;
        }
        self.row += 1;
        Ok(())
    }
}
