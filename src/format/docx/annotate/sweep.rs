//! Our own comments of an earlier time, taken out again: those of others stay.

use std::collections::BTreeSet;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::format::annotation::{AUTHOR, Edit, edited};

/// A comment of the part that holds them.
#[derive(Debug)]
pub(super) struct Comment {
    /// Its number, as the text names it.
    pub id: String,
    author: String,
    range: Range<usize>,
}

/// The comments of a part; none of what is no XML.
pub(super) fn comments(part: &str) -> Vec<Comment> {
    let mut out: Vec<Comment> = Vec::new();
    walk(part, |tag, range, step| {
        if step == Step::Whole && tag.local_name().into_inner() == "comment" {
            out.push(Comment {
                id: attribute(tag, "id"),
                author: attribute(tag, "author"),
                range,
            });
        }
    });
    out
}

/// The numbers of our comments.
pub(super) fn own(part: &str) -> BTreeSet<String> {
    let own = comments(part)
        .into_iter()
        .filter(|comment| comment.author == AUTHOR);
    own.map(|comment| comment.id).collect()
}

/// The part without these comments.
pub(super) fn without(part: &str, own: &BTreeSet<String>) -> String {
    let gone = comments(part)
        .into_iter()
        .filter(|comment| own.contains(&comment.id));
    let edits = gone.map(|comment| Edit::replace(comment.range, "")).collect();
    text(edited(part.as_bytes(), edits))
}

/// The text without what names these comments.
pub(super) fn swept(document: &str, own: &BTreeSet<String>) -> String {
    if own.is_empty() {
        return document.to_owned();
    }
    let mut gone: Vec<Range<usize>> = Vec::new();
    // What the open runs hold: references of ours, and anything else.
    let mut runs: Vec<(Vec<Range<usize>>, bool)> = Vec::new();
    walk(document, |tag, range, step| {
        let name = tag.local_name().into_inner();
        let is_own = || own.contains(&attribute(tag, "id"));
        match (name, step) {
            ("commentRangeStart" | "commentRangeEnd", Step::Whole) if is_own() => gone.push(range),
            ("r", Step::Open) => runs.push((Vec::new(), false)),
            ("r", Step::Whole) => match runs.pop() {
                Some((references, false)) if !references.is_empty() => gone.push(range),
                Some((references, _)) => gone.extend(references),
                None => {}
            },
            ("commentReference", Step::Whole) if is_own() => match runs.last_mut() {
                Some((references, _)) => references.push(range),
                None => gone.push(range),
            },
            // How the sign of a comment looks is nothing beside it.
            ("rPr" | "rStyle" | "sz" | "szCs" | "lang" | "rFonts" | "color" | "kern", _)
            | (_, Step::Open) => {}
            (_, Step::Whole) => {
                if let Some((_, other)) = runs.last_mut() {
                    *other = true;
                }
            }
        }
    });
    gone.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in gone {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    let edits = merged
        .into_iter()
        .map(|range| restored(document, range))
        .collect();
    text(edited(document.as_bytes(), edits))
}

/// What goes; a paragraph that had no end tag before ours was put into it has none again.
fn restored(document: &str, gone: Range<usize>) -> Edit {
    let before = document.get(..gone.start).unwrap_or_default();
    let behind = document.get(gone.end..).unwrap_or_default();
    if before.ends_with(" >")
        && let Some(end) = behind.find('>')
        && behind.starts_with("</")
    {
        return Edit::replace(gone.start - 2..gone.end + end + 1, "/>");
    }
    Edit::replace(gone, "")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_default()
}

/// How far an element has been gone through.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// It begins.
    Open,
    /// It has ended; the range is all of it.
    Whole,
}

/// Every element of a part when it begins, with its first tag, and when it has ended, with all of it.
fn walk(part: &str, mut each: impl FnMut(&BytesStart<'_>, Range<usize>, Step)) {
    let mut reader = Reader::from_str(part);
    let mut open: Vec<(BytesStart<'_>, usize)> = Vec::new();
    loop {
        let start = position(&reader);
        let Ok(event) = reader.read_event() else { return };
        let end = position(&reader);
        match event {
            Event::Start(tag) => {
                each(&tag, start..end, Step::Open);
                open.push((tag, start));
            }
            Event::Empty(tag) if tag.local_name().into_inner() != "r" => {
                each(&tag, start..end, Step::Whole);
            }
            Event::End(_) => {
                if let Some((tag, start)) = open.pop() {
                    each(&tag, start..end, Step::Whole);
                }
            }
            Event::Eof => return,
            _ => {}
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// An attribute, by the last part of its name.
fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    let mut attributes = tag.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().into_inner() == name);
    found
        .map(|attribute| attribute.value.into_owned())
        .unwrap_or_default()
}
