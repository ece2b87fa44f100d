//! The directory of the file (ODF 1.3 part 2, 4): whether it is encrypted, and what kind of object each folder holds.

use std::collections::BTreeMap;

use crate::format::Unreadable;
use crate::format::office::package::Package;
use crate::format::office::xml::{Space, Xml};

/// The most objects whose kind is kept.
const MAX_OBJECTS: usize = 4096;

/// What the directory says.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    /// Whether any part needs a password.
    pub encrypted: bool,
    /// The kind of each folder, the last word of its media type.
    kinds: BTreeMap<String, String>,
}

impl Manifest {
    /// The directory of a package; an empty one where there is none.
    pub fn read(package: &mut Package<'_>) -> Result<Self, Unreadable> {
        let mut out = Self::default();
        let Some(text) = package.text("META-INF/manifest.xml")? else {
            return Ok(out);
        };
        // Before 2005 it had a document type, which is not read: what is in it is not needed then.
        let Ok((mut xml, _)) = Xml::open(&text) else {
            return Ok(out);
        };
        while let Some(tag) = xml.child()? {
            let path = tag.get("full-path").unwrap_or_default();
            let media = tag.get("media-type").unwrap_or_default();
            let kind = media.rsplit('.').next().unwrap_or_default();
            if path.ends_with('/') && path.len() > 1 && out.kinds.len() < MAX_OBJECTS {
                out.kinds.insert(path.into_owned(), kind.to_owned());
            }
            while let Some(tag) = xml.child()? {
                out.encrypted |= tag.name() == (Space::Manifest, "encryption-data");
                xml.skip()?;
            }
        }
        Ok(out)
    }

    /// The kind of the object in this folder, such as `chart`.
    pub fn kind(&self, folder: &str) -> &str {
        self.kinds.get(&format!("{folder}/")).map_or("", String::as_str)
    }
}
