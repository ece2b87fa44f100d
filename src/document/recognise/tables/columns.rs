//! The columns of a document's table: where each of the form's columns stands, and which heads are not the form's.

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

/// For each column of a block the grid column in which it stands; none where the heads do not say.
///
/// The column of the total may be left out: it is computed.
pub(super) fn places(
    heads: &Heads<'_>,
    block: &'static Block,
    total: Option<&str>,
) -> Option<Vec<Option<usize>>> {
    if !heads.is_grid {
        return None;
    }
    // The same for every row under these heads.
    let cells = heads
        .plain
        .get_or_init(|| begun(heads).map(|cell| (cell.0, folded(&cell.1))).collect());
    let mut out = Vec::new();
    for column in block.columns() {
        let label = folded(column.label);
        let mut found = cells.iter().filter(|(_, text)| *text == label);
        match found.next() {
            Some((place, _)) if found.next().is_none() && !out.contains(&Some(*place)) => {
                out.push(Some(*place));
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
        .filter(|(_, text)| {
            let text = folded(text);
            same_but_for_brackets(&text, &label) || similarity(&text, &label) >= MIN_SIMILARITY
        })
        .find_map(|(_, text)| Stated::in_words(&text))
}

/// The cells that begin in head rows: the column in which each begins, and its text.
fn begun<'h>(heads: &'h Heads<'_>) -> impl Iterator<Item = (usize, String)> + 'h {
    heads.rows.iter().flatten().filter_map(|slot| match slot {
        Slot::Begins(cell) if !cell.text.is_empty() => Some((cell.column, cell.text.clone())),
        _ => None,
    })
}

/// The heads of a block that are not the form's words. Heads that a part of a table does not repeat are not missed.
pub(super) fn altered(heads: &Heads<'_>, expected: &[&'static str], order: PlaceOrder) -> Vec<AlteredLabel> {
    let mut found: Vec<String> = begun(heads).map(|(_, text)| one_line(&text)).collect();
    let mut open: Vec<&'static str> = Vec::new();
    for label in expected {
        match found.iter().position(|text| folded(text) == folded(label)) {
            Some(at) => drop(found.remove(at)),
            None => open.push(label),
        }
    }
    let mut out = Vec::new();
    for label in open {
        let wanted = folded(label);
        let near = found
            .iter()
            .enumerate()
            .map(|(at, text)| (at, similarity(unnumbered(&folded(text)), &wanted)))
            .filter(|(_, near)| *near >= MIN_SIMILARITY_OF_HEAD)
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((at, _)) = near {
            out.push(AlteredLabel {
                found: found.remove(at),
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
