//! Writing a page that needs no other file: style and pictures stand in it.

use askama::Template;

use super::chart::svg;
use super::data_uri::data_uri;
use super::html_table::HtmlTable;
use super::long_words;
use crate::document::{Block, Document, Signature};
use crate::format::WriteError;
use crate::format::signature_indents::indents;

/// The page. Its template is `templates/report.html`, its style `templates/report.css`.
#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    document: &'a Document,
}

/// The document as a page.
pub fn write(document: &Document) -> Result<Vec<u8>, WriteError> {
    Ok(Page { document }.render()?.into_bytes())
}

impl Page<'_> {
    /// The charts that stand before the block of this index, and at the end where there is no such block.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "so askama calls it")]
    fn charts(&self, before: &usize) -> Result<Vec<String>, askama::Error> {
        let charts = &self.document.glance.charts;
        let here = self.document.charts_before == Some(*before);
        let numbered = charts.iter().zip(1..).filter(|_| here);
        numbered.map(|(chart, number)| svg(chart, number)).collect()
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
