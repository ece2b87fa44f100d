//! The lines of a table: each drawn once, as long as it goes.

use std::collections::BTreeMap;

use krilla::geom::{Path, PathBuilder};

/// How finely places are told apart: a hundredth of a point.
const STEPS: f32 = 100.0;

/// Lines of cells, by where they lie: across by their height, down by their distance from the left.
#[derive(Debug, Default)]
pub struct Rules {
    across: BTreeMap<i32, Vec<(i32, i32)>>,
    down: BTreeMap<i32, Vec<(i32, i32)>>,
}

impl Rules {
    /// The four sides of a cell, from its upper left corner to its lower right one.
    pub fn add(&mut self, (left, top): (f32, f32), (right, bottom): (f32, f32)) {
        let [left, top, right, bottom] = [left, top, right, bottom].map(step);
        for y in [top, bottom] {
            self.across.entry(y).or_default().push((left, right));
        }
        for x in [left, right] {
            self.down.entry(x).or_default().push((top, bottom));
        }
    }

    /// All of them; none where there is no cell.
    pub fn path(self) -> Option<Path> {
        let mut path = PathBuilder::new();
        for (y, parts) in self.across {
            for (from, to) in joined(parts) {
                path.move_to(point(from), point(y));
                path.line_to(point(to), point(y));
            }
        }
        for (x, parts) in self.down {
            for (from, to) in joined(parts) {
                path.move_to(point(x), point(from));
                path.line_to(point(x), point(to));
            }
        }
        path.finish()
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a page is some hundred points wide"
)]
fn step(points: f32) -> i32 {
    (points * STEPS).round() as i32
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a page is some ten thousand steps wide"
)]
fn point(steps: i32) -> f32 {
    steps as f32 / STEPS
}

/// Parts of a line that touch are one.
fn joined(mut parts: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
    parts.sort_unstable();
    let mut out: Vec<(i32, i32)> = Vec::new();
    for (from, to) in parts {
        match out.last_mut() {
            Some(last) if from <= last.1 + 1 => last.1 = last.1.max(to),
            _ => out.push((from, to)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_touches_is_one_line() {
        assert_eq!(
            joined(vec![(50, 90), (0, 20), (20, 30), (60, 70)]),
            [(0, 30), (50, 90)]
        );
    }
}
