//! The parts beside the text: pictures and objects, wherever the file keeps them.

use std::collections::BTreeMap;

use super::manifest::Manifest;
use crate::format::Unreadable;
use crate::format::office::package::Package;
use crate::picture::Image;

/// The parts of a file; a flat file has none.
#[derive(Debug)]
pub(super) struct Parts<'a> {
    package: Option<Package<'a>>,
    manifest: Manifest,
    /// The pictures that have been read, by their name; none for a part that is no picture.
    images: BTreeMap<String, Option<Image>>,
}

impl<'a> Parts<'a> {
    /// Those of a package.
    pub const fn new(package: Option<Package<'a>>, manifest: Manifest) -> Self {
        Self {
            package,
            manifest,
            images: BTreeMap::new(),
        }
    }

    /// The kind of the object that a reference names, such as `chart`.
    pub fn kind(&self, reference: &str) -> &str {
        self.manifest.kind(name(reference))
    }

    /// The text of an object.
    pub fn object(&mut self, reference: &str) -> Result<Option<String>, Unreadable> {
        let Some(package) = &mut self.package else {
            return Ok(None);
        };
        match package.text(&format!("{}/content.xml", name(reference))) {
            Err(error) if !error.too_large => Ok(None),
            text => text,
        }
    }

    /// The picture that a reference names. A damaged one does not make the whole file unreadable; one that is too large
    /// does.
    pub fn image(&mut self, reference: &str) -> Result<Option<Image>, Unreadable> {
        let name = name(reference);
        if let Some(image) = self.images.get(name) {
            return Ok(image.clone());
        }
        let Some(package) = &mut self.package else {
            return Ok(None);
        };
        let image = match package.bytes(name) {
            Ok(bytes) => bytes.and_then(Image::from_bytes),
            Err(error) if error.too_large => return Err(error),
            Err(_) => None,
        };
        self.images.insert(name.to_owned(), image.clone());
        Ok(image)
    }
}

/// The name of a part as the package has it.
fn name(reference: &str) -> &str {
    reference.trim_start_matches("./")
}
