//! Words of the report as they are printed, with the way back from each character to the file.

use std::ops::Range;
use std::sync::Arc;

use crate::source::{Origin, Place, Source, Span};
use crate::yaml::{Node, Scalar, Style, Value};

/// What is printed for a figure that is not filled.
pub const UNFILLED: &str = "【未填】";

/// The most bytes between {{ and }}.
const EXPRESSION: usize = 1200;

/// A piece of text and where each part of it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    rendered: String,
    segments: Vec<Segment>,
    span: Span,
    /// The places that segments of a document's words name by their index.
    places: Arc<[Place]>,
    /// The expressions that inserted segments name by their index, as written between the braces.
    expressions: Vec<String>,
}

/// What an expression is replaced by.
#[derive(Debug)]
pub(super) enum Insertion {
    /// These words.
    Words(String),
    /// Nothing: it stays as it is.
    Keep,
    /// Nothing, and neither is any that follows.
    Stop,
}

/// A part of a text, from `start` to where the next one starts.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Segment {
    start: usize,
    from: From,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum From {
    /// Byte for byte, from this byte of the file on.
    Exact(usize),
    /// From somewhere in this span: a folded or quoted scalar.
    Within(Span),
    /// The value of an inserted expression: where that stands, and which it is.
    Inserted(Span, usize),
    /// From the place of this index, in a document.
    Placed(usize),
}

impl Text {
    /// The text of a scalar; none for a list or a mapping.
    pub fn of_scalar(source: &Source, node: &Node) -> Option<Self> {
        let Value::Scalar(scalar) = &node.value else {
            return None;
        };
        let mut text = Self {
            rendered: scalar.text.clone(),
            segments: Vec::new(),
            span: node.span,
            places: Arc::default(),
            expressions: Vec::new(),
        };
        text.segments = segments(source, node.span, scalar);
        Some(text)
    }

    /// Words that stand in no file yet.
    pub fn written(words: impl Into<String>) -> Self {
        Self {
            rendered: words.into(),
            segments: Vec::new(),
            span: Span::at(0),
            places: Arc::default(),
            expressions: Vec::new(),
        }
    }

    /// No words where some should stand, in a file.
    pub fn nothing(span: Span) -> Self {
        Self {
            span,
            ..Self::written(String::new())
        }
    }

    /// Words that stand in a document, each piece with its place.
    pub fn placed(pieces: impl IntoIterator<Item = (String, Place)>) -> Self {
        let mut text = Self::written(String::new());
        let mut places = Vec::new();
        for (words, place) in pieces {
            text.segments.push(Segment {
                start: text.rendered.len(),
                from: From::Placed(places.len()),
            });
            text.rendered.push_str(&words);
            places.push(place);
        }
        text.places = places.into();
        text
    }

    /// Where a range of the printed words comes from.
    pub fn origin_of(&self, range: Range<usize>) -> Origin {
        let placed = self
            .back_segment(range.start)
            .and_then(|segment| match segment.from {
                From::Placed(index) => self.places.get(index),
                _ => None,
            });
        match placed {
            Some(place) => place.clone().into(),
            None => self.span_of(range).into(),
        }
    }

    /// Whether the words stand in a document, where nothing is inserted into them.
    pub fn is_placed(&self) -> bool {
        !self.places.is_empty()
    }

    /// The words as printed.
    pub fn as_str(&self) -> &str {
        &self.rendered
    }

    /// The whole scalar in the file.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The bytes of the file that a range of the printed words comes from.
    pub fn span_of(&self, range: Range<usize>) -> Span {
        let first = self.back(range.start);
        // The last character decides where the range ends, so that an end never falls into what follows.
        let last = self.rendered[..range.end]
            .char_indices()
            .next_back()
            .map_or(0, |(i, _)| i);
        if range.is_empty() {
            return Span::at(first.start);
        }
        let end = match self.back_segment(last) {
            Some(Segment {
                start,
                from: From::Exact(at),
            }) => at + (range.end - start),
            _ => self.back(last).end,
        };
        Span::new(first.start, end.max(first.start))
    }

    /// Whether some of the range is the value of an inserted figure.
    pub fn is_inserted(&self, range: &Range<usize>) -> bool {
        let first = self
            .segments
            .partition_point(|s| s.start <= range.start)
            .saturating_sub(1);
        self.segments[first.min(self.segments.len())..]
            .iter()
            .take_while(|s| s.start < range.end)
            .any(|s| matches!(s.from, From::Inserted(..)))
    }

