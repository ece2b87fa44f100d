//! A finding as the sheet lists it, by number.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Severity};
use crate::form::Edition;
use crate::pipeline::Judged;
use crate::source::Origin;

/// The most places that a finding names beside its own.
const MAX_RELATED: usize = 8;

/// A finding as the sheet lists it.
pub struct Listed<'a> {
    /// Its number on the sheet, from 1.
    pub number: usize,
    /// The finding.
    pub found: &'a Diagnostic,
    /// Where it is, in words.
    pub place: String,
    /// What it contradicts, a line each.
    pub beside: Vec<String>,
    /// Why the agency says that it is right, where 核实说明 does.
    pub reason: Option<&'a str>,
}

impl<'a> Listed<'a> {
    /// Everything that was found in a file, what stands before what is explained.
    pub fn all(judged: &'a Judged) -> Vec<Self> {
        let findings = &judged.findings;
        let standing = findings.diagnostics.iter().map(|found| (found, false));
        let waived = findings.waived.iter().map(|found| (found, true));
        standing
            .chain(waived)
            .enumerate()
            .map(|(index, (found, waived))| Self::new(index + 1, judged, found, waived))
            .collect()
    }

    fn new(number: usize, judged: &'a Judged, found: &'a Diagnostic, waived: bool) -> Self {
        let edition = judged.report.as_ref().map(|report| report.edition);
        let reason = found
            .related
            .last()
            .filter(|_| waived)
            .map(|label| label.message.as_str());
        let mut known = BTreeSet::new();
        let beside = found
            .related
            .iter()
            .map(|label| label.message.as_str())
            .filter(|words| !words.is_empty() && Some(*words) != reason && known.insert(*words))
            .take(MAX_RELATED)
            .map(ToOwned::to_owned);
        Self {
            number,
            found,
            place: place(judged, edition, found),
            beside: beside.collect(),
            reason,
        }
    }

    /// The class by which the page's style finds it.
    pub fn class(&self) -> &'static str {
        if self.reason.is_some() {
            "waived"
        } else {
            self.found.severity.id()
        }
    }

    /// What it is called.
    pub fn word(&self) -> &'static str {
        match (self.reason, self.found.severity) {
            (Some(_), _) => "已说明",
            (None, Severity::Error) => "必须改正",
            (None, Severity::Warning) => "需要说明",
            (None, Severity::Info) => "提示",
        }
    }
}

/// Where a finding is: the cell, the place of a document, or the line of the file.
fn place(judged: &Judged, edition: Option<&'static Edition>, found: &Diagnostic) -> String {
    if let (Some(edition), Some(cell)) = (edition, found.primary.cell) {
        return edition.point_name(cell);
    }
    match &found.primary.origin {
        Some(Origin::Document(place)) => place.words.clone(),
        _ => match judged.position(found) {
            Some(at) => format!("第{}行", at.line),
            None => String::new(),
        },
    }
}
