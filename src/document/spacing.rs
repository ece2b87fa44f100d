//! The space around tables, in twips: a table keeps off the words before and behind it, without empty lines.

use super::Block;
use super::page::PAGE;

/// What a table keeps off the words before it: a quarter of a line.
const ABOVE_TABLE: u32 = PAGE.line / 4;
/// What a paragraph keeps off the table before it: a quarter of a line.
const BELOW_TABLE: u32 = PAGE.line / 4;
/// What a heading keeps off the table before it: half a line.
const HEADING_BELOW_TABLE: u32 = PAGE.line / 2;

/// The space between two blocks that follow each other, beyond what their lines have.
pub fn between(above: &Block, below: &Block) -> u32 {
    match (above, below) {
        (Block::Heading(..) | Block::Paragraph(_), Block::Table(_)) => ABOVE_TABLE,
        (Block::Table(_), Block::Heading(..)) => HEADING_BELOW_TABLE,
        (Block::Table(_), Block::Paragraph(_)) => BELOW_TABLE,
        _ => 0,
    }
}
