//! Lines out of glyphs: those on one baseline, from left to right, with what stands a little above or below it.

use crate::chinese::width::is_blank;
use crate::format::pdf::page::Glyph;

/// How far glyphs of one baseline may lie from each other, as a part of their size.
const SAME: f32 = 0.15;
/// How far what is set a little higher or lower may lie from its line, as a part of the larger size.
const RAISED: f32 = 0.5;
/// How much of the narrower of two glyphs must be covered for them to stand on each other.
const COVERED: f32 = 0.4;
/// How much of a glyph must be covered by its like for it to be printed twice, as bold letters without a font are.
const TWICE: f32 = 0.6;
/// How many glyphs back its like is looked for.
const LOOK_BACK: usize = 4;

/// A line as it is printed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    /// What stands on it, from left to right; blanks that the file writes among them.
    pub glyphs: Vec<Glyph>,
    /// Where it stands.
    pub baseline: f32,
    /// The size of most of its letters.
    pub size: f32,
    /// Where its first letter begins.
    pub left: f32,
    /// Where its last letter ends.
    pub right: f32,
}

impl Line {
    /// The line of these glyphs; none where all are blank.
    pub fn of(mut glyphs: Vec<Glyph>) -> Option<Self> {
        glyphs.sort_by(|a, b| a.left.total_cmp(&b.left));
        drop_printed_twice(&mut glyphs);
        let seen = || glyphs.iter().filter(|glyph| !is_blank(glyph.character));
        let first = seen().next()?;
        let mut sizes: Vec<f32> = seen().map(|glyph| glyph.size).collect();
        let mut baselines: Vec<f32> = seen().map(|glyph| glyph.baseline).collect();
        let line = Self {
            size: median(&mut sizes),
            baseline: median(&mut baselines),
            left: first.left,
            right: seen().map(|glyph| glyph.right).fold(first.right, f32::max),
            glyphs: Vec::new(),
        };
        Some(Self { glyphs, ..line })
    }

    /// The height at which the middle of its letters lies.
    pub fn middle(&self) -> f32 {
        self.baseline - self.size * MIDDLE
    }
}

/// How far above the baseline the middle of a letter lies, as a part of its size.
pub(super) const MIDDLE: f32 = 0.36;

fn median(values: &mut [f32]) -> f32 {
    let middle = values.len() / 2;
    values.sort_by(f32::total_cmp);
    values.get(middle).copied().unwrap_or(0.0)
}

/// The lines of some glyphs, from top to bottom.
pub(super) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut levels: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        match levels.last_mut() {
            Some(level) if level.first().is_some_and(|first| same_level(first, &glyph)) => level.push(glyph),
            _ => levels.push(vec![glyph]),
        }
    }
    let mut out = Vec::new();
    let mut group: Vec<Vec<Glyph>> = Vec::new();
    for level in levels {
        let near = |first: &Vec<Glyph>| match (first.first(), level.first()) {
            (Some(a), Some(b)) => b.baseline - a.baseline <= RAISED * a.size.max(b.size),
            _ => true,
        };
        if !group.first().is_none_or(near) {
            close(&mut group, &mut out);
        }
        group.push(level);
    }
    close(&mut group, &mut out);
    out.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    out
}

fn same_level(first: &Glyph, next: &Glyph) -> bool {
    next.baseline - first.baseline <= SAME * first.size.max(next.size)
}

/// Puts glyphs on baselines close by into lines: with those on the fullest one goes what does not stand on one of them.
fn close(group: &mut Vec<Vec<Glyph>>, out: &mut Vec<Line>) {
    let fullest = (0..group.len()).max_by_key(|at| (group.get(*at).map(Vec::len), usize::MAX - at));
    let Some(fullest) = fullest else { return };
    let mut main = group.swap_remove(fullest);
    main.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut beside = Vec::new();
    for level in group.drain(..) {
        if level.iter().any(|glyph| covers(&main, glyph)) {
            out.extend(Line::of(level));
        } else {
            beside.extend(level);
        }
    }
    main.extend(beside);
    out.extend(Line::of(main));
}

/// Whether one of some glyphs, which are in order, stands where another does.
fn covers(glyphs: &[Glyph], other: &Glyph) -> bool {
    if is_blank(other.character) {
        return false;
    }
    let behind = glyphs.partition_point(|glyph| glyph.left < other.right);
    let near = glyphs.iter().take(behind).rev().take(LOOK_BACK);
    near.filter(|glyph| !is_blank(glyph.character))
        .any(|glyph| stand_on_each_other(glyph, other))
}

/// Whether two glyphs of one height stand in the same place.
pub(super) fn stand_on_each_other(a: &Glyph, b: &Glyph) -> bool {
    let common = a.right.min(b.right) - a.left.max(b.left);
    common > COVERED * (a.right - a.left).min(b.right - b.left).max(0.1)
}

fn drop_printed_twice(glyphs: &mut Vec<Glyph>) {
    let mut kept: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs.drain(..) {
        let twice = kept.iter().rev().take(LOOK_BACK).any(|before| {
            let common = before.right.min(glyph.right) - before.left.max(glyph.left);
            let width = (before.right - before.left).max(glyph.right - glyph.left);
            before.character == glyph.character
                && width > 0.0
                && common >= TWICE * width
                && !is_blank(glyph.character)
        });
        if !twice {
            kept.push(glyph);
        }
    }
    *glyphs = kept;
}
