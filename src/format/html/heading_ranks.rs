//! The rank of each heading on a page, closed up whatever the prose numbers: who hears a page goes by ranks, and takes one that is
//! skipped for a heading that is lost (WCAG 2.2, technique G141).

use crate::document::Block;

/// The rank of each block that is a heading, from 2 below the title; 0 for every other block.
///
/// A heading stands one rank below the nearest one before it of a higher level: 一、 and then 1. are 2 and 3.
pub fn heading_ranks(blocks: &[Block]) -> Vec<u8> {
    let mut open = Vec::new();
    let rank = |block: &Block| {
        let Block::Heading(level, _) = block else {
            return 0;
        };
        while open.last().is_some_and(|above| above >= level) {
            open.pop();
        }
        open.push(*level);
        1 + u8::try_from(open.len()).unwrap_or(u8::MAX - 1)
    };
    blocks.iter().map(rank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Level::{self, Four, One, Three, Two};

    fn ranks(levels: &[Level]) -> Vec<u8> {
        let blocks: Vec<_> = levels
            .iter()
            .map(|level| Block::Heading(*level, String::new()))
            .collect();
        heading_ranks(&blocks)
    }

    #[test]
    fn no_rank_is_skipped() {
        assert_eq!(ranks(&[One, Two, Three, Four, One]), [2, 3, 4, 5, 2]);
        assert_eq!(ranks(&[One, Three, Three, Two, Three]), [2, 3, 3, 3, 4]);
        assert_eq!(ranks(&[Four, One, Four]), [2, 2, 3]);
    }
}
