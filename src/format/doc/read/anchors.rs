//! Where shapes stand in the text (`PlcfSpa`, [MS-DOC] 2.8.37), and which characters stand in text boxes (`PlcftxbxTxt`, 2.8.32).

use std::collections::BTreeMap;
use std::ops::Range;

use super::bytes::{u16_at, u32_at};
use super::fib::Fib;
use super::plc::Plc;

/// The most shapes that are looked at, and the most text boxes.
const MAX_SHAPES: usize = 20_000;

/// The shapes by the characters that hold their places.
pub(super) fn anchors(table: &[u8]) -> BTreeMap<usize, u32> {
    let places = Plc::new(table, 26);
    let anchor = |index: usize| Some((places.start(index)?, u32_at(places.thing(index)?, 0)?));
    (0..places.len().min(MAX_SHAPES)).filter_map(anchor).collect()
}

/// The characters of the text boxes, by the numbers of their shapes, in a text of that many characters.
pub(super) fn boxes(table: &[u8], fib: &Fib, letters: usize) -> BTreeMap<u32, Range<usize>> {
    let texts = Plc::new(table, 22);
    let all = fib.lengths.boxes_range(letters);
    let mut read_to = all.start;
    let text = |index: usize| {
        let thing = texts.thing(index)?;
        // Some are kept for later.
        (u16_at(thing, 8)? == 0).then_some(())?;
        // Each character belongs to one of them.
        let start = (all.start + texts.start(index)?).clamp(read_to, all.end);
        let end = (all.start + texts.start(index + 1)?).min(all.end);
        read_to = read_to.max(end);
        (start < end).then_some((u32_at(thing, 14)?, start..end))
    };
    (0..texts.len().min(MAX_SHAPES)).filter_map(text).collect()
}
