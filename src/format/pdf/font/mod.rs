//! What the codes of a text string stand for, and how wide each is (ISO 32000-2, 9.5 to 9.10).

mod cmaps;
mod codes;
mod composite;
mod fold;
mod loaded;
mod names;
mod shown;
mod simple;
mod standard;
#[cfg(test)]
mod tests;
mod to_unicode;
mod widths;

pub use fold::fold;
pub use loaded::{Font, Fonts};
pub use shown::Shown;
