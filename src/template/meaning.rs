//! What a placeholder of a template stands for: what the prose may insert, and the words of the report itself.

use crate::chinese::numbering::unnumbered;
use crate::chinese::width::folded;
use crate::document::compose::name_and_date;
use crate::file::insert::{Fault, Scope};
use crate::form::Edition;
use crate::report::{Part, ProseKey, Report, keys};

/// What a placeholder stands for.
#[derive(Debug)]
pub(super) enum Meaning {
    /// These words.
    Words(String),
    /// The prose of a part.
    Prose(ProseKey),
    /// Nothing: why.
    Unknown(Fault),
}

/// All pieces of prose that a report of an edition has.
pub(super) fn prose_keys(edition: &'static Edition) -> Vec<ProseKey> {
    let mut out = vec![ProseKey::whole(keys::PREAMBLE)];
    for section in edition.sections() {
        let key = |part| ProseKey {
            section: section.key,
            part,
        };
        if section.table.is_some() {
            out.extend([key(Part::Before), key(Part::After)]);
        } else {
            out.push(key(Part::Whole));
        }
    }
    out
}

/// What placeholders stand for in a report.
pub(super) struct Meanings<'r> {
    report: &'r Report,
    scope: Scope,
    signed: (String, String),
}

impl<'r> Meanings<'r> {
    /// Those of a report.
    pub fn of(report: &'r Report) -> Self {
        Self {
            report,
            scope: Scope::new(report, None),
            signed: name_and_date(report).unwrap_or_default(),
        }
    }

    /// What the words between braces stand for.
    pub fn of_words(&self, expression: &str) -> Meaning {
        let plain: String = expression.chars().filter(|c| !c.is_whitespace()).collect();
        if let Some(key) = self.prose_key(&plain) {
            return Meaning::Prose(key);
        }
        let signatory = format!("{}.{}", keys::SIGNATURE, keys::SIGNATORY);
        let given = |words: &str, what: &str| {
            if words.is_empty() {
                Meaning::Unknown(Fault {
                    message: format!("报告没有填写{what}"),
                    help: format!("在报告里填写“{what}”，或者从模板里去掉这一处"),
                })
            } else {
                Meaning::Words(words.to_owned())
            }
        };
        match plain.as_str() {
            keys::TITLE => {
                let title = self.report.full_title();
                Meaning::Words(title.lines().map(str::trim).collect())
            }
            keys::AGENCY => Meaning::Words(self.report.agency_name().trim().to_owned()),
            keys::SIGNATORY => given(&self.signed.0, &signatory),
            keys::DATE => given(&self.signed.1, &keys::date_path()),
            plain if plain == signatory => given(&self.signed.0, &signatory),
            plain if plain == keys::date_path() => given(&self.signed.1, &keys::date_path()),
            _ => match self.scope.evaluate(expression) {
                Ok(words) => Meaning::Words(words),
                Err(fault) => Meaning::Unknown(fault),
            },
        }
    }

    fn prose_key(&self, plain: &str) -> Option<ProseKey> {
        let edition = self.report.edition;
        let keys = prose_keys(edition);
        if let Some(key) = keys.into_iter().find(|key| key.to_string() == plain) {
            return Some(key);
        }
        // The title of a part without a table stands for its words too.
        let words = folded(plain);
        let mut sections = edition.sections().iter();
        let titled = sections.find(|section| folded(section.title) == unnumbered(&words))?;
        titled.table.is_none().then(|| ProseKey::whole(titled.key))
    }
}
