//! Reading.

use crate::document::AsRead;
use crate::format::Unreadable;

/// The file as a document.
pub fn read(_bytes: &[u8]) -> Result<AsRead, Unreadable> {
    Ok(AsRead::of(Vec::new()))
}
