//! The pictures that the prose names.

use std::collections::BTreeMap;

use super::context::PictureFault;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Rule};
use crate::report::Report;
use crate::report::markup::{Piece, pieces};

impl Report {
    /// The paths of the pictures that the prose names, each once, with how many times it does.
    pub fn picture_paths(&self) -> Vec<(String, usize)> {
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut out: Vec<(String, usize)> = Vec::new();
        for text in self.prose.values() {
            for piece in pieces(text) {
                if let Piece::Picture { path, .. } = piece {
                    let path = text.as_str()[path].trim().to_owned();
                    let place = *places.entry(path.clone()).or_insert(out.len());
                    match out.get_mut(place) {
                        Some((_, uses)) => *uses += 1,
                        None => out.push((path, 1)),
                    }
                }
            }
        }
        out
    }
}

/// The findings of a rule about pictures that cannot be had: `describe` gives its message and its help, for the name of a
/// picture and its fault, where the rule is about such a fault.
pub(super) fn faults(
    subject: &Subject<'_>,
    rule: &'static Rule,
    mut describe: impl FnMut(&str, &PictureFault) -> Option<(String, &'static str)>,
) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    // Nearly every report has all of its pictures, or none.
    if subject.context.pictures.values().all(Result::is_ok) {
        return out;
    }
    for (key, text) in &subject.report.prose {
        for piece in pieces(text) {
            let Piece::Picture { path, .. } = piece else {
                continue;
            };
            let name = text.as_str()[path.clone()].trim();
            let Some(Err(fault)) = subject.context.pictures.get(name) else {
                continue;
            };
            if let Some((message, help)) = describe(name, fault) {
                let found = Diagnostic::new(rule, message).at(text.origin_of(path));
                out.push(found.help(help).path(key.to_string()));
            }
        }
    }
    out
}
