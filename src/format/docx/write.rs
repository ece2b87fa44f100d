//! Writing: the templates filled, and which parts a file has.

mod cell_style;
mod column_edges;
mod pack;
mod page;
mod picture_view;
mod pieces;
mod signature_place;
mod table_view;

use askama::Template;

use crate::document::Document;
use crate::format::WriteError;
use pack::{Link, Part, pack};
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

/// A part that is the same in every file.
macro_rules! fixed {
    ($name:literal, $media_type:literal, $link:expr, $file:literal) => {
        Part {
            name: $name.to_owned(),
            media_type: concat!("application/vnd.openxmlformats-officedocument.", $media_type),
            link: $link,
            bytes: include_bytes!(concat!("../../../templates/docx/", $file))[..].into(),
        }
    };
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
    let mut parts = vec![
        Part {
            name: "word/document.xml".to_owned(),
            media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            link: None,
            bytes: lawful(body.render()?).into_bytes().into(),
        },
        Part {
            name: "docProps/core.xml".to_owned(),
            media_type: "application/vnd.openxmlformats-package.core-properties+xml",
            link: None,
            bytes: lawful(core.render()?).into_bytes().into(),
        },
    ];
    parts.extend(fixed_parts());
    if document.draft {
        parts.extend(draft_parts());
    }
    parts.extend(pieces.iter().filter_map(|piece| match piece {
        Piece::Picture(picture) => picture.part(),
        _ => None,
    }));
    pack(&parts)
}

fn fixed_parts() -> [Part<'static>; 7] {
    [
        fixed!("docProps/app.xml", "extended-properties+xml", None, "app.xml"),
        fixed!(
            "word/styles.xml",
            "wordprocessingml.styles+xml",
            link("styles", "styles"),
            "styles.xml"
        ),
        fixed!(
            "word/settings.xml",
            "wordprocessingml.settings+xml",
            link("settings", "settings"),
            "settings.xml"
        ),
        fixed!(
            "word/fontTable.xml",
            "wordprocessingml.fontTable+xml",
            link("fonts", "fontTable"),
            "fontTable.xml"
        ),
        fixed!(
            "word/theme/theme1.xml",
            "theme+xml",
            link("theme", "theme"),
            "theme1.xml"
        ),
        fixed!(
            "word/footer1.xml",
            "wordprocessingml.footer+xml",
            link("oddFooter", "footer"),
            "footer-odd.xml"
        ),
        fixed!(
            "word/footer2.xml",
            "wordprocessingml.footer+xml",
            link("evenFooter", "footer"),
            "footer-even.xml"
        ),
    ]
}

/// The mark of a draft, for odd pages and for even ones: with one part for both, a change in Word to either would change
/// the other.
fn draft_parts() -> [Part<'static>; 2] {
    [
        fixed!(
            "word/header1.xml",
            "wordprocessingml.header+xml",
            link("oddHeader", "header"),
            "header-draft.xml"
        ),
        fixed!(
            "word/header2.xml",
            "wordprocessingml.header+xml",
            link("evenHeader", "header"),
            "header-draft.xml"
        ),
    ]
}

#[expect(clippy::unnecessary_wraps, reason = "what a part holds is an option")]
fn link(id: &str, kind: &'static str) -> Option<Link> {
    Some(Link {
        id: id.to_owned(),
        kind,
    })
}

/// The text with a replacement character for each that XML 1.0 cannot hold, escaped or not (2.2): Word would refuse the
/// whole file for one of them.
fn lawful(xml: String) -> String {
    let unlawful = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if xml.contains(unlawful) {
        xml.replace(unlawful, "\u{fffd}")
    } else {
        xml
    }
}
