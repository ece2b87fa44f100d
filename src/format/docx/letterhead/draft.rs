//! The mark of a draft on every page of a file that has a letterhead: above what its own headers hold.

use super::page::{Reference, Section};
use super::root::Root;
use crate::document::DRAFT;
use crate::format::Unreadable;
use crate::format::docx::parcel::{Parcel, prefix_of};
use crate::format::docx::read::Links;

/// What a header is.
const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";
/// The kind of the reference to one.
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header";
/// What declares the prefixes where a part has others.
const NAMES: &str = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// The paragraph, whatever the styles of the file are.
fn mark(names: &str) -> String {
    format!(
        "<w:p{names}><w:pPr><w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:rFonts w:hint=\"eastAsia\" w:ascii=\"黑体\" w:hAnsi=\"黑体\" w:eastAsia=\"黑体\"/><w:color w:val=\"C00000\"/><w:sz w:val=\"28\"/></w:rPr><w:t>{DRAFT}</w:t></w:r></w:p>"
    )
}

/// Marks the headers of all pages; the references to those that had to be made.
pub(super) fn marked(
    parcel: &mut Parcel<'_>,
    main: &str,
    links: &Links,
    section: (&Section, &[Reference]),
    differs_on_even: bool,
) -> Result<Vec<Reference>, Unreadable> {
    let (section, inherited) = section;
    let mut made = Vec::new();
    let mut done: Vec<&str> = Vec::new();
    let needed = [
        ("default", true),
        ("first", section.has_first),
        ("even", differs_on_even),
    ];
    for (pages, _) in needed.into_iter().filter(|(_, needed)| *needed) {
        let mut all = section.links.iter().chain(inherited);
        let own = all.find(|link| link.what == "headerReference" && link.pages == pages);
        let target = own
            .and_then(|own| links.get(&own.id))
            .filter(|link| !link.external);
        if let Some(target) = target.map(|link| link.target.as_str())
            && let Some(part) = parcel.text(target)?
        {
            if !done.contains(&target) {
                let names = if prefix_of(&part) == "w:" { "" } else { NAMES };
                let inner = Root::of(&part).inner;
                let (before, behind) = part.split_at_checked(inner).unwrap_or((&part, ""));
                let words = [before, &mark(names), behind].concat();
                parcel.put(target, words);
                done.push(target);
            }
            continue;
        }
        let name = parcel.free_name(main, "header", "xml");
        let words = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:hdr{NAMES} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">{}</w:hdr>",
            mark("")
        );
        parcel.put(&name, words);
        parcel.declare(&name, MEDIA_TYPE)?;
        let id = parcel.link(main, KIND, &name)?;
        made.push(Reference {
            what: "headerReference".to_owned(),
            pages: pages.to_owned(),
            words: format!(
                "<w:headerReference{NAMES} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" w:type=\"{pages}\" r:id=\"{id}\"/>"
            ),
            id,
        });
    }
    Ok(made)
}
