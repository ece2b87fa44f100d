//! Places of a text as an editor counts them: lines, and in them the units of an encoding.

use gen_lsp_types::{Position, PositionEncodingKind, Range};

use crate::source::Span;

/// What an editor counts in a line. UTF-16 unless both sides agree on another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// Code units: characters beyond the first 65 536, like 𬭎, are two.
    #[default]
    Utf16,
    /// Characters.
    Utf32,
}

impl Encoding {
    /// The one that costs least of those that a client offers.
    pub fn of(offered: &[PositionEncodingKind]) -> Self {
        if offered.contains(&PositionEncodingKind::UTF8) {
            Self::Utf8
        } else if offered.contains(&PositionEncodingKind::UTF32)
            && !offered.contains(&PositionEncodingKind::UTF16)
        {
            Self::Utf32
        } else {
            Self::Utf16
        }
    }

    /// Its name in the protocol.
    pub const fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    const fn units(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// Where the lines of a text begin, as editors see them: behind `\n`, `\r\n`, or `\r`.
#[derive(Debug, Default)]
pub struct Positions {
    starts: Vec<usize>,
    encoding: Encoding,
}

impl Positions {
    /// The lines of a text.
    pub fn new(text: &str, encoding: Encoding) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        Self {
            starts: std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect(),
            encoding,
        }
    }

    /// The byte of a place. Beyond the end of a line is its end, beyond the last line the end of the text; within a character its
    /// beginning.
    pub fn offset(&self, text: &str, position: Position) -> usize {
        let line = usize::try_from(position.line).unwrap_or(usize::MAX);
        let Some(start) = self.starts.get(line).copied() else {
            return text.len();
        };
        let next = line.checked_add(1).and_then(|next| self.starts.get(next));
        let words = text
            .get(start..next.copied().unwrap_or(text.len()))
            .unwrap_or_default();
        let words = words.trim_end_matches(['\n', '\r']);
        let wanted = usize::try_from(position.character).unwrap_or(usize::MAX);
        let mut counted = 0;
        for (at, c) in words.char_indices() {
            counted += self.encoding.units(c);
            if counted > wanted {
                return start + at;
            }
        }
        start + words.len()
    }

    /// The place of a byte.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = offset.min(text.len());
        let line = self
            .starts
            .partition_point(|start| *start <= offset)
            .saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or_default();
        let before = text.get(start..offset).unwrap_or_default();
        let units: usize = before.chars().map(|c| self.encoding.units(c)).sum();
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Position::new(count(line), count(units))
    }

    /// The places of a span.
    pub fn range(&self, text: &str, span: Span) -> Range {
        Range::new(self.position(text, span.start), self.position(text, span.end))
    }

    /// The span of two places, in their order.
    pub fn span(&self, text: &str, range: Range) -> Span {
        let (a, b) = (self.offset(text, range.start), self.offset(text, range.end));
        Span::new(a.min(b), a.max(b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_the_units_agreed_on() {
        let text = "a𬭎😀: 中\r\n\r二\rx";
        for (encoding, character) in [(Encoding::Utf8, 11), (Encoding::Utf16, 7), (Encoding::Utf32, 5)] {
            let positions = Positions::new(text, encoding);
            let at = text.find('中').unwrap();
            assert_eq!(
                positions.position(text, at),
                Position::new(0, character),
                "{encoding:?}"
            );
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let position = positions.position(text, at);
                // The end of a line is one place, though it may be two characters.
                let back = positions.offset(text, position);
                assert!(back == at || text[..at].ends_with('\r'), "{encoding:?} {at}");
            }
        }
        let positions = Positions::new(text, Encoding::Utf16);
        assert_eq!(positions.offset(text, Position::new(0, 2)), 1, "within 𬭎");
        assert_eq!(
            positions.offset(text, Position::new(0, 99)),
            text.find('\r').unwrap()
        );
        assert_eq!(
            positions.offset(text, Position::new(2, 0)),
            text.find('二').unwrap()
        );
        assert_eq!(positions.offset(text, Position::new(3, u32::MAX)), text.len());
        assert_eq!(positions.offset(text, Position::new(u32::MAX, 0)), text.len());
        assert_eq!(
            Positions::new("", Encoding::Utf16).position("", 5),
            Position::new(0, 0)
        );
    }

    #[test]
    fn what_is_agreed_on_is_what_both_know() {
        use PositionEncodingKind as Kind;
        assert_eq!(Encoding::of(&[]), Encoding::Utf16);
        assert_eq!(Encoding::of(&[Kind::UTF16, Kind::UTF8]), Encoding::Utf8);
        assert_eq!(Encoding::of(&[Kind::UTF32, Kind::UTF16]), Encoding::Utf16);
        assert_eq!(Encoding::of(&[Kind::UTF32]), Encoding::Utf32);
    }
}
