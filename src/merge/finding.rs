//! What stands in the way of a sum, or must be known of it. Not a diagnostic of one document: it is about several files together.

use serde::Serialize;

use crate::diagnostic::Severity;

/// What a finding is about. The names are a contract of the machine format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A file cannot be read, or holds no report.
    Unreadable,
    /// A unit's report has errors of its own.
    UnitErrors,
    /// A unit reports another year than the others.
    OtherYear,
    /// It is not known which year is summed, or in whose name.
    Unknown,
    /// The same file was given twice.
    SameFile,
    /// A unit was given twice.
    SameUnit,
    /// Two units may be one: their names are near.
    NearName,
    /// Two units may be one: their figures are equal.
    EqualFigures,
    /// A report among the units is the sum of the others.
    SumAmongUnits,
    /// The file that is checked, or written, stands among the units.
    GovernmentAmongUnits,
    /// A unit of the list has no report.
    MissingUnit,
    /// A report is of no unit of the list.
    UnexpectedUnit,
    /// A unit of the list has another name than a report that may be its.
    RenamedUnit,
    /// Figures that some units filled and others did not.
    Unfilled,
    /// A unit's figures were put on another form.
    Migrated,
    /// Figures that cannot be put on the form of the sum.
    NotMigrated,
    /// A sum that is too large.
    TooLarge,
}

/// Something about the files together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is about.
    pub kind: Kind,
    /// How grave: an error stands in the way of the sum.
    pub severity: Severity,
    /// What is the matter.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The files that it is about.
    pub files: Vec<String>,
    /// Whether the sum is wrong without a remedy, so that nothing is written whatever is asked for.
    pub forbids: bool,
}

impl Finding {
    /// Something that stands in the way of the sum.
    pub fn error(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            kind,
            severity: Severity::Error,
            message: message.into(),
            help: None,
            files: Vec::new(),
            forbids: false,
        }
    }

    /// Something that must be known of it.
    pub fn warning(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(kind, message)
        }
    }

    /// Something that is good to know.
    pub fn info(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Info,
            ..Self::error(kind, message)
        }
    }

    /// The same, forbidding the sum.
    #[must_use]
    pub fn forbidding(mut self) -> Self {
        self.forbids = true;
        self
    }

    /// The same with what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same about a file.
    #[must_use]
    pub fn of(mut self, file: impl Into<String>) -> Self {
        self.files.push(file.into());
        self
    }
}
