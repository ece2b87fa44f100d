//! Markdown (CommonMark; tables without merges as GitHub writes them).

mod escape;
mod read;
#[cfg(test)]
mod tests;
mod write;

use super::contract::Format;

/// The format.
pub static FORMAT: Format = Format {
    name: "md",
    title: "Markdown",
    extensions: &["md", "markdown"],
    media: "text/markdown; charset=utf-8",
    write: Some(write::write),
    read: read::read,
    annotate: None,
    tracks_changes: false,
};
