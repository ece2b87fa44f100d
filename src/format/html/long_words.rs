//! Prose divided where the page treats it differently.

use std::ops::Range;

use crate::document::unbroken::unbroken;

/// The most characters without a space that a browser may keep on one line.
const MAX_WORD: usize = 15;

/// How a part of a text may be broken into lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// As the browser breaks all text.
    Usual,
    /// Anywhere: a web address in a justified paragraph would else tear the line above it apart.
    Anywhere,
    /// Nowhere: a telephone number, a number and its unit, a date.
    Nowhere,
}

impl Break {
    /// The class by which the page's style finds it; none for most.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Usual => "",
            Self::Anywhere => "address",
            Self::Nowhere => "whole",
        }
    }

    /// The same where no style sheet is.
    pub const fn style(self) -> &'static str {
        match self {
            Self::Usual => "",
            Self::Anywhere => "word-break:break-all",
            Self::Nowhere => "white-space:nowrap",
        }
    }
}

/// The parts of a text in order, and how each may be broken.
pub fn parts(text: &str) -> Vec<(Break, &str)> {
    let addresses = addresses(text).into_iter().map(|range| (Break::Anywhere, range));
    let whole = unbroken(text).into_iter().map(|range| (Break::Nowhere, range));
    let mut marked: Vec<(Break, Range<usize>)> = addresses.chain(whole).collect();
    marked.sort_by_key(|(_, range)| range.start);
    let mut parts = Vec::with_capacity(2 * marked.len() + 1);
    let mut start = 0;
    for (how, range) in marked {
        // A number within an address is part of it.
        if range.start < start {
            continue;
        }
        parts.push((Break::Usual, &text[start..range.start]));
        parts.push((how, &text[range.clone()]));
        start = range.end;
    }
    parts.push((Break::Usual, &text[start..]));
    parts.retain(|(_, part)| !part.is_empty());
    parts
}

/// Where words stand that are longer than a line may be left short.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(begin) = rest.find(|c: char| c.is_ascii_graphic()) {
        let word = &rest[begin..];
        let length = word.find(|c: char| !c.is_ascii_graphic()).unwrap_or(word.len());
        let at = text.len() - word.len();
        if length > MAX_WORD {
            out.push(at..at + length);
        }
        rest = &word[length..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_break_and_numbers_do_not() {
        let text = "共12件。电话：0574-89285667；网址：http://www.bl.gov.cn/1-2。";
        let expected = [
            (Break::Usual, "共"),
            (Break::Nowhere, "12件"),
            (Break::Usual, "。电话："),
            (Break::Nowhere, "0574-89285667"),
            (Break::Usual, "；网址："),
            (Break::Anywhere, "http://www.bl.gov.cn/1-2"),
            (Break::Usual, "。"),
        ];
        assert_eq!(parts(text), expected);
        assert_eq!(
            parts("http://www.bl.gov.cn/"),
            [(Break::Anywhere, "http://www.bl.gov.cn/")]
        );
        assert_eq!(parts(""), []);
    }
}
