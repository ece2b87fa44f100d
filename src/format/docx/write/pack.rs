//! The parts of the file, and the archive that holds them.

use std::borrow::Cow;

use askama::Template;

use crate::format::WriteError;
use crate::format::archive::Archive;

/// A part of the file.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// Its name in the archive.
    pub name: String,
    /// What it is.
    pub media_type: &'static str,
    /// How the text refers to it, where it does.
    pub link: Option<Link>,
    /// What it holds.
    pub bytes: Cow<'a, [u8]>,
}

impl Part<'_> {
    /// The ending of its name.
    fn ending(&self) -> &str {
        self.name.rsplit('.').next().unwrap_or_default()
    }
}

/// How `word/document.xml` refers to a part.
#[derive(Debug)]
pub(super) struct Link {
    /// The name that the text uses.
    pub id: String,
    /// The last word of the relationship's type.
    pub kind: &'static str,
}

/// What each part is. Pictures are known by their ending, all else by name.
#[derive(Template)]
#[template(path = "docx/content-types.xml", escape = "xml", whitespace = "minimize")]
struct ContentTypes<'a> {
    defaults: Vec<(&'a str, &'static str)>,
    overrides: Vec<&'a Part<'a>>,
}

/// What the text refers to.
#[derive(Template)]
#[template(path = "docx/document-rels.xml", escape = "xml", whitespace = "minimize")]
struct DocumentRels<'a> {
    links: Vec<(&'a Link, &'a str)>,
}

/// The parts as the bytes of a file.
pub(super) fn pack(parts: &[Part<'_>]) -> Result<Vec<u8>, WriteError> {
    let mut archive = Archive::default();
    // Programs that look at the beginning of a file to know its kind expect this part there.
    archive.add("[Content_Types].xml", content_types(parts)?.as_bytes())?;
    archive.add(
        "_rels/.rels",
        include_bytes!("../../../../templates/docx/rels.xml"),
    )?;
    for part in parts {
        archive.add(&part.name, &part.bytes)?;
    }
    archive.add("word/_rels/document.xml.rels", document_rels(parts)?.as_bytes())?;
    archive.finish()
}

fn content_types(parts: &[Part<'_>]) -> Result<String, WriteError> {
    let (overrides, pictures): (Vec<_>, Vec<_>) = parts.iter().partition(|part| part.ending() == "xml");
    let mut defaults = vec![("xml", "application/xml")];
    for part in pictures {
        if defaults.iter().all(|(known, _)| *known != part.ending()) {
            defaults.push((part.ending(), part.media_type));
        }
    }
    Ok(ContentTypes { defaults, overrides }.render()?)
}

fn document_rels(parts: &[Part<'_>]) -> Result<String, WriteError> {
    let links = parts
        .iter()
        .filter_map(|part| Some((part.link.as_ref()?, part.name.strip_prefix("word/")?)))
        .collect();
    Ok(DocumentRels { links }.render()?)
}
