//! What is marked in words: figures as they were judged, and where findings stand.

use std::ops::Range;

use crate::figures::{Entry, Verdict, judged_as};
use crate::pipeline::Judged;
use crate::report::text::Text;
use crate::review::{Mark, runs};

/// Words that are marked alike.
#[derive(Debug, PartialEq, Eq)]
pub struct Cut {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// The classes of the marks, parted by blanks.
    pub classes: String,
    /// What is shown of them.
    pub note: String,
}

/// The marks of the words of a file, expressions unread.
pub fn standing(judged: &Judged, path: &str, text: &Text) -> Vec<Mark> {
    let figures = entries(judged, path).filter_map(|entry| {
        let range = text.range_of(&entry.origin)?;
        // Of words that are joined from lines it is not known where one of them stands.
        let words = text.as_str().get(range.clone())?;
        let is_found = words.len() < text.as_str().len() || words.trim() == entry.written;
        is_found.then(|| figure(entry, range))?
    });
    ordered(figures.chain(found(judged, text)).collect())
}

/// The marks of the words as printed, expressions among them.
pub fn printed(judged: &Judged, path: &str, text: &Text) -> Vec<Mark> {
    let figures = entries(judged, path).filter_map(|entry| figure(entry, entry.range.clone()));
    let values = text.inserted().map(|(range, expression, _)| Mark {
        range,
        class: "value",
        note: format!("由 {{{{{expression}}}}} 代入"),
        numbers: Vec::new(),
    });
    ordered(values.chain(figures).chain(found(judged, text)).collect())
}

/// Words cut where their marks begin and end, line by line; what has no mark is left out.
pub fn cut(words: &str, marks: &[Mark]) -> Vec<Cut> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in words.split_inclusive('\n') {
        let whole = start..start + line.trim_end_matches('\n').len();
        out.extend(
            cut_line(words, &whole, marks)
                .into_iter()
                .filter(|cut| !cut.classes.is_empty()),
        );
        start += line.len();
    }
    out
}

/// A line cut where its marks begin and end.
pub fn cut_line(words: &str, line: &Range<usize>, marks: &[Mark]) -> Vec<Cut> {
    let mut at = line.start;
    let cuts = runs(words, line, marks).into_iter().map(|run| {
        let range = at..at + run.words.len();
        at = range.end;
        Cut {
            range,
            classes: run.classes,
            note: run.note,
        }
    });
    cuts.collect()
}

fn entries<'a>(judged: &'a Judged, path: &'a str) -> impl Iterator<Item = &'a Entry> {
    judged.figures.iter().filter(move |entry| entry.path == path)
}

/// The mark of a figure; what is no quantity is not marked.
fn figure(entry: &Entry, range: Range<usize>) -> Option<Mark> {
    let class = match entry.verdict() {
        Verdict::Agrees => "agrees",
        Verdict::Disagrees => "disagrees",
        Verdict::Unchecked => "unheld",
        Verdict::NoQuantity => return None,
    };
    Some(Mark {
        range,
        class,
        note: judged_as(entry),
        numbers: Vec::new(),
    })
}

/// Where findings stand in a text.
fn found<'a>(judged: &'a Judged, text: &'a Text) -> impl Iterator<Item = Mark> + 'a {
    let all = judged.findings.diagnostics.iter();
    all.filter(|found| found.primary.cell.is_none())
        .filter_map(|found| {
            Some(Mark {
                range: text.range_of(found.primary.origin.as_ref()?)?,
                class: found.severity.id(),
                note: found.message.clone(),
                numbers: Vec::new(),
            })
        })
}

fn ordered(mut marks: Vec<Mark>) -> Vec<Mark> {
    marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
    marks
}
