//! Numbers without a pattern, the same on every machine and for ever: SplitMix64 (Steele, Lea, Flood 2014).
//!
//! A crate's generator may change with its version, and what is drawn here stands in files that others keep. Ten lines do not.

/// The odd number nearest to 2⁶⁴ divided by the golden ratio.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// A sequence of numbers, known by what it began with.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// The sequence of a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(STEP).wrapping_add(2021))
    }

    /// The sequence of one thing among many: which of those that a seed makes, and what of it. No two have one in common.
    pub fn of(seed: u64, index: u64, stream: u64) -> Self {
        let mut of_seed = Self::new(seed);
        let mut of_index = Self(of_seed.next() ^ index.wrapping_mul(STEP));
        Self(of_index.next() ^ stream.wrapping_mul(STEP))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below a bound; 0 where the bound is 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.next().checked_rem(bound).unwrap_or(0)
    }

    /// An index below a length.
    pub fn index(&mut self, length: usize) -> usize {
        // Less than the length, which is one.
        usize::try_from(self.below(length as u64)).unwrap_or(0)
    }

    /// Whether something happens that does in so many of a hundred cases.
    pub fn chance(&mut self, of_hundred: u64) -> bool {
        self.below(100) < of_hundred
    }

    /// A number from the first to the last.
    pub fn within(&mut self, first: u64, last: u64) -> u64 {
        first + self.below(last.saturating_sub(first) + 1)
    }

    /// One of these; none where there are none.
    pub fn pick<'t, T>(&mut self, of: &'t [T]) -> Option<&'t T> {
        of.get(self.index(of.len()))
    }

    /// These in another order.
    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.index(at + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_is_what_was_drawn_ever() {
        let mut dice = Dice::of(7, 12, 0);
        let drawn: Vec<u64> = (0..4).map(|_| dice.below(1000)).collect();
        assert_eq!(drawn, FIRST);
        assert_ne!(
            Dice::of(7, 12, 1).below(1 << 40),
            Dice::of(7, 12, 2).below(1 << 40)
        );
        assert_eq!(Dice::new(1).below(0), 0);
    }

    const FIRST: [u64; 4] = [355, 658, 233, 732];
}
