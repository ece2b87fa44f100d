//! Reading: the parts of a Word file as lines, tables and pictures, as a person sees them when every change is accepted.
//!
//! Read as a stream, by recursive descent over the elements; nothing of the file is held beside its text. What Word shows
//! but no block can hold is reported as unread. Limits: 32 MB unpacked, 4096 parts, elements nested 256 deep,
//! 300 000 paragraphs, cells and the like together.

mod body;
mod drawing;
mod fields;
mod links;
mod notes;
mod numbering;
mod properties;
mod styles;
mod table_rows;

use crate::document::AsRead;
use crate::format::Unreadable;
use crate::format::office::budget::Budget;
pub(super) use crate::format::office::damage::damaged;
use crate::format::office::package::{Kind, Package};
pub(super) use crate::format::office::package::{MAX_BYTES, key};
use crate::format::office::xml::{Space, Xml};
use body::Body;
pub(super) use links::Links;
pub(super) use properties::list_item;

/// The file as a document.
pub fn read(bytes: &[u8]) -> Result<AsRead, Unreadable> {
    let (mut package, main, budget) = opened(bytes)?;
    let text = package
        .text(&main)?
        .ok_or_else(|| damaged("文件里没有 Word 文档的正文"))?;
    body(package, &main, budget, &text)
}

/// The file as a document, with another text in the place of its own.
pub(super) fn read_as(bytes: &[u8], text: &str) -> Result<AsRead, Unreadable> {
    let (package, main, budget) = opened(bytes)?;
    body(package, &main, budget, text)
}

/// What the parts are called that comments on the text touch.
#[derive(Debug)]
pub(super) struct Names {
    /// The part with the text.
    pub main: String,
    /// The part with the comments, where there is one.
    pub comments: Option<String>,
}

/// The names of the parts.
pub(super) fn names(bytes: &[u8]) -> Result<Names, Unreadable> {
    let (mut package, main, mut budget) = opened(bytes)?;
    let links = package.links(&main, &mut budget)?;
    let mut links = links.into_values();
    let comments = links.find(|link| link.kind == "comments" && !link.external);
    Ok(Names {
        main,
        comments: comments.map(|link| link.target),
    })
}

/// What a file that is written once more is found to hold.
#[derive(Debug)]
pub(super) struct Found {
    /// The part with the text.
    pub main: String,
    /// What the text refers to.
    pub links: Links,
    /// The part with the file's properties, where there is one.
    pub properties: Option<String>,
}

/// The parts of a file that is written once more, found within bounds.
pub(super) fn found(bytes: &[u8]) -> Result<Found, Unreadable> {
    let (mut package, main, mut budget) = opened(bytes)?;
    let links = package.links(&main, &mut budget)?;
    let of_file = package.links("", &mut budget)?;
    let mut of_file = of_file.into_values();
    let properties = of_file.find(|link| link.kind == "core-properties" && !link.external);
    Ok(Found {
        main,
        links,
        properties: properties.map(|link| link.target),
    })
}

/// What a Word file is called.
const KIND: Kind = Kind {
    title: "Word 文档",
    ending: ".docx",
};

fn opened(bytes: &[u8]) -> Result<(Package<'_>, String, Budget), Unreadable> {
    let mut package = Package::open(bytes, KIND)?;
    let mut budget = Budget::new();
    let main = package.main(&mut budget)?;
    Ok((package, main, budget))
}

fn body(package: Package<'_>, main: &str, budget: Budget, text: &str) -> Result<AsRead, Unreadable> {
    let (mut xml, root) = Xml::open(text)?;
    if root.name() != (Space::W, "document") {
        return Err(damaged("文件里没有 Word 文档的正文，可能是 Excel 或其他文件"));
    }
    let mut body = Body::new(package, main, budget)?;
    body.whole(&mut xml)
}

#[cfg(test)]
mod tests;
