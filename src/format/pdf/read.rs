//! Reading.

use crate::document::AsRead;
use crate::format::Unreadable;

/// The file as a document.
pub fn read(_bytes: &[u8]) -> Result<AsRead, Unreadable> {
    Err(Unreadable::damaged("还没有做好", "还没有做好"))
}
