//! What was found in one input, and how much in all: what every output is made of.

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Origin, Source};

/// What was found in one input.
#[derive(Debug)]
pub struct FileFindings<'a> {
    /// The input as the user named it.
    pub path: &'a str,
    /// Its text, where it could be read.
    pub source: Option<&'a Source>,
    /// The edition of its form, where it is a report.
    pub edition: Option<&'a str>,
    /// The year that it reports.
    pub year: Option<i32>,
    /// What stands.
    pub diagnostics: &'a [Diagnostic],
    /// What is explained.
    pub waived: &'a [Diagnostic],
    /// Why it could not be read, if so.
    pub error: Option<&'a str>,
}

impl FileFindings<'_> {
    /// The line of a finding in a file of text, its place in words in a document; none where it stands nowhere in particular.
    pub fn line_or_place(&self, found: &Diagnostic) -> Option<String> {
        match (found.primary.origin.as_ref()?, self.source) {
            (Origin::Document(place), _) => Some(place.words.clone()),
            (origin, Some(source)) => Some(source.line_column(origin.span()?.start).line.to_string()),
            _ => None,
        }
    }
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How many inputs.
    pub files: usize,
    /// How many of them could not be read.
    pub unread: usize,
    /// 错误
    pub errors: usize,
    /// 警告
    pub warnings: usize,
    /// 提示
    pub infos: usize,
    /// What is explained.
    pub waived: usize,
}

impl Count {
    /// Counts the findings of all inputs.
    pub fn new(files: &[FileFindings<'_>]) -> Self {
        let mut count = Self::default();
        for file in files {
            count.add(Self::of(file));
        }
        count
    }

    /// Counts the findings of one input.
    pub fn of(file: &FileFindings<'_>) -> Self {
        let of = |severity| {
            let found = file.diagnostics.iter();
            found.filter(|found| found.severity == severity).count()
        };
        Self {
            files: 1,
            unread: usize::from(file.error.is_some()),
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            infos: of(Severity::Info),
            waived: file.waived.len(),
        }
    }

    /// Counts those of another too.
    pub const fn add(&mut self, other: Self) {
        self.files += other.files;
        self.unread += other.unread;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.waived += other.waived;
    }
}
