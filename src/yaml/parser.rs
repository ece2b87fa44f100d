//! The events of the YAML parser made a tree. The only file that names the YAML crate.

use std::collections::BTreeMap;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError};

use super::failure::{Cause, Failure};
use super::mended::Mended;
use super::tree::{Node, Scalar, Style, Value};

/// How deep collections may nest. The file needs six.
const MAX_DEPTH: usize = 16;
/// How many nodes a file may have, aliases written out. A full report has about 500.
const MAX_NODES: usize = 20_000;
/// How many characters a key may have for the parser to see that it is one. Long keys are then reported as unknown.
const MAX_KEY: usize = 4096;

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

/// The tree of a text; none where it is empty.
pub(super) fn build(mended: &Mended<'_>) -> Result<Option<Node>, Failure> {
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
