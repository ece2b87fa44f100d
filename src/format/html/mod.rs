//! 网页: one HTML file that needs no other beside it.

mod annotate;
mod chart;
pub(in crate::format) mod data_uri;
mod heading_ranks;
pub(in crate::format) mod html_table;
pub mod infographic;
mod inline_style;
mod long_words;
pub(in crate::format) mod read;
mod site_meta;
#[cfg(test)]
mod tests;
mod ties;
mod write;

pub(in crate::format) use chart::CHART_CLASS;
pub use html_table::{Tag, percentages};
pub use site_meta::SiteMeta;
pub use write::{Setting, write_as};

use super::contract::Format;

/// The format.
pub static FORMAT: Format = Format {
    name: "html",
    title: "网页",
    extensions: &["html", "htm"],
    media: "text/html; charset=utf-8",
    write: Some(write::write),
    read: read::read,
    annotate: Some(annotate::annotate),
    tracks_changes: false,
};