    /// The words with each inserted expression as `write` puts it, given the expression and what it printed.
    pub fn with_expressions(&self, mut write: impl FnMut(&str, &str) -> String) -> String {
        if self.expressions.is_empty() {
            return self.rendered.clone();
        }
        let mut out = String::new();
        for (index, segment) in self.segments.iter().enumerate() {
            let end = self
                .segments
                .get(index + 1)
                .map_or(self.rendered.len(), |next| next.start);
            let words = self.rendered.get(segment.start..end).unwrap_or_default();
            match segment.from {
                From::Inserted(_, which) => {
                    let expression = self.expressions.get(which).map_or("", String::as_str);
                    out.push_str(&write(expression, words));
                }
                _ => out.push_str(words),
            }
        }
        out
    }

    fn back_segment(&self, at: usize) -> Option<Segment> {
        let index = self.segments.partition_point(|s| s.start <= at).checked_sub(1)?;
        self.segments.get(index).copied()
    }

    fn back(&self, at: usize) -> Span {
        match self.back_segment(at) {
            None
            | Some(Segment {
                from: From::Placed(_),
                ..
            }) => self.span,
            Some(Segment {
                start,
                from: From::Exact(source),
            }) => Span::at(source + (at - start)),
            Some(Segment {
                from: From::Within(span) | From::Inserted(span, _),
                ..
            }) => span,
        }
    }

    /// The text with each expression `{{…}}` replaced by what `value` makes of it.
    pub(super) fn insert(self, mut value: impl FnMut(&str, Span) -> Insertion) -> Self {
        if !self.rendered.contains("{{") {
            return self;
        }
        let mut out = Self {
            rendered: String::new(),
            segments: Vec::new(),
            span: self.span,
            places: self.places.clone(),
            expressions: self.expressions.clone(),
        };
        let mut done = 0;
        while let Some(open) = self.rendered[done..].find("{{").map(|i| done + i) {
            let end = expression_end(&self.rendered[open..]).map(|i| open + i);
            let inner = end.map(|end| &self.rendered[open + 2..end]);
            let past = end.map_or(open + 2, |end| end + 2);
            let span = self.span_of(open..past);
            out.copy(&self, done..open);
            match value(inner.unwrap_or_default(), span) {
                Insertion::Words(words) => {
                    out.segments.push(Segment {
                        start: out.rendered.len(),
                        from: From::Inserted(span, out.expressions.len()),
                    });
                    out.expressions.push(inner.unwrap_or_default().to_owned());
                    out.rendered.push_str(&words);
                }
                Insertion::Keep => out.copy(&self, open..past),
                Insertion::Stop => {
                    done = open;
                    break;
                }
            }
            done = past;
        }
        out.copy(&self, done..self.rendered.len());
        out
    }

    /// Appends a range of another text with its places.
    fn copy(&mut self, other: &Self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let shift = self.rendered.len();
        let first = other
            .segments
            .partition_point(|s| s.start <= range.start)
            .saturating_sub(1);
        for segment in other.segments[first.min(other.segments.len())..]
            .iter()
            .take_while(|s| s.start < range.end)
        {
            let skipped = range.start.saturating_sub(segment.start);
            let from = match segment.from {
                From::Exact(at) => From::Exact(at + skipped),
                other => other,
            };
            let start = segment.start.max(range.start) - range.start + shift;
            self.segments.push(Segment { start, from });
        }
        self.rendered.push_str(&other.rendered[range]);
    }
}

/// Where the expression that a text begins with ends: in the same paragraph, and not far.
fn expression_end(text: &str) -> Option<usize> {
    let near = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .take_while(|at| *at <= EXPRESSION)
        .last()?;
    let line = text[..near].split('\n').next()?;
    line.find("}}")
}

/// Where the lines of a scalar stand in the file: exact where the file has the same characters.
fn segments(source: &Source, span: Span, scalar: &Scalar) -> Vec<Segment> {
    if scalar.text.is_empty() {
        return Vec::new();
    }
    match scalar.style {
        Style::Literal => literal_lines(source, span, &scalar.text),
        _ if source.slice(span) == scalar.text => vec![Segment {
            start: 0,
            from: From::Exact(span.start),
        }],
        _ => source.slice(span).find(&scalar.text).map_or_else(
            || {
                vec![Segment {
                    start: 0,
                    from: From::Within(span),
                }]
            },
            |inner| {
                vec![Segment {
                    start: 0,
                    from: From::Exact(span.start + inner),
                }]
            },
        ),
    }
}

