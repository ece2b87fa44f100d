//! What every format is: its names, and how it writes a document and reads one back.

use super::annotation::{Annotated, Note};
use super::error::{Unreadable, WriteError};
use crate::document::{AsRead, Document};

/// How a document becomes the bytes of a file.
pub type Write = fn(&Document) -> Result<Vec<u8>, WriteError>;

/// How comments are written into a file.
pub type Annotate = fn(&[u8], &[Note]) -> Result<Annotated, Unreadable>;

/// A file format.
#[derive(Debug)]
pub struct Format {
    /// What the command line calls it.
    pub name: &'static str,
    /// What it is, for people.
    pub title: &'static str,
    /// The endings that choose it, without the dot; the first is that of the files it writes.
    pub extensions: &'static [&'static str],
    /// Its media type, as HTTP names it.
    pub media: &'static str,
    /// The document as the bytes of a file; none where such files are only read.
    pub write: Option<Write>,
    /// The bytes of a file as a document.
    pub read: fn(&[u8]) -> Result<AsRead, Unreadable>,
    /// A file with comments at its places, all else of it as it is; none where such a file cannot hold any.
    pub annotate: Option<Annotate>,
    /// Whether changes can stand in it for somebody to accept or refuse.
    pub tracks_changes: bool,
}

impl Format {
    /// The ending of the files that it writes.
    pub fn ending(&self) -> &'static str {
        self.extensions.first().unwrap_or(&self.name)
    }

    /// The document as the bytes of a file.
    ///
    /// # Errors
    /// The document could not be written, or such files are only read.
    pub fn bytes_of(&self, document: &Document) -> Result<Vec<u8>, WriteError> {
        let write = self
            .write
            .ok_or_else(|| WriteError(format!("{}只能读取", self.title).into()))?;
        write(document)
    }
}
