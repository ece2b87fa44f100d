//! How the rows of a table are set: the size of their text, their height, and which stand on one page with the next.

use super::column_edges::{distance, edges};
use super::lines::lines_within;
use super::page::{LYING_PAGE, PAGE};
use super::{Cell, Placing, Role, Slot, Table};

/// Above this many rows a table of the form is set as close as its text allows: so table 3 stands on one page, with its heading.
const CLOSE_SET: usize = 20;

/// The smallest size to which a figure is brought down, in half points.
const MIN_SIZE: u32 = 10;

/// How the text of a table is set, in twips where nothing else is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The width of the whole table.
    pub width: u32,
    /// The size of the text in half points.
    pub size: u32,
    /// From one line to the next in a cell.
    pub line: u32,
    /// Between the text and the left or right edge of its cell.
    pub margin: u32,
    /// Between the text and the upper or lower edge of its cell.
    pub padding: u32,
    /// The least height of a row.
    pub row: u32,
}

/// How the text of tables is set on an upright page.
pub const UPRIGHT: Setting = Setting {
    width: PAGE.text_width(),
    size: 20,
    line: 270,
    margin: 28,
    padding: 20,
    row: 454,
};

/// The same on a lying page, which holds 28 rows under a heading only if they are set close.
pub const LYING: Setting = Setting {
    width: LYING_PAGE.text_width(),
    size: 18,
    line: 240,
    margin: UPRIGHT.margin,
    padding: 0,
    row: 240,
};

/// How a table's text is set.
pub fn setting(table: &Table) -> Setting {
    match table.placing {
        Placing::Lying => LYING,
        _ if table.statutory && table.rows.len() > CLOSE_SET => Setting { row: 340, ..UPRIGHT },
        _ => UPRIGHT,
    }
}

/// Whether each row stands on one page with the next.
pub fn kept(table: &Table) -> Vec<bool> {
    let slots = table.slots();
    let last = table.rows.len().saturating_sub(1);
    let whole = table.statutory && table.placing != Placing::Parted;
    (0..table.rows.len())
        .map(|index| {
            let (Some(row), Some(next), Some(below)) = (
                table.rows.get(index),
                slots.get(index + 1),
                table.rows.get(index + 1),
            ) else {
                return false;
            };
            if whole || row.head {
                return true;
            }
            if !table.statutory {
                return next.iter().any(|slot| matches!(slot, Slot::Continues(_)));
            }
            // Of a table of the form the groups stay whole, and neither end of it stands alone. The label at the left
            // edge of table 3 is no group: it reaches over nearly the whole table.
            let stacked = table.rows.iter().any(|row| row.starts_group);
            if stacked {
                return !below.starts_group;
            }
            let within = next
                .iter()
                .any(|slot| matches!(slot, Slot::Continues(cell) if cell.column > 0));
            within || index < table.head_rows() + 3 || index + 4 > last
        })
        .collect()
}

/// The height of a table in twips, as far as that can be told without its fonts.
pub fn height(table: &Table) -> u32 {
    let setting = setting(table);
    let edges = edges(&table.widths, setting.width);
    let rows = table.rows.iter().map(|row| {
        let own = row.cells.iter().filter(|cell| cell.row_span == 1).map(|cell| {
            let inner = width(cell, &edges).saturating_sub(2 * setting.margin);
            lines_within(&cell.text, inner, setting.size) * setting.line + 2 * setting.padding
        });
        // Each row has a rule of ¾ pt above it.
        own.max().unwrap_or(0).max(setting.row) + 15
    });
    rows.sum()
}

/// Whether a figure of a table is set smaller than this to stand on one line, in half points.
pub fn has_smaller(table: &Table, size: u32) -> bool {
    let setting = setting(table);
    let edges = edges(&table.widths, setting.width);
    let mut cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.any(|cell| {
        cell.role == Role::Figure
            && number_size(&cell.text, width(cell, &edges), setting).is_some_and(|own| own < size)
    })
}

/// The width of a cell.
pub fn width(cell: &Cell, edges: &[u32]) -> u32 {
    distance(cell.column, cell.column + cell.col_span, edges)
}

/// Whether a cell's text is set as a number.
pub fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || ".,-+%/".contains(c))
}

/// The size in half points at which a number stands on one line of a cell so wide, where that is smaller than its table's: a
/// number broken over two lines would be read as two. Digits are half as wide as high; a substitute's may be a little wider.
pub fn number_size(text: &str, width: u32, setting: Setting) -> Option<u32> {
    let digits = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let needed = digits.saturating_mul(setting.size * 10).saturating_mul(56) / 100;
    let there_is = width.saturating_sub(2 * setting.margin);
    if !is_number(text) || needed <= there_is {
        return None;
    }
    Some((setting.size * there_is / needed).max(MIN_SIZE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::layout::layout;
    use crate::form::{EDITIONS, Edition};

    fn table(edition: &str, key: &'static str) -> Table {
        let found = Edition::find(edition).and_then(|edition| edition.table(key));
        layout(key, found.unwrap(), String::new(), &|_| "0".to_owned())
    }

    #[test]
    fn numbers_of_five_digits_fit_the_columns_of_table_three() {
        let size = |text| number_size(text, 622, UPRIGHT);
        assert_eq!(size("10234"), None);
        assert_eq!(size("102345"), Some(16));
        assert_eq!(size("含自然失效29件"), None);
        assert_eq!(size("123456789012345678"), Some(MIN_SIZE));
    }

    #[test]
    fn table_three_fits_a_page_with_its_heading_upright_and_lying() {
        for edition in EDITIONS {
            let mut table = table(edition.id, "申请");
            assert!(height(&table) + PAGE.line + 145 < PAGE.text_height());
            table.placing = Placing::Lying;
            let height = height(&table);
            assert!(height + PAGE.line + 145 < LYING_PAGE.text_height(), "{height}");
        }
    }

    #[test]
    fn a_parted_table_breaks_between_its_groups() {
        let parted = |key| {
            let mut table = table("2021", key);
            table.placing = Placing::Parted;
            let kept = kept(&table);
            (0..kept.len()).filter(|row| !kept[*row]).collect::<Vec<_>>()
        };
        // Behind each block of table 2; in table 3 behind（一）,（二） and each group.
        assert_eq!(parted("主动公开"), [3, 6, 10, 13]);
        assert_eq!(parted("申请"), [6, 14, 17, 22, 27]);
    }
}
