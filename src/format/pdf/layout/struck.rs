//! Words that are struck through: a line at half their height, from where they begin to where they end. They are on the page,
//! and no longer of the text: what a person deleted while the program kept track of it is printed so.

use crate::chinese::width::is_blank;
use crate::format::pdf::page::{Glyph, Rule};

/// Between which heights above the baseline the line lies, as parts of the size.
const HEIGHT: (f32, f32) = (0.15, 0.5);
/// How far the line may begin before, or end behind, what it strikes, as a part of the size.
const BEYOND: f32 = 0.6;
/// The most pairs of lines and glyphs of a page that are looked at.
const MAX_PAIRS: usize = 2_000_000;

/// For each glyph of a page whether it is struck through.
pub(super) fn struck(glyphs: &[Glyph], rules: &[Rule]) -> Vec<bool> {
    let mut out = vec![false; glyphs.len()];
    let mut order: Vec<usize> = (0..glyphs.len()).collect();
    let get = |index: &usize| glyphs.get(*index);
    let baseline = |index: &usize| get(index).map_or(0.0, |glyph| glyph.baseline);
    order.sort_by(|a, b| baseline(a).total_cmp(&baseline(b)));
    let largest = glyphs.iter().map(|glyph| glyph.size).fold(0.0, f32::max);
    let mut pairs = 0;
    for rule in rules.iter().filter(|rule| rule.level && rule.at.is_finite()) {
        let first = order.partition_point(|index| baseline(index) < rule.at);
        let last = order.partition_point(|index| baseline(index) <= rule.at + largest * HEIGHT.1);
        pairs += last.saturating_sub(first);
        if pairs > MAX_PAIRS {
            return out;
        }
        let under = order.get(first..last).unwrap_or_default().iter();
        let under: Vec<usize> = under
            .copied()
            .filter(|index| {
                get(index).is_some_and(|glyph| {
                    let above = (glyph.baseline - rule.at) / glyph.size;
                    let middle = f32::midpoint(glyph.left, glyph.right);
                    (HEIGHT.0..=HEIGHT.1).contains(&above) && rule.from <= middle && middle <= rule.to
                })
            })
            .collect();
        let seen = || {
            under
                .iter()
                .filter_map(get)
                .filter(|glyph| !is_blank(glyph.character))
        };
        let (from, to) = seen().fold((f32::INFINITY, f32::NEG_INFINITY), |(from, to), glyph| {
            (from.min(glyph.left), to.max(glyph.right))
        });
        let Some(size) = seen().map(|glyph| glyph.size).reduce(f32::max) else {
            continue;
        };
        // The side of a cell that its words overflow goes on beyond them.
        if from - rule.from > BEYOND * size || rule.to - to > BEYOND * size {
            continue;
        }
        for index in under {
            if let Some(out) = out.get_mut(index) {
                *out = true;
            }
        }
    }
    out
}
