//! Why a text is not a tree.

/// Why a text is not a tree, and at which byte of the mended text that shows.
#[derive(Debug)]
pub(super) struct Failure {
    pub cause: Cause,
    pub at: usize,
}

/// What the parser tripped over, as far as a person can use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    Unclosed,
    Unopened,
    Mismatched,
    Separator,
    Quote,
    AfterQuote,
    Escape,
    Indentation,
    Tab,
    KeyExpected,
    MisplacedColon,
    Character(char),
    BlockHeader,
    Comment,
    Hash,
    Alias,
    Tag,
    TooDeep,
    TooMany,
    SecondDocument,
    Other,
}
