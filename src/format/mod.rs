//! The file formats: each writes a [`Document`](crate::document::Document) and reads one back; nothing outside its folder
//! knows how.
//!
//! A format sees the document and nothing of the form or the report. Writers leave no machine marks: whoever reads the
//! file back has what a person sees.

pub mod annotation;
pub mod archive;
mod assemble;
mod chart_layout;
mod column_grid;
mod contract;
mod display_width;
pub mod doc;
pub mod docx;
mod error;
pub mod html;
pub mod markdown;
pub mod mht;
pub mod odt;
mod office;
#[cfg(feature = "pdf")]
pub mod pdf;
mod roman;
pub mod rtf;
mod signature_indents;
pub mod sniff;
mod struck;
mod table_caption;
#[cfg(test)]
mod tests;
pub mod text;
#[cfg(feature = "xlsx")]
pub mod xlsx;

pub use crate::document::DRAFT;
pub use contract::Format;
pub use error::{Unreadable, WriteError};

/// Every format that is written, in the order in which they are named to the user. Each is read too.
pub static FORMATS: &[&Format] = &[&docx::FORMAT, &html::FORMAT, &markdown::FORMAT, &text::FORMAT];

/// Every format that is only read.
pub static READ_ONLY: &[&Format] = &[
    &doc::FORMAT,
    #[cfg(feature = "pdf")]
    &pdf::FORMAT,
    &odt::FORMAT,
    &rtf::FORMAT,
    &mht::FORMAT,
    #[cfg(feature = "xlsx")]
    &xlsx::FORMAT,
];

/// Every format that is only written: what is made of a report and is none.
pub static WRITE_ONLY: &[&Format] = &[&html::infographic::FORMAT];

/// The format of this name that is only written.
pub fn write_only(name: &str) -> Option<&'static Format> {
    WRITE_ONLY.iter().copied().find(|f| f.name == name)
}

/// The written format of this name.
pub fn by_name(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|f| f.name == name)
}

/// Every format that is read.
pub fn readable() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().chain(READ_ONLY).copied()
}

/// The format that a file's ending chooses, in capitals or not; it may be one that is only read.
pub fn by_extension(extension: &str) -> Option<&'static Format> {
    readable().find(|f| f.extensions.iter().any(|e| e.eq_ignore_ascii_case(extension)))
}
