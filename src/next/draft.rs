//! Next year's draft as files: the draft itself and, beside it, last year's report that it draws on.

use super::{Next, next};
use crate::diagnostic::Diagnostic;
use crate::file::new::fill_zeros;
use crate::file::write::with_remarks;
use crate::report::Report;
use crate::report::remark::Remark;

/// How the file of an imported report is called that had no name.
const NAMELESS: &str = "report";

/// Next year's draft as a file.
#[derive(Debug)]
pub struct Draft {
    /// The file.
    pub text: String,
    /// What kept the draft from being whole.
    pub diagnostics: Vec<Diagnostic>,
}

/// The file of next year's draft. `prior` is last year's report as the draft names it; `zeros` fills the tables of applicants
/// with 0, what the year before hands on apart.
pub fn draft(last: &Report, prior: Option<&str>, zeros: bool) -> Draft {
    let made = drafted(last, prior, zeros);
    Draft {
        text: with_remarks(&made.report, None, &made.remarks),
        diagnostics: made.diagnostics,
    }
}

/// Next year's draft as a report: what a workbook is made of. The rest is as with [`draft`].
pub fn drafted(last: &Report, prior: Option<&str>, zeros: bool) -> Next {
    let mut made = next(last, prior);
    if zeros {
        let remark = fill_zeros(&mut made.report, true);
        made.remarks.push(remark);
    }
    made
}

/// The file beside the draft of a report that was no YAML: its name and its text. `stem` is what its document is called, without
/// the ending.
pub fn companion(stem: Option<&str>, last: &Report, remarks: &[Remark]) -> (String, String) {
    (companion_name(stem, last.year), with_remarks(last, None, remarks))
}

/// What an imported report is called beside the draft: the document's name with its year.
fn companion_name(stem: Option<&str>, year: Option<i32>) -> String {
    let stem = stem.unwrap_or(NAMELESS);
    match year.map(|year| format!("-{year}")) {
        Some(year) if !stem.ends_with(&year) => format!("{stem}{year}.yaml"),
        _ => format!("{stem}.yaml"),
    }
}

/// Whether a report was read from YAML: nothing of it stands in a document.
pub fn is_yaml(report: &Report) -> bool {
    let placed = report.texts().any(|(_, text)| text.is_placed());
    !placed && report.facts.values().all(|fact| fact.origin.span().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_imported_report_is_named_by_its_document_and_its_year_once() {
        for (stem, year, name) in [
            (Some("年报"), Some(2020), "年报-2020.yaml"),
            (Some("年报-2020"), Some(2020), "年报-2020.yaml"),
            (Some("年报"), None, "年报.yaml"),
            (None, Some(2021), "report-2021.yaml"),
        ] {
            assert_eq!(companion_name(stem, year), name);
        }
    }
}
