//! Reading.

use super::pages;
use crate::document::AsRead;
use crate::format::Unreadable;

/// The file as a document.
pub fn read(bytes: &[u8]) -> Result<AsRead, Unreadable> {
    let _pages = pages(bytes)?;
    Err(Unreadable::damaged("还没有做好", "还没有做好"))
}
