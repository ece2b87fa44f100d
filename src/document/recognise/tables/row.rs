//! The rows of a document's table: heads, and rows of figures with the labels that stand before them.

use std::cell::OnceCell;

use super::vocabulary::{Vocabulary, is_figure};
use crate::chinese::numbering::unnumbered;
use crate::chinese::width::folded;
use crate::document::recognise::items::{joined_cells, one_line};
use crate::document::{Cell, Slot, Table};
use crate::form::words::units::UNIT;
use crate::source::PlaceOrder;

/// The most rows of figures of a table that are read; one of the form has thirty.
pub(super) const MAX_DATA_ROWS: usize = 400;
/// The most rows that are looked at, heads included.
const MAX_ROWS: usize = 1000;
/// The most cells of a row of the form.
const MAX_CELLS: usize = 64;

/// A row that may hold figures.
#[derive(Debug)]
pub(super) struct DataRow<'a> {
    /// Where it comes among all places of the document.
    pub order: PlaceOrder,
    /// Which heads it stands under: their index in [`Rows::heads`].
    pub heads: usize,
    /// The cells that begin in it.
    pub own: Vec<&'a Cell>,
    /// The plain texts of the cells that begin in it; empty for a figure.
    texts: Vec<String>,
    /// Whether nothing at all stands in it.
    blank: bool,
    /// The plain texts of the cells that reach down into it.
    pub above: Vec<String>,
    /// All cells of the row.
    pub slots: Vec<Slot<'a>>,
}

impl DataRow<'_> {
    /// The texts before its last `figures` cells that are no figures themselves. Where a cell was lost, what stands next
    /// and is in words is a label still.
    pub fn labels(&self, figures: usize) -> impl Iterator<Item = &str> {
        let before = self.texts.len().saturating_sub(figures);
        let before = before.max(1).min(self.texts.len());
        let in_words =
            |text: &&String| !text.is_empty() && !unnumbered(text).contains(|c: char| c.is_ascii_digit());
        let more = self.texts[before..].iter().take_while(in_words).count();
        self.texts[..before + more]
            .iter()
            .filter(|text| !text.is_empty())
            .map(String::as_str)
    }

    /// A text of the row as it is printed.
    pub fn printed(&self, text: &str) -> String {
        let mut cells = self.slots.iter().map(|slot| slot.cell());
        let cell = cells.find(|cell| folded(&cell.text) == text);
        cell.map_or_else(|| text.to_owned(), |cell| one_line(&cell.text))
    }

    /// Whether nothing stands in it.
    pub const fn is_blank(&self) -> bool {
        self.blank
    }

    /// What stands in it, for a comment.
    pub fn words(&self) -> String {
        joined_cells(self.own.iter().copied())
    }
}

/// Head rows that stand together, with the cells of each.
#[derive(Debug, Default)]
pub(super) struct Heads<'a> {
    /// The rows.
    pub rows: Vec<Vec<Slot<'a>>>,
    /// Where the first of them comes in the document.
    pub order: PlaceOrder,
    /// The line above the table, where it states a unit.
    pub title: String,
    /// Whether the cells of the table cover its grid without a gap, so that a column can be found by its head.
    pub is_grid: bool,
    /// The column in which each of the cells begins and its plain text, once somebody asked.
    pub plain: OnceCell<Vec<(usize, String)>>,
}

/// The rows of a table, or of the parts of one.
#[derive(Debug, Default)]
pub(super) struct Rows<'a> {
    /// The heads, in order; the first is that of a table without one.
    pub heads: Vec<Heads<'a>>,
    /// The rows of figures.
    pub data: Vec<DataRow<'a>>,
    /// How many rows were too many.
    pub beyond: usize,
}

impl<'a> Rows<'a> {
    /// Adds the rows of a table that stands at `order` in the document, under a line `title`.
    pub fn add(&mut self, table: &'a Table, title: &str, order: PlaceOrder, vocabulary: &Vocabulary) {
        let title = if title.contains(UNIT) { title } else { "" };
        let slots = table.slots();
        let is_grid = is_grid(&slots);
        self.heads.push(Heads {
            is_grid,
            title: title.to_owned(),
            ..Heads::default()
        });
        let mut in_head = true;
        for (index, row) in slots.into_iter().enumerate() {
            let order = order.at_row(index + 1);
            let own = begun(&row);
            let texts: Vec<String> = own
                .iter()
                .take(MAX_CELLS)
                .map(|cell| folded(&cell.text))
                .collect();
            if self.data.len() >= MAX_DATA_ROWS || index >= MAX_ROWS || own.len() > MAX_CELLS {
                self.beyond += usize::from(texts.iter().any(|text| !text.is_empty()));
                continue;
            }
            if is_head(&texts, vocabulary, in_head) {
                if !in_head {
                    self.heads.push(Heads {
                        is_grid,
                        title: title.to_owned(),
                        ..Heads::default()
                    });
                }
                in_head = true;
                if let Some(heads) = self.heads.last_mut() {
                    if heads.rows.is_empty() {
                        heads.order = order;
                    }
                    heads.rows.push(row);
                }
                continue;
            }
            // A blank row within the head is a row of cells merged from above that lost their merge.
            if own.is_empty() {
                continue;
            }
            in_head = false;
            let above = row.iter().filter(|slot| matches!(slot, Slot::Continues(_)));
            self.data.push(DataRow {
                order,
                heads: self.heads.len() - 1,
                above: above
                    .map(|slot| folded(&slot.cell().text))
                    .filter(|t| !t.is_empty())
                    .collect(),
                own,
                blank: texts.iter().all(String::is_empty),
                texts: texts
                    .into_iter()
                    .map(|text| if is_figure(&text) { String::new() } else { text })
                    .collect(),
                slots: row,
            });
        }
    }
}

/// The cells that begin in a row.
pub(super) fn begun<'a>(row: &[Slot<'a>]) -> Vec<&'a Cell> {
    let cells = row.iter().filter_map(|slot| match slot {
        Slot::Begins(cell) => Some(*cell),
        Slot::Continues(_) => None,
    });
    cells.collect()
}

/// Whether every row of a table covers the same columns without a gap.
fn is_grid(rows: &[Vec<Slot<'_>>]) -> bool {
    let width = |row: &Vec<Slot<'_>>| {
        row.iter().try_fold(0, |next, slot| {
            let cell = slot.cell();
            (cell.column == next).then_some(next + cell.col_span)
        })
    };
    let first = rows.first().and_then(width);
    first.is_some() && rows.iter().all(|row| width(row) == first)
}

/// Whether these texts are heads: all that say something, or most of them where one was changed.
fn is_head(texts: &[String], vocabulary: &Vocabulary, in_head: bool) -> bool {
    let filled: Vec<&String> = texts.iter().filter(|text| !text.is_empty()).collect();
    let heads = filled.iter().filter(|text| vocabulary.is_head(text)).count();
    // 其他 is a head, and a row that lost its number.
    let lone_label =
        !in_head && filled.len() == 1 && filled.iter().all(|text| vocabulary.is_bare_label(text));
    !filled.is_empty()
        && !lone_label
        && heads * 2 > filled.len()
        && !filled
            .iter()
            .any(|text| vocabulary.is_label(text) || is_figure(text))
}
