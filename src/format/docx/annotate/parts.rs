//! The parts of the file that comments touch; all others are carried over as they lie in the archive.

use crate::format::Unreadable;
use crate::format::docx::parcel::{Parcel, with_bom, without_bom};
use crate::format::docx::read::{self, Names};

/// What the comments are called where a file has none.
const COMMENTS: &str = "comments";

/// What the part with the comments is.
const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// The kind of the reference to it, in the form that Word writes and in the strict one.
const KIND: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
];

/// A Word file that is to be commented.
pub(super) struct Parts<'a> {
    parcel: Parcel<'a>,
    names: Names,
    /// Whether the text begins with a byte-order mark.
    has_bom: bool,
}

impl<'a> Parts<'a> {
    /// The directory of the archive.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let names = read::names(bytes)?;
        Ok(Self {
            parcel: Parcel::open(bytes)?,
            names,
            has_bom: false,
        })
    }

    /// The part with the text, without a byte-order mark.
    pub fn main(&mut self) -> Result<String, Unreadable> {
        let text = self.parcel.text(&self.names.main)?.unwrap_or_default();
        let (text, has_bom) = without_bom(text);
        self.has_bom = has_bom;
        Ok(text)
    }

    /// The part with the comments.
    pub fn comments(&mut self) -> Result<Option<String>, Unreadable> {
        match &self.names.comments {
            Some(name) => self.parcel.text(name),
            None => Ok(None),
        }
    }

    /// The file with these parts in the place of its own.
    pub fn pack(
        mut self,
        main: Vec<u8>,
        comments: Option<String>,
        is_strict: bool,
    ) -> Result<Vec<u8>, Unreadable> {
        let parcel = &mut self.parcel;
        let name = &self.names.main;
        parcel.put(name, with_bom(main, self.has_bom));
        if let Some(comments) = comments {
            let part = if let Some(known) = self.names.comments {
                known
            } else {
                // A new part needs its kind and a reference.
                let part = parcel.free_name(name, COMMENTS, "xml");
                parcel.declare(&part, MEDIA_TYPE)?;
                parcel.link(name, KIND[usize::from(is_strict)], &part)?;
                part
            };
            parcel.put(&part, comments);
        }
        self.parcel.pack()
    }
}
