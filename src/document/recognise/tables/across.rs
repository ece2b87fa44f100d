//! A table that is laid across: its figures stand in one row, under the labels of its rows and the heads of its columns.

use std::cmp::Reverse;

use super::align::FormRow;
use super::columns;
use super::grouping::{Placed, count_figures};
use super::plain::PlainCell;
use super::reading::TableReading;
use super::row::{Heads, MAX_DATA_ROWS, begun};
use super::vocabulary::Vocabulary;
use crate::chinese::width::folded;
use crate::document::recognise::items::{joined_cells, said_in_cells};
use crate::form::{Column, Leaf, Row};
use crate::report::State;
use crate::source::{Place, PlaceOrder};

/// What it adds to the score of a reading that the figures were found.
const FOUND_BONUS: i32 = 10;
/// The most labels that a row of labels must have.
const MAX_LABELS_ASKED: usize = 4;

/// A part of such a table: where it comes in the document, and its rows.
struct Part<'a> {
    order: PlaceOrder,
    head: Heads<'a>,
    figures: Vec<(PlaceOrder, Vec<&'a PlainCell<'a>>)>,
    texts: Vec<&'a str>,
    /// The line above it.
    title: &'a str,
    /// How many figures it has.
    width: usize,
}

/// Reads a table and its further parts: 行政复议 and 行政诉讼 may stand in a table each.
pub(super) fn read(vocabulary: &Vocabulary, tables: &[Placed<'_>]) -> TableReading {
    let form = FormRow::of_table(vocabulary.table);
    let mut out = TableReading::new(vocabulary, 0);
    let leaves: Vec<Leaf> = vocabulary.table.rows().collect();
    let mut open: Vec<Leaf> = leaves.clone();
    let parts: Vec<Part<'_>> = tables.iter().map(part).collect();
    for part in &parts {
        // A part has the rows whose labels it shows, or the one that the line above it names; one that shows none has those
        // that are left.
        let shown = |leaf: &Leaf| part.texts.contains(&folded(leaf.row.label).as_str());
        let mut own: Vec<Leaf> = open.iter().copied().filter(shown).collect();
        if own.is_empty() {
            own.extend(named(form, part.title).filter(|leaf| open.iter().any(|o| o.path == leaf.path)));
        }
        if own.is_empty() {
            own.clone_from(&open);
            out.in_order(part, &mut own);
        }
        open.retain(|leaf| !own.iter().any(|o| o.path == leaf.path));
        out.part(part, &own);
    }
    out.missing = open;
    out
}

/// The one row of the form that a title names. A title that names another group too is that of the whole table.
fn named(form: &[FormRow], title: &str) -> Option<Leaf> {
    let mut named = form.iter().filter(|row| title.contains(&row.label));
    let row = named.next().filter(|_| named.next().is_none())?;
    let other = form
        .iter()
        .flat_map(|other| &other.groups)
        .any(|group| !row.groups.contains(group) && title.contains(&folded(group)));
    (!other).then_some(row.leaf)
}

fn part<'a>(placed: &'a Placed<'a>) -> Part<'a> {
    let order = placed.order;
    let mut out = Part {
        order,
        head: Heads::default(),
        figures: Vec::new(),
        texts: Vec::new(),
        title: &placed.title,
        width: count_figures(&placed.table),
    };
    out.head.order = order;
    for (index, row) in placed.table.slots().into_iter().enumerate() {
        let own = begun(&row);
        // A label of such a table has no digit in it; a figure with a note, or with other words, has.
        let words = |cell: &&PlainCell<'_>| {
            let text = cell.plain();
            !text.is_empty() && !cell.is_figure() && !text.contains(|c: char| c.is_ascii_digit())
        };
        if own.iter().any(words)
            && own.iter().filter(|c| words(c)).count() * 2 >= own.len().min(MAX_LABELS_ASKED)
        {
            out.texts.extend(own.iter().map(|cell| cell.plain()));
            out.head.rows.push(row);
        } else if !own.is_empty() && !out.head.rows.is_empty() && out.figures.len() < MAX_DATA_ROWS {
            out.figures.push((order.at_row(index + 1), own));
        }
    }
    out
}

impl TableReading {
    /// A part that names none of its rows, and has figures for the first ones that are left: those, and it is reported.
    fn in_order(&mut self, part: &Part<'_>, own: &mut Vec<Leaf>) {
        let all: usize = own.iter().map(|leaf| leaf.block.columns().len()).sum();
        let mut count = 0;
        let first = own.iter().take_while(|leaf| {
            count += leaf.block.columns().len();
            count <= part.width
        });
        let first: Vec<Leaf> = first.copied().collect();
        let held: usize = first.iter().map(|leaf| leaf.block.columns().len()).sum();
        let Some(leaf) = first
            .first()
            .filter(|_| held == part.width && held < all && part.figures.len() == 1)
        else {
            return;
        };
        let name = self.edition.row_name(self.key, leaf.path);
        let place = Place {
            order: part.order,
            words: self.edition.table_name(self.key),
            quote: None,
        };
        let message = format!("这一张没有写明是哪一行的数，按顺序读作“{name}”");
        self.doubts.push((place, leaf.path, message));
        *own = first;
    }

