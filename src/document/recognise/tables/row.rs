//! The rows of a document's table: heads, and rows of figures with the labels that stand before them.

use super::plain::{PlainCell, PlainSlot, PlainTable};
use super::vocabulary::Vocabulary;
use crate::chinese::numbering::unnumbered;
use crate::document::recognise::items::{joined_cells, one_line};
use crate::document::{Cell, Slot};
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
    pub own: Vec<&'a PlainCell<'a>>,
    /// The plain texts of the cells that begin in it; empty for a figure.
    texts: Vec<&'a str>,
    /// Whether nothing at all stands in it.
    blank: bool,
    /// The plain texts of the cells that reach down into it.
    pub above: Vec<&'a str>,
    /// All cells of the row.
    pub slots: Vec<PlainSlot<'a>>,
}

impl<'a> DataRow<'a> {
    /// The texts before its last `figures` cells that are no figures themselves. Where a cell was lost, what stands next
    /// and is in words is a label still.
    pub fn labels(&self, figures: usize) -> impl Iterator<Item = &'a str> {
        let upto = self.texts.iter().take(self.before_figures(figures));
        upto.copied().filter(|text| !text.is_empty())
    }

    /// How many of its texts stand before its last `figures` cells that are figures.
    pub fn before_figures(&self, figures: usize) -> usize {
        let before = self.texts.len().saturating_sub(figures);
        let before = before.max(1).min(self.texts.len());
        let in_words =
            |text: &&&str| !text.is_empty() && !unnumbered(text).contains(|c: char| c.is_ascii_digit());
        before + self.texts[before..].iter().take_while(in_words).count()
    }

    /// The plain texts of the cells that begin in it; empty for a figure.
    pub fn texts(&self) -> &[&'a str] {
        &self.texts
    }

    /// A text of the row as it is printed.
    pub fn printed(&self, text: &str) -> String {
        let mut cells = self.slots.iter().map(|slot| slot.cell());
        let cell = cells.find(|cell| cell.plain() == text);
        cell.map_or_else(|| text.to_owned(), |cell| one_line(&cell.text))
    }

    /// The cells that begin in it, as the document has them.
    pub fn cells(&self) -> impl Iterator<Item = &'a Cell> {
        self.own.iter().map(|cell| cell.cell())
    }

    /// Whether nothing stands in it.
    pub const fn is_blank(&self) -> bool {
        self.blank
    }

    /// What stands in it, for a comment.
    pub fn words(&self) -> String {
        joined_cells(self.cells())
    }
}

/// Head rows that stand together, with the cells of each.
#[derive(Debug, Default)]
pub(super) struct Heads<'a> {
    /// The rows.
    pub rows: Vec<Vec<PlainSlot<'a>>>,
    /// Where the first of them comes in the document.
    pub order: PlaceOrder,
    /// The line above the table, where it states a unit.
    pub title: String,
    /// Whether the cells of the table cover its grid without a gap, so that a column can be found by its head.
    pub is_grid: bool,
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
    pub fn add(
        &mut self,
        table: &'a PlainTable<'a>,
        title: &str,
        order: PlaceOrder,
        vocabulary: &Vocabulary,
    ) {
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
            let looked_at = own.get(..MAX_CELLS).unwrap_or(&own);
            let blank = looked_at.iter().all(|cell| cell.plain().is_empty());
            if self.data.len() >= MAX_DATA_ROWS || index >= MAX_ROWS || own.len() > MAX_CELLS {
                self.beyond += usize::from(!blank);
                continue;
            }
            if is_head(&own, vocabulary, in_head) {
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
                    .map(|slot| slot.cell().plain())
                    .filter(|t| !t.is_empty())
                    .collect(),
                blank,
                texts: own
                    .iter()
                    .map(|cell| if cell.is_figure() { "" } else { cell.plain() })
                    .collect(),
                own,
                slots: row,
            });
        }
    }
}

/// The cells that begin in a row.
pub(super) fn begun<'a>(row: &[PlainSlot<'a>]) -> Vec<&'a PlainCell<'a>> {
    let cells = row.iter().filter_map(|slot| match slot {
        Slot::Begins(cell) => Some(*cell),
        Slot::Continues(_) => None,
    });
    cells.collect()
}

/// Whether every row of a table covers the same columns without a gap.
fn is_grid(rows: &[Vec<PlainSlot<'_>>]) -> bool {
    let width = |row: &Vec<PlainSlot<'_>>| {
        row.iter().try_fold(0, |next, slot| {
            let cell = slot.cell();
            (cell.column == next).then_some(next + cell.col_span)
        })
    };
    let first = rows.first().and_then(width);
    first.is_some() && rows.iter().all(|row| width(row) == first)
}

/// Whether these cells are heads: all that say something, or most of them where one was changed.
fn is_head(cells: &[&PlainCell<'_>], vocabulary: &Vocabulary, in_head: bool) -> bool {
    let filled: Vec<&&PlainCell<'_>> = cells.iter().filter(|cell| !cell.plain().is_empty()).collect();
    let is_other = |cell: &&&PlainCell<'_>| vocabulary.is_label(cell.plain()) || cell.is_figure();
    if filled.is_empty() || filled.iter().any(is_other) {
        return false;
    }
    let heads = filled
        .iter()
        .filter(|cell| vocabulary.is_head(cell.plain()))
        .count();
    // 其他 is a head, and a row that lost its number.
    let lone_label =
        !in_head && filled.len() == 1 && filled.iter().all(|cell| vocabulary.is_bare_label(cell.plain()));
    !lone_label && heads * 2 > filled.len()
}
