//! A slip of a Chinese input method.

use crate::source::Span;

/// A slip: where it is, what was meant (none where that is not certain), and what to call it.
#[derive(Debug)]
pub(in crate::yaml) struct Slip {
    pub span: Span,
    pub meant: Option<String>,
    pub kind: SlipKind,
}

/// What a slip is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::yaml) enum SlipKind {
    Colon,
    NoBlank,
    Comma,
    Bracket,
    Bar,
    Tab,
    WideIndent,
    /// `[27, , 0]` or a dash alone, which is a list to YAML: reported as a blank figure by whoever reads the row, at the
    /// place of the `~` that stands for it.
    Empty,
    Braces,
    /// `[18, 38, 203]。`
    Trailing,
    /// A character that no file may hold, YAML's included: of another rule.
    Control,
}
