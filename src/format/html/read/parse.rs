//! The page as a tree, within bounds: whatever the file holds, memory and time stay those of a page that a person made.
//!
//! The parser is fed piece by piece, and what has become of the tree is looked at between the pieces: a file can ask for
//! far more than it holds (each paragraph of `<p><font color=…>` opens every font again that was left open before).

use std::collections::HashSet;

use ego_tree::Tree;
use html5ever::driver::{Parser, parse_document};
use html5ever::tendril::TendrilSink;
use html5ever::{LocalName, ParseOpts};

use super::put_aside::put_aside;
use super::tree::{Node, Sink};
use crate::format::Unreadable;

/// How many bytes are fed at once.
const PIECE_BYTES: usize = 1024;
/// The most elements within each other; browsers have the same bound.
const MAX_DEPTH: usize = 512;
/// The most nodes of a page: some 60 MB of memory.
const MAX_NODES: usize = 300_000;
/// The most attributes of a page.
const MAX_ATTRIBUTES: usize = 300_000;
/// How many elements and attributes may be looked at while each element finds its place among those still open.
const MAX_STEPS: usize = 10_000_000;
/// The same for elements of more than [`MANY_ATTRIBUTES`] attributes, whose attributes are sorted each time they are looked at.
const MAX_HEAVY_STEPS: usize = 500_000;
/// How many attributes a person or an editor gives an element at most, a few pictures and tables apart.
const MANY_ATTRIBUTES: usize = 8;
/// How many long names of elements and attributes may differ: the parser keeps each one in a small table.
const MAX_LONG_NAMES: usize = 10_000;
/// The most bytes of a name that is kept within its element.
const SHORT_NAME: usize = 7;
/// How many tags and references, also mistaken ones, a page may have.
const MAX_SIGNS: usize = 1_000_000;
/// How many comparisons may be made to find attributes that a tag has twice.
const MAX_COMPARISONS: usize = 150_000_000;

/// What to do with a page that is too much.
const HELP: &str = "在浏览器里打开它，全选、复制到 Word 后另存为 .docx，再读取那份文件";

fn too_many() -> Unreadable {
    Unreadable::damaged("网页的标记过多，不像一份报告", HELP)
}

/// A tree that grows with what is pushed.
pub struct Builder {
    parser: Parser<Sink>,
    nodes: usize,
    attributes: usize,
    steps: usize,
    heavy_steps: usize,
    names: HashSet<LocalName>,
    signs: usize,
    /// The length of the last node, where that is text.
    text: usize,
    /// The words since the tree last grew: within one tag each may be an attribute.
    words: usize,
    comparisons: usize,
}

impl Builder {
    /// An empty tree.
    pub fn new() -> Self {
        Self {
            parser: parse_document(Sink::new(), ParseOpts::default()),
            nodes: 0,
            attributes: 0,
            steps: 0,
            heavy_steps: 0,
            names: HashSet::new(),
            signs: 0,
            text: 0,
            words: 0,
            comparisons: 0,
        }
    }

    /// Reads more of the page.
    pub fn push(&mut self, text: &str) -> Result<(), Unreadable> {
        self.signs += text.bytes().filter(|b| matches!(b, b'<' | b'&')).count();
        if self.signs > MAX_SIGNS {
            return Err(too_many());
        }
        let sink = &self.parser.tokenizer.sink.sink;
        let text = put_aside(text, |data| sink.keep(data));
        let mut rest = &*text;
        while !rest.is_empty() {
            let mut end = rest.len().min(PIECE_BYTES);
            while !rest.is_char_boundary(end) {
                end -= 1;
            }
            let (piece, behind) = rest.split_at(end);
            self.parser.process(piece.into());
            self.check_bounds(piece)?;
            rest = behind;
        }
        Ok(())
    }

    /// The tree.
    pub fn finish(self) -> Tree<Node> {
        self.parser.finish()
    }

    fn check_bounds(&mut self, piece: &str) -> Result<(), Unreadable> {
        let tree = self.parser.tokenizer.sink.sink.tree();
        let nodes = tree.nodes().len();
        let last = tree.nodes().next_back();
        let depth = last.map_or(0, |node| node.ancestors().take(2 * MAX_DEPTH).count());
        let text = match last.map(|node| node.value()) {
            Some(Node::Text(text)) => text.len(),
            _ => 0,
        };
        let fresh = tree.values().rev().take(nodes - self.nodes);
        for element in fresh.filter_map(Node::as_element) {
            let attributes = element.attribute_count();
            self.attributes += attributes;
            self.steps += (1 + attributes) * depth;
            if attributes > MANY_ATTRIBUTES {
                self.heavy_steps += attributes * depth;
            }
            // A short name is kept within the element.
            let long = element.names().filter(|name| name.local.len() > SHORT_NAME);
            self.names.extend(long.map(|name| name.local.clone()));
        }

        let words = piece
            .split(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '"' | '\''))
            .filter(|word| !word.is_empty())
            .count();
        self.comparisons += words * words / 2;
        if (nodes, text) == (self.nodes, self.text) {
            self.comparisons += self.words * words;
            self.words += words;
        } else {
            self.words = words;
        }
        (self.nodes, self.text) = (nodes, text);

        if depth > MAX_DEPTH {
            let message = format!("网页的标记嵌套超过 {MAX_DEPTH} 层，多半已损坏");
            return Err(Unreadable::damaged(message, HELP));
        }
        if self.nodes > MAX_NODES
            || self.attributes > MAX_ATTRIBUTES
            || self.steps > MAX_STEPS
            || self.heavy_steps > MAX_HEAVY_STEPS
            || self.names.len() > MAX_LONG_NAMES
            || self.comparisons > MAX_COMPARISONS
        {
            return Err(too_many());
        }
        Ok(())
    }
}
