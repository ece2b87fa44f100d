//! Edits of a text by its bytes.

use std::ops::Range;

/// What comes in the place of some bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go; an empty range for what is only put in.
    pub range: Range<usize>,
    /// Of edits at one place, which comes first.
    pub rank: u8,
    /// What comes there, in the file's encoding.
    pub words: Vec<u8>,
}

impl Edit {
    /// Something put in.
    pub fn insert(at: usize, rank: u8, words: impl Into<Vec<u8>>) -> Self {
        Self {
            range: at..at,
            rank,
            words: words.into(),
        }
    }

    /// Something in the place of something else: behind all that is put in there.
    pub fn replace(range: Range<usize>, words: impl Into<Vec<u8>>) -> Self {
        Self {
            range,
            rank: u8::MAX,
            words: words.into(),
        }
    }
}

/// The bytes with all edits made, in one pass. An edit within another is not made.
pub fn edited(bytes: &[u8], mut edits: Vec<Edit>) -> Vec<u8> {
    edits.sort_by_key(|edit| (edit.range.start, edit.rank));
    let more: usize = edits.iter().map(|edit| edit.words.len()).sum();
    let mut out = Vec::with_capacity(bytes.len() + more);
    let mut done = 0;
    for edit in &edits {
        let Some(between) = bytes.get(done..edit.range.start) else {
            continue;
        };
        out.extend_from_slice(between);
        out.extend_from_slice(&edit.words);
        done = edit.range.end;
    }
    out.extend_from_slice(bytes.get(done..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_made_in_order() {
        let edits = vec![
            Edit::replace(1..3, "x"),
            Edit::insert(3, 0, "b"),
            Edit::insert(1, 1, "2"),
            Edit::insert(1, 0, "1"),
            Edit::insert(2, 0, "never"),
        ];
        assert_eq!(edited(b"abcd", edits), b"a12xbd");
    }
}
