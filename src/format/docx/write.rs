//! Writing: the templates filled, and which parts a file has.

mod cell_style;
pub(in crate::format) mod chart_view;
#[expect(
    clippy::inline_always,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "so askama's macro makes filters"
)]
mod filters;
mod hyphens;
mod pack;
mod parts;
pub(in crate::format) mod picture_view;
pub(in crate::format) mod pieces;
pub(in crate::format) mod signature_place;
pub(in crate::format) mod table_view;

use askama::Template;

use crate::document::page::{PAGE, Page};
use crate::document::{Block, Document, Placing};
use crate::format::WriteError;
pub(super) use pack::Own;
use pack::{Kind, pack};
use picture_view::PictureView;
use pieces::{Piece, pieces};
use table_view::Merge;

/// `word/document.xml`.
#[derive(Template)]
#[template(path = "docx/document.xml", escape = "xml", whitespace = "minimize")]
struct Body<'a> {
    title: &'a str,
    draft: bool,
    pieces: &'a [Piece<'a>],
    page: &'static Page,
}

/// `docProps/core.xml`. It holds no dates: the same document gives the same file whenever it is written.
#[derive(Template)]
#[template(path = "docx/core.xml", escape = "xml", whitespace = "minimize")]
struct Core<'a> {
    title: &'a str,
    author: &'a str,
    language: &'a str,
}

/// The document as a file.
pub fn write(document: &Document) -> Result<Vec<u8>, WriteError> {
    pack(&own(document)?)
}

/// What the document has for itself, whatever file it is put into.
pub(super) fn own(document: &Document) -> Result<Own<'_>, WriteError> {
    let pieces = pieces(document);
    let body = Body {
        title: &document.title,
        draft: document.draft,
        pieces: &pieces,
        page: &PAGE,
    };
    let title = document.title.replace('\n', "");
    let core = Core {
        title: &title,
        author: &document.author,
        language: document.language,
    };
    let pictures = pieces.iter().flat_map(|piece| match piece {
        Piece::Picture(picture) => std::slice::from_ref(picture),
        Piece::Pictures(row) => row,
        _ => &[],
    });
    let pictures = pictures.filter_map(PictureView::part);
    let charts = pieces.iter().filter_map(|piece| match piece {
        Piece::Chart(chart) => Some(chart.parts()),
        _ => None,
    });
    let charts = charts.collect::<Result<_, _>>()?;
    let lies = |block: &Block| matches!(block, Block::Table(table) if table.placing == Placing::Lying);
    Ok(Own {
        kind: Kind {
            draft: document.draft,
            lying: document.blocks.iter().any(lies),
        },
        text: body.render()?,
        properties: core.render()?,
        pictures: pictures.collect(),
        charts,
    })
}
