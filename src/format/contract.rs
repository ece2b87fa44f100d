//! What every format is: its names, and how it writes a document and reads one back.

use super::error::{Unreadable, WriteError};
use crate::document::{AsRead, Document};

/// A file format.
#[derive(Debug)]
pub struct Format {
    /// What the command line calls it; also the ending of the files it writes.
    pub name: &'static str,
    /// What it is, for people.
    pub title: &'static str,
    /// The endings that choose it, without the dot.
    pub extensions: &'static [&'static str],
    /// The document as the bytes of a file.
    pub write: fn(&Document) -> Result<Vec<u8>, WriteError>,
    /// The bytes of a file as a document.
    pub read: fn(&[u8]) -> Result<AsRead, Unreadable>,
}
