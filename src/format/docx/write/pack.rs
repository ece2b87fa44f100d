//! The archive that holds the parts.

use std::sync::LazyLock;

use askama::Template;

use super::chart_view::ChartParts;
use super::parts::{FIXED, Filled, Link, OF_DRAFT, PROPERTIES, Part, TEXT};
use crate::format::WriteError;
use crate::format::archive::{Archive, Packed};

/// What a document has for itself.
#[derive(Debug)]
pub(in crate::format::docx) struct Own<'a> {
    /// The text.
    pub text: String,
    /// Its properties.
    pub properties: String,
    /// The parts of its pictures.
    pub pictures: Vec<Filled<'a>>,
    /// The parts of its charts.
    pub charts: Vec<ChartParts>,
}

/// What each part is. Pictures are known by their ending, all else by name.
#[derive(Template)]
#[template(path = "docx/content-types.xml", escape = "xml", whitespace = "minimize")]
struct ContentTypes<'a> {
    defaults: Vec<(&'a str, &'static str)>,
    overrides: Vec<&'a Part>,
}

/// What the text refers to.
#[derive(Template)]
#[template(path = "docx/document-rels.xml", escape = "xml", whitespace = "minimize")]
struct DocumentRels<'a> {
    links: Vec<(&'a Link, &'a str)>,
}

/// A document as the bytes of a file.
pub(super) fn pack(own: &Own<'_>, draft: bool) -> Result<Vec<u8>, WriteError> {
    let mut archive = Archive::default();
    if own.pictures.is_empty() && own.charts.is_empty() {
        archive.add_all(frame(draft)?)?;
    } else {
        add_frame(&mut archive, draft, &own.pictures, &own.charts)?;
    }
    archive.add(&TEXT.name, own.text.as_bytes())?;
    archive.add(&PROPERTIES.name, own.properties.as_bytes())?;
    for picture in &own.pictures {
        archive.add(&picture.part.name, picture.bytes)?;
    }
    for chart in &own.charts {
        let [drawn, workbook] = chart.both();
        archive.add_small(&drawn.name, chart.text.as_bytes())?;
        archive.add_small(&workbook.name, &chart.workbook)?;
        archive.add_small(&chart.links_name(), chart.links()?.as_bytes())?;
    }
    archive.finish()
}

/// All around the text of a document without pictures, the same for all of them: packed once.
fn frame(draft: bool) -> Result<&'static Packed, WriteError> {
    static OF_REPORTS: LazyLock<Result<Packed, WriteError>> = LazyLock::new(|| packed_frame(false));
    static OF_DRAFTS: LazyLock<Result<Packed, WriteError>> = LazyLock::new(|| packed_frame(true));
    let frame = if draft { &OF_DRAFTS } else { &OF_REPORTS };
    frame
        .as_ref()
        .map_err(|error| WriteError(error.to_string().into()))
}

fn packed_frame(draft: bool) -> Result<Packed, WriteError> {
    let mut archive = Archive::default();
    add_frame(&mut archive, draft, &[], &[])?;
    archive.packed()
}

/// Adds what says what the parts are and who refers to whom, and the parts that are the same in every file.
fn add_frame(
    archive: &mut Archive,
    draft: bool,
    pictures: &[Filled<'_>],
    charts: &[ChartParts],
) -> Result<(), WriteError> {
    let of_draft = if draft { OF_DRAFT.as_slice() } else { &[] };
    let fixed = || FIXED.iter().chain(of_draft);
    let filled = fixed().chain(pictures).map(|filled| &filled.part);
    let charts: Vec<Part> = charts.iter().flat_map(ChartParts::both).collect();
    let parts = [&TEXT, &PROPERTIES].into_iter().chain(filled).chain(&charts);
    let parts: Vec<&Part> = parts.collect();
    // Programs that look at the beginning of a file to know its kind expect this part there.
    archive.add("[Content_Types].xml", content_types(&parts)?.as_bytes())?;
    archive.add(
        "_rels/.rels",
        include_bytes!("../../../../templates/docx/rels.xml"),
    )?;
    for filled in fixed() {
        archive.add(&filled.part.name, filled.bytes)?;
    }
    archive.add("word/_rels/document.xml.rels", document_rels(&parts)?.as_bytes())
}

fn content_types(parts: &[&Part]) -> Result<String, WriteError> {
    let (overrides, pictures): (Vec<&Part>, Vec<&Part>) =
        parts.iter().partition(|part| part.ending() == "xml");
    let mut defaults = vec![("xml", "application/xml")];
    for part in pictures {
        if defaults.iter().all(|(known, _)| *known != part.ending()) {
            defaults.push((part.ending(), part.media_type));
        }
    }
    Ok(ContentTypes { defaults, overrides }.render()?)
}

fn document_rels(parts: &[&Part]) -> Result<String, WriteError> {
    let links = parts
        .iter()
        .filter_map(|part| Some((part.link.as_ref()?, part.name.strip_prefix("word/")?)))
        .collect();
    Ok(DocumentRels { links }.render()?)
}
