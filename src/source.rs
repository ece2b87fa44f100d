//! A file's text and the places in it. Knows nothing of YAML, of the form or of the report.
//!
//! Offsets are bytes of the file as it lies on disk: a byte-order mark and carriage returns count.

use std::ops::Range;
use std::sync::OnceLock;

/// The byte-order mark that some editors put before UTF-8 text.
pub const BOM: char = '\u{feff}';

/// Whether a character may stand in no published file: XML 1.0 and HTML forbid it.
pub fn is_forbidden(c: char) -> bool {
    // Nearly every character that is asked for is Chinese.
    if ('\u{a0}'..'\u{fffe}').contains(&c) {
        return false;
    }
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Whether a character prints nothing and stands for nothing: zero-width ones, separators of lines that no keyboard has,
/// marks of direction. They are pasted from web pages and chats.
pub fn is_invisible(c: char) -> bool {
    if c < '\u{ad}' || ('\u{2070}'..BOM).contains(&c) {
        return false;
    }
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | BOM)
}

/// The characters of a text that are forbidden or invisible, with where each stands. Most bytes are passed over: those within
/// a character, and those with which only others begin.
pub fn unseen(text: &str) -> impl Iterator<Item = (usize, char)> {
    let may_begin = |byte: u8| match byte {
        b'\n' | b'\r' | b'\t' => false,
        0..b' ' | 0x7f => true,
        // Above U+0080 these begin U+0080–00BF, U+0600–063F, U+1000–2FFF and U+F000–FFFF.
        _ => matches!(byte, 0xc2 | 0xd8 | 0xe1 | 0xe2 | 0xef),
    };
    let places = text.bytes().enumerate().filter(move |(_, byte)| may_begin(*byte));
    places.filter_map(|(at, _)| {
        let c = text.get(at..)?.chars().next()?;
        (is_forbidden(c) || is_invisible(c)).then_some((at, c))
    })
}

/// Whether a character is a blank that is not the keyboard's: to YAML it is a letter like any other.
pub fn is_odd_blank(c: char) -> bool {
    c <= '\u{3000}' && c.is_whitespace() && !matches!(c, ' ' | '\t' | '\n' | '\r') && !is_invisible(c)
}

/// What stands for something that was lost: a character in a conversion, a picture in a paste.
pub const LOST: [(char, &str); 2] = [('\u{fffd}', "转码时丢掉的字"), ('\u{fffc}', "粘贴时丢掉的图片")];

/// A range of bytes `start..end` of a [`Source`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The empty span at `at`.
    pub const fn at(at: usize) -> Self {
        Self { start: at, end: at }
    }

    /// The span as a range, for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// Where a place comes among all places of its document: by its piece, in a table by row and cell. The default comes before
/// every piece.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceOrder {
    /// The number of the piece (a line, a table, a picture), from 1.
    pub piece: usize,
    /// The row of a table, from 1; 0 is the table as a whole.
    pub row: usize,
    /// The cell of the row, by the first column that it covers.
    pub cell: usize,
}

impl PlaceOrder {
    /// Behind every place of a document.
    pub const END: Self = Self {
        piece: usize::MAX,
        row: usize::MAX,
        cell: usize::MAX,
    };

    /// A piece of a document as a whole: the place where it begins.
    pub const fn of_piece(piece: usize) -> Self {
        Self {
            piece,
            row: 0,
            cell: 0,
        }
    }

    /// Where a row of this table begins.
    #[must_use]
    pub const fn at_row(self, row: usize) -> Self {
        Self { row, cell: 0, ..self }
    }

    /// A cell of this row.
    #[must_use]
    pub const fn at_cell(self, cell: usize) -> Self {
        Self { cell, ..self }
    }

    /// Behind every cell of this row.
    #[must_use]
    pub const fn at_row_end(self) -> Self {
        self.at_cell(usize::MAX)
    }
}

/// A place in a document that has no lines of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Where it comes among all places of its document.
    pub order: PlaceOrder,
    /// What people call it: 表三 第5行（三）不予公开 · 自然人, or 第一部分 第3段.
    pub words: String,
    /// The very words of it that are meant; none where all of it is.
    pub quote: Option<Quote>,
}

/// Some of the words of a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quote {
    /// The words.
    pub words: String,
    /// How many bytes of the place stand before them.
    pub before: usize,
    /// How many bytes of the place stand behind them.
    pub behind: usize,
}

impl Quote {
    /// Where its words stand within the words of their place.
    pub const fn within(&self, whole: &Range<usize>) -> Range<usize> {
        let start = whole.start + self.before;
        start..start + self.words.len()
    }
}

impl Place {
    /// A place as a whole.
    pub const fn new(order: PlaceOrder, words: String) -> Self {
        Self {
            order,
            words,
            quote: None,
        }
    }
}

/// Where a value of a report comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Bytes of the YAML file.
    Source(Span),
    /// A place in a Word, HTML or text document.
    Document(Place),
}

impl Origin {
    /// The bytes of the YAML file, if that is where the value stands.
    pub const fn span(&self) -> Option<Span> {
        match self {
            Self::Source(span) => Some(*span),
            Self::Document(_) => None,
        }
    }
}

/// Where something comes in its file: findings are reported in this order. What has no place, or one of the other kind,
/// comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    byte: usize,
    place: PlaceOrder,
}

