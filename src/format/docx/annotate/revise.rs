//! Changes as Word tracks them: the words that go and those that come stand side by side until somebody decides.

use std::collections::BTreeMap;
use std::ops::Range;

use super::remark::declaration;
use super::scan::{CellPiece, Piece, Scan, TextPiece};
use crate::format::annotation::{AUTHOR, Edit, Revision, Spot};
use crate::format::docx::parcel::escaped;

/// What begins words whose blanks count.
const PRESERVED: &str = "<w:t xml:space=\"preserve\">";

/// A change, where it is made.
#[derive(Debug)]
pub(super) struct Change {
    /// The pieces that words go from, with the bytes that go.
    pub parts: Vec<(usize, Range<usize>)>,
    /// The empty cell that words come into.
    pub cell: Option<usize>,
    /// What comes.
    pub to: String,
}

/// The change of a spot; none where it cannot be made cleanly.
pub(super) fn change(text: &str, scan: &Scan, spot: &Spot, revision: &Revision) -> Option<Change> {
    if !spot.exact || scan.prefix != "w:" {
        return None;
    }
    let first = spot.pieces.first()?;
    if let Some(Piece::Cell(_)) = scan.pieces.get(first.number) {
        let blank = revision.from.trim().is_empty() && spot.pieces.len() == 1;
        return blank.then(|| Change {
            parts: Vec::new(),
            cell: Some(first.number),
            to: revision.to.clone(),
        });
    }
    // A cell may say more than its figure: a note, blanks.
    let said: String = spot.pieces.iter().map(|piece| piece.words.as_str()).collect();
    let start = said.find(revision.from.as_str())?;
    let mut left = start..start + revision.from.len();
    if left.is_empty() || said.matches(revision.from.as_str()).nth(1).is_some() {
        return None;
    }
    let mut parts = Vec::new();
    for piece in &spot.pieces {
        let own = left.start.min(piece.words.len())..left.end.min(piece.words.len());
        let length = piece.words.len();
        if !own.is_empty() {
            let Some(Piece::Text(found)) = scan.pieces.get(piece.number) else {
                return None;
            };
            let run = scan.runs.get(found.run)?;
            let at = found.begins + piece.before + own.start;
            let range = at..at + own.len();
            let words = piece.words.get(own)?;
            let is_there = range.end <= found.content.end && text.get(range.clone()) == Some(words);
            if !run.divisible || !is_there || words.contains(['&', '<']) {
                return None;
            }
            parts.push((piece.number, range));
        }
        left = left.start.saturating_sub(length)..left.end.saturating_sub(length);
    }
    (!parts.is_empty() && left.is_empty()).then(|| Change {
        parts,
        cell: None,
        to: revision.to.clone(),
    })
}

/// What of a piece goes, and what comes behind it.
type Cuts = BTreeMap<usize, (usize, Option<String>)>;

/// The changes as edits of the text. Of changes that overlap the first is made.
pub(super) fn edits(text: &str, scan: &Scan, changes: &[Change], id: &mut u32) -> Vec<Edit> {
    let mut pieces: BTreeMap<usize, Cuts> = BTreeMap::new();
    for change in changes {
        let overlaps = change.parts.iter().any(|(number, range)| {
            let cuts = pieces.get(number).into_iter().flatten();
            cuts.into_iter()
                .any(|(start, (end, _))| *start < range.end && range.start < *end)
        });
        if overlaps {
            continue;
        }
        let last = change.parts.len().saturating_sub(1);
        for (index, (number, range)) in change.parts.iter().enumerate() {
            let comes = (index == last).then(|| change.to.clone());
            let cuts = pieces.entry(*number).or_default();
            cuts.insert(range.start, (range.end, comes));
        }
    }
    let mut out = Vec::new();
    for (number, cuts) in &pieces {
        if let Some(Piece::Text(piece)) = scan.pieces.get(*number) {
            out.extend(divided(text, scan, piece, cuts, id));
        }
    }
    out
}

/// A run divided where words go and come.
fn divided(text: &str, scan: &Scan, piece: &TextPiece, cuts: &Cuts, id: &mut u32) -> Option<Edit> {
    let run = scan.runs.get(piece.run)?;
    let open = text.get(run.open.clone())?;
    let look = run
        .look
        .clone()
        .and_then(|look| text.get(look))
        .unwrap_or_default();
    // Where the run holds nothing but these words no empty run is left before and behind.
    let alone = run.children == 1;
    let mut out = String::new();
    let kept = |out: &mut String, words: &str| {
        if !words.is_empty() {
            out.extend([open, look, PRESERVED, words, "</w:t></w:r>"]);
        }
    };
    let mut done = piece.content.start;
    for (start, (end, comes)) in cuts {
        kept(&mut out, text.get(done..*start)?);
        let goes = text.get(*start..*end)?;
        out.extend([format!(
            "<w:del w:id=\"{id}\" w:author=\"{AUTHOR}\">{open}{look}<w:delText xml:space=\"preserve\">{goes}</w:delText></w:r></w:del>"
        )]);
        *id += 1;
        if let Some(comes) = comes {
            let comes = escaped(comes);
            out.extend([format!(
                "<w:ins w:id=\"{id}\" w:author=\"{AUTHOR}\">{open}{look}{PRESERVED}{comes}</w:t></w:r></w:ins>"
            )]);
            *id += 1;
        }
        done = *end;
    }
    let rest = text.get(done..piece.content.end)?;
    if alone {
        kept(&mut out, rest);
        return Some(Edit::replace(run.range.clone(), out));
    }
    let rest = if rest.is_empty() {
        String::new()
    } else {
        format!("{PRESERVED}{rest}</w:t>")
    };
    let words = format!("</w:r>{out}{open}{look}{rest}");
    Some(Edit::replace(piece.element.clone(), words))
}

/// A figure put into an empty cell.
pub(super) fn in_cell(text: &str, scan: &Scan, cell: &CellPiece, to: &str, id: &mut u32) -> String {
    let names = declaration(&scan.prefix, scan.is_strict);
    let look = cell
        .look
        .clone()
        .and_then(|look| text.get(look))
        .unwrap_or_default();
    // What marks the end of a paragraph as put in or deleted is no look of words.
    let is_plain = !look.contains(":ins ") && !look.contains(":del ") && !look.contains("PrChange");
    let look = if is_plain { look } else { "" };
    let own = *id;
    *id += 1;
    format!(
        "<w:ins{names} w:id=\"{own}\" w:author=\"{AUTHOR}\"><w:r>{look}<w:t>{}</w:t></w:r></w:ins>",
        escaped(to)
    )
}
