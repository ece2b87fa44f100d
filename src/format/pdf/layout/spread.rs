//! Digits that are set apart, to fill their cell or for the look of it: one number, as a person reads it, where the gaps say
//! so. What may be two numbers keeps its blank, and is told at its cell, where it is no count.

use super::lines::Line;
use super::words::words;
use crate::chinese::width::{is_blank, is_digit};
use crate::format::pdf::page::Glyph;

/// The gap between digits that nobody sees, as a part of their size: a blank may stand in it all the same.
const TOUCHING: f32 = 0.1;
/// The gap between digits that are set apart, as a part of their size, …
const APART: f32 = 0.2;
/// … the widest one that alone shows one number of three digits and more, …
const WIDEST: f32 = 1.5;
/// … the widest one of two digits, where other cells have the same, …
const WIDEST_OF_TWO: f32 = 1.0;
/// … and how much gaps may differ that are the same, in the same measure.
const UNEVEN: f32 = 0.12;
/// The fewest digits whose gaps show that they are even.
const MIN_SURE: usize = 3;
/// The most characters of what a number counts: 万元.
const MAX_UNIT: usize = 3;
/// How many numbers of two digits must have the same gap.
const MIN_ALIKE: usize = 2;
/// The widest room beside digits that fill their cell from side to side, in points, …
const MARGIN: f32 = 8.0;
/// … and how much it may differ, in points.
const UNEVEN_MARGIN: f32 = 2.0;

/// The gaps between the digits of a table's numbers, as they are told by those that are sure.
#[derive(Debug, Default)]
pub(super) struct Spread {
    sure: Vec<f32>,
    of_two: Vec<f32>,
}

impl Spread {
    /// Looks at a line of a cell.
    pub fn learn(&mut self, line: &Line) {
        let Some(number) = Apart::of(&line.glyphs) else {
            return;
        };
        if number.digits >= MIN_SURE && number.gap <= WIDEST {
            self.sure.push(number.gap);
        } else if number.gap <= WIDEST_OF_TWO && !number.blanks {
            self.of_two.push(number.gap);
        }
    }

    /// The words of a line of a cell that reaches from side to side.
    pub fn words(&self, line: &Line, sides: (f32, f32)) -> String {
        match Apart::of(&line.glyphs) {
            Some(number) if self.is_one(&number, line, sides) => {
                let seen = line.glyphs.iter().map(|glyph| glyph.character);
                seen.filter(|c| !is_blank(*c)).collect()
            }
            _ => words(line),
        }
    }

    fn is_one(&self, number: &Apart, line: &Line, (left, right): (f32, f32)) -> bool {
        let alike = |gaps: &[f32]| {
            gaps.iter()
                .filter(|gap| (*gap - number.gap).abs() <= UNEVEN)
                .take(MIN_ALIKE)
                .count()
        };
        let (before, behind) = (line.left - left, right - line.right);
        let fills = (before - behind).abs() <= UNEVEN_MARGIN && before.max(behind) <= MARGIN;
        number.digits >= MIN_SURE && number.gap <= WIDEST
            || number.gap <= TOUCHING
            || fills
            || alike(&self.sure) > 0
            || number.gap <= WIDEST_OF_TWO && alike(&self.of_two) >= MIN_ALIKE
    }
}

/// A line of digits that are set apart evenly.
struct Apart {
    digits: usize,
    gap: f32,
    /// Whether the file writes blanks between them.
    blanks: bool,
}

impl Apart {
    /// None where something else stands there, and where the first digit is a 0: several zeros are several numbers.
    fn of(glyphs: &[Glyph]) -> Option<Self> {
        let seen: Vec<&Glyph> = glyphs.iter().filter(|glyph| !is_blank(glyph.character)).collect();
        let in_number = |c: char| is_digit(c) || matches!(c, '.' | '-' | '%');
        let digits = seen.iter().take_while(|glyph| in_number(glyph.character)).count();
        // What it counts may stand behind it, set apart too.
        let unit = seen.iter().skip(digits).all(|glyph| !in_number(glyph.character))
            && seen.len() - digits <= MAX_UNIT;
        let zero = seen.first().is_some_and(|glyph| glyph.character == '0')
            && seen.get(1).is_some_and(|glyph| glyph.character != '.');
        if !unit || zero || digits < 2 {
            return None;
        }
        let gaps = || {
            seen.windows(2).filter_map(|pair| match pair {
                [a, b] => Some((b.left - a.right) / a.size.max(b.size).max(1.0)),
                _ => None,
            })
        };
        let least = gaps().fold(f32::INFINITY, f32::min);
        let most = gaps().fold(f32::NEG_INFINITY, f32::max);
        let blanks = seen.len() < glyphs.len();
        let apart = least > APART || blanks && least > -TOUCHING;
        (apart && most - least <= UNEVEN).then_some(Self {
            digits,
            gap: most,
            blanks,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(left: f32, digits: &[(char, f32)]) -> Line {
        let mut at = left;
        let glyphs = digits.iter().map(|(character, gap)| {
            let glyph = Glyph {
                character: *character,
                left: at,
                right: at + 5.0,
                baseline: 0.0,
                size: 10.0,
                quarters: 0,
                oblique: false,
                invisible: false,
                artifact: false,
            };
            at = glyph.right + gap;
            glyph
        });
        Line::of(glyphs.collect()).unwrap()
    }

    fn said(lines: &[Line], line: &Line) -> String {
        let mut spread = Spread::default();
        for line in lines.iter().chain([line]) {
            spread.learn(line);
        }
        spread.words(line, (0.0, 100.0))
    }

    #[test]
    fn digits_with_even_gaps_are_one_number() {
        assert_eq!(
            said(&[], &line(40.0, &[('2', 6.0), ('0', 6.0), ('3', 0.0)])),
            "203"
        );
        // From side to side.
        assert_eq!(said(&[], &line(5.0, &[('1', 80.0), ('8', 0.0)])), "18");
        // As the others of the table.
        let sure = line(40.0, &[('2', 6.0), ('0', 6.0), ('3', 0.0)]);
        assert_eq!(said(&[sure], &line(45.0, &[('1', 6.3), ('8', 0.0)])), "18");
        let other = line(20.0, &[('3', 6.0), ('8', 0.0)]);
        assert_eq!(said(&[other], &line(45.0, &[('1', 6.0), ('8', 0.0)])), "18");
    }

    #[test]
    fn what_may_be_two_numbers_keeps_its_blank() {
        assert_eq!(said(&[], &line(40.0, &[('1', 6.0), ('8', 0.0)])), "1 8");
        assert_eq!(
            said(&[], &line(40.0, &[('1', 0.0), ('2', 8.0), ('3', 0.0)])),
            "12 3"
        );
        assert_eq!(
            said(&[], &line(5.0, &[('0', 35.0), ('0', 35.0), ('0', 0.0)])),
            "0\u{3000}\u{3000}0\u{3000}\u{3000}0"
        );
        assert_eq!(
            said(&[], &line(20.0, &[('5', 30.0), ('3', 0.0)])),
            "5\u{3000}\u{3000}3"
        );
        // Three columns without lines.
        let columns = line(20.0, &[('5', 25.0), ('3', 25.0), ('1', 0.0)]);
        assert_eq!(said(&[], &columns), "5\u{3000}\u{3000}3\u{3000}\u{3000}1");
    }
}
