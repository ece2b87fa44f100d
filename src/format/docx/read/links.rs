//! What a part refers to (ISO/IEC 29500-2, 6.5): relationships.

use std::collections::BTreeMap;

use crate::format::Unreadable;
use crate::format::office::budget::Budget;
use crate::format::office::package::Package;
use crate::format::office::xml::Xml;

/// The length of a target that is followed; real ones have some twenty characters.
const MAX_TARGET: usize = 512;

/// What a part refers to.
#[derive(Clone, Debug)]
pub struct Link {
    /// The last word of its type: styles, image.
    pub kind: String,
    /// The name of the part, or an address outside the file.
    pub target: String,
    /// Whether it lies outside the file.
    pub external: bool,
}

/// What a part refers to, by the name that it uses for it.
pub type Links = BTreeMap<String, Link>;

impl Package<'_> {
    /// The name of the part with the text.
    pub fn main(&mut self, budget: &mut Budget) -> Result<String, Unreadable> {
        let links = self.links("", budget)?;
        let main = links.into_values().find(|link| link.kind == "officeDocument");
        Ok(main.map_or_else(|| "word/document.xml".to_owned(), |link| link.target))
    }

    /// What a part refers to. The empty name is the file itself.
    pub fn links(&mut self, part: &str, budget: &mut Budget) -> Result<Links, Unreadable> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let Some(text) = self.text(&joined(folder, &format!("_rels/{file}.rels")))? else {
            return Ok(Links::new());
        };
        let mut links = Links::new();
        let (mut xml, _) = Xml::open(&text)?;
        while let Some(tag) = xml.child()? {
            if tag.local() == "Relationship" {
                budget.spend()?;
                let get = |name| tag.get(name).unwrap_or_default();
                let external = get("TargetMode") == "External";
                let target: String = get("Target").chars().take(MAX_TARGET).collect();
                let kind = get("Type");
                links.insert(
                    get("Id").into_owned(),
                    Link {
                        kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                        target: if external { target } else { joined(folder, &target) },
                        external,
                    },
                );
            }
            xml.skip()?;
        }
        Ok(links)
    }
}

/// The name of a part that a part in this folder refers to.
fn joined(folder: &str, target: &str) -> String {
    let mut out: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').filter(|step| !step.is_empty()).collect()
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(out.pop()),
            step => out.push(step),
        }
    }
    out.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_joined_as_the_package_means_them() {
        assert_eq!(joined("", "word/document.xml"), "word/document.xml");
        assert_eq!(joined("word", "styles.xml"), "word/styles.xml");
        assert_eq!(joined("word", "/word/media/a.png"), "word/media/a.png");
        assert_eq!(joined("word/x", "../../media/./a.png"), "media/a.png");
        assert_eq!(joined("", "../../a"), "a");
    }
}
