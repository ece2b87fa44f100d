//! The marks around the words that are commented.

use std::collections::BTreeMap;
use std::ops::Range;

use super::charset::Charset;
use super::lex::Piece;
use super::words::{escaped, id, summary};
use crate::diagnostic::Severity;
use crate::format::annotation::{self, Edit, Note, Spot, Traced};

/// The class of our marks.
pub(super) const MARK: &str = "nianbao-mark";
/// Words of a piece longer than this are marked with all of it: each search goes through it.
const MAX_PIECE: usize = 64 * 1024;

/// The bytes that are marked, with the comments on them.
type Marked = BTreeMap<usize, (usize, Vec<usize>)>;

/// The marks of these comments, and for each comment the number of the mark that it stands in first.
pub(super) fn marks(
    page: &[u8],
    charset: Charset,
    pieces: &[Piece],
    traced: &Traced,
    notes: &[Note],
) -> (Vec<Edit>, Vec<Option<usize>>) {
    let beginning = traced.beginning();
    let mut marked = Marked::new();
    for (index, note) in notes.iter().enumerate() {
        let own = note.place.as_ref().and_then(|place| traced.find(place));
        let Some(spot) = own.as_ref().or(beginning.as_ref()) else {
            continue;
        };
        for range in ranges(page, charset, pieces, spot) {
            add(&mut marked, range, index);
        }
    }
    let mut edits = Vec::with_capacity(2 * marked.len());
    let mut places = vec![None; notes.len()];
    for (number, (start, (end, own))) in marked.iter().enumerate() {
        for index in own {
            if let Some(place @ None) = places.get_mut(*index) {
                *place = Some(number);
            }
        }
        let open = charset.written(&opening(notes, own, number, start == end));
        if start == end {
            edits.push(Edit::insert(*start, 1, [open.as_slice(), b"</mark>"].concat()));
        } else {
            edits.push(Edit::insert(*start, 1, open));
            edits.push(Edit::insert(*end, 0, "</mark>"));
        }
    }
    (edits, places)
}

/// The tag that begins a mark.
fn opening(notes: &[Note], own: &[usize], number: usize, empty: bool) -> String {
    let all = || own.iter().filter_map(|index| notes.get(*index));
    let words: Vec<String> = all().map(summary).collect();
    let colour = match all()
        .map(|note| note.severity)
        .min_by_key(|severity| rank(*severity))
    {
        Some(Severity::Error) => "#ffb3b3",
        Some(Severity::Warning) => "#ffe58a",
        _ => "#cfe3ff",
    };
    let room = if empty {
        ";display:inline-block;min-width:1em;min-height:1em"
    } else {
        ""
    };
    let id = id(number);
    let title = escaped(&words.join("\n\n"));
    format!("<mark class=\"{MARK}\" id=\"{id}\" style=\"background:{colour}{room}\" title=\"{title}\">")
}

const fn rank(severity: Severity) -> u8 {
    match severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Info => 2,
    }
}

/// Takes a range in; what overlaps becomes one.
fn add(marked: &mut Marked, range: Range<usize>, index: usize) {
    let Range { mut start, mut end } = range;
    let mut own = Vec::new();
    while let Some((from, (to, notes))) = marked.range(..=end).next_back() {
        let touches = *from < end && start < *to || (*from, *to) == (start, end);
        if !touches {
            break;
        }
        start = start.min(*from);
        end = end.max(*to);
        own.extend(notes.iter().copied());
        let from = *from;
        marked.remove(&from);
    }
    own.push(index);
    own.sort_unstable();
    own.dedup();
    marked.insert(start, (end, own));
}

/// The bytes of a spot, within the pieces that it lies in.
fn ranges(page: &[u8], charset: Charset, pieces: &[Piece], spot: &Spot) -> Vec<Range<usize>> {
    let own = spot.pieces.iter().filter_map(|part| {
        let piece = pieces.get(part.number)?;
        let whole = piece.begins..piece.ends;
        Some(exact(page, charset, &whole, part).unwrap_or(whole))
    });
    own.collect()
}

/// The very words, where the page has them as they are read.
fn exact(
    page: &[u8],
    charset: Charset,
    whole: &Range<usize>,
    part: &annotation::Piece,
) -> Option<Range<usize>> {
    let bytes = page.get(whole.clone()).filter(|bytes| bytes.len() <= MAX_PIECE)?;
    let text = charset.text(bytes);
    let stands = |at: usize| text.get(at..)?.starts_with(part.words.as_str()).then_some(at);
    let alone = || {
        let mut all = text.match_indices(part.words.as_str());
        let only = all.next()?.0;
        all.next().is_none().then_some(only)
    };
    let at = stands(part.before).or_else(alone)?;
    if part.words.is_empty()
        || text.contains('&') && text.get(..at)?.contains('&') && stands(part.before).is_none()
    {
        return None;
    }
    let start = charset.bytes(text.get(..at)?).into_owned();
    let words = charset.bytes(&part.words).into_owned();
    let is_there = bytes.starts_with(&start) && bytes.get(start.len()..)?.starts_with(&words);
    is_there.then(|| whole.start + start.len()..whole.start + start.len() + words.len())
}
