//! Places in words as scripts count them: in UTF-16.

use std::ops::Range;

/// Bytes of words as units of UTF-16: how many stand before each character.
pub struct Units {
    starts: Vec<(usize, usize)>,
    end: (usize, usize),
}

impl Units {
    /// The units of these words.
    pub fn new(words: &str) -> Self {
        let mut units = 0;
        let mut starts = Vec::with_capacity(words.len() / 3 + 1);
        for (at, c) in words.char_indices() {
            starts.push((at, units));
            units += c.len_utf16();
        }
        Self {
            starts,
            end: (words.len(), units),
        }
    }

    /// How many units stand before a byte; all of them where it is behind the words.
    pub fn at(&self, byte: usize) -> usize {
        if byte >= self.end.0 {
            return self.end.1;
        }
        let index = self.starts.partition_point(|(at, _)| *at < byte);
        self.starts.get(index).map_or(self.end.1, |(_, units)| *units)
    }

    /// A range of bytes as one of units.
    pub fn range(&self, range: &Range<usize>) -> Range<usize> {
        self.at(range.start)..self.at(range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_beyond_the_plane_are_two_units() {
        let units = Units::new("a😀年");
        assert_eq!(units.range(&(0..1)), 0..1);
        assert_eq!(units.range(&(1..5)), 1..3);
        assert_eq!(units.range(&(5..8)), 3..4);
        assert_eq!(units.at(99), 4);
    }
}
