//! What is put into the text for each comment, and in what order.

use std::collections::BTreeMap;

use super::remark::{Remark, declaration};
use super::revise::{self, Change};
use super::scan::{Piece, Scan};
use crate::format::annotation::{Edit, Note, Spot, Traced};
use crate::source::PlaceOrder;

/// Of what stands at one byte of the text: what ends there, and then what begins.
const ENDS: u8 = 0;
const BEGINS: u8 = 1;

/// What is done to the text, and the comments that it names.
#[derive(Debug, Default)]
pub(super) struct Plan<'n> {
    /// What is put into the text.
    pub edits: Vec<Edit>,
    /// The comments.
    pub comments: Vec<Remark<'n>>,
    /// How many changes are among the edits.
    pub revisions: usize,
}

/// The plan for these comments, whose numbers begin with this one.
pub(super) fn plan<'n>(
    text: &str,
    scan: &Scan,
    traced: &Traced,
    notes: &'n [Note],
    first_id: u32,
) -> Plan<'n> {
    // What has no place stands at the title; where not even that is known, at the first words.
    let beginning = traced.beginning().or_else(|| first_words(scan));
    let found = |note: &Note| note.place.as_ref().and_then(|place| traced.find(place));
    let spots: Vec<Option<Spot>> = notes.iter().map(found).collect();
    let mut plan = Plan::default();
    let mut empty: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for (note, spot) in notes.iter().zip(&spots) {
        let Some(spot) = spot.as_ref().or(beginning.as_ref()) else {
            continue;
        };
        let id = first_id.saturating_add(u32::try_from(plan.comments.len()).unwrap_or(u32::MAX));
        if plan.around(scan, spot, id, &mut empty) {
            plan.comments.push(Remark { id, note });
        }
    }
    let changes = changes(text, scan, notes, &spots);
    plan.revisions = changes.len();
    // A cell that is empty in the file takes its references, and its new figure, in one piece.
    let (in_cells, in_words): (Vec<_>, Vec<_>) =
        changes.into_iter().partition(|change| change.cell.is_some());
    let mut id = scan.free_id;
    plan.edits.extend(revise::edits(text, scan, &in_words, &mut id));
    let mut figures: BTreeMap<usize, String> = BTreeMap::new();
    for change in in_cells {
        if let Some(Piece::Cell(cell)) = change.cell.and_then(|cell| scan.pieces.get(cell)) {
            figures.insert(
                change.cell.unwrap_or(0),
                revise::in_cell(text, scan, cell, &change.to, &mut id),
            );
        }
    }
    for (number, ids) in empty {
        let Some(Piece::Cell(cell)) = scan.pieces.get(number) else {
            continue;
        };
        let references: String = ids.into_iter().map(|id| reference(scan, id)).collect();
        let words = figures.remove(&number).unwrap_or_default() + &references;
        plan.edits.push(match &cell.closed {
            None => Edit::insert(cell.at, BEGINS, words),
            // The blank says that the paragraph had no end tag, so that it can be taken back.
            Some(end) => Edit::replace(end.clone(), format!(" >{words}</{}p>", scan.prefix)),
        });
    }
    plan
}

impl Plan<'_> {
    /// Puts a comment around a spot.
    fn around(&mut self, scan: &Scan, spot: &Spot, id: u32, empty: &mut BTreeMap<usize, Vec<u32>>) -> bool {
        let at = |number: usize| match scan.pieces.get(number)? {
            Piece::Text(text) => scan.anchors.get(text.anchor).cloned(),
            Piece::Cell(_) => None,
        };
        let anchors = spot.pieces.iter().filter_map(|piece| at(piece.number));
        let start = anchors.clone().map(|anchor| anchor.start).min();
        let end = anchors.map(|anchor| anchor.end).max();
        if let (Some(start), Some(end)) = (start, end) {
            let names = declaration(&scan.prefix, scan.is_strict);
            let range = |what: &str| format!("<w:commentRange{what}{names} w:id=\"{id}\"/>");
            self.edits.push(Edit::insert(start, BEGINS, range("Start")));
            let end_words = range("End") + &reference(scan, id);
            self.edits.push(Edit::insert(end, ENDS, end_words));
            return true;
        }
        let cell = spot.pieces.first().map(|piece| piece.number);
        if let Some(cell) = cell {
            empty.entry(cell).or_default().push(id);
        }
        cell.is_some()
    }
}

/// The first words of the text, whatever they are.
fn first_words(scan: &Scan) -> Option<Spot> {
    let is_text = |piece: &Piece| matches!(piece, Piece::Text(_));
    let number = scan.pieces.iter().position(is_text)?;
    Some(Spot::of_piece(number))
}

/// The run that shows that there is a comment.
fn reference(scan: &Scan, id: u32) -> String {
    let names = declaration(&scan.prefix, scan.is_strict);
    format!("<w:r{names}><w:commentReference w:id=\"{id}\"/></w:r>")
}

/// The changes that can be made, those that belong together both or neither.
fn changes(text: &str, scan: &Scan, notes: &[Note], spots: &[Option<Spot>]) -> Vec<Change> {
    let mut found: BTreeMap<PlaceOrder, (Change, Option<PlaceOrder>)> = BTreeMap::new();
    let mut others = Vec::new();
    for (note, spot) in notes.iter().zip(spots) {
        let (Some(revision), Some(spot), Some(place)) = (&note.revision, spot, &note.place) else {
            continue;
        };
        let Some(change) = revise::change(text, scan, spot, revision) else {
            continue;
        };
        if place.quote.is_some() {
            others.push(change);
        } else {
            found.entry(place.order).or_insert((change, revision.with));
        }
    }
    let has = |order: &PlaceOrder| found.contains_key(order);
    let whole: Vec<PlaceOrder> = found
        .iter()
        .filter(|(_, (_, with))| with.as_ref().is_none_or(has))
        .map(|(order, _)| *order)
        .collect();
    let figures = whole.into_iter().filter_map(|order| found.remove(&order));
    let mut out: Vec<Change> = figures.map(|(change, _)| change).collect();
    out.append(&mut others);
    out
}
