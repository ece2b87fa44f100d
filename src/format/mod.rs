//! The file formats: each writes a [`Document`] and reads one back; nothing outside its folder knows how.
//!
//! A format sees the document and nothing of the form or the report. Writers leave no machine marks: whoever reads the
//! file back has what a person sees.

mod assemble;
pub mod docx;
#[cfg(test)]
mod fixture;
pub mod html;
pub mod markdown;
#[cfg(test)]
mod shown;
mod signature;
pub mod sniff;
pub mod text;
mod width;

pub use crate::document::DRAFT;
use crate::document::{AsRead, Document};

/// A file format.
#[derive(Debug)]
pub struct Format {
    /// What the command line calls it; also the ending of the files it writes.
    pub name: &'static str,
    /// What it is, for people.
    pub title: &'static str,
    /// The endings that choose it, without the dot.
    pub extensions: &'static [&'static str],
    /// The document as the bytes of a file.
    pub write: fn(&Document) -> Result<Vec<u8>, WriteError>,
    /// The bytes of a file as a document.
    pub read: fn(&[u8]) -> Result<AsRead, Unreadable>,
}

/// Why a file of a known format could not be read: a fault of the file, said to people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Whether it is only too large.
    pub too_large: bool,
    /// What is wrong with it: a sentence without its full stop.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Unreadable {
    /// A file that is damaged, or is not what it seems.
    pub fn damaged(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            too_large: false,
            message: message.into(),
            help: help.into(),
        }
    }

    /// A file that is larger than a report can be.
    pub fn too_large(message: impl Into<String>) -> Self {
        Self {
            too_large: true,
            message: message.into(),
            help: "年度报告的文件一般只有几十 KB，请检查是否选错了文件".to_owned(),
        }
    }
}

/// A document that could not be written: a fault of the program, not of the document.
#[derive(Debug)]
pub struct WriteError(pub Box<dyn std::error::Error + Send + Sync>);

impl std::fmt::Display for WriteError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.0)
    }
}

impl From<askama::Error> for WriteError {
    fn from(error: askama::Error) -> Self {
        Self(Box::new(error))
    }
}

/// Every format, in the order in which they are named to the user.
pub static FORMATS: &[&Format] = &[&docx::FORMAT, &html::FORMAT, &markdown::FORMAT, &text::FORMAT];

/// The format of this name.
pub fn by_name(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|f| f.name == name)
}

/// The format that a file's ending chooses, in capitals or not.
pub fn by_extension(extension: &str) -> Option<&'static Format> {
    FORMATS
        .iter()
        .copied()
        .find(|f| f.extensions.iter().any(|e| e.eq_ignore_ascii_case(extension)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_document_gives_the_same_bytes() {
        let document = fixture::report("2021", true);
        for format in FORMATS {
            let write = || (format.write)(&document).unwrap();
            assert_eq!(write(), write(), "{}", format.name);
        }
    }

    #[test]
    fn an_ending_chooses_its_format() {
        for format in FORMATS {
            assert_eq!(by_name(format.name).unwrap().name, format.name);
            for extension in format.extensions {
                assert_eq!(by_extension(&extension.to_uppercase()).unwrap().name, format.name);
            }
        }
        assert!(by_name("pdf").is_none() && by_extension("doc").is_none());
    }
}
