//! A sheet with one of the form's tables.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rust_xlsxwriter::utility::{row_col_to_cell, row_col_to_cell_absolute};
use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationRule, Format, Formula, ProtectionOptions,
    Worksheet, XlsxError,
};

use super::checks::Check;
use super::grid::{LINE, heights, widths};
use super::looks::Looks;
use super::sums::{Naming, Places, broken, holds, range, ranges, sum, total_of};
use crate::document::{Cell, Role, Table};
use crate::form::{DataPoint, Kind};
use crate::report::Report;
use crate::report::values::Values;

/// The first row of a table: its title stands above it.
const TOP: u32 = 1;
/// How wide the column with the checks is, in characters.
const CHECKS_WIDTH: f64 = 46.0;
/// The largest change that a cell takes: any that a year can bring.
const MAX_CHANGE: i32 = 99_999_999;

/// What a workbook is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It shows a report.
    Finished,
    /// A report is filled in it.
    ToFill,
}

/// A sheet while it is written.
pub struct TableSheet<'a> {
    sheet: &'a mut Worksheet,
    report: &'a Report,
    table: &'a Table,
    purpose: Purpose,
    looks: &'a Looks,
    values: Values,
    /// The figures of the form by what the document calls them.
    points: BTreeMap<String, DataPoint>,
    places: Places,
    /// The figures that stand there as numbers.
    numbers: BTreeSet<DataPoint>,
    /// The figures that are calculated.
    calculated: BTreeSet<DataPoint>,
    /// The row behind the table.
    end: u32,
    /// How many columns the table has.
    width: u16,
}

impl<'a> TableSheet<'a> {
    /// An empty sheet for a table of a report.
    pub fn new(
        sheet: &'a mut Worksheet,
        report: &'a Report,
        table: &'a Table,
        purpose: Purpose,
        looks: &'a Looks,
    ) -> Self {
        let points = report
            .edition
            .data_points()
            .map(|point| (point.to_string(), point));
        Self {
            sheet,
            report,
            table,
            purpose,
            looks,
            values: report.values(),
            points: points.collect(),
            places: Places::new(),
            numbers: BTreeSet::new(),
            calculated: BTreeSet::new(),
            end: TOP + u32::try_from(table.rows.len()).unwrap_or(u32::MAX - TOP),
            width: u16::try_from(table.widths.len()).unwrap_or(u16::MAX),
        }
    }

    /// The sheet's name, and the title over the table.
    pub fn title(&mut self, name: &str, title: &str) -> Result<(), XlsxError> {
        self.sheet.set_name(name)?;
        // A formula that gives nothing gives no 0.
        self.sheet.set_formula_result_default("");
        self.sheet
            .merge_range(0, 0, 0, self.width - 1, title, &self.looks.title)?;
        self.sheet.set_row_height(0, LINE * 2.0)?;
        Ok(())
    }

    /// Where the title stands.
    pub fn title_area(&self) -> String {
        format!("$A$1:{}", row_col_to_cell_absolute(0, self.width - 1))
    }

    /// The table: heads and labels merged as the form has them, figures as numbers, totals as sums.
    pub fn grid(&mut self) -> Result<(), XlsxError> {
        let widths = widths(self.table);
        for (column, width) in (0_u16..).zip(&widths) {
            self.sheet.set_column_width(column, *width)?;
        }
        for (row, height) in (TOP..).zip(heights(self.table, &widths)) {
            self.sheet.set_row_height(row, height)?;
        }
        for (row, cells) in (TOP..).zip(&self.table.rows) {
            for cell in &cells.cells {
                let point = cell
                    .data_point
                    .as_ref()
                    .and_then(|name| self.points.get(name).copied());
                if let Some(point) = point {
                    self.places.insert(point, (row, column(cell)));
                    if number(&cell.text).is_some() {
                        self.numbers.insert(point);
                    }
                }
            }
        }
        for (row, cells) in (TOP..).zip(&self.table.rows) {
            for cell in &cells.cells {
                self.cell(row, cell)?;
            }
        }
        Ok(())
    }

