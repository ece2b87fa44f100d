//! Words over words: a stamp or a watermark in larger letters, printed over the text. They must not mix with its lines.

use crate::chinese::width::is_blank;
use crate::format::pdf::page::Glyph;

/// How much larger than the text the letters of a stamp are.
const LARGER: f32 = 1.3;
/// How much of a letter of the text must be covered.
const COVERED: f32 = 0.25;
/// Of how many letters of a stamp one must stand on the text.
const ONE_OF: usize = 4;
/// The most pairs of glyphs of a page that are compared.
const MAX_PAIRS: usize = 3_000_000;

/// For each glyph of a page whether it is one of words over others.
pub(super) fn overlaid(glyphs: &[Glyph]) -> Vec<bool> {
    let mut out = vec![false; glyphs.len()];
    let text = text_size(glyphs);
    let mut order: Vec<usize> = (0..glyphs.len()).collect();
    let baseline = |index: &usize| glyphs.get(*index).map_or(0.0, |glyph| glyph.baseline);
    order.sort_by(|a, b| baseline(a).total_cmp(&baseline(b)));
    let mut pairs = 0;
    let mut start = 0;
    for run in glyphs.chunk_by(|a, b| same_words(a, b)) {
        let range = start..start + run.len();
        start = range.end;
        if run.first().is_none_or(|first| first.size < text * LARGER) {
            continue;
        }
        let mut over = 0;
        for glyph in run.iter().filter(|glyph| !is_blank(glyph.character)) {
            let first = order.partition_point(|other| baseline(other) < glyph.baseline - glyph.size);
            let last = order.partition_point(|other| baseline(other) <= glyph.baseline + glyph.size);
            pairs += last.saturating_sub(first);
            if pairs > MAX_PAIRS {
                return out;
            }
            let near = order.get(first..last).unwrap_or_default();
            let near = near.iter().filter_map(|index| glyphs.get(*index));
            let smaller =
                near.filter(|other| other.size * LARGER <= glyph.size && !is_blank(other.character));
            over += usize::from(smaller.into_iter().any(|other| covers(glyph, other)));
        }
        if over > 0 && over * ONE_OF >= run.len() {
            if let Some(out) = out.get_mut(range) {
                out.fill(true);
            }
        }
    }
    out
}

/// Whether two glyphs that follow each other are of the same words.
fn same_words(a: &Glyph, b: &Glyph) -> bool {
    (a.size - b.size).abs() < 0.5 && (a.baseline - b.baseline).abs() < a.size / 2.0
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

/// Whether a glyph stands on a smaller one.
fn covers(glyph: &Glyph, other: &Glyph) -> bool {
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
    let area = (other.right - other.left) * (other_bottom - other_top);
    wide > 0.0 && high > 0.0 && wide * high > COVERED * area
}
