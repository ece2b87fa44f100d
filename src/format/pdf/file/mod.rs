//! A file's objects (ISO 32000-2, 7.5): found by their numbers, parsed once, unpacked within bounds.

mod decode;
mod entry;
mod headers;
mod indirect;
mod kinds;
mod object_stream;
mod open;
mod pages;
mod repair;
mod security;
mod store;
#[cfg(test)]
mod tests;
mod unpack;
mod xref;

pub use open::open;
pub use pages::{PageObject, pages, rectangle};
pub use store::File;
