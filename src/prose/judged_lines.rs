//! The lines of a report that rules judge by their words, one by one, and what they pass over. All that is passed over is
//! stated here:
//!
//! - The agency's own keys (机关) are no prose; a rule about them judges them by their key.
//! - A line that is still to be filled is left to the rule on that: nothing else is reported of it until it is filled.
//! - Where sentences are judged, the rows of extra tables and pictures are none.

use std::ops::Range;

use super::unfilled::is_unfilled;
use crate::chinese::lines::lines;
use crate::report::text::Text;
use crate::report::{ProseKey, Report, TextKey};
use crate::source::Origin;

/// A line of one of the report's texts.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Which text it belongs to.
    pub key: TextKey,
    /// Its words, the line feed included.
    pub words: &'a str,
    text: &'a Text,
    /// Where it begins in the text.
    start: usize,
}

impl Line<'_> {
    /// Where a range of its words comes from.
    pub fn origin_of(&self, range: Range<usize>) -> Origin {
        self.text
            .origin_of(self.start + range.start..self.start + range.end)
    }

    /// Whether some of a range of its words was inserted.
    pub fn is_inserted(&self, range: &Range<usize>) -> bool {
        self.text
            .is_inserted(&(self.start + range.start..self.start + range.end))
    }
}

/// The lines of everything in the report that is words, in its order.
pub fn all_lines(report: &Report) -> impl Iterator<Item = Line<'_>> {
    report
        .texts()
        .filter(|(key, _)| !key.is_of_agency())
        .flat_map(|(key, text)| lines_of(key, text))
}

/// The lines of the prose.
pub fn prose_lines(report: &Report) -> impl Iterator<Item = Line<'_>> {
    let prose = report.prose.iter();
    prose.flat_map(|(key, text)| lines_of(TextKey::Prose(*key), text))
}

/// The lines of the prose that are sentences.
pub fn paragraphs(report: &Report) -> impl Iterator<Item = Line<'_>> {
    prose_lines(report).filter(|line| is_sentence(line.words))
}

/// The lines of one piece of prose that are sentences.
pub fn paragraphs_of(report: &Report, key: ProseKey) -> impl Iterator<Item = Line<'_>> {
    let text = report.prose.get(&key).into_iter();
    text.flat_map(move |text| lines_of(TextKey::Prose(key), text))
        .filter(|line| is_sentence(line.words))
}

fn lines_of(key: TextKey, text: &Text) -> impl Iterator<Item = Line<'_>> {
    lines(text.as_str()).map(move |(start, words)| Line {
        key,
        words,
        text,
        start,
    })
}

/// Whether a line is one of sentences: no row of an extra table, no picture.
pub fn is_sentence(line: &str) -> bool {
    let line = line.trim_start();
    !line.starts_with('|') && !line.starts_with("![")
}

/// What `recognise` finds in some lines, each with its line; of those that are still to be filled nothing.
pub fn recognised<'a, T, I: IntoIterator<Item = T>>(
    lines: impl Iterator<Item = Line<'a>>,
    mut recognise: impl FnMut(&Line<'a>) -> I,
) -> impl Iterator<Item = (Line<'a>, T)> {
    lines.flat_map(move |line| {
        let mut found = recognise(&line).into_iter().peekable();
        // In most lines nothing is found: only the others are looked through for marks.
        let judged = found.peek().is_some() && !is_unfilled(line.text, line.start, line.words);
        found.filter(move |_| judged).map(move |found| (line, found))
    })
}

/// Where the first line of a text with words stands, or where one should.
pub fn first_line(text: &Text) -> Origin {
    let first = lines(text.as_str()).find(|(_, line)| !line.trim().is_empty());
    match first {
        Some((start, line)) => text.origin_of(start..start + line.trim_end().len()),
        None if text.is_placed() => text.origin_of(0..0),
        None => text.span().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Edition, OVERVIEW};

    #[test]
    fn lines_to_be_filled_tables_and_pictures_are_passed_over() {
        let mut report = crate::file::new::new(Edition::current(), 2021, "某局", None);
        let words = "第一\n第二【待填】\n| 三 |\n第四【请更新】\n![五](a.png)\n第六XX条\n第七";
        let key = ProseKey::whole(OVERVIEW);
        report.prose.insert(key, Text::written(words));
        let found: Vec<&str> = recognised(paragraphs_of(&report, key), |line| [line.words.trim()])
            .map(|(_, words)| words)
            .collect();
        assert_eq!(found, ["第一", "第七"]);
    }
}
