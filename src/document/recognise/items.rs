//! What a document holds, piece by piece, with what programs left in its words taken out.

use super::plain::inert;
use crate::chinese::width::{is_blank, trimmed};
use crate::document::{AsRead, Block, Document, Paragraph, Picture, Table};

/// The places within one piece of a document: rows of a table times its columns.
const PLACES: usize = 1 << 20;

/// A piece of a document.
#[derive(Debug)]
pub(super) struct Item<'a> {
    /// Where it comes among all places of the document.
    pub order: usize,
    /// What it is.
    pub kind: Kind<'a>,
}

/// What a piece of a document is.
#[derive(Debug)]
pub(super) enum Kind<'a> {
    /// A line of words.
    Line(String),
    /// A table.
    Table(&'a Table),
    /// A picture.
    Picture(&'a Picture),
    /// Something that no block can hold.
    Unread(&'a str),
}

impl Item<'_> {
    /// The line that it is.
    pub fn line(&self) -> Option<&str> {
        match &self.kind {
            Kind::Line(text) => Some(text),
            _ => None,
        }
    }
}

/// The pieces of a document, and the marks that were taken out of its words.
pub(super) fn items<'a>(read: &'a AsRead) -> (Vec<Item<'a>>, Vec<String>) {
    let Document { title, blocks, .. } = &read.document;
    let mut litter = Vec::new();
    let mut out: Vec<Item<'a>> = Vec::new();
    let push = |out: &mut Vec<Item<'a>>, at: usize, kind: Kind<'a>| {
        let order = (at + 1) * PLACES + out.len().min(PLACES / 2);
        out.push(Item { order, kind });
    };
    for line in title.lines() {
        push(&mut out, 0, Kind::Line(inert(line)));
    }
    let mut unread = read.unread.iter().peekable();
    for (at, block) in blocks.iter().enumerate() {
        while let Some(lost) = unread.next_if(|lost| lost.before <= at) {
            push(&mut out, at, Kind::Unread(&lost.what));
        }
        match block {
            Block::Heading(_, text) => line(text, &mut litter, &mut |kind| push(&mut out, at, kind)),
            Block::Paragraph(Paragraph { head, text }) => {
                let whole = head
                    .as_ref()
                    .map_or_else(|| text.clone(), |(_, head)| format!("{head}{text}"));
                line(&whole, &mut litter, &mut |kind| push(&mut out, at, kind));
            }
            Block::Table(table) => push(&mut out, at, Kind::Table(table)),
            Block::Picture(picture) => push(&mut out, at, Kind::Picture(picture)),
            Block::Signature(signature) => {
                for text in [&signature.name, &signature.date] {
                    line(text, &mut litter, &mut |kind| push(&mut out, at, kind));
                }
            }
        }
    }
    for lost in unread {
        push(&mut out, blocks.len(), Kind::Unread(&lost.what));
    }
    (out, litter)
}

/// The lines of a paragraph that say something, without the marks of programs.
fn line<'a>(text: &str, litter: &mut Vec<String>, push: &mut dyn FnMut(Kind<'a>)) {
    for part in text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}']) {
        let cleaned = without_litter(part, litter);
        let words = trimmed(&cleaned);
        if !words.is_empty() {
            push(Kind::Line(inert(words)));
        }
    }
}

/// The name within such a mark has no more characters than this.
const NAME: usize = 60;

/// Marks that extraction leaves in the words: [bookmark: _GoBack].
fn without_litter(text: &str, litter: &mut Vec<String>) -> String {
    const OPEN: &str = "[bookmark:";
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once(OPEN) {
        out.push_str(before);
        // Looked for nearby only: a line may be full of marks that never end.
        if let Some((end, _)) = inside.char_indices().take(NAME + 1).find(|(_, c)| *c == ']') {
            litter.push(format!("{OPEN}{}]", &inside[..end]));
            rest = &inside[end + 1..];
        } else {
            out.push_str(OPEN);
            rest = inside;
        }
    }
    out.push_str(rest);
    out
}

/// The lines of a cell as one: joined with a blank only between letters and digits of Latin.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::new();
    for part in text
        .split(['\n', '\r', '\t', '\u{b}', '\u{c}'])
        .map(trimmed)
        .filter(|part| !part.is_empty())
    {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        if latin(out.chars().next_back()) && latin(part.chars().next()) {
            out.push(' ');
        }
        out.push_str(part);
    }
    out.retain(|c| !is_blank(c) || c == ' ' || c == '\u{3000}' || c == '\u{a0}');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_programs_are_taken_out_and_told() {
        let read = AsRead::of(vec![Block::line(
            "[bookmark: _GoBack]根据条例[bookmark".to_owned(),
        )]);
        let (items, litter) = items(&read);
        assert_eq!(items[0].line(), Some("根据条例[bookmark"));
        assert_eq!(litter, ["[bookmark: _GoBack]"]);
    }

    #[test]
    fn lines_of_a_cell_become_one() {
        assert_eq!(one_line("本年新\n制作数量"), "本年新制作数量");
        assert_eq!(one_line("ab\ncd \n 12"), "ab cd12");
    }
}
