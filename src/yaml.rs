//! YAML text → a tree whose every node knows its bytes. The only file that names the YAML crate.
//!
//! Nothing is typed here: a scalar is its text and how it was written, a mapping is a list of pairs with duplicates let
//! through. What the words mean is for `report::lower`. Files are limited (depth, nodes, aliases written out), so that
//! no input takes long.

mod mended;
mod message;
mod slips;

use std::collections::BTreeMap;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError};

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};
use mended::Mended;

pub use message::{RULES, SYNTAX_ERROR};
pub use slips::CONTROL_CHARACTER;

/// How deep collections may nest. The file needs six.
const MAX_DEPTH: usize = 16;
/// How many nodes a file may have, aliases written out. A full report has about 500.
const MAX_NODES: usize = 20_000;
/// How many characters a key may have for the parser to see that it is one. Long keys are then told as unknown.
const MAX_KEY: usize = 4096;

/// A node of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its bytes in the file.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A single value.
    Scalar(Scalar),
    /// A list.
    Sequence(Vec<Node>),
    /// Pairs of key and value, in the order of the file, duplicates included.
    Mapping(Vec<(Node, Node)>),
}

/// A single value.
#[derive(Clone, Debug, PartialEq)]
pub struct Scalar {
    /// The text, escapes undone and block indentation taken off.
    pub text: String,
    /// How it was written.
    pub style: Style,
}

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// Behind `|`: every line as it stands.
    Literal,
    /// Behind `>`: lines joined.
    Folded,
}

impl Node {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(scalar) => Some(&scalar.text),
            _ => None,
        }
    }

    /// Whether nothing is given here: `~`, or nothing behind the colon.
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar(Scalar { text, style: Style::Plain })
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The pairs of a mapping.
    pub fn pairs(&self) -> Option<&[(Node, Node)]> {
        match &self.value {
            Value::Mapping(pairs) => Some(pairs),
            _ => None,
        }
    }

    /// The value behind a key of a mapping; of duplicates the first.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.pairs()?
            .iter()
            .find(|(k, _)| k.text() == Some(key))
            .map(|(_, v)| v)
    }

    /// What the node is, for people.
    pub fn kind(&self) -> &'static str {
        match &self.value {
            _ if self.is_null() => "空值",
            Value::Scalar(_) => "一个值",
            Value::Sequence(_) => "一个列表",
            Value::Mapping(_) => "一组“键: 值”",
        }
    }
}

/// What reading a file's YAML gave.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The tree; none where the file is empty, or where it does not parse.
    pub root: Option<Node>,
    /// Syntax errors: certain slips of a Chinese input method, all of them; or the parser's one error.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a file. Slips that are certain are told, mended in a copy, and the copy is read on, its places mapped back.
pub fn parse(source: &Source) -> Parsed {
    let found = slips::scan(source);
    let mut diagnostics = slips::diagnose(source, &found);
    let Some(mended) = slips::mend(source, &found) else {
        return Parsed {
            root: None,
            diagnostics,
        };
    };
    match build(&mended) {
        Ok(root) => Parsed { root, diagnostics },
        Err(error) => {
            // What the parser trips over may follow from a slip; only where there is none does it stand for itself.
            if diagnostics.is_empty() {
                diagnostics.push(message::diagnose(source, &mended, &error));
            }
            Parsed {
                root: None,
                diagnostics,
            }
        }
    }
}

/// Why a text is not a tree, and at which byte of the mended text that shows.
#[derive(Debug)]
struct Failure {
    cause: Cause,
    at: usize,
}

/// What the parser tripped over, as far as a person can use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
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

impl From<ScanError> for Failure {
    fn from(error: ScanError) -> Self {
        use ErrorKind as K;
        let cause = match error.kind() {
            K::UnclosedFlowCollection { .. }
            | K::UnexpectedEofFlowSequence
            | K::UnexpectedEofFlowMapping
            | K::UnexpectedEofImplicitFlowMapping => Cause::Unclosed,
            K::MisplacedFlowCollectionEnd => Cause::Unopened,
            K::MismatchedFlowCollectionEnd { .. } => Cause::Mismatched,
            K::ExpectedFlowMappingSeparator | K::ExpectedFlowSequenceSeparator => Cause::Separator,
            K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar | K::InvalidQuotedScalarIndent => {
                Cause::Quote
            }
            K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => Cause::AfterQuote,
            K::UnknownQuotedScalarEscape
            | K::InvalidQuotedScalarHexEscape
            | K::InvalidLowSurrogateHexEscape
            | K::InvalidLowSurrogate
            | K::MissingLowSurrogate
            | K::UnpairedLowSurrogate
            | K::InvalidUnicodeEscape => Cause::Escape,
            K::InvalidIndentation
            | K::ExpectedBlockSequenceEntry
            | K::ExpectedBlockMappingKey
            | K::BlockSequenceEntryNotAllowed
            | K::InvalidBlockScalarIndent
            | K::InvalidFlowScalarIndent
            | K::MappingKeyNotAllowed
            | K::ExpectedDocumentStart => Cause::Indentation,
            K::TabNotAllowed
            | K::TabInBlockIndentation
            | K::TabAtBlockScalarStart
            | K::TabInIndentation
            | K::TabInPlainScalar
            | K::InvalidBlockEntryWhitespace
            | K::InvalidMappingValueWhitespace => Cause::Tab,
            K::SimpleKeyExpected | K::InvalidSimpleKey => Cause::KeyExpected,
            K::MappingValueNotAllowed | K::InvalidColonPlacement | K::FlowMappingValueAdjacentCollection => {
                Cause::MisplacedColon
            }
            K::UnexpectedCharacter { character } => Cause::Character(*character),
            K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent => Cause::BlockHeader,
            K::CommentInterceptedScalar => Cause::Comment,
            K::CommentNotSeparated => Cause::Hash,
            K::UnknownAnchor | K::MissingAnchorOrAliasName => Cause::Alias,
            K::UndeclaredTagHandle | K::ExpectedTagBang | K::InvalidTagTerminator | K::MissingTagUri => {
                Cause::Tag
            }
            K::RecursionLimitExceeded => Cause::TooDeep,
            _ => Cause::Other,
        };
        Self {
            cause,
            at: error.marker().byte_offset().unwrap_or(0),
        }
    }
}

