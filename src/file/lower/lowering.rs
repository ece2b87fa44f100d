//! What the steps of lowering share: the file, what was found so far, and findings that any of them may make.

use crate::diagnostic::Diagnostic;
use crate::form::Edition;
use crate::report::findings::short;
use crate::report::rules::WRONG_TYPE;
use crate::source::{Source, Span};
use crate::yaml::Node;

/// The most findings of one kind in one place that are reported one by one; the rest are counted.
pub(super) const MAX_FINDINGS: usize = 20;

/// A file while it is lowered.
pub(super) struct Lowering<'a> {
    pub source: &'a Source,
    pub edition: &'static Edition,
    pub diagnostics: Vec<Diagnostic>,
    /// The edition does not fit the year: reported once, and not again for each table.
    pub misfiled: bool,
    /// Keys that stand under another key than theirs, with that: reported, and so not missing.
    pub strays: Vec<(String, String)>,
}

impl Lowering<'_> {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Whether a key is absent from its group only because it stands elsewhere, which is reported.
    pub fn is_stray(&self, group: &str, key: &str) -> bool {
        self.strays.iter().any(|(g, k)| g == group && k == key)
    }

    /// Where to point for what is absent from the file as a whole.
    pub fn head(&self) -> Span {
        Span::at(self.source.bom_len())
    }

    /// A value of a kind that its key cannot have.
    pub fn wrong_type(&mut self, node: &Node, path: &str, wanted: &str) {
        let got = match node.text() {
            Some(text) if !node.is_null() => format!("“{}”", short(text.trim())),
            _ => node.kind().to_owned(),
        };
        self.push(
            Diagnostic::new(&WRONG_TYPE, format!("{}不能写成{got}", subject(path)))
                .at(node.span)
                .help(wanted)
                .path(path),
        );
    }
}

/// The path of a key below a path.
pub(super) fn join(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

/// What a path is called in a message.
fn subject(path: &str) -> String {
    if path.is_empty() {
        "这里".to_owned()
    } else {
        format!("“{}”", short(path))
    }
}