impl Origin {
    /// Where it comes in its file.
    pub fn start(&self) -> Position {
        match self {
            Self::Source(span) => Position {
                byte: span.start,
                ..Position::default()
            },
            Self::Document(place) => Position {
                place: place.order,
                ..Position::default()
            },
        }
    }

    /// Where it comes among the places of its document; before all of them where it stands in no document.
    pub fn place_order(&self) -> PlaceOrder {
        match self {
            Self::Source(_) => PlaceOrder::default(),
            Self::Document(place) => place.order,
        }
    }
}

impl From<Span> for Origin {
    fn from(span: Span) -> Self {
        Self::Source(span)
    }
}

impl From<Place> for Origin {
    fn from(place: Place) -> Self {
        Self::Document(place)
    }
}

/// A line and a column, both counted from 1; columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1. A byte-order mark takes no column.
    pub column: usize,
}

/// How many characters begin in these bytes of a text.
fn counted(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

/// How many characters stand before each block of a text.
fn before_blocks(text: &str) -> Vec<usize> {
    let blocks = text.as_bytes().chunks(BLOCK);
    let counts = blocks.map(counted);
    let sums = counts.scan(0, |all, count| {
        *all += count;
        Some(*all - count)
    });
    sums.collect()
}

/// One file: what it is called and what it says, with an index of its lines.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<usize>,
    /// How many characters stand before each block of bytes, once a column was asked for: a line may be as long as the file.
    characters: OnceLock<Vec<usize>>,
    /// Whether the file has other bytes than the text.
    converted: bool,
}

/// The bytes of a block.
const BLOCK: usize = 1024;

impl Source {
    /// A source from its displayed name and its whole text (byte-order mark and carriage returns included).
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let behind_each = text.match_indices('\n').map(|(at, _)| at + 1);
        let line_starts = std::iter::once(0).chain(behind_each).collect();
        Self {
            name: name.into(),
            text,
            line_starts,
            characters: OnceLock::new(),
            converted: false,
        }
    }

    /// The same where the file lies on disk in another encoding: an offset of the text is none of the file.
    #[must_use]
    pub fn converted(self, converted: bool) -> Self {
        Self { converted, ..self }
    }

    /// Whether the file has other bytes than the text: lines and columns are its, offsets are not.
    pub const fn is_converted(&self) -> bool {
        self.converted
    }

    /// The name to show: a path as the user gave it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text of the file, byte for byte.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many bytes at the beginning are a byte-order mark (0 or 3).
    pub fn bom_len(&self) -> usize {
        if self.text.starts_with(BOM) {
            BOM.len_utf8()
        } else {
            0
        }
    }

    /// The text of `span`; empty where the span does not fit this source.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The index of the line that holds a byte offset, and the offset within the text.
    fn line_of(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        (
            self.line_starts
                .partition_point(|start| *start <= offset)
                .saturating_sub(1),
            offset,
        )
    }

    /// The line and column of a byte offset. An offset beyond the end is the end.
    pub fn line_column(&self, offset: usize) -> LineColumn {
        let (line, offset) = self.line_of(offset);
        LineColumn {
            line: line + 1,
            column: self.characters_before(offset) - self.characters_before(self.line_starts[line]) + 1,
        }
    }

    /// How many characters stand before a byte offset, a byte-order mark apart.
    fn characters_before(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        let within = self
            .text
            .as_bytes()
            .get(block * BLOCK..offset)
            .unwrap_or_default();
        let marks = usize::from(self.bom_len() > 0 && offset >= self.bom_len());
        let known = self.characters.get_or_init(|| before_blocks(&self.text));
        let known = known.get(block).copied();
        known.unwrap_or_else(|| self.text.chars().count()) + counted(within) - marks
    }

    /// The bytes of the line that holds `offset`, without its line end.
    pub fn line_span(&self, offset: usize) -> Span {
        let (line, _) = self.line_of(offset);
        let start = self.line_starts[line];
        let end = self.line_starts.get(line + 1).copied().unwrap_or(self.text.len());
        let trimmed = self.text[start..end].trim_end_matches(['\n', '\r']).len();
        Span::new(start, start + trimmed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters_and_a_bom_takes_none() {
        let source = Source::new("a", "\u{feff}年度: 2021\r\n机关: x\r\n");
        assert_eq!(source.bom_len(), 3);
        assert_eq!(source.line_column(3), LineColumn { line: 1, column: 1 });
        assert_eq!(source.line_column(9), LineColumn { line: 1, column: 3 });
        let second = source.text().find("机关").unwrap();
        assert_eq!(source.line_column(second), LineColumn { line: 2, column: 1 });
        assert_eq!(source.slice(source.line_span(second)), "机关: x");
        assert_eq!(source.line_column(10_000).line, 3);
    }

    #[test]
    fn nothing_that_is_not_seen_is_passed_over() {
        let text: String = ('\0'..='\u{2fff}').chain('\u{d7f0}'..='\u{1f000}').collect();
        let all = text.char_indices();
        let wanted: Vec<(usize, char)> = all
            .filter(|(_, c)| is_forbidden(*c) || is_invisible(*c))
            .collect();
        assert_eq!(unseen(&text).collect::<Vec<_>>(), wanted);
    }
}
