//! Numbers that are broken over lines because their cell is too narrow for them.

use super::lines::Line;
use crate::chinese::width::{is_blank, is_digit};

/// How much closer than the closest words of the table a line may come to the sides of its cell: what is measured is rounded.
const NEARLY: f32 = 0.3;
/// The fewest digits of a line that is full.
const MIN_DIGITS: usize = 2;

/// How close words come to the sides of their cells in a table: what its cells keep free.
pub(super) fn padding<'l>(lines: impl Iterator<Item = (&'l Line, (f32, f32))>) -> f32 {
    let gaps = lines.map(|(line, (left, right))| (line.left - left).min(right - line.right));
    gaps.fold(f32::INFINITY, f32::min).max(0.0)
}

/// Whether the lines of a cell are one number, broken where its cell ends: each is nothing but digits, and all but the last
/// are equally long and leave no room for one digit more. Whoever writes two numbers below each other has room for more.
pub(super) fn is_one_number(lines: &[Line], (left, right): (f32, f32), padding: f32) -> bool {
    let [full @ .., last] = lines else { return false };
    let counts: Option<Vec<usize>> = full.iter().map(digits).collect();
    let (Some(counts), Some(rest)) = (counts, digits(last)) else {
        return false;
    };
    let Some(count) = counts.first().copied().filter(|count| *count >= MIN_DIGITS) else {
        return false;
    };
    let room = right - left - 2.0 * padding;
    let is_full = |line: &Line| {
        let width = line.right - line.left;
        // A digit is as wide as its neighbours, and no count of digits is a width that matters here.
        #[expect(clippy::cast_precision_loss, reason = "a line has some ten digits")]
        let digit = width / count as f32;
        width + digit > room + NEARLY * digit
    };
    counts.iter().all(|other| *other == count) && rest <= count && full.iter().all(is_full)
}

/// How many digits a line is, where it is nothing else.
fn digits(line: &Line) -> Option<usize> {
    let seen = || line.glyphs.iter().filter(|glyph| !is_blank(glyph.character));
    seen()
        .all(|glyph| is_digit(glyph.character))
        .then(|| seen().count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::pdf::page::Glyph;

    /// A line of digits, each 5 wide, from a place on.
    fn line(words: &str, left: f32, baseline: f32) -> Line {
        let mut at = left;
        let glyphs = words.chars().map(|character| {
            at += 5.0;
            Glyph {
                character,
                left: at - 5.0,
                right: at,
                baseline,
                size: 10.0,
                quarters: 0,
                oblique: false,
                invisible: false,
                artifact: false,
            }
        });
        Line::of(glyphs.collect()).unwrap()
    }

    #[test]
    fn a_number_too_long_for_its_cell_is_one() {
        let cell = (100.0, 124.0);
        let lines = [line("1234", 102.0, 10.0), line("5", 102.0, 22.0)];
        assert!((padding(lines.iter().map(|line| (line, cell))) - 2.0).abs() < 0.001);
        assert!(is_one_number(&lines, cell, 2.0));
        let centred = [line("1234", 102.0, 10.0), line("5", 109.5, 22.0)];
        assert!(is_one_number(&centred, cell, 2.0));
    }

    #[test]
    fn numbers_below_each_other_stay_two() {
        for (lines, cell) in [
            // There was room for the 8.
            ([line("203", 102.0, 10.0), line("8", 102.0, 22.0)], (100.0, 124.0)),
            // A longer number below a shorter one is not its end.
            (
                [line("12", 102.0, 10.0), line("345", 102.0, 22.0)],
                (100.0, 114.0),
            ),
            ([line("1", 102.0, 10.0), line("2", 102.0, 22.0)], (100.0, 109.0)),
            ([line("12", 102.0, 10.0), line("件", 102.0, 22.0)], (100.0, 114.0)),
        ] {
            assert!(!is_one_number(&lines, cell, 2.0), "{lines:?}");
        }
        assert!(!is_one_number(&[line("12", 102.0, 10.0)], (100.0, 114.0), 2.0));
    }
}