    fn cell(&mut self, row: u32, cell: &Cell) -> Result<(), XlsxError> {
        let point = cell
            .data_point
            .as_ref()
            .and_then(|name| self.points.get(name).copied());
        let look = match (cell.role, point) {
            (Role::Figure, Some(point)) => self.look_of(point),
            (Role::RowLabel | Role::Corner, _) => &self.looks.label,
            _ => &self.looks.head,
        };
        let first = column(cell);
        let (last_row, last) = (
            row + span(cell.row_span),
            first + u16::try_from(cell.col_span - 1).unwrap_or(0),
        );
        let is_label = point.is_none();
        if (last_row, last) != (row, first) {
            let text = if is_label { cell.text.as_str() } else { "" };
            self.sheet.merge_range(row, first, last_row, last, text, look)?;
        } else if is_label {
            self.sheet
                .write_string_with_format(row, first, &cell.text, look)?;
        }
        match point {
            Some(point) => self.figure(row, first, point, &cell.text),
            None => Ok(()),
        }
    }

    fn look_of(&self, point: DataPoint) -> &'a Format {
        match self.purpose {
            _ if self.formula(point).is_some() => &self.looks.total,
            Purpose::Finished => &self.looks.figure,
            Purpose::ToFill => &self.looks.open_figure,
        }
    }

    /// The sum that stands for a figure, with its result.
    fn formula(&self, point: DataPoint) -> Option<Formula> {
        match self.purpose {
            Purpose::Finished => {
                let relation = holds(self.report, &self.values, point, &|part| {
                    self.numbers.contains(&part)
                })?;
                let value = self.values.get(point)?;
                let formula = format!("={}", sum(&relation.right, &self.places, Naming::Relative));
                Some(Formula::new(formula).set_result(value.normalize().to_string()))
            }
            Purpose::ToFill => {
                let parts = &total_of(self.report.edition, point)?.right;
                let cells = ranges(parts, &self.places, Naming::Relative).join(",");
                let numbers: Vec<Decimal> = parts.iter().filter_map(|part| self.values.get(*part)).collect();
                let result = if numbers.is_empty() {
                    String::new()
                } else {
                    numbers.iter().sum::<Decimal>().normalize().to_string()
                };
                // Nothing is the sum of nothing: a table that nobody has filled is no table of zeros.
                let formula = format!("=IF(COUNT({cells})=0,\"\",SUM({cells}))");
                Some(Formula::new(formula).set_result(result))
            }
        }
    }

    fn figure(&mut self, row: u32, column: u16, point: DataPoint, text: &str) -> Result<(), XlsxError> {
        let look = self.look_of(point);
        if let Some(formula) = self.formula(point) {
            self.calculated.insert(point);
            self.sheet.write_formula_with_format(row, column, formula, look)?;
            return Ok(());
        }
        write_figure(self.sheet, row, column, text, look)
    }

    /// The relations of the table: their figures turn red where one is broken.
    pub fn relations(&mut self) -> Result<(), XlsxError> {
        for relation in self.report.edition.relations() {
            let cells = || relation.left.iter().chain(&relation.right);
            if !cells().all(|point| self.places.contains_key(point)) {
                continue;
            }
            // A total is what is wrong of its row; of a balance either side may be.
            let shown: Vec<DataPoint> = match relation.left.as_slice() {
                [_] => relation.left.clone(),
                _ => cells().copied().collect(),
            };
            let rule = format!("={}", broken(relation, &self.places, Naming::Absolute));
            let all = ranges(&shown, &self.places, Naming::Relative).join(" ");
            let format = ConditionalFormatFormula::new()
                .set_rule(rule.as_str())
                .set_format(&self.looks.wrong)
                .set_multi_range(all);
            if let Some((row, column)) = shown.first().and_then(|point| self.places.get(point)) {
                self.sheet
                    .add_conditional_format(*row, *column, *row, *column, &format)?;
            }
        }
        Ok(())
    }

    /// What may be typed into the cells to be filled.
    pub fn validation(&mut self) -> Result<(), XlsxError> {
        let edition = self.report.edition;
        let open: Vec<(DataPoint, (u32, u16))> = self
            .places
            .iter()
            .filter(|(point, _)| !self.calculated.contains(point))
            .map(|(point, place)| (*point, *place))
            .collect();
        for (point, (row, column)) in open {
            let may_not_apply = edition
                .table(point.table)
                .is_some_and(|table| table.may_not_apply);
            let kind = edition.kind(point).unwrap_or(Kind::Count);
            let cell = row_col_to_cell(row, column);
            let base = DataValidation::new().set_error_title("填的不是数")?;
            let (validation, words) = match kind {
                _ if may_not_apply => {
                    let whole = if kind == Kind::Amount {
                        String::new()
                    } else {
                        format!(",{cell}=INT({cell})")
                    };
                    let sign = if kind == Kind::Change {
                        String::new()
                    } else {
                        format!(",{cell}>=0")
                    };
                    let rule = format!(
                        "=OR({cell}=\"不适用\",{cell}=\"/\",IF(ISNUMBER({cell}),AND(TRUE{sign}{whole}),FALSE))"
                    );
                    let words = match kind {
                        Kind::Count => "这里填 0 或正整数；本机关没有这项职权的，可以填“不适用”。",
                        Kind::Change => "这里填整数；本机关没有这项职权的，可以填“不适用”。",
                        Kind::Amount => "这里填金额，单位万元，不能为负；不适用的填“不适用”。",
                    };
                    (base.allow_custom(Formula::new(rule)), words)
                }
                Kind::Count => (
                    base.allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0)),
                    "这里填件数：0 或正整数。没有发生的填 0。",
                ),
                Kind::Change => (
                    base.allow_whole_number(DataValidationRule::Between(-MAX_CHANGE, MAX_CHANGE)),
                    "这里填增减的数量：整数，减少的填负数。",
                ),
                Kind::Amount => (
                    base.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)),
                    "这里填金额，单位万元，不能为负。",
                ),
            };
            let validation = validation.set_error_message(words)?;
            self.sheet
                .add_data_validation(row, column, row, column, &validation)?;
        }
        Ok(())
    }

    /// What is wrong, in words, beside each row to be filled; returns where.
    pub fn checks(&mut self) -> Result<String, XlsxError> {
        let at = self.width + 1;
        self.sheet.set_column_width(self.width, 2)?;
        self.sheet.set_column_width(at, CHECKS_WIDTH)?;
        let check = Check {
            edition: self.report.edition,
            places: &self.places,
            calculated: &self.calculated,
            values: &self.values,
        };
        let mut wrong = 0;
        for (row, formula, result) in check.rows() {
            wrong += usize::from(!result.is_empty());
            let formula = Formula::new(formula).set_result(result);
            self.sheet
                .write_formula_with_format(row, at, formula, &self.looks.check)?;
        }
        let all = range((TOP, at), (self.end, at));
        let formula = format!(
            "=IF(SUMPRODUCT(--(LEN({all})>0))=0,\"核对：没有问题\",\"核对：还有 \"&SUMPRODUCT(--(LEN({all})>0))&\" 行要改\")"
        );
        let result = match wrong {
            0 => "核对：没有问题".to_owned(),
            count => format!("核对：还有 {count} 行要改"),
        };
        let formula = Formula::new(formula).set_result(result);
        self.sheet
            .write_formula_with_format(0, at, formula, &self.looks.check)?;
        let corners = [
            row_col_to_cell_absolute(0, at),
            row_col_to_cell_absolute(self.end, at),
        ];
        Ok(corners.join(":"))
    }

    /// How the sheet is printed, what is always seen of it, and what may be changed.
    pub fn page(&mut self, title: &str) -> Result<(), XlsxError> {
        self.sheet
            .set_paper_size(9)
            .set_print_fit_to_pages(1, 0)
            .set_print_center_horizontally(true)
            .set_footer("&C— &P —")
            .set_print_area(0, 0, self.end - 1, self.width - 1)?;
        if title.is_empty() || self.width > 10 {
            self.sheet.set_landscape();
        }
        if self.purpose == Purpose::ToFill {
            let options = ProtectionOptions {
                format_columns: true,
                format_rows: true,
                ..ProtectionOptions::new()
            };
            self.sheet.protect_with_options(&options);
        }
        Ok(())
    }
}

/// A figure as a number where it is one, digit for digit; else as its text.
pub fn write_figure(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    look: &Format,
) -> Result<(), XlsxError> {
    match number(text) {
        Some(number) => sheet.write_number_with_format(row, column, number, look)?,
        None if text.is_empty() => sheet.write_blank(row, column, look)?,
        None => sheet.write_string_with_format(row, column, text, look)?,
    };
    Ok(())
}

/// The number of a text, where it is that number digit for digit.
fn number(text: &str) -> Option<f64> {
    let number: f64 = text.parse().ok()?;
    (number.is_finite() && number.to_string() == text).then_some(number)
}

fn column(cell: &Cell) -> u16 {
    u16::try_from(cell.column).unwrap_or(u16::MAX)
}

fn span(rows: usize) -> u32 {
    u32::try_from(rows.saturating_sub(1)).unwrap_or(0)
}
