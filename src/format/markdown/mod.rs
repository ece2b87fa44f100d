//! Markdown.

mod write;

use super::Format;

/// The format.
pub static FORMAT: Format = Format {
    name: "md",
    title: "Markdown",
    extensions: &["md", "markdown"],
    write: write::write,
};
