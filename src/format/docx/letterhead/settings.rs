//! The settings of a letterhead: what of them decides how a report looks, and what is mended.

use crate::format::office::budget::Budget;
use crate::format::office::damage::Read;
use crate::format::office::xml::{Space, Xml};

/// What was found in the settings.
#[derive(Debug, Default)]
pub(super) struct Settings {
    /// Whether even pages have headers and footers of their own.
    pub differs_on_even: bool,
    /// Whether the document is protected from changes.
    pub is_protected: bool,
    /// The part with what the schema asks for and a program has left out; none where nothing is missing.
    pub mended: Option<String>,
}

impl Settings {
    /// Those of a part.
    pub fn of(part: &str, budget: &mut Budget) -> Read<Self> {
        let (mut xml, _) = Xml::open(part)?;
        let mut out = Self::default();
        while let Some(tag) = xml.child()? {
            budget.spend()?;
            match tag.name() {
                (Space::W, "evenAndOddHeaders") => out.differs_on_even = tag.is_on(),
                (Space::W, "documentProtection") => {
                    let enforced = tag.get("enforcement");
                    out.is_protected = enforced.is_some_and(|on| matches!(&*on, "1" | "true" | "on"));
                }
                // python-docx writes none.
                (Space::W, "zoom") if tag.get("percent").is_none() => {
                    let open = "<w:zoom";
                    out.mended = part
                        .split_once(open)
                        .map(|(before, behind)| [before, open, " w:percent=\"100\"", behind].concat());
                }
                _ => {}
            }
            xml.skip()?;
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_schema_asks_for_is_added() {
        let part = "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:zoom w:val=\"bestFit\"/><w:documentProtection w:edit=\"readOnly\" w:enforcement=\"1\"/><w:evenAndOddHeaders/></w:settings>";
        let settings = Settings::of(part, &mut Budget::new()).unwrap();
        assert!(settings.differs_on_even && settings.is_protected);
        assert!(
            settings
                .mended
                .unwrap()
                .contains("<w:zoom w:percent=\"100\" w:val=\"bestFit\"/>")
        );
    }
}
