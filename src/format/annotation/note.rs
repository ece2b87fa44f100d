//! A comment before it stands in a file.

use crate::diagnostic::Severity;
use crate::source::{Origin, Place, PlaceOrder};

/// Who comments: what bears this name was written by us, and is replaced when the file is commented once more.
pub const AUTHOR: &str = "年报核对";

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// How grave it is.
    pub severity: Severity,
    /// Where it is, in words; nothing for what concerns the document as a whole.
    pub place_words: String,
    /// What is said, a paragraph each.
    pub paragraphs: Vec<String>,
    /// Where; none for what concerns the document as a whole.
    pub place: Option<Place>,
    /// What is to be changed there, where that is certain and asked for.
    pub revision: Option<Revision>,
}

/// A change of the words of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// What stands there; nothing for an empty cell.
    pub from: String,
    /// What must stand there.
    pub to: String,
    /// The place of another change that must be made too.
    pub with: Option<PlaceOrder>,
}

/// A file with its comments.
#[derive(Clone, Debug)]
pub struct Annotated {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many comments were written into it.
    pub comments: usize,
    /// How many changes were.
    pub revisions: usize,
}

impl Note {
    /// The place as the document has it, and none where it has none.
    pub fn place_of(origin: Option<&Origin>) -> Option<Place> {
        match origin? {
            Origin::Document(place) => Some(place.clone()),
            Origin::Source(_) => None,
        }
    }
}
