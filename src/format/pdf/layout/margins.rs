//! How the prose of a file is set: where its lines begin and end, whether paragraphs begin with an indent, how far lines
//! are apart.

use super::lines::Line;

/// How long a line is at least that shows the margins, as a part of the longest one of its page.
const LONG: f32 = 0.6;
/// How narrow a column of prose is at least, as a part of its page.
const NARROWEST: f32 = 0.35;
/// How far apart the ends of lines may lie that end at one margin, in points.
const SAME: f32 = 2.5;
/// The fewest lines that show a margin.
const MIN_LINES: usize = 2;
/// Of how many long lines one must end at the right margin.
const ONE_OF: usize = 10;
/// With what a paragraph ends.
pub(super) const STOPS: [char; 6] = ['。', '！', '？', '；', '：', ':'];
/// The indent of first lines where all long lines are such, in characters.
const TWO: std::ops::RangeInclusive<f32> = 1.7..=2.3;
/// The indent of a first line, in characters: from, to.
pub(super) const INDENT: (f32, f32) = (1.2, 3.2);
/// How much further apart than lines paragraphs are that show it.
pub(super) const APART: f32 = 1.25;
/// The distance of lines where nothing shows it, as a part of their size.
const PITCH: f32 = 1.5;

/// Where the lines of a page begin and end, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Margins {
    /// Where they begin.
    pub left: f32,
    /// Where full ones end.
    pub right: f32,
}

impl Margins {
    /// The margins that lines of a page of this width show. Where they do not show the right one, it is as wide as the left one,
    /// or as far as anything reaches: the last two numbers are the left and the right edge of tables.
    pub fn of(lines: &[&Line], width: f32, (edge, furthest): (Option<f32>, f32)) -> Option<Self> {
        let longest = lines
            .iter()
            .map(|line| line.right - line.left)
            .fold(0.0, f32::max);
        let long = || {
            lines
                .iter()
                .filter(|line| line.right - line.left >= LONG * longest)
        };
        let mut lefts: Vec<f32> = long().map(|line| line.left).collect();
        // The last line of a paragraph shows nothing.
        let open = long().filter(|line| {
            !line
                .glyphs
                .last()
                .is_some_and(|glyph| STOPS.contains(&glyph.character))
        });
        let mut rights: Vec<f32> = open.map(|line| -line.right).collect();
        let needed = MIN_LINES.max(rights.len() / ONE_OF);
        let first = outermost(&mut lefts, MIN_LINES)?;
        // Where every long line is the first of its paragraph, a short one, or a table, begins at the margin.
        let mut sizes: Vec<f32> = long().map(|line| line.size).collect();
        sizes.sort_by(f32::total_cmp);
        let size = sizes.get(sizes.len() / 2).copied().unwrap_or(1.0);
        let before = lines.iter().map(|line| line.left).chain(edge);
        let left = before
            .filter(|left| TWO.contains(&((first - left) / size)))
            .fold(first, f32::min);
        let end = long()
            .map(|line| line.right)
            .fold(furthest, f32::max)
            .max(width - left);
        Some(Self {
            left,
            right: outermost(&mut rights, needed)
                .map(|right| -right)
                .filter(|right| right - left >= width * NARROWEST)
                .unwrap_or(end),
        })
    }
}

/// The least of some values that so many others are close to.
fn outermost(values: &mut [f32], needed: usize) -> Option<f32> {
    values.sort_by(f32::total_cmp);
    let mut windows = values.windows(needed);
    let found = windows.find(|window| match (window.first(), window.last()) {
        (Some(first), Some(last)) => last - first <= SAME,
        _ => false,
    });
    found.and_then(|window| window.first()).copied()
}

/// How the prose of a whole file is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Setting {
    /// Whether paragraphs begin with an indent.
    pub indented: bool,
    /// Whether paragraphs stand further apart than lines.
    pub spaced: bool,
    /// How far lines of a paragraph are apart, as a part of their size.
    pub pitch: f32,
}

impl Setting {
    /// How the lines of some pages are set.
    pub fn of(pages: &[(Margins, Vec<&Line>)]) -> Self {
        let mut first = 0;
        let mut pitches = Vec::new();
        for (margins, lines) in pages {
            for pair in lines.windows(2) {
                let &[a, b] = pair else { continue };
                let (indent, next) = ((a.left - margins.left) / a.size, (b.left - margins.left) / a.size);
                let begins = indent > INDENT.0 && indent < INDENT.1 && next.abs() < INDENT.0 / 2.0;
                first += usize::from(begins);
                let pitch = (b.baseline - a.baseline) / a.size;
                let alike = (a.size - b.size).abs() < a.size / 10.0;
                if alike && next.abs() < INDENT.0 / 2.0 && pitch > 0.9 && pitch < 6.0 {
                    pitches.push(pitch);
                }
            }
        }
        pitches.sort_by(f32::total_cmp);
        let pitch = pitches.get(pitches.len() / 3).copied().unwrap_or(PITCH);
        let apart = pitches.iter().filter(|other| **other > pitch * APART).count();
        Self {
            indented: first >= MIN_LINES,
            spaced: apart >= MIN_LINES,
            pitch,
        }
    }
}
