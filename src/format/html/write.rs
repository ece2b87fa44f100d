//! Writing a page that needs no other file, or what stands in one: style and pictures stand in it.

use std::ops::Deref;

use askama::Template;

use super::chart::{address, svg};
use super::data_uri::data_uri;
use super::heading_ranks::heading_ranks;
use super::html_table::HtmlTable;
use super::site_meta::SiteMeta;
use super::{inline_style, long_words};
use crate::document::{Block, Document, Signature};
use crate::format::WriteError;
use crate::format::signature_indents::indents;

/// What all names of elements begin with, so that none is one of the page around a fragment.
const PREFIX: &str = "nianbao-";

/// How a document becomes HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Setting {
    /// A page.
    #[default]
    Page,
    /// A page of a government site, with the labels of such in its head.
    Site(SiteMeta),
    /// What stands in a page, to be put into one by a content management system: its looks are those of its elements, its ids
    /// begin with `nianbao-`.
    Fragment,
}

/// The page. Its template is `templates/report.html`, its style `templates/report.css`.
#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    looks: Looks<'a>,
    document: &'a Document,
    labels: Vec<(&'static str, String)>,
}

/// What stands in a page. Its template is `templates/fragment.html`.
#[derive(Template)]
#[template(path = "fragment.html")]
struct Fragment<'a> {
    looks: Looks<'a>,
    document: &'a Document,
}

/// What both templates ask about blocks.
struct Looks<'a> {
    document: &'a Document,
    ranks: Vec<u8>,
}

/// The document as a page.
pub fn write(document: &Document) -> Result<Vec<u8>, WriteError> {
    write_as(document, &Setting::Page)
}

/// The document as HTML of this setting.
///
/// # Errors
/// It could not be written.
pub fn write_as(document: &Document, setting: &Setting) -> Result<Vec<u8>, WriteError> {
    let looks = Looks {
        document,
        ranks: heading_ranks(&document.blocks),
    };
    let labels = match setting {
        Setting::Fragment => return Ok(Fragment { looks, document }.render()?.into_bytes()),
        Setting::Page => Vec::new(),
        Setting::Site(meta) => meta.labels(document),
    };
    Ok(Page {
        looks,
        document,
        labels,
    }
    .render()?
    .into_bytes())
}

impl<'a> Deref for Page<'a> {
    type Target = Looks<'a>;

    fn deref(&self) -> &Looks<'a> {
        &self.looks
    }
}

impl<'a> Deref for Fragment<'a> {
    type Target = Looks<'a>;

    fn deref(&self) -> &Looks<'a> {
        &self.looks
    }
}

impl Looks<'_> {
    /// The rank of the heading at an index.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "so askama calls it")]
    fn rank(&self, index: &usize) -> u8 {
        self.ranks.get(*index).copied().unwrap_or_default()
    }

    /// What the names of the heads of the table at an index begin with.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "so askama calls it")]
    fn prefix(&self, index: &usize) -> String {
        let blocks = self.document.blocks.iter().take(index + 1);
        let number = blocks.filter(|block| matches!(block, Block::Table(_))).count();
        format!("{PREFIX}t{number}-")
    }

    /// The charts that stand before the block of this index, and at the end where there is no such block.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "so askama calls it")]
    fn charts(&self, before: &usize) -> Result<Vec<String>, askama::Error> {
        let charts = &self.document.glance.charts;
        let here = self.document.charts_before == Some(*before);
        let numbered = charts.iter().zip(1..).filter(|_| here);
        numbered.map(|(chart, number)| svg(chart, number)).collect()
    }

    /// The same as pictures: their words and their addresses.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "so askama calls it")]
    fn chart_pictures(&self, before: &usize) -> Result<Vec<(String, String)>, askama::Error> {
        let charts = &self.document.glance.charts;
        let here = self.document.charts_before == Some(*before);
        let numbered = charts.iter().zip(1..).filter(|_| here);
        numbered
            .map(|(chart, number)| Ok((chart.alternative(), address(chart, number)?)))
            .collect()
    }

    /// Whether the picture at an index stands beside the one before it.
    fn is_beside(&self, index: usize) -> bool {
        matches!(self.document.blocks.get(index), Some(Block::Picture(picture)) if picture.beside)
    }

    /// Whether pictures beside each other begin with this one.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "so askama calls it")]
    fn begins_row(&self, index: &usize) -> bool {
        !self.is_beside(*index) && self.is_beside(index + 1)
    }

    /// Whether they end with this one.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "so askama calls it")]
    fn ends_row(&self, index: &usize) -> bool {
        self.is_beside(*index) && !self.is_beside(index + 1)
    }

    /// How far the signature's longer line ends from the right edge, in characters.
    ///
    /// The style does the rest, since only the browser knows how wide its font's digits are: it sets the block as wide as
    /// its longer line, and in it indents the date or centres both lines.
    fn edge(signature: &Signature) -> String {
        let indents = indents(signature);
        let halves = indents.name.min(indents.date);
        format!(
            "{}{}",
            halves / 2,
            if halves.is_multiple_of(2) { "" } else { ".5" }
        )
    }
}
