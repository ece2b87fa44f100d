//! Reading: what the pages show, laid out as a document.

use super::interpret::pages;
use super::layout::document;
use crate::document::AsRead;
use crate::format::Unreadable;

/// The file as a document.
pub fn read(bytes: &[u8]) -> Result<AsRead, Unreadable> {
    document(pages(bytes)?)
}
