//! Brackets in a line, and the part of a text that stands in them.

use std::ops::Range;

/// Before the year of a document's number stands 〔, or what is typed for it.
pub const YEAR_OPENING: &[char] = &['〔', '﹝', '[', '［', '【', '(', '（', '〖'];
/// Behind it stands 〕, or what is typed for it.
pub const YEAR_CLOSING: &[char] = &['〕', '﹞', ']', '］', '】', ')', '）', '〗'];

/// The outermost pairs of brackets; one that is not closed hides nothing.
pub fn pairs<'a>(
    line: &'a str,
    open: &'static str,
    close: &'static str,
) -> impl Iterator<Item = Range<usize>> + use<'a> {
    let mut marks: Vec<(usize, bool)> = Vec::new();
    // Most lines have none: two looks are cheaper than four lists.
    if line.contains(open) && line.contains(close) {
        marks.extend(line.match_indices(open).map(|(at, _)| (at, true)));
        marks.extend(line.match_indices(close).map(|(at, _)| (at, false)));
        marks.sort_unstable();
    }
    let mut opened: Vec<usize> = Vec::new();
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, opens) in marks {
        if opens {
            opened.push(at);
        } else if let Some(start) = opened.pop() {
            while out.last().is_some_and(|inner| inner.start > start) {
                out.pop();
            }
            out.push(start..at + close.len());
        }
    }
    out.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Vec<&str> {
        pairs(line, "《", "》").map(|range| &line[range]).collect()
    }

    #[test]
    fn the_outermost_pairs_are_found() {
        assert_eq!(found("依《甲《乙》丙》和《丁》"), ["《甲《乙》丙》", "《丁》"]);
        assert_eq!(found("《甲《乙》丙"), ["《乙》"]);
        assert!(found("》《").is_empty());
    }
}
