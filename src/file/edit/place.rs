//! Where a key of the file is, or where it would go.

use super::change::{Edit, Refused};
use crate::source::{Source, Span};
use crate::yaml::{Node, Style, Value};

/// How far a level is indented beyond the one above it.
pub const STEP: usize = 2;

/// What a path of keys leads to.
pub enum Place<'n> {
    /// The key and the value behind it.
    Found(&'n Node, &'n Node),
    /// The file has the first keys only, or none.
    Missing(Gap<'n>),
}

/// Where a key would go that the file does not have.
pub struct Gap<'n> {
    /// The mapping that lacks it, with its key; none for a file that is empty.
    above: Option<(&'n Node, &'n Node)>,
    /// The pairs of that mapping; none where nothing stands behind its key.
    pairs: &'n [(Node, Node)],
    /// How many keys of the path the file has.
    depth: usize,
}

/// Follows a path of keys from the root.
///
/// # Errors
/// A key of the path has something behind it that is no mapping.
pub fn find<'n>(root: Option<&'n Node>, path: &[&str]) -> Result<Place<'n>, Refused> {
    let mut above: Option<(&Node, &Node)> = None;
    let mut node = root;
    for (depth, name) in path.iter().enumerate() {
        let pairs = match node {
            None => &[],
            Some(node) if node.is_null() => &[],
            Some(node) => node.pairs().ok_or(Refused::OtherShape)?,
        };
        let Some((key, value)) = pairs.iter().find(|(key, _)| key.text() == Some(name)) else {
            return Ok(Place::Missing(Gap { above, pairs, depth }));
        };
        above = Some((key, value));
        node = Some(value);
    }
    let (key, value) = above.ok_or(Refused::OtherShape)?;
    Ok(Place::Found(key, value))
}

impl Gap<'_> {
    /// The edit that puts the rest of the path here. `orders` gives for each level the keys in the order of the form; `value`
    /// writes what stands behind the last key, given how far that is indented, or none where it stands on one line with others: it
    /// begins with a blank or a line break.
    pub fn fill(
        &self,
        source: &Source,
        path: &[&str],
        orders: &dyn Fn(usize) -> Vec<&'static str>,
        value: &dyn Fn(Option<usize>) -> String,
    ) -> Edit {
        let rest = &path[self.depth..];
        let edit = if self.is_flow(source) {
            self.fill_flow(source, rest, value)
        } else {
            self.fill_lines(source, rest, orders, value)
        };
        edit.fitted(source)
    }

    /// Lines of their own for the keys.
    fn fill_lines(
        &self,
        source: &Source,
        rest: &[&str],
        orders: &dyn Fn(usize) -> Vec<&'static str>,
        value: &dyn Fn(Option<usize>) -> String,
    ) -> Edit {
        let indent = self.indent(source);
        let mut lines = String::new();
        for (level, key) in rest.iter().enumerate() {
            let pad = indent + level * STEP;
            lines.push_str(&" ".repeat(pad));
            lines.push_str(key);
            lines.push(':');
            if level + 1 == rest.len() {
                lines.push_str(&value(Some(pad)));
            } else {
                lines.push('\n');
            }
        }
        let order = orders(self.depth);
        let rank = |key: &str| order.iter().position(|own| *own == key);
        let own = rest.first().and_then(|key| rank(key));
        // Behind the nearest of those that come before it; what the form does not order goes to the end.
        let ranked = |pair: &&(Node, Node)| pair.0.text().and_then(rank);
        let before = match own {
            None => self.pairs.last(),
            Some(own) => {
                let earlier = self
                    .pairs
                    .iter()
                    .filter(|pair| ranked(pair).is_some_and(|rank| rank < own));
                earlier.max_by_key(ranked)
            }
        };
        match (before, self.pairs.first(), self.above) {
            (Some((key, value)), ..) => after_line(source, end(source, key, value), &lines),
            (None, Some((key, _)), _) => {
                let line = source.line_span(key.span.start).start;
                let mark = if line == 0 { source.bom_len() } else { 0 };
                Edit::new(Span::at(line + mark), lines + "\n")
            }
            // What stands for nothing is taken away; a comment behind it stays.
            (None, None, Some((key, value))) if value.span.start > key.span.end => {
                let line = source.line_span(value.span.start);
                let comment = source.slice(Span::new(value.span.end, line.end)).trim_end();
                let span = Span::new(value.span.start, line.end);
                Edit::new(span, format!("{}\n{lines}", comment.trim_start_matches('~')))
            }
            (None, None, Some((key, _))) => after_line(source, key.span.end, &lines),
            (None, None, None) => after_line(source, source.text().len(), &lines),
        }
    }

    fn is_flow(&self, source: &Source) -> bool {
        self.above
            .is_some_and(|(_, value)| source.slice(value.span).starts_with('{'))
    }

    fn fill_flow(&self, source: &Source, rest: &[&str], value: &dyn Fn(Option<usize>) -> String) -> Edit {
        let last = self.pairs.last().map(|(key, value)| {
            let is_empty = value.span.start >= value.span.end || value.span.start < key.span.end;
            if is_empty {
                behind_colon(source, key)
            } else {
                end(source, key, value)
            }
        });
        // Into braces that are empty.
        let at = last.or_else(|| self.above.map(|(_, value)| value.span.start + 1));
        let mut words = String::from(if last.is_some() { ", " } else { "" });
        for (level, key) in rest.iter().enumerate() {
            words.push_str(if level == 0 { "" } else { " {" });
            words.push_str(key);
            words.push(':');
        }
        words.push_str(&value(None));
        words.push_str(&"}".repeat(rest.len() - 1));
        Edit::new(Span::at(at.unwrap_or_default()), words)
    }

    fn indent(&self, source: &Source) -> usize {
        let column = |node: &Node| source.line_column(node.span.start).column - 1;
        match (self.pairs.first(), self.above) {
            (Some((key, _)), _) => column(key),
            (None, Some((key, _))) => column(key) + STEP,
            (None, None) => 0,
        }
    }
}

