//! Writing.

use crate::document::Document;
use crate::format::WriteError;

/// The document as a file.
pub fn write(document: &Document) -> Result<Vec<u8>, WriteError> {
    Ok(document.title.clone().into_bytes())
}
