//! 图解: the year at a glance, one page for a phone that needs no other file. It is no report and is not read back.

use askama::Template;

use super::chart::svg;
use crate::document::chart::Chart;
use crate::document::{AsRead, Document};
use crate::format::contract::Format;
use crate::format::{Unreadable, WriteError};

/// What the page says of itself, and by which it is known.
pub const NOTE: &str = "本页是年度报告的图解，只摘录部分数据，以报告全文为准。";

/// The format.
pub static FORMAT: Format = Format {
    name: "infographic",
    title: "图解（一图读懂）",
    extensions: &["infographic.html"],
    media: "text/html; charset=utf-8",
    write: Some(write),
    read,
    annotate: None,
    tracks_changes: false,
};

/// The page. Its template is `templates/infographic.html`, its style `templates/infographic.css`.
#[derive(Template)]
#[template(path = "infographic.html")]
struct Page<'a> {
    document: &'a Document,
}

impl Page<'_> {
    /// A chart of the page.
    #[expect(
        clippy::unused_self,
        clippy::trivially_copy_pass_by_ref,
        reason = "so askama calls it"
    )]
    fn svg(&self, chart: &Chart, number: &usize) -> Result<String, askama::Error> {
        svg(chart, *number)
    }
}

fn write(document: &Document) -> Result<Vec<u8>, WriteError> {
    Ok(Page { document }.render()?.into_bytes())
}

fn read(_: &[u8]) -> Result<AsRead, Unreadable> {
    Err(Unreadable::damaged(
        NOTE,
        "请读取报告全文（Word 文档、网页或 YAML 文件）",
    ))
}
