//! The names by which a file's styles and lists refer to each other.

use crate::format::office::xml::Tag;

/// The length of a name that is followed; real ones have some twenty bytes. They are compared and kept at every paragraph.
const MAX_NAME: usize = 256;

/// The name in an attribute.
pub(super) fn name(tag: &Tag<'_>, attribute: &str) -> Option<String> {
    tag.owned(attribute).filter(|name| name.len() <= MAX_NAME)
}
