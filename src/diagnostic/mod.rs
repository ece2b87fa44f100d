//! A finding about the user's document, and the rules that findings belong to. The types only: no rule is stated here.
//!
//! A [`Diagnostic`] is data and is about the document, a YAML syntax error included. The program failing at its own job
//! (a disk that is full) is never one: that is `cli::error`.

pub mod emit;

use crate::form::{DataPoint, EDITIONS};
use crate::source::{Origin, Position, Span};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// 必须改正: arithmetic, law, missing parts. Blocks publication.
    Error,
    /// 需要说明: to be mended, or explained in 核实说明.
    Warning,
    /// 提示.
    Info,
}

impl Severity {
    /// The word shown to people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "警告",
            Self::Info => "提示",
        }
    }

    /// The word in machine formats.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// A rule: what it fires on, why, and how to mend it. Declared beside the code that judges, with
/// [`declare_rule!`](crate::declare_rule).
#[derive(Debug)]
pub struct Rule {
    /// The name, in kebab case.
    pub id: &'static str,
    /// What it is about, in a few words.
    pub title: &'static str,
    /// Under which heading it is listed.
    pub topic: Topic,
    /// The severities that its findings may have, the gravest first.
    pub severity: &'static [Severity],
    /// The law, notice or standard it rests on; `{格式}` stands for the notice of the report's edition. Read it with
    /// [`Rule::basis`].
    pub basis: &'static str,
    /// The editions of the form whose reports it judges; all where none is named.
    pub editions: &'static [&'static str],
    /// What it judges.
    pub inputs: Inputs,
    /// Whether it needs last year's report.
    pub needs_prior: bool,
    /// The version of nianbao that has it first.
    pub since: &'static str,
    /// What it fires on.
    pub what: &'static str,
    /// Why that is wrong.
    pub why: &'static str,
    /// What to do.
    pub fix: &'static str,
    /// What a report that breaks it is told: what the rule's first fixture prints.
    pub example: &'static str,
}

/// The headings under which rules are listed. A rule that names none is about what is fit to publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// The file, its keys, tables and figures; what could be read of a document.
    Structure,
    /// Sums within the report.
    Arithmetic,
    /// This year's report beside last year's.
    Years,
    /// What the prose says beside what the tables say.
    Prose,
    /// What an evaluator would mark down.
    Publishing,
}

impl Topic {
    /// The headings in the order in which they are listed, with their words.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Structure, "文件和表格"),
        (Self::Arithmetic, "勾稽关系"),
        (Self::Years, "跨年核对"),
        (Self::Prose, "文字与表格核对"),
        (Self::Publishing, "发布要求"),
    ];
}

/// What a rule judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inputs {
    /// Reports, whatever they are read from.
    Any,
    /// Reports in YAML: what it speaks of is found nowhere else.
    Yaml,
    /// Finished documents.
    Documents,
}

impl Rule {
    /// Whether it judges reports of this edition.
    pub fn judges(&self, edition: &str) -> bool {
        self.editions.is_empty() || self.editions.contains(&edition)
    }

    /// What it rests on, for a report of this edition; where that is not known, all notices are named.
    pub fn basis(&self, edition: Option<&str>) -> String {
        let notices: Vec<&str> = EDITIONS
            .iter()
            .filter(|e| edition.is_none_or(|id| e.id == id))
            .map(|e| e.notice_number)
            .collect();
        self.basis.replace("{格式}", &notices.join("、"))
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// Declares a [`Rule`] as a public static. Its id is the name of the folder of its fixtures, where `invalid.out` is its
/// example. A rule under another heading than the last one, that judges some editions only, only YAML or only documents, or
/// needs last year's report says so at the end.
///
/// ```
/// nianbao::declare_rule! {
///     /// Totals that are not the sum of their parts.
///     pub static EXAMPLE = {
///         id: "wrong-total", title: "例", severity: [Error], basis: "", what: "", why: "", fix: "",
///         topic: Arithmetic, editions: ["2021"], inputs: Documents, needs_prior: true,
///     };
/// }
/// assert!(EXAMPLE.example.starts_with("错误[wrong-total]"));
/// ```
#[macro_export]
macro_rules! declare_rule {
    ($(#[$doc:meta])* $vis:vis static $name:ident = {
        id: $id:literal, title: $title:literal, severity: [$($severity:ident),+], basis: $basis:literal,
        what: $what:literal, why: $why:literal, fix: $fix:literal
        $(, topic: $topic:ident)? $(, editions: [$($edition:literal),+])? $(, inputs: $inputs:ident)? $(, needs_prior: $needs_prior:literal)? $(,)?
    };) => {
        $(#[$doc])*
        $vis static $name: $crate::diagnostic::Rule = $crate::diagnostic::Rule {
            $(topic: $crate::diagnostic::Topic::$topic,)?
            $(editions: &[$($edition),+],)?
            $(inputs: $crate::diagnostic::Inputs::$inputs,)?
            $(needs_prior: $needs_prior,)?
            ..$crate::diagnostic::Rule {
                id: $id,
                title: $title,
                severity: &[$($crate::diagnostic::Severity::$severity),+],
                basis: $basis,
                since: "0.1.0",
                what: $what,
                why: $why,
                fix: $fix,
                example: include_str!(concat!(
                    env!("CARGO_MANIFEST_DIR"),
                    "/tests/rules/",
                    $id,
                    "/invalid.out"
                )),
                topic: $crate::diagnostic::Topic::Publishing,
                editions: &[],
                inputs: $crate::diagnostic::Inputs::Any,
                needs_prior: false,
            }
        };
    };
}

/// A place of the document with what is to be said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Where it is; none for a finding about the file as a whole.
    pub origin: Option<Origin>,
    /// The figure that it is about.
    pub cell: Option<DataPoint>,
    /// What to say there.
    pub message: String,
    /// Whether it is to be said also where the place has no room for words, or is not in the file.
    pub must_tell: bool,
}

impl Label {
    /// Something to say of a place.
    pub fn new(origin: impl Into<Origin>, message: impl Into<String>) -> Self {
        Self {
            origin: Some(origin.into()),
            cell: None,
            message: message.into(),
            must_tell: false,
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
    /// The edit that mends it, where one is certain.
    pub fix: Option<Fix>,
    /// The key path that it lies at, for 核实说明: 申请.办理结果.予以公开.自然人, or 总体情况.
    pub path: String,
}

impl Diagnostic {
    /// A finding of a rule, at its gravest severity, about the whole file until told where.
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
                must_tell: true,
            },
            related: Vec::new(),
            fix: None,
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
            must_tell: false,
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
            label.must_tell = true;
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
            must_tell: true,
        });
        self
    }

    /// The same with an edit that mends it.
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
