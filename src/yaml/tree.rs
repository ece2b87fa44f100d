//! The tree of a file: nodes that know their bytes. Nothing is typed: a scalar is its text and how it was written, a mapping
//! is a list of pairs with duplicates let through.

use crate::source::Span;

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
