//! An input, whatever its format, from its bytes to its findings.

mod bytes;
mod document;
mod picture;
mod yaml;

use std::path::{Path, PathBuf};

use super::error::{Error, reason};
use crate::check::Findings;
use crate::diagnostic::emit::FileFindings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::compose::Pictures;
use crate::document::recognise::Recognised;
use crate::encoding;
use crate::file::lower::lower;
use crate::report::Report;
use crate::report::remark::Remark;
use crate::source::Source;

pub(super) use bytes::bytes;
pub(super) use document::{Opened, content, open};
pub(super) use picture::is_inside;
pub(super) use yaml::judge;

/// One input and all that was found in it.
#[derive(Debug, Default)]
pub(super) struct Input {
    /// As the user named it.
    pub name: String,
    /// Its text; none where it is none, and none of a document.
    pub source: Option<Source>,
    /// The report that it holds.
    pub report: Option<Report>,
    /// What was found.
    pub findings: Findings,
    /// Why it could not be read.
    pub error: Option<String>,
    /// The pictures that could be read.
    pub pictures: Pictures,
    /// The files that it draws on, which no output may replace.
    pub reads: Vec<PathBuf>,
    /// What of a document found no place in the report.
    pub remarks: Vec<Remark>,
}

impl Input {
    /// An input of which nothing is known but its name.
    pub(super) fn named(path: &Path) -> Self {
        let name = if is_dash(path) {
            "<标准输入>".to_owned()
        } else {
            path.display().to_string()
        };
        Self {
            name,
            ..Self::default()
        }
    }

    /// Whether there is something that must be corrected.
    pub(super) fn has_errors(&self) -> bool {
        self.findings
            .diagnostics
            .iter()
            .any(|d| d.severity == Severity::Error)
    }

    /// What is told of it.
    pub(super) fn told(&self) -> FileFindings<'_> {
        FileFindings {
            path: &self.name,
            source: self.source.as_ref(),
            edition: self.report.as_ref().map(|r| r.edition.id),
            year: self.report.as_ref().and_then(|r| r.year),
            diagnostics: &self.findings.diagnostics,
            waived: &self.findings.waived,
            error: self.error.as_deref(),
        }
    }

    /// Takes over what was recognised in a document.
    pub(super) fn take(&mut self, recognised: Recognised) {
        self.found(recognised.diagnostics);
        self.report = recognised.report;
        self.pictures = recognised.pictures.into_iter().collect();
        self.remarks = recognised.remarks;
    }

    /// Adds what was found.
    pub(super) fn found(&mut self, diagnostics: Vec<Diagnostic>) {
        self.findings.diagnostics.extend(diagnostics);
    }

    /// Says why it could not be read.
    pub(super) fn failed(&mut self, cause: &std::io::Error) {
        self.error = Some(format!("读取失败：{}", reason(cause)));
    }
}

/// Whether a path means standard input or output.
pub(super) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Reads and checks one input. `prior` stands for the report of last year that the file itself names.
pub(super) fn load(path: &Path, prior: Option<&Path>) -> Input {
    let mut input = Input::named(path);
    match bytes(path).map(|bytes| open(path, bytes)) {
        Ok(Opened::Yaml(bytes)) => judge(&mut input, path, bytes, prior),
        Ok(Opened::Document(recognised)) => document::judge(&mut input, *recognised, prior),
        Ok(Opened::Unread(found)) => input.found(vec![*found]),
        Err(cause) => input.failed(&cause),
    }
    input
}

/// An output that is one of the files that are read would destroy it.
///
/// # Errors
/// One of them is.
pub(super) fn never_over_an_input<'a>(
    inputs: &[Input],
    files: &[PathBuf],
    outputs: impl Iterator<Item = &'a Path>,
) -> Result<(), Error> {
    let reads = files
        .iter()
        .filter(|f| !is_dash(f))
        .chain(inputs.iter().flat_map(|i| &i.reads));
    let reads: Vec<PathBuf> = reads.filter_map(|path| path.canonicalize().ok()).collect();
    for path in outputs {
        if path.canonicalize().is_ok_and(|real| reads.contains(&real)) {
            return Err(Error::Usage(format!(
                "{} 是要读取的文件，不能写在它上面",
                path.display()
            )));
        }
    }
    Ok(())
}

/// Last year's report, of whatever format, or why it could not be read. It is only read, never judged.
fn read_prior(path: &Path) -> Result<Report, String> {
    let shown = path.display();
    let bytes = bytes(path).map_err(|cause| format!("上年报告 {shown} 读取失败：{}", reason(&cause)))?;
    let report = match open(path, bytes) {
        Opened::Yaml(bytes) => {
            let source = encoding::read(&shown.to_string(), bytes)
                .map_err(|found| format!("上年报告 {shown}：{}", found.message))?;
            let parsed = crate::yaml::parse(&source);
            let lowered = lower(&source, parsed.root.as_ref(), None);
            lowered.report.filter(|_| parsed.diagnostics.is_empty())
        }
        Opened::Document(recognised) => recognised.report,
        Opened::Unread(found) => return Err(format!("上年报告 {shown}：{}", found.message)),
    };
    report.ok_or_else(|| format!("上年报告 {shown} 不是能读的年度报告"))
}
