//! What lies beside a page in its file: pictures, and the pages of its frames.

use crate::document::{AsRead, Block};
use crate::picture::Image;

use super::page_words::REPORT_TITLE;

/// What lies beside a page, by the addresses that the page uses.
pub trait Beside {
    /// A picture.
    fn picture(&self, address: &str) -> Option<Image>;
    /// The page of a frame.
    fn page(&self, address: &str) -> Option<AsRead>;
}

/// A page that stands alone.
pub struct Nothing;

impl Beside for Nothing {
    fn picture(&self, _: &str) -> Option<Image> {
        None
    }

    fn page(&self, _: &str) -> Option<AsRead> {
        None
    }
}

/// Whether the page of a frame within the text may hold a report, and not what sites put in such frames.
pub fn may_hold_a_report(page: &AsRead) -> bool {
    page.document.blocks.iter().any(|block| match block {
        Block::Table(_) => true,
        Block::Paragraph(paragraph) => paragraph.text.contains(REPORT_TITLE),
        _ => false,
    })
}
