//! Rules: what a finding may belong to, and the macros that declare them. No rule is declared here.

use crate::form::EDITIONS;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// 必须改正: arithmetic, law, missing parts. Blocks publication.
    Error,
    /// 需要说明: to be corrected, or explained in 核实说明.
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

/// A rule: what it fires on, why, and how to correct it. Declared beside the code that judges, with `declare_rule!`.
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
    /// What is printed for a report that breaks it: the output of the rule's first fixture.
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

/// Declares a [`Rule`] as a static:
///
/// ```text
/// declare_rule! {
///     /// Totals that are not the sum of their parts.
///     pub static RULE = {
///         id: "wrong-total", title: "…", severity: [Error], basis: "…", what: "…", why: "…", fix: "…",
///         topic: Arithmetic, editions: ["2021"], inputs: Documents, needs_prior: true,
///     };
/// }
/// ```
///
/// The id is the name of the folder of the rule's fixtures, where `invalid.out` is its example. The last line holds what
/// differs from the usual: a rule under another heading than the last one, or one that judges some editions only, only YAML
/// or only documents, or needs last year's report.
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
pub(crate) use declare_rule;

/// Declares several rules and the list of them, in the order in which the manual lists them:
///
/// ```text
/// declare_rules! {
///     /// The rules of this room.
///     pub static RULES;
///
///     /// A file that holds no report.
///     pub static NOT_A_REPORT = { id: "not-a-report", … };
/// }
/// ```
macro_rules! declare_rules {
    (
        $(#[$list_doc:meta])* $list_vis:vis static $list:ident;
        $($(#[$doc:meta])* $vis:vis static $name:ident = $rule:tt;)+
    ) => {
        $($crate::diagnostic::declare_rule! {
            $(#[$doc])*
            $vis static $name = $rule;
        })+
        $(#[$list_doc])*
        $list_vis static $list: &[&$crate::diagnostic::Rule] = &[$(&$name),+];
    };
}
pub(crate) use declare_rules;

#[cfg(test)]
mod tests {
    use super::*;

    declare_rules! {
        /// Both.
        static RULES;

        /// As usual.
        static USUAL = {
            id: "wrong-total", title: "例", severity: [Error, Info], basis: "", what: "", why: "", fix: "",
        };

        /// With all that may differ.
        static OTHER = {
            id: "wrong-title", title: "例", severity: [Warning], basis: "{格式}", what: "", why: "", fix: "",
            topic: Arithmetic, editions: ["2021"], inputs: Documents, needs_prior: true,
        };
    }

    #[test]
    fn a_rule_is_as_declared() {
        assert_eq!(RULES, [&USUAL, &OTHER]);
        assert!(USUAL.example.starts_with("错误[wrong-total]"));
        assert_eq!((USUAL.topic, USUAL.inputs), (Topic::Publishing, Inputs::Any));
        assert!(USUAL.judges("2019") && !USUAL.needs_prior);
        assert_eq!(
            (OTHER.topic, OTHER.inputs),
            (Topic::Arithmetic, Inputs::Documents)
        );
        assert!(!OTHER.judges("2019") && OTHER.judges("2021") && OTHER.needs_prior);
    }
}
