//! The archive that holds the parts.

use std::sync::LazyLock;

use askama::Template;

use super::chart_view::ChartParts;
use super::parts::{FIXED, Filled, Link, OF_DRAFT, OF_LYING, PROPERTIES, Part, TEXT};
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
    /// What its pages are, beyond those of every document.
    pub kind: Kind,
}

/// Which parts that are the same in every file a document has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format::docx) struct Kind {
    /// Whether its pages say that it is a draft.
    pub draft: bool,
    /// Whether some of its pages lie.
    pub lying: bool,
}

impl Kind {
    fn fixed<'a>(self) -> impl Iterator<Item = &'a Filled<'a>> {
        let of_draft = if self.draft { OF_DRAFT.as_slice() } else { &[] };
        let of_lying = if self.lying { OF_LYING.as_slice() } else { &[] };
        FIXED.iter().chain(of_draft).chain(of_lying)
    }
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
pub(super) fn pack(own: &Own<'_>) -> Result<Vec<u8>, WriteError> {
    let mut archive = Archive::default();
    if own.pictures.is_empty() && own.charts.is_empty() {
        archive.add_all(frame(own.kind)?)?;
    } else {
        add_frame(&mut archive, own.kind, &own.pictures, &own.charts)?;
    }
    archive.add(&TEXT.name, own.text.as_bytes())?;
    archive.add(&PROPERTIES.name, own.properties.as_bytes())?;
    for picture in &own.pictures {
        archive.add(&picture.part.name, &picture.bytes)?;
    }
    for chart in &own.charts {
        let [drawn, workbook] = chart.both();
        archive.add_small(&drawn.name, chart.text.as_bytes())?;
        archive.add_small(&workbook.name, &chart.workbook)?;
        archive.add_small(&chart.links_name(), chart.links()?.as_bytes())?;
    }
    archive.finish()
}

/// All around the text of a document without pictures, the same for all of its kind: packed once.
fn frame(kind: Kind) -> Result<&'static Packed, WriteError> {
    type Once = LazyLock<Result<Packed, WriteError>>;
    const fn of(draft: bool, lying: bool) -> Kind {
        Kind { draft, lying }
    }
    static OF_REPORTS: Once = LazyLock::new(|| packed_frame(of(false, false)));
    static OF_DRAFTS: Once = LazyLock::new(|| packed_frame(of(true, false)));
    static OF_LYING_REPORTS: Once = LazyLock::new(|| packed_frame(of(false, true)));
    static OF_LYING_DRAFTS: Once = LazyLock::new(|| packed_frame(of(true, true)));
    let frame = match (kind.draft, kind.lying) {
        (false, false) => &OF_REPORTS,
        (true, false) => &OF_DRAFTS,
        (false, true) => &OF_LYING_REPORTS,
        (true, true) => &OF_LYING_DRAFTS,
    };
    frame
        .as_ref()
        .map_err(|error| WriteError(error.to_string().into()))
}

fn packed_frame(kind: Kind) -> Result<Packed, WriteError> {
    let mut archive = Archive::default();
    add_frame(&mut archive, kind, &[], &[])?;
    archive.packed()
}

/// Adds what says what the parts are and who refers to whom, and the parts that are the same in every file.
fn add_frame(
    archive: &mut Archive,
    kind: Kind,
    pictures: &[Filled<'_>],
    charts: &[ChartParts],
) -> Result<(), WriteError> {
    let filled = kind.fixed().chain(pictures).map(|filled| &filled.part);
    let charts: Vec<Part> = charts.iter().flat_map(ChartParts::both).collect();
    let parts = [&TEXT, &PROPERTIES].into_iter().chain(filled).chain(&charts);
    let parts: Vec<&Part> = parts.collect();
    // Programs that look at the beginning of a file to know its kind expect this part there.
    archive.add("[Content_Types].xml", content_types(&parts)?.as_bytes())?;
    archive.add(
        "_rels/.rels",
        include_bytes!("../../../../templates/docx/rels.xml"),
    )?;
    for filled in kind.fixed() {
        archive.add(&filled.part.name, &filled.bytes)?;
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
