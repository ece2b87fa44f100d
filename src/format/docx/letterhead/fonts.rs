//! The fonts that our own styles name, with what may stand for them, in the list of another file.

use std::collections::BTreeSet;

use super::element::Element;
use crate::format::docx::parcel::{prefix_of, within_root};
use crate::format::office::budget::Budget;
use crate::format::office::damage::Read;
use crate::format::office::xml::{Space, Xml};

/// Our own list.
const OWN: &str = include_str!("../../../../templates/docx/fontTable.xml");

/// The list with our fonts behind its own; none where it has them all.
pub(super) fn completed(part: &str, budget: &mut Budget) -> Read<Option<String>> {
    let (mut xml, _) = Xml::open(part)?;
    let mut known = BTreeSet::new();
    while let Some(tag) = xml.child()? {
        budget.spend()?;
        if tag.name() == (Space::W, "font") {
            known.extend(tag.owned("name"));
        }
        xml.skip()?;
    }
    let own = Element::parse(OWN).map(|root| root.children).unwrap_or_default();
    let mut added = String::new();
    for mut font in own {
        if font.get("w:name").is_some_and(|name| known.contains(name)) {
            continue;
        }
        if prefix_of(part) != "w:" {
            font.set(
                "xmlns:w",
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            );
        }
        font.write(&mut added);
    }
    Ok((!added.is_empty()).then(|| within_root(part, &added)))
}