    fn part(&mut self, part: &Part<'_>, leaves: &[Leaf]) {
        let points: Vec<(&Leaf, &'static Column)> = leaves
            .iter()
            .flat_map(|leaf| leaf.block.columns().into_iter().map(move |c| (leaf, c)))
            .collect();
        if self.upright(part, leaves) {
            return;
        }
        self.check_expected_heads(part, leaves);
        // The row of figures is the one that has as many cells, and of those the one that says most.
        let filled = |cells: &[&PlainCell<'_>]| cells.iter().filter(|c| !c.plain().is_empty()).count();
        let enough = part
            .figures
            .iter()
            .filter(|(_, cells)| cells.len() >= points.len());
        let Some((order, cells)) = enough.max_by_key(|(order, cells)| (filled(cells), Reverse(*order)))
        else {
            self.short(part, &points);
            return;
        };
        self.score += FOUND_BONUS;
        let from = cells.len() - points.len();
        self.account(*order, cells[from..].iter().map(|cell| cell.cell()));
        for ((leaf, column), cell) in points.iter().zip(&cells[from..]) {
            self.cell(leaf, column, &cell.text, order.at_cell(cell.column), State::Blank);
        }
        let others = part
            .figures
            .iter()
            .filter(|(at, cells)| at != order && filled(cells) > 0);
        for (at, cells) in others {
            let cells = || cells.iter().map(|cell| cell.cell());
            self.account(*at, cells());
            self.foreign_rows.push((*at, joined_cells(cells())));
        }
    }

    /// A table whose rows run down though the form lays them across: each row is found by its label.
    fn upright(&mut self, part: &Part<'_>, leaves: &[Leaf]) -> bool {
        let mut rows: Vec<(&Leaf, PlaceOrder, &[&PlainCell<'_>])> = Vec::new();
        for leaf in leaves {
            let count = leaf.block.columns().len();
            let label = folded(leaf.row.label);
            let own = part.figures.iter().find_map(|(order, cells)| {
                let from = cells.len().checked_sub(count)?;
                let labelled = cells[..from].iter().any(|cell| cell.plain() == label);
                labelled.then(|| (*order, &cells[from..]))
            });
            rows.extend(own.map(|(order, cells)| (leaf, order, cells)));
        }
        if rows.len() < leaves.len() {
            return false;
        }
        self.score += FOUND_BONUS;
        for (leaf, order, cells) in rows {
            self.account(order, cells.iter().map(|cell| cell.cell()));
            for (column, cell) in leaf.block.columns().into_iter().zip(cells) {
                self.cell(leaf, column, &cell.text, order.at_cell(cell.column), State::Blank);
            }
        }
        true
    }

    /// The row of figures has too few cells, or is not there: no figure can be distinguished from another.
    fn short(&mut self, part: &Part<'_>, points: &[(&Leaf, &'static Column)]) {
        let longest = part.figures.iter().max_by_key(|(_, cells)| cells.len());
        for (leaf, column) in points {
            let state = if longest.is_some() {
                State::Unread(None)
            } else {
                State::Blank
            };
            self.cell(leaf, column, "", part.order, state);
        }
        if let (Some((order, cells)), Some((leaf, _))) = (longest, points.first()) {
            let words = self.edition.table_name(self.key);
            let cells = || cells.iter().map(|cell| cell.cell());
            self.account(*order, cells());
            self.doubts.push((
                Place::new(*order, words),
                leaf.path,
                format!(
                    "数字行只有 {} 格，应有 {} 个数，没有读入：{}",
                    cells().len(),
                    points.len(),
                    said_in_cells(cells())
                ),
            ));
        }
    }

    fn check_expected_heads(&mut self, part: &Part<'_>, leaves: &[Leaf]) {
        let mut expected = Vec::new();
        let own = |row: &Row| leaves.iter().any(|leaf| std::ptr::eq(leaf.row, row));
        for block in self.table.blocks {
            spanners(block.stub, &own, &mut expected);
            for _ in leaves {
                columns::labels(block.boxhead, &mut expected);
            }
        }
        self.altered
            .extend(columns::altered(&part.head, &expected, part.order));
    }
}

/// The labels of the rows that a part shows, and of their groups.
fn spanners(rows: &'static [Row], own: &dyn Fn(&Row) -> bool, out: &mut Vec<&'static str>) {
    for row in rows {
        if row.children.is_empty() {
            if own(row) {
                out.push(row.label);
            }
        } else {
            let before = out.len();
            spanners(row.children, own, out);
            if out.len() > before {
                out.push(row.label);
            }
        }
    }
}
