//! Document → Report: what a finished report says, whatever its format. Everything that is recognised derives from the
//! form; the edition is told by the tables, not by the year.

use crate::diagnostic::Diagnostic;
use crate::document::AsRead;
use crate::picture::Image;
use crate::report::Report;
use crate::report::remark::Remark;

/// A report as a document says it.
#[derive(Debug)]
pub struct Recognised {
    /// The report; none where the document holds none.
    pub report: Option<Report>,
    /// What is not as the form has it, or was read with doubt, with places such as 表三 第5行 自然人.
    pub diagnostics: Vec<Diagnostic>,
    /// What did not find a place in the report, as comments of the file that is written from it.
    pub remarks: Vec<Remark>,
    /// The pictures by the path that the prose writes.
    pub pictures: Vec<(String, Image)>,
}

/// Recognises a report. `stem` begins the names of the pictures' files.
pub fn recognise(_read: &AsRead, _stem: &str) -> Recognised {
    Recognised {
        report: None,
        diagnostics: Vec::new(),
        remarks: Vec::new(),
        pictures: Vec::new(),
    }
}
