//! A copy of a file's text with some places replaced, and the way back from its bytes to the file's.

use std::borrow::Cow;

use crate::source::{Source, Span};

/// One replacement: these bytes of the file by this text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub span: Span,
    pub replacement: String,
}

/// The text to parse. A byte-order mark is left out of it.
#[derive(Debug)]
pub(super) struct Mended<'a> {
    text: Cow<'a, str>,
    /// Where replaced text stands in the copy, and the bytes of the file that it stands for; in order.
    replaced: Vec<(Span, Span)>,
}

impl<'a> Mended<'a> {
    /// The file's text with `edits`, which are in order and do not overlap.
    pub(super) fn new(source: &'a Source, edits: &[Edit]) -> Self {
        let bom = source.bom_len();
        let mut replaced = vec![(Span::at(0), Span::new(0, bom))];
        if edits.is_empty() {
            return Self {
                text: Cow::Borrowed(&source.text()[bom..]),
                replaced,
            };
        }
        let mut text = String::with_capacity(source.text().len() + edits.len());
        let mut done = bom;
        for edit in edits {
            text.push_str(&source.text()[done..edit.span.start]);
            let start = text.len();
            text.push_str(&edit.replacement);
            replaced.push((Span::new(start, text.len()), edit.span));
            done = edit.span.end;
        }
        text.push_str(&source.text()[done..]);
        Self {
            text: Cow::Owned(text),
            replaced,
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the file for a range of the copy: a replaced place counts whole.
    pub(super) fn original(&self, start: usize, end: usize) -> Span {
        let start = self.back(start, |file| file.start);
        Span::new(start, self.back(end, |file| file.end).max(start))
    }

    fn back(&self, at: usize, inside: impl Fn(Span) -> usize) -> usize {
        let index = self
            .replaced
            .partition_point(|(copy, _)| copy.start <= at)
            .saturating_sub(1);
        let (copy, file) = self.replaced[index];
        if at > copy.start && at < copy.end {
            inside(file)
        } else {
            Self::beside(at, copy, file)
        }
    }

    fn beside(at: usize, copy: Span, file: Span) -> usize {
        if at >= copy.end {
            at - copy.end + file.end
        } else {
            file.start
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back_to_the_file() {
        let source = Source::new("a", "\u{feff}年度：2021 # x");
        let colon = source.text().find('：').unwrap();
        let edit = Edit {
            span: Span::new(colon, colon + 3),
            replacement: ": ".into(),
        };
        let mended = Mended::new(&source, &[edit]);
        assert_eq!(mended.text(), "年度: 2021 # x");
        let year = mended.text().find("2021").unwrap();
        assert_eq!(source.slice(mended.original(year, year + 4)), "2021");
        assert_eq!(source.slice(mended.original(0, 6)), "年度");
    }

    #[test]
    fn an_insertion_is_an_empty_place() {
        let source = Source::new("a", "[1, , 2]");
        let mended = Mended::new(
            &source,
            &[Edit {
                span: Span::at(4),
                replacement: "~".into(),
            }],
        );
        assert_eq!(mended.text(), "[1, ~, 2]");
        assert_eq!(mended.original(4, 5), Span::at(4));
        assert_eq!(mended.original(7, 8), Span::new(6, 7));
    }
}
