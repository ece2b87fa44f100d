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
    /// A blank that is not the keyboard's, beside a colon.
    OddBlank,
    /// `[27, , 0]` or a dash alone, which is a list to YAML: reported as a blank figure by whoever reads the row, at the
    /// place of the `~` that stands for it.
    Empty,
    Braces,
    /// “315800”
    Quotes,
    /// `[18、38、203]`, or a row pasted without brackets.
    Separator,
    /// `[18, 38, 203]。`
    Trailing,
    /// A paragraph that is not indented under its key.
    ProseIndent,
    /// Prose without a |.
    NoBar,
    /// Prose that begins behind its |.
    BehindBar,
    /// Prose that begins behind its key without a |, and goes on in the lines below.
    InlineProse,
    /// Paragraphs behind a >, which joins them.
    Folded,
    /// A comment between two paragraphs, where YAML ends the prose.
    CommentInProse,
    /// A bracket that is not closed, because a comment holds what closes it.
    Swallowed,
    /// A line of prose that begins with #, and is printed.
    Printed,
    /// A # that cuts words off a value.
    Cuts,
    /// A character that no file may hold, YAML's included: of another rule.
    Control,
    /// A character that prints nothing, in a key, a figure or a blank: of the same.
    Invisible,
    /// One in words, which are read as they stand until the clerk has it deleted.
    Pasted,
}

impl SlipKind {
    /// Whether what was meant is for the clerk to write: the reading goes on, and nothing is mended in the file.
    pub(super) const fn is_only_told(self) -> bool {
        matches!(
            self,
            Self::CommentInProse | Self::Swallowed | Self::Printed | Self::Cuts
        )
    }
}
