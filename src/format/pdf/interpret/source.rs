//! What all pages of a file are drawn out of.

use super::layers::Layers;
use crate::format::pdf::file::File;
use crate::format::pdf::font::Fonts;
use crate::format::pdf::syntax::Value;

/// What all pages share.
pub struct Source<'a> {
    /// The file.
    pub file: &'a File<'a>,
    /// Its fonts.
    pub fonts: Fonts<'a>,
    /// Its layers.
    pub layers: Layers,
}

/// A resource of some kind (7.8.3), as it is written: a reference may be what it is known by.
pub fn resource(file: &File<'_>, resources: &Value, kind: &str, name: &[u8]) -> Option<Value> {
    let listed = file.get(resources.dictionary()?, kind);
    listed.dictionary()?.0.get(name).cloned()
}
