//! Shapes: what is kept of one until it ends.

use super::picture::OpenPicture;

/// A shape that has begun and not ended.
#[derive(Debug, Default)]
pub(super) struct OpenShape {
    /// The name of the property whose value comes next.
    pub name: String,
    /// Its text for who cannot see it.
    pub alt: Option<String>,
    /// The pictures that it shows.
    pub pictures: Vec<OpenPicture>,
}
