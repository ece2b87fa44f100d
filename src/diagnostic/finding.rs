//! A finding about the user's document: what is wrong, where, what it contradicts, what to do.

use super::rule::{Rule, Severity};
use crate::form::DataPoint;
use crate::source::{Origin, Position, Span};

/// A place of the document with what is to be said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Where it is; none for a finding about the file as a whole.
    pub origin: Option<Origin>,
    /// The figure that it is about.
    pub cell: Option<DataPoint>,
    /// What to say there.
    pub message: String,
    /// Whether the message is shown also where the place has no room for words, or is not in the file.
    pub must_show: bool,
}

impl Label {
    /// Something to say of a place.
    pub fn new(origin: impl Into<Origin>, message: impl Into<String>) -> Self {
        Self {
            origin: Some(origin.into()),
            cell: None,
            message: message.into(),
            must_show: false,
        }
    }
}

/// An edit of the file that is certain to be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The bytes to replace.
    pub span: Span,
    /// What to put there.
    pub replacement: String,
    /// Whether it changes what a figure says, so that it is only made where that is asked for.
    pub figure: bool,
    /// Where the edit of another finding stands without which this one makes no sense: both are made, or neither.
    pub with: Option<Span>,
}

/// What a document that is no file of ours must say in the place of a finding, which is certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// What stands there; nothing for a figure that is not filled.
    pub from: String,
    /// What must stand there.
    pub to: String,
    /// The figure of another finding without whose amendment this one makes no sense: both are made, or neither.
    pub with: Option<DataPoint>,
}

/// A finding about the user's document: what is wrong, where, what it contradicts, what to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The rule that it breaks.
    pub rule: &'static Rule,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Where it is wrong.
    pub primary: Label,
    /// What it contradicts.
    pub related: Vec<Label>,
    /// The edit that corrects it, where one is certain.
    pub fix: Option<Fix>,
    /// What corrects it in a document, where that is certain.
    pub amendment: Option<Amendment>,
    /// The key path that it lies at, for 核实说明: 申请.办理结果.予以公开.自然人, or 总体情况.
    pub path: String,
}

impl Diagnostic {
    /// A finding of a rule, at its gravest severity, about the whole file until a place is given.
    pub fn new(rule: &'static Rule, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity.first().copied().unwrap_or(Severity::Error),
            message: message.into(),
            help: None,
            primary: Label {
                origin: None,
                cell: None,
                message: String::new(),
                must_show: true,
            },
            related: Vec::new(),
            fix: None,
            amendment: None,
            path: String::new(),
        }
    }

    /// The same at a place.
    #[must_use]
    pub fn at(mut self, origin: impl Into<Origin>) -> Self {
        self.primary.origin = Some(origin.into());
        self
    }

    /// The same about a figure; its key path becomes the finding's.
    #[must_use]
    pub fn about(mut self, cell: DataPoint) -> Self {
        self.path = cell.to_string();
        self.primary.cell = Some(cell);
        self
    }

    /// The same with what stands under the mark.
    #[must_use]
    pub fn saying(mut self, message: impl Into<String>) -> Self {
        self.primary.message = message.into();
        self
    }

    /// The same with what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with a place that it contradicts.
    #[must_use]
    pub fn related(
        mut self,
        origin: impl Into<Origin>,
        cell: Option<DataPoint>,
        message: impl Into<String>,
    ) -> Self {
        self.related.push(Label {
            origin: Some(origin.into()),
            cell,
            message: message.into(),
            must_show: false,
        });
        self
    }

    /// The same with a place that it contradicts, where the words say more than the mark.
    #[must_use]
    pub fn against(
        self,
        origin: impl Into<Origin>,
        cell: Option<DataPoint>,
        message: impl Into<String>,
    ) -> Self {
        let mut found = self.related(origin, cell, message);
        if let Some(label) = found.related.last_mut() {
            label.must_show = true;
        }
        found
    }

    /// The same with what is stated elsewhere, beside the file.
    #[must_use]
    pub fn noting(mut self, message: impl Into<String>) -> Self {
        self.related.push(Label {
            origin: None,
            cell: None,
            message: message.into(),
            must_show: true,
        });
        self
    }

    /// The same with an edit that corrects it.
    #[must_use]
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix {
            span,
            replacement: replacement.into(),
            figure: false,
            with: None,
        });
        self
    }

    /// The same with an edit that changes what a figure says.
    #[must_use]
    pub fn fix_figure(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix {
            span,
            replacement: replacement.into(),
            figure: true,
            with: None,
        });
        self
    }

    /// The same with what corrects it in a document.
    #[must_use]
    pub fn amend(mut self, from: impl Into<String>, to: impl Into<String>) -> Self {
        self.amendment = Some(Amendment {
            from: from.into(),
            to: to.into(),
            with: None,
        });
        self
    }

    /// The same at a key path of the file.
    #[must_use]
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = path.into();
        self
    }

    /// The same at another severity of its rule.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Where it begins, for the order of findings; what has no place comes first.
    pub fn start(&self) -> Position {
        let origin = self.primary.origin.as_ref();
        origin.map_or_else(Position::default, Origin::start)
    }
}