/// Where the value of a key ends, line breaks behind it apart.
pub fn end(source: &Source, key: &Node, value: &Node) -> usize {
    let last = match &value.value {
        Value::Mapping(pairs) => pairs.last().map(|(key, value)| end(source, key, value)),
        _ => None,
    };
    let own = value.span.start + source.slice(value.span).trim_end().len();
    last.unwrap_or(own).max(own).max(key.span.end)
}

/// An edit that puts lines behind the line of a place.
fn after_line(source: &Source, at: usize, lines: &str) -> Edit {
    let end = source.line_span(at).end;
    let text = source.text();
    if text.is_empty() {
        return Edit::new(Span::at(0), format!("{lines}\n"));
    }
    let ended = text.get(..end).is_some_and(|before| before.ends_with('\n'));
    let lines = if ended {
        format!("{lines}\n")
    } else {
        format!("\n{lines}")
    };
    Edit::new(Span::at(end), lines)
}

/// An edit that puts one line's value behind a key, whatever stood there.
pub fn value(source: &Source, key: &Node, value: &Node, words: &str) -> Edit {
    let nothing = value.span.start >= value.span.end || value.span.start < key.span.end;
    let behind = behind_colon(source, key);
    match &value.value {
        _ if nothing => Edit::new(Span::at(behind), format!(" {words}")),
        // The mark of a block goes with its lines.
        Value::Scalar(scalar) if matches!(scalar.style, Style::Literal | Style::Folded) => {
            Edit::new(Span::new(behind, end(source, key, value)), format!(" {words}"))
        }
        _ => Edit::new(Span::new(value.span.start, end(source, key, value)), words),
    }
}

/// Where the colon behind a key ends.
pub fn behind_colon(source: &Source, key: &Node) -> usize {
    let behind = source.text().get(key.span.end..).unwrap_or_default();
    let colon = behind.char_indices().find(|(_, c)| matches!(c, ':' | '：'));
    key.span.end + colon.map_or(0, |(at, c)| at + c.len_utf8())
}