/// A collection that is still open.
struct Open {
    start: usize,
    anchor: usize,
    /// A mapping's children are keys and values in turn.
    mapping: bool,
    children: Vec<Node>,
}

struct Builder<'a> {
    mended: &'a Mended<'a>,
    open: Vec<Open>,
    anchors: BTreeMap<usize, (Node, usize)>,
    nodes: usize,
    root: Option<Node>,
}

fn build(mended: &Mended<'_>) -> Result<Option<Node>, Failure> {
    let options = granit_parser::options! {
        strict_indentation: true,
        emit_comments: false,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
        simple_key_max_lookahead: MAX_KEY,
    };
    let mut builder = Builder {
        mended,
        open: Vec::new(),
        anchors: BTreeMap::new(),
        nodes: 0,
        root: None,
    };
    let mut documents = 0;
    for event in Parser::new_from_str_with_options(mended.text(), options) {
        let (event, place) = event?;
        let range = place.byte_range().unwrap_or_default();
        match event {
            Event::DocumentStart(..) => {
                documents += 1;
                if documents > 1 {
                    return Err(Failure {
                        cause: Cause::SecondDocument,
                        at: range.start,
                    });
                }
            }
            Event::Scalar(text, style, anchor, _) => {
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    ScalarStyle::Literal => Style::Literal,
                    ScalarStyle::Folded => Style::Folded,
                    _ => Style::Quoted,
                };
                let value = Value::Scalar(Scalar {
                    text: text.into_owned(),
                    style,
                });
                builder.add(
                    Node {
                        span: mended.original(range.start, range.end),
                        value,
                    },
                    anchor,
                    range.start,
                )?;
            }
            Event::SequenceStart(_, anchor, _) => builder.begin(false, anchor, range.start),
            Event::MappingStart(_, anchor, _) => builder.begin(true, anchor, range.start),
            Event::SequenceEnd | Event::MappingEnd => builder.end(range.end)?,
            Event::Alias(id) => {
                // An anchor is known once its value has ended: a value that holds itself has none.
                let Some((node, size)) = builder.anchors.get(&id).cloned() else {
                    return Err(Failure {
                        cause: Cause::Alias,
                        at: range.start,
                    });
                };
                builder.nodes += size.saturating_sub(1);
                builder.add(node, 0, range.start)?;
            }
            _ => {}
        }
    }
    Ok(builder.root)
}

impl Builder<'_> {
    fn begin(&mut self, mapping: bool, anchor: usize, start: usize) {
        self.open.push(Open {
            start,
            anchor,
            mapping,
            children: Vec::new(),
        });
    }

    fn end(&mut self, end: usize) -> Result<(), Failure> {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        let mut span = self.mended.original(open.start, end.max(open.start));
        // Without brackets a collection ends with its last value, not where the parser sees that no other follows.
        let bracketed = self.mended.text()[..end].ends_with([']', '}']);
        if let Some(last) = open.children.last().filter(|_| !bracketed) {
            span.end = last.span.end.max(span.start);
        }
        let value = if open.mapping {
            let mut pairs = Vec::new();
            let mut children = open.children.into_iter();
            while let (Some(key), Some(value)) = (children.next(), children.next()) {
                pairs.push((key, value));
            }
            Value::Mapping(pairs)
        } else {
            Value::Sequence(open.children)
        };
        self.add(Node { span, value }, open.anchor, open.start)
    }

    fn add(&mut self, node: Node, anchor: usize, at: usize) -> Result<(), Failure> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(Failure {
                cause: Cause::TooMany,
                at,
            });
        }
        if anchor != 0 {
            let size = size(&node);
            self.anchors.insert(anchor, (node.clone(), size));
        }
        match self.open.last_mut() {
            Some(open) => open.children.push(node),
            None => self.root = Some(node),
        }
        Ok(())
    }
}

fn size(node: &Node) -> usize {
    1 + match &node.value {
        Value::Scalar(_) => 0,
        Value::Sequence(items) => items.iter().map(size).sum(),
        Value::Mapping(pairs) => pairs.iter().map(|(k, v)| size(k) + size(v)).sum(),
    }
}

#[cfg(test)]
mod tests;
