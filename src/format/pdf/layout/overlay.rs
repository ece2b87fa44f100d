//! Words over words: a stamp or a watermark, printed over the text. They must not mix with its lines.

use super::lines::MIDDLE;
use crate::chinese::width::is_blank;
use crate::format::pdf::page::{Glyph, Rule};

/// How much of the smaller of two glyphs must be covered for one to stand on the other.
const COVERED: f32 = 0.4;
/// How much of it, where both are of one line: closely set marks cover each other in part.
const COVERED_IN_LINE: f32 = 0.7;
/// How far two baselines of one line may lie apart, as a part of the size.
const SAME_LINE: f32 = 0.1;
/// How much larger than what is under them the letters of a stamp are, where few of them stand on it.
const LARGER: f32 = 1.3;
/// Of how many letters of a stamp one must stand on the text where they are larger, …
const ONE_OF_LARGER: usize = 8;
/// … and where they are not.
const ONE_OF: usize = 2;
/// The fewest letters of a stamp.
const MIN_LETTERS: usize = 2;
/// How far the letters of one word stand from each other at most, as a part of their size.
const NEXT: f32 = 0.8;
/// The most sides of cells that may divide a letter.
const MAX_SIDES: usize = 2000;
/// The most pairs of glyphs of a page that are compared.
const MAX_PAIRS: usize = 2_000_000;

/// Words that follow each other in the content of a page, on one line and of one size.
struct Run {
    start: usize,
    end: usize,
    size: f32,
}

/// For each glyph of a page whether it is one of words over others. Of two that stand on each other these are the larger
/// ones, or those that were printed later.
pub(super) fn overlaid(glyphs: &[Glyph], rules: &[Rule]) -> Vec<bool> {
    let larger = text_size(glyphs) * LARGER;
    let sides: Vec<&Rule> = rules.iter().filter(|rule| !rule.level).take(MAX_SIDES).collect();
    let mut out = vec![false; glyphs.len()];
    let mut order: Vec<usize> = (0..glyphs.len()).collect();
    let baseline = |index: &usize| glyphs.get(*index).map_or(0.0, |glyph| glyph.baseline);
    order.sort_by(|a, b| baseline(a).total_cmp(&baseline(b)));
    let mut pairs = 0;
    for run in runs(glyphs) {
        let (mut letters, mut over, mut over_smaller) = (0, 0, 0);
        let own = glyphs.get(run.start..run.end).unwrap_or_default();
        for glyph in own.iter().filter(|glyph| !is_blank(glyph.character)) {
            letters += 1;
            let first = order.partition_point(|other| baseline(other) < glyph.baseline - glyph.size);
            let last = order.partition_point(|other| baseline(other) <= glyph.baseline + glyph.size);
            pairs += last.saturating_sub(first);
            if pairs > MAX_PAIRS {
                return vec![false; glyphs.len()];
            }
            let near = order.get(first..last).unwrap_or_default().iter();
            let others = near
                .filter(|index| !(run.start..run.end).contains(*index) && out.get(**index) == Some(&false));
            let under = others
                .filter_map(|index| glyphs.get(*index))
                .find(|other| stands_on(glyph, other));
            if let Some(under) = under {
                over += 1;
                over_smaller += usize::from(under.size * LARGER <= glyph.size);
            }
        }
        let is_over = over * ONE_OF >= letters && over > 0
            || over_smaller * ONE_OF_LARGER >= letters && over_smaller > 0;
        let crosses = run.size >= larger
            && own
                .iter()
                .any(|glyph| sides.iter().any(|side| divides(side, glyph)));
        let words = letters >= MIN_LETTERS && (is_over || crosses);
        if let Some(out) = out.get_mut(run.start..run.end).filter(|_| words) {
            out.fill(true);
        }
    }
    out
}

/// The words of a page, the largest and the latest first.
fn runs(glyphs: &[Glyph]) -> Vec<Run> {
    let mut start = 0;
    let mut out: Vec<Run> = Vec::new();
    for run in glyphs.chunk_by(same_words) {
        let size = run.first().map_or(0.0, |glyph| glyph.size);
        let end = start + run.len();
        out.push(Run { start, end, size });
        start = end;
    }
    out.sort_by(|a, b| b.size.total_cmp(&a.size).then(b.start.cmp(&a.start)));
    out
}

/// Whether two glyphs that follow each other are of the same words.
fn same_words(a: &Glyph, b: &Glyph) -> bool {
    (a.size - b.size).abs() < 0.5
        && (a.baseline - b.baseline).abs() < a.size / 2.0
        && (b.left - a.right).abs() < a.size * NEXT
}

/// The size of most letters.
fn text_size(glyphs: &[Glyph]) -> f32 {
    let mut sizes: Vec<f32> = glyphs.iter().map(|glyph| glyph.size).collect();
    let middle = sizes.len() / 2;
    if sizes.is_empty() {
        return 0.0;
    }
    *sizes.select_nth_unstable_by(middle, f32::total_cmp).1
}

/// Whether the side of a cell goes through a glyph.
fn divides(side: &Rule, glyph: &Glyph) -> bool {
    let rest = (glyph.right - glyph.left) / 4.0;
    let middle = glyph.baseline - glyph.size * MIDDLE;
    glyph.left + rest < side.at && side.at < glyph.right - rest && side.from < middle && middle < side.to
}

/// Whether a glyph stands on another one, which is not the same printed twice.
fn stands_on(glyph: &Glyph, other: &Glyph) -> bool {
    if is_blank(other.character) {
        return false;
    }
    let height = |glyph: &Glyph| {
        (
            glyph.baseline - 0.8 * glyph.size,
            glyph.baseline + 0.05 * glyph.size,
        )
    };
    let (top, bottom) = height(glyph);
    let (other_top, other_bottom) = height(other);
    let wide = glyph.right.min(other.right) - glyph.left.max(other.left);
    let high = bottom.min(other_bottom) - top.max(other_top);
    let area = |glyph: &Glyph| (glyph.right - glyph.left) * 0.85 * glyph.size;
    let in_line = (glyph.baseline - other.baseline).abs() < SAME_LINE * glyph.size.max(other.size);
    let covered = if in_line { COVERED_IN_LINE } else { COVERED };
    let twice = glyph.character == other.character && (glyph.size - other.size).abs() < 0.5;
    !twice && wide > 0.0 && high > 0.0 && wide * high > covered * area(glyph).min(area(other))
}
