//! Paths (ISO 32000-2, 8.5), and the ruling lines that they are painted as.

use super::matrix::Bounds;
use crate::format::pdf::limits::POINTS;
use crate::format::pdf::page::Rule;

/// How thick a filled box may be to be a line, and a stroke to be one: points.
const THICK: f64 = 3.5;
/// How long a box must be to be a line.
const LONG: f64 = 1.5;
/// By how much a line may rise over its whole length.
const RISE: f64 = 0.75;

/// A part of a path that is drawn in one go.
#[derive(Clone, Debug, Default)]
struct Subpath {
    points: Vec<[f64; 2]>,
    /// Whether the way to each point is a curve.
    curved: Vec<bool>,
    closed: bool,
}

/// A path, in the page's places as shown.
#[derive(Clone, Debug, Default)]
pub struct Path {
    subpaths: Vec<Subpath>,
    count: usize,
    /// Where the path is in the content's own places: curves may begin there.
    pub current: [f64; 2],
    /// Whether points were left out, for there were too many.
    pub overflow: bool,
}

impl Path {
    /// Begins a subpath.
    pub fn move_to(&mut self, point: [f64; 2]) {
        self.subpaths.push(Subpath::default());
        self.add(point, false);
    }

    /// A line, or the end of a curve.
    pub fn line_to(&mut self, point: [f64; 2], curved: bool) {
        match self.subpaths.last() {
            None => self.move_to(point),
            Some(last) if last.closed => {
                let start = last.points.first().copied().unwrap_or(point);
                self.move_to(start);
                self.add(point, curved);
            }
            Some(_) => self.add(point, curved),
        }
    }

    /// Back to where the subpath began.
    pub fn close(&mut self) {
        if let Some(last) = self.subpaths.last_mut() {
            last.closed = true;
        }
    }

    fn add(&mut self, point: [f64; 2], curved: bool) {
        if self.count >= POINTS {
            self.overflow = true;
            return;
        }
        self.count += 1;
        if let Some(last) = self.subpaths.last_mut() {
            last.points.push(point);
            last.curved.push(curved);
        }
    }

    /// Whether nothing is drawn.
    pub fn is_empty(&self) -> bool {
        self.subpaths.is_empty()
    }

    /// What it covers at most.
    pub fn bounds(&self) -> Bounds {
        self.subpaths
            .iter()
            .flat_map(|s| s.points.iter().copied())
            .fold(Bounds::NONE, Bounds::with)
    }

    /// The lines that it is stroked as, with a pen of this width.
    pub fn strokes(&self, width: f64) -> Vec<Rule> {
        if width > THICK * 2.0 {
            return Vec::new();
        }
        let mut rules = Vec::new();
        for subpath in &self.subpaths {
            let pairs = subpath.points.iter().zip(subpath.points.iter().skip(1));
            for ((from, to), curved) in pairs.zip(subpath.curved.iter().skip(1)) {
                if !curved {
                    rules.extend(line(*from, *to));
                }
            }
            if let (true, Some(first), Some(last)) =
                (subpath.closed, subpath.points.first(), subpath.points.last())
            {
                rules.extend(line(*last, *first));
            }
        }
        rules
    }

    /// The thin boxes that it is filled as, and what else it fills.
    pub fn fills(&self) -> (Vec<Rule>, Vec<Bounds>) {
        let (mut rules, mut areas) = (Vec::new(), Vec::new());
        for subpath in &self.subpaths {
            if subpath.points.len() < 2 {
                continue;
            }
            let bounds = subpath.points.iter().copied().fold(Bounds::NONE, Bounds::with);
            let straight = !subpath.curved.contains(&true) && subpath.points.len() <= 6;
            match thin(bounds) {
                Some(rule) if straight => rules.push(rule),
                _ => areas.push(bounds),
            }
        }
        (rules, areas)
    }
}

/// A thin box as a line through its middle.
pub fn thin(bounds: Bounds) -> Option<Rule> {
    let (width, height) = (bounds.width(), bounds.height());
    let level = width >= height;
    let (thick, long) = if level { (height, width) } else { (width, height) };
    if !(thick <= THICK && long >= LONG) {
        return None;
    }
    Some(if level {
        rule(
            true,
            f64::midpoint(bounds.top, bounds.bottom),
            bounds.left,
            bounds.right,
        )
    } else {
        rule(
            false,
            f64::midpoint(bounds.left, bounds.right),
            bounds.top,
            bounds.bottom,
        )
    })
}

fn line(from: [f64; 2], to: [f64; 2]) -> Option<Rule> {
    let (dx, dy) = ((to[0] - from[0]).abs(), (to[1] - from[1]).abs());
    if dx.max(dy) < LONG || dx.min(dy) > RISE {
        return None;
    }
    Some(if dx >= dy {
        rule(
            true,
            f64::midpoint(from[1], to[1]),
            from[0].min(to[0]),
            from[0].max(to[0]),
        )
    } else {
        rule(
            false,
            f64::midpoint(from[0], to[0]),
            from[1].min(to[1]),
            from[1].max(to[1]),
        )
    })
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "places on a page need no more digits"
)]
fn rule(level: bool, at: f64, from: f64, to: f64) -> Rule {
    Rule {
        level,
        at: at as f32,
        from: from as f32,
        to: to as f32,
    }
}
