//! Words of the report as they are printed, with the way back from each character to the file.

use std::ops::Range;
use std::sync::Arc;

use crate::chinese::numerals::is_ordinal;
use crate::chinese::width::is_digit;
use crate::source::{Origin, Place, Quote, Span};

/// The most bytes between {{ and }}.
const EXPRESSION: usize = 1200;
/// The most bytes of a place's words that are named as such; longer ones are most of it anyway.
const MAX_QUOTE: usize = 600;

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

/// Where a part of a file's words comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Trace {
    /// Byte for byte, from this byte of the file on.
    Exact(usize),
    /// From somewhere in this span: a folded or quoted scalar.
    Within(Span),
}

/// What an expression is replaced by.
#[derive(Debug)]
pub enum Insertion {
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
    /// Words of a file with the places that their parts, given by where each begins, come from. `span` holds them all.
    pub fn traced(words: String, span: Span, parts: impl IntoIterator<Item = (usize, Trace)>) -> Self {
        let segments = parts.into_iter().map(|(start, trace)| Segment {
            start,
            from: match trace {
                Trace::Exact(at) => From::Exact(at),
                Trace::Within(span) => From::Within(span),
            },
        });
        Self {
            segments: segments.collect(),
            span,
            ..Self::written(words)
        }
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

    /// Changes the places that its words come from.
    pub fn relocate(&mut self, change: &mut dyn FnMut(&mut Place)) {
        let mut places = self.places.to_vec();
        places.iter_mut().for_each(change);
        self.places = places.into();
    }

    /// Where a range of the printed words comes from.
    pub fn origin_of(&self, range: Range<usize>) -> Origin {
        let segment = self.segments.partition_point(|s| s.start <= range.start);
        let segment = segment.checked_sub(1);
        let placed = segment.and_then(|at| match self.segments.get(at)?.from {
            From::Placed(index) => Some((at, self.places.get(index)?)),
            _ => None,
        });
        match placed {
            Some((at, place)) => Place {
                quote: self.quote(at, range),
                ..place.clone()
            }
            .into(),
            None => self.span_of(range).into(),
        }
    }

    /// The printed words that come from a place: those of the bytes of a file, or those of a piece of a document. None where the
    /// place is another text's.
    pub fn range_of(&self, origin: &Origin) -> Option<Range<usize>> {
        let first = self.first_from(origin);
        let near = self.segments.get(first..).unwrap_or_default();
        let ends = near.iter().skip(1).map(|next| next.start);
        let parts = near.iter().zip(ends.chain([self.rendered.len()]));
        // Nothing behind the place comes from it, where the parts stand in the file as they do here.
        let behind = |segment: &Segment| match (segment.from, origin) {
            (From::Exact(at), Origin::Source(span)) => at >= span.end,
            _ => false,
        };
        let parts = parts.take_while(|(segment, _)| !behind(segment));
        let mut found = parts.filter_map(|(segment, end)| {
            let whole = segment.start..end;
            match (segment.from, origin) {
                (From::Exact(at), Origin::Source(span)) => {
                    let start = segment.start + span.start.saturating_sub(at);
                    let stop = (segment.start + span.end.saturating_sub(at)).min(end);
                    (start < stop).then_some(start..stop)
                }
                (From::Within(from) | From::Inserted(from, _), Origin::Source(span)) => {
                    (from.start < span.end && span.start < from.end).then_some(whole)
                }
                (From::Placed(index), Origin::Document(place)) => {
                    let own = self.places.get(index)?;
                    (own.order == place.order).then(|| match &place.quote {
                        Some(quote) => quote.within(&whole),
                        None => whole,
                    })
                }
                _ => None,
            }
        });
        let first = found.next()?;
        let end = found.last().map_or(first.end, |last| last.end);
        Some(first.start..end)
    }

    /// The first part that may come from a place: of a file's lines, which are in order, the last that begins before it.
    fn first_from(&self, origin: &Origin) -> usize {
        let Origin::Source(span) = origin else { return 0 };
        let start = |segment: &Segment| match segment.from {
            From::Exact(at) | From::Inserted(Span { start: at, .. }, _) => Some(at),
            From::Within(_) | From::Placed(_) => None,
        };
        if self.segments.iter().any(|segment| start(segment).is_none()) {
            return 0;
        }
        let before = |segment: &Segment| start(segment) <= Some(span.start);
        self.segments.partition_point(before).saturating_sub(1)
    }

    /// A range of the printed words as words of the place that a segment comes from; none where it is all of them.
    fn quote(&self, segment: usize, range: Range<usize>) -> Option<Quote> {
        let start = self.segments.get(segment)?.start;
        let next = self.segments.get(segment + 1);
        let all = self
            .rendered
            .get(start..next.map_or(self.rendered.len(), |next| next.start))?;
        let all = all.trim_end_matches('\n');
        let end = range.end.min(start + all.len());
        let words = self.rendered.get(range.start..end)?;
        let is_part = !words.is_empty() && words.len() < all.len() && words.len() <= MAX_QUOTE;
        is_part.then(|| Quote {
            words: words.to_owned(),
            before: range.start - start,
            behind: start + all.len() - end,
        })
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
        let mut out = String::new();
        let mut done = 0;
        for (range, expression, _) in self.inserted() {
            out.push_str(self.rendered.get(done..range.start).unwrap_or_default());
            done = range.end;
            out.push_str(&write(expression, self.rendered.get(range).unwrap_or_default()));
        }
        out.push_str(self.rendered.get(done..).unwrap_or_default());
        out
    }

    /// The inserted expressions in order: where the words are that each printed, the expression, and where it stands in the file.
    pub fn inserted(&self) -> impl Iterator<Item = (Range<usize>, &str, Span)> {
        let ends = self.segments.iter().skip(1).map(|next| next.start);
        let parts = self.segments.iter().zip(ends.chain([self.rendered.len()]));
        parts.filter_map(|(segment, end)| match segment.from {
            From::Inserted(span, which) => {
                let expression = self.expressions.get(which).map_or("", String::as_str);
                Some((segment.start..end, expression, span))
            }
            _ => None,
        })
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
    #[must_use]
    pub fn insert(self, mut value: impl FnMut(&str, Span) -> Insertion) -> Self {
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

/// How many figures words have at most, in either script: what is counted before anything takes the time to read them.
pub fn most_figures(words: &str) -> usize {
    let of_figure = |c: char| is_digit(c) || is_ordinal(c);
    let mut within = false;
    words
        .chars()
        .filter(|c| {
            let before = std::mem::replace(&mut within, of_figure(*c));
            within && !before
        })
        .count()
}
