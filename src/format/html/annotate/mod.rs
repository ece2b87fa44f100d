//! Comments in a page that somebody else made: all of it stays as it is, byte for byte, but for marks around the words that are
//! commented, and a list at the end.
//!
//! `lex` finds where in the bytes of the page each piece of text lies, `charset` in which encoding, `marks` what is put in,
//! `sweep` takes our own marks of an earlier time out.

mod charset;
mod lex;
mod list;
mod marks;
mod sweep;
mod words;

#[cfg(test)]
mod tests;

use super::read;
use crate::format::Unreadable;
use crate::format::annotation::{Annotated, Edit, Note, Traced, edited, is_free_of_marks, mark};
use charset::Page;
use lex::Piece;

/// The page with these comments, and without those that it had of ours.
pub fn annotate(bytes: &[u8], notes: &[Note]) -> Result<Annotated, Unreadable> {
    let text = read::page_text(bytes)?;
    let Page { bytes, charset } = Page::new(bytes, &text)?;
    let page = sweep::swept(&bytes);
    let pieces = lex::pieces(&page, charset);
    let unmarked = read::read(&page)?;
    let marked = is_free_of_marks(&text)
        .then(|| read::read(&marked(&page, &pieces)).ok())
        .flatten();
    // A page that is too much with marks has its list.
    let traced = Traced::new(&unmarked, marked.as_ref().unwrap_or(&unmarked));
    let (mut edits, places) = marks::marks(&page, charset, &pieces, &traced, notes);
    edits.extend(list::list(&page, charset, notes, &places));
    Ok(Annotated {
        bytes: charset.as_written(edited(&page, edits)),
        comments: notes.len(),
        revisions: 0,
    })
}

/// The page with a mark before each piece, in letters of ASCII: they are the same in every encoding of a page.
fn marked(page: &[u8], pieces: &[Piece]) -> Vec<u8> {
    let mut edits = Vec::with_capacity(pieces.len());
    for (number, piece) in pieces.iter().enumerate() {
        let Some(mark) = mark(number) else { break };
        let [first, second] = mark.map(u32::from);
        let words = format!("&#{first};&#{second};");
        edits.push(Edit::insert(piece.begins, 0, words));
    }
    edited(page, edits)
}
