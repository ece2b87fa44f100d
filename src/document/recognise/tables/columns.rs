//! The columns of a document's table: where each of the form's columns stands, and which heads are not the form's.

use super::plain::PlainCell;
use super::row::Heads;
use super::vocabulary::{MIN_SIMILARITY, same_but_for_brackets};
use crate::chinese::numbering::unnumbered;
use crate::chinese::width::folded;
use crate::document::Slot;
use crate::document::recognise::items::one_line;
use crate::document::recognise::similarity::similarity;
use crate::form::{Block, Column, Kind};
use crate::report::unit::Stated;
use crate::source::PlaceOrder;

/// The least similarity of a head to the form's that it stands for.
const MIN_SIMILARITY_OF_HEAD: f64 = 0.4;

/// A label that is not the form's.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::document::recognise) struct AlteredLabel {
    /// What stands there; empty where nothing does.
    pub found: String,
    /// The form's.
    pub expected: &'static str,
    /// Where it comes in the document.
    pub order: PlaceOrder,
}

/// A column of the form with its label, plain.
#[derive(Debug)]
pub(super) struct PlainColumn {
    /// The column.
    pub column: &'static Column,
    label: String,
}

impl PlainColumn {
    /// The columns of a block.
    pub fn of_block(block: &'static Block) -> Vec<Self> {
        let columns = block.columns().into_iter();
        columns
            .map(|column| Self {
                column,
                label: folded(column.label),
            })
            .collect()
    }
}

/// For each column of a block the grid column in which it stands; none where the heads do not say.
///
/// The column of the total may be left out: it is computed.
pub(super) fn places(
    heads: &Heads<'_>,
    columns: &[PlainColumn],
    total: Option<&str>,
) -> Option<Vec<Option<usize>>> {
    if !heads.is_grid {
        return None;
    }
    let mut out = Vec::new();
    for PlainColumn { column, label } in columns {
        let mut found = begun(heads).filter(|cell| cell.plain() == label);
        match found.next() {
            Some(cell) if found.next().is_none() && !out.contains(&Some(cell.column)) => {
                out.push(Some(cell.column));
            }
            None if total == Some(column.key) => out.push(None),
            _ => return None,
        }
    }
    Some(out)
}

/// The unit that the head of an amount states: 单位：元.
pub(super) fn stated_unit(heads: &Heads<'_>, column: &Column) -> Option<Stated> {
    let label = folded(column.label);
    begun(heads)
        .filter(|_| column.kind == Kind::Amount)
        .filter(|cell| {
            let text = cell.plain();
            same_but_for_brackets(text, &label) || similarity(text, &label) >= MIN_SIMILARITY
        })
        .find_map(|cell| Stated::in_words(&cell.text))
}

/// The cells that begin in head rows and say something.
fn begun<'h, 'a>(heads: &'h Heads<'a>) -> impl Iterator<Item = &'a PlainCell<'a>> + use<'h, 'a> {
    heads.rows.iter().flatten().filter_map(|slot| match slot {
        Slot::Begins(cell) if !cell.text.is_empty() => Some(*cell),
        _ => None,
    })
}

/// The heads of a block that are not the form's words. Heads that a part of a table does not repeat are not missed.
pub(super) fn altered(heads: &Heads<'_>, expected: &[&'static str], order: PlaceOrder) -> Vec<AlteredLabel> {
    let mut found: Vec<&PlainCell<'_>> = begun(heads).collect();
    let mut open: Vec<(&'static str, String)> = Vec::new();
    for label in expected {
        let wanted = folded(label);
        match found.iter().position(|cell| cell.plain() == wanted) {
            Some(at) => drop(found.remove(at)),
            None => open.push((label, wanted)),
        }
    }
    let mut out = Vec::new();
    for (label, wanted) in open {
        let near = found
            .iter()
            .enumerate()
            .map(|(at, cell)| (at, similarity(unnumbered(cell.plain()), &wanted)))
            .filter(|(_, near)| *near >= MIN_SIMILARITY_OF_HEAD)
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((at, _)) = near {
            out.push(AlteredLabel {
                found: one_line(&found.remove(at).text),
                expected: label,
                order,
            });
        }
    }
    out
}

/// The labels of a tree of heads, in the order of the form.
pub(super) fn labels(columns: &'static [Column], out: &mut Vec<&'static str>) {
    for column in columns {
        out.push(column.label);
        labels(column.children, out);
    }
}
