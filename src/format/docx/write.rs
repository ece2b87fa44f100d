//! Writing: the templates filled, and which parts a file has.

mod cell_style;
mod column_edges;
mod pack;
mod page;
mod parts;
mod picture_view;
mod pieces;
mod signature_place;
mod table_view;

use askama::Template;

use crate::document::Document;
use crate::format::WriteError;
use pack::{Own, pack};
use page::{PAGE, Page};
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
    title: String,
    author: &'a str,
    language: &'a str,
}

/// The document as a file.
pub fn write(document: &Document) -> Result<Vec<u8>, WriteError> {
    let pieces = pieces(document);
    let body = Body {
        title: &document.title,
        draft: document.draft,
        pieces: &pieces,
        page: &PAGE,
    };
    let core = Core {
        title: document.title.replace('\n', ""),
        author: &document.author,
        language: document.language,
    };
    let pictures = pieces.iter().filter_map(|piece| match piece {
        Piece::Picture(picture) => picture.part(),
        _ => None,
    });
    let own = Own {
        text: lawful(body.render()?),
        properties: lawful(core.render()?),
        pictures: pictures.collect(),
    };
    pack(&own, document.draft)
}

/// The text with a replacement character for each that XML 1.0 cannot hold, escaped or not (2.2): Word would refuse the
/// whole file for one of them.
fn lawful(xml: String) -> String {
    let unlawful = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    // Hardly any text has one, which its bytes show sooner than its characters.
    let control = |b: u8| b < b' ' && unlawful(char::from(b));
    if xml.bytes().any(control) || xml.contains('\u{fffe}') || xml.contains('\u{ffff}') {
        xml.replace(unlawful, "\u{fffd}")
    } else {
        xml
    }
}
