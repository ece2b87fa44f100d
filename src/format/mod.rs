//! The file formats: each writes a [`Document`](crate::document::Document) and reads one back; nothing outside its folder
//! knows how.
//!
//! A format sees the document and nothing of the form or the report. Writers leave no machine marks: whoever reads the
//! file back has what a person sees.

pub mod annotation;
pub mod archive;
mod assemble;
mod contract;
mod display_width;
pub mod docx;
mod error;
pub mod html;
pub mod markdown;
mod roman;
mod signature_indents;
pub mod sniff;
mod struck;
mod table_caption;
#[cfg(test)]
mod tests;
pub mod text;

pub use crate::document::DRAFT;
pub use contract::Format;
pub use error::{Unreadable, WriteError};

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