/// The lines of a `|` scalar: each stands in the file behind its indentation.
fn literal_lines(source: &Source, span: Span, text: &str) -> Vec<Segment> {
    let mut out = Vec::new();
    let raw = source.slice(span);
    let mut at = span.start;
    // The parser may count the header's line to the scalar.
    if is_header(raw) {
        at += raw.find('\n').map_or(raw.len(), |i| i + 1);
    } else {
        at = source.line_span(at).start;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches('\n');
        let whole = source.line_span(at);
        let from = source
            .slice(whole)
            .rfind(words)
            .filter(|_| whole.start == at)
            .map_or(From::Within(span), |inner| From::Exact(at + inner));
        out.push(Segment { start, from });
        start += line.len();
        at = next_line(source, whole.end);
    }
    out
}

/// Whether a scalar's bytes begin with its mark, and not with a line of a pipe table.
fn is_header(raw: &str) -> bool {
    let line = raw.lines().next().unwrap_or_default();
    let mark = line.split('#').next().unwrap_or_default().trim_end();
    mark.strip_prefix('|')
        .is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+')))
}

fn next_line(source: &Source, end: usize) -> usize {
    source
        .text()
        .get(end..)
        .and_then(|rest| rest.find('\n'))
        .map_or(source.text().len(), |i| end + i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(file: &str, key: &str) -> (Source, Text) {
        let source = Source::new("a", file);
        let root = crate::yaml::parse(&source).root.unwrap();
        let text = Text::of_scalar(&source, root.get(key).unwrap()).unwrap();
        (source, text)
    }

    #[test]
    fn every_character_of_a_literal_leads_back_to_itself() {
        let (source, text) = text(
            "\u{feff}甲: 1\r\n引言: |\r\n  第一段。\r\n\r\n    缩进的第二段\r\n  第三段\r\n乙: 2\r\n",
            "引言",
        );
        assert_eq!(text.as_str(), "第一段。\n\n  缩进的第二段\n第三段\n");
        for (at, c) in text.as_str().char_indices().filter(|(_, c)| *c != '\n') {
            let span = text.span_of(at..at + c.len_utf8());
            assert_eq!(source.slice(span), c.to_string(), "{at}");
        }
    }

    #[test]
    fn a_literal_that_begins_with_a_pipe_table_leads_back_too() {
        let (source, text) = text("引言: |\n  | 甲 | 乙 |\n  | 丙 | 丁 |\n", "引言");
        let at = text.as_str().find('丙').unwrap();
        assert_eq!(source.slice(text.span_of(at..at + 3)), "丙");
    }

    #[test]
    fn quoted_and_plain_scalars_lead_back_too() {
        let (source, plain) = text("引言: 甲乙丙 # 注\n", "引言");
        assert_eq!(source.slice(plain.span_of(3..6)), "乙");
        let (source, quoted) = text("引言: \"甲乙丙\"\n", "引言");
        assert_eq!(source.slice(quoted.span_of(3..6)), "乙");
        let (source, folded) = text("引言: >-\n  甲\n  乙\n", "引言");
        assert!(source.slice(folded.span_of(0..3)).contains('甲'));
    }

    #[test]
    fn insertions_keep_the_places_around_them() {
        let (source, text) = text("引言: |\n  共{{申请}}件，{{又}}。\n  次段\n", "引言");
        let text = text.insert(|name, _| {
            if name == "申请" {
                Insertion::Words("31".into())
            } else {
                Insertion::Keep
            }
        });
        assert_eq!(text.as_str(), "共31件，{{又}}。\n次段\n");
        let at = |words: &str| {
            let start = text.as_str().find(words).unwrap();
            source.slice(text.span_of(start..start + words.len())).to_owned()
        };
        assert_eq!(at("31"), "{{申请}}");
        assert_eq!(at("件"), "件");
        assert_eq!(at("次段"), "次段");
        let start = text.as_str().find("31").unwrap();
        assert!(text.is_inserted(&(start..start + 1)));
        assert!(!text.is_inserted(&(start + 2..start + 5)));
        let written = text.with_expressions(|expression, words| format!("<{expression}={words}>"));
        assert_eq!(written, "共<申请=31>件，{{又}}。\n次段\n");
    }
}
