//! What a document holds, piece by piece, with what programs left in its words taken out.

use super::braces::without_expressions;
use crate::chinese::width::{is_blank, is_digit, trimmed};
use crate::document::{AsRead, Block, Cell, Document, Paragraph, Picture, Table, Unread};
use crate::source::PlaceOrder;

/// The most characters of the name in a mark that a program left.
const MAX_MARK_NAME: usize = 60;

/// A piece of a document.
#[derive(Debug)]
pub(super) struct Item<'a> {
    /// Where it comes among all places of the document.
    pub order: PlaceOrder,
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
    Unread(&'a Unread),
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

/// The pieces of a document, and the marks of programs that were taken out of its words.
pub(super) fn items(read: &AsRead) -> (Vec<Item<'_>>, Vec<String>) {
    collected(read, |_, _| {})
}

/// For each piece of a document by its number, less one, the index of the block that it comes from: of what is no block the
/// one before it.
pub fn blocks_of_pieces(read: &AsRead) -> Vec<usize> {
    let mut begins: Vec<(usize, usize)> = Vec::new();
    let (items, _) = collected(read, |pieces, block| begins.push((pieces, block)));
    let mut out = vec![0; items.len()];
    let ends = begins
        .iter()
        .skip(1)
        .map(|(pieces, _)| *pieces)
        .chain([items.len()]);
    for ((start, block), end) in begins.iter().zip(ends) {
        if let Some(own) = out.get_mut(*start..end) {
            own.fill(*block);
        }
    }
    out
}

/// The pieces of a document; `begins` is called with the number of pieces before each block.
fn collected(read: &AsRead, mut begins: impl FnMut(usize, usize)) -> (Vec<Item<'_>>, Vec<String>) {
    let Document { title, blocks, .. } = &read.document;
    let mut pieces = Pieces {
        items: Vec::new(),
        program_marks: Vec::new(),
    };
    for line in title.lines() {
        pieces.push(Kind::Line(without_expressions(line)));
    }
    let mut unread = read.unread.iter().peekable();
    for (at, block) in blocks.iter().enumerate() {
        while let Some(unread) = unread.next_if(|unread| unread.before <= at) {
            pieces.push(Kind::Unread(unread));
        }
        begins(pieces.items.len(), at);
        match block {
            Block::Heading(_, text) | Block::Paragraph(Paragraph { head: None, text }) => pieces.lines(text),
            Block::Paragraph(Paragraph {
                head: Some((_, head)),
                text,
            }) => pieces.lines(&format!("{head}{text}")),
            Block::Table(table) => pieces.push(Kind::Table(table)),
            Block::Picture(picture) => pieces.push(Kind::Picture(picture)),
            Block::Signature(signature) => {
                pieces.lines(&signature.name);
                pieces.lines(&signature.date);
            }
        }
    }
    for unread in unread {
        pieces.push(Kind::Unread(unread));
    }
    (pieces.items, pieces.program_marks)
}

/// The pieces while they are collected.
struct Pieces<'a> {
    items: Vec<Item<'a>>,
    program_marks: Vec<String>,
}

impl<'a> Pieces<'a> {
    fn push(&mut self, kind: Kind<'a>) {
        let order = PlaceOrder::of_piece(self.items.len() + 1);
        self.items.push(Item { order, kind });
    }

    /// The lines of a paragraph that say something, without the marks of programs.
    fn lines(&mut self, text: &str) {
        for part in text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}']) {
            let cleaned = without_program_marks(part, &mut self.program_marks);
            let words = trimmed(&cleaned);
            if !words.is_empty() {
                self.push(Kind::Line(without_expressions(words)));
            }
        }
    }
}

/// The words without the marks that extraction leaves in them: [bookmark: _GoBack].
fn without_program_marks(text: &str, marks: &mut Vec<String>) -> String {
    const OPEN: &str = "[bookmark:";
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once(OPEN) {
        out.push_str(before);
        // Looked for nearby only: a line may be full of marks that never end.
        let mut near = inside.char_indices().take(MAX_MARK_NAME + 1);
        if let Some((end, _)) = near.find(|(_, c)| *c == ']') {
            marks.push(format!("{OPEN}{}]", &inside[..end]));
            rest = &inside[end + 1..];
        } else {
            out.push_str(OPEN);
            rest = inside;
        }
    }
    out.push_str(rest);
    out
}

/// The cells of a row as one line, for a message or a comment.
pub(super) fn joined_cells<'c>(cells: impl IntoIterator<Item = &'c Cell>) -> String {
    let texts: Vec<String> = cells.into_iter().map(|cell| one_line(&cell.text)).collect();
    texts.join(" | ")
}

/// What cells say, those that say nothing apart.
pub(super) fn said_in_cells<'c>(cells: impl IntoIterator<Item = &'c Cell>) -> String {
    let texts = cells.into_iter().map(|cell| one_line(&cell.text));
    let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    texts.join("，")
}

/// The fewest lines of one digit each that are the digits of one number.
const MIN_DIGIT_LINES: usize = 3;

/// The lines of a cell as one: joined with a blank only between letters of Latin, and between digits.
///
/// Whoever ends a line between two digits writes two numbers: 203 above 8 is not 2038. The page alone breaks a number, in a
/// column one digit wide: then every line is one digit, and there are at least three of them, since 1 above 2 may be either.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::new();
    let parts = || {
        text.split(['\n', '\r', '\t', '\u{b}', '\u{c}'])
            .map(trimmed)
            .filter(|part| !part.is_empty())
    };
    let one_digit = |part: &str| part.chars().map(is_digit).eq([true]);
    let down = parts().all(one_digit) && parts().nth(MIN_DIGIT_LINES - 1).is_some();
    for part in parts() {
        let meet = |kind: fn(char) -> bool| {
            let (before, behind) = (out.chars().next_back(), part.chars().next());
            before.is_some_and(kind) && behind.is_some_and(kind)
        };
        if meet(|c| c.is_ascii_alphabetic()) || !down && meet(is_digit) {
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
    fn marks_of_programs_are_taken_out_and_reported() {
        let read = AsRead::new(vec![Block::line(
            "[bookmark: _GoBack]根据条例[bookmark".to_owned(),
        )]);
        let (items, marks) = items(&read);
        assert_eq!(items[0].line(), Some("根据条例[bookmark"));
        assert_eq!(marks, ["[bookmark: _GoBack]"]);
    }

    #[test]
    fn lines_of_a_cell_become_one() {
        assert_eq!(one_line("本年新\n制作数量"), "本年新制作数量");
        assert_eq!(one_line("ab\ncd \n 12"), "ab cd12");
    }

    #[test]
    fn two_numbers_in_a_cell_are_never_one() {
        assert_eq!(one_line("203\n8"), "203 8");
        assert_eq!(one_line("２０３\n\n 8"), "２０３ 8");
        assert_eq!(one_line("1\n2"), "1 2");
        assert_eq!(one_line("12\n3\n4"), "12 3 4");
        // A column one digit wide.
        assert_eq!(one_line("2\n0\n3"), "203");
        assert_eq!(one_line("1\n2\n3\n件"), "1 2 3件");
    }
}
