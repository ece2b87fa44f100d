//! Comments in a Word file that somebody else made: all of it stays as it is, byte for byte, but for what the comments need.
//!
//! `scan` finds where in the text's part each piece of text lies, `plan` what is put in there, `revise` what is changed as
//! tracked changes, `remark` the part that holds the comments, `sweep` takes our own comments of an earlier time out, `parts`
//! packs the file again.

mod parts;
mod plan;
mod remark;
mod revise;
mod scan;
mod sweep;

#[cfg(test)]
mod tests;

use super::read;
use crate::format::Unreadable;
use crate::format::annotation::{Annotated, Edit, Note, Traced, edited, is_free_of_marks, mark};
use parts::Parts;
pub(super) use scan::{Piece, Scan};

/// The file with these comments, and without those that it had of ours.
pub fn annotate(bytes: &[u8], notes: &[Note]) -> Result<Annotated, Unreadable> {
    let mut parts = Parts::open(bytes)?;
    let text = parts.main()?;
    let comments = parts.comments()?;
    let own = sweep::own(comments.as_deref().unwrap_or_default());
    let swept = sweep::swept(&text, &own);
    let comments = comments.map(|comments| sweep::without(&comments, &own));
    let scan = Scan::new(&swept)?;
    let read = read::read_as(bytes, &swept)?;
    let traced = is_free_of_marks(&swept).then(|| marked(&swept, &scan));
    let traced = match traced {
        Some(marked) => Traced::new(&read, &read::read_as(bytes, &marked)?),
        None => Traced::new(&read, &read),
    };
    let remarks = remark::Remarks::new(comments.as_deref(), scan.is_strict);
    let plan = plan::plan(&swept, &scan, &traced, notes, remarks.first_id());
    let main = edited(swept.as_bytes(), plan.edits);
    let count = plan.comments.len();
    let written = if plan.comments.is_empty() {
        comments
    } else {
        Some(remarks.with(&plan.comments))
    };
    let bytes = parts.pack(main, written, scan.is_strict)?;
    Ok(Annotated {
        bytes,
        comments: count,
        revisions: plan.revisions,
    })
}

/// The text's part with a mark before each piece.
pub(super) fn marked(text: &str, scan: &Scan) -> String {
    let mut edits = Vec::with_capacity(scan.pieces.len());
    for (number, piece) in scan.pieces.iter().enumerate() {
        let Some(mark) = mark(number) else { break };
        let mark = String::from_iter(mark);
        edits.push(match piece {
            Piece::Text(text) => Edit::insert(text.begins, 0, mark),
            Piece::Cell(cell) => {
                let prefix = &scan.prefix;
                let run = format!("<{prefix}r><{prefix}t>{mark}</{prefix}t></{prefix}r>");
                match &cell.closed {
                    None => Edit::insert(cell.at, 0, run),
                    Some(end) => Edit::replace(end.clone(), format!(">{run}</{prefix}p>")),
                }
            }
        });
    }
    String::from_utf8(edited(text.as_bytes(), edits)).unwrap_or_default()
}
