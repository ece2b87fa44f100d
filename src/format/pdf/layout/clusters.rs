//! Which lines of a page make one drawing: those that meet, or nearly do.

use crate::format::pdf::page::Rule;

/// How far the ends of two drawings may lie apart that are one above the other, in points.
const SAME: f32 = 3.0;
/// How much higher than a row what has no sides between two drawings may be, where it is a row of the same table.
const HIGHER: f32 = 1.6;

/// How far level lines reach beyond the upright ones where a table is open to a side, in points.
pub(super) const OPEN: f32 = 6.0;
/// How far a line may stop short of the one that it meets, in points.
pub(super) const REACH: f32 = 3.0;
/// The most pairs of lines of a page that are looked at: a page of tables has some thousands.
pub(super) const MAX_PAIRS: usize = 2_000_000;

/// A page has more lines than a page of tables can have.
#[derive(Debug, PartialEq)]
pub(super) struct TooMany;

/// The drawings in which both level and upright lines stand, of lines that are in the order of [`super::rules::joined`].
pub(super) fn clusters(rules: &[Rule]) -> Result<Vec<Vec<Rule>>, TooMany> {
    let levels = rules.iter().take_while(|rule| rule.level).count();
    let (level, upright) = rules.split_at(levels);
    let mut groups = Groups::new(rules.len());
    let mut pairs = 0_usize;
    for (index, line) in upright.iter().enumerate() {
        let first = level.partition_point(|rule| rule.at < line.from - REACH);
        let last = level.partition_point(|rule| rule.at <= line.to + REACH);
        pairs += last.saturating_sub(first);
        if pairs > MAX_PAIRS {
            return Err(TooMany);
        }
        for (at, rule) in level.iter().enumerate().take(last).skip(first) {
            if rule.from - REACH <= line.at && line.at <= rule.to + REACH {
                groups.join(at, levels + index);
            }
        }
    }
    let mut out: Vec<Vec<Rule>> = Vec::new();
    let mut place: Vec<Option<usize>> = vec![None; rules.len()];
    for (index, rule) in rules.iter().enumerate() {
        let root = groups.root(index);
        let Some(slot) = place.get_mut(root) else { continue };
        let at = *slot.get_or_insert_with(|| {
            out.push(Vec::new());
            out.len() - 1
        });
        if let Some(group) = out.get_mut(at) {
            group.push(*rule);
        }
    }
    let mut out = stacked(out);
    out.retain(|group| group.iter().any(|rule| rule.level) && group.iter().any(|rule| !rule.level));
    Ok(out)
}

/// The drawings, those put together that a row without sides divides: a row over the whole width in a table that is open to
/// the left and to the right.
fn stacked(mut groups: Vec<Vec<Rule>>) -> Vec<Vec<Rule>> {
    groups.sort_by(|a, b| levels(a).0.total_cmp(&levels(b).0));
    let mut out: Vec<Vec<Rule>> = Vec::new();
    for group in groups {
        match out
            .iter_mut()
            .rev()
            .take(NEAR)
            .find(|above| goes_on(above, &group))
        {
            Some(above) => above.extend(group),
            None => out.push(group),
        }
    }
    out
}

/// How many drawings above one are looked at.
const NEAR: usize = 4;

/// The heights of the first and the last level line of a drawing, and of the most of its rows.
fn levels(group: &[Rule]) -> (f32, f32, f32) {
    let mut at: Vec<f32> = group
        .iter()
        .filter(|rule| rule.level)
        .map(|rule| rule.at)
        .collect();
    at.sort_by(f32::total_cmp);
    let ends = (
        at.first().copied().unwrap_or(0.0),
        at.last().copied().unwrap_or(0.0),
    );
    let mut rows: Vec<f32> = at
        .windows(2)
        .map(|pair| pair.iter().rev().copied().reduce(|b, a| b - a).unwrap_or(0.0))
        .collect();
    rows.retain(|row| *row > SAME);
    rows.sort_by(f32::total_cmp);
    (ends.0, ends.1, rows.get(rows.len() / 2).copied().unwrap_or(0.0))
}

/// From where to where the level lines of a drawing reach, or between which places its upright ones stand.
fn ends(group: &[Rule], level: bool) -> (f32, f32) {
    let lines = group.iter().filter(|rule| rule.level == level);
    let ends = lines.map(|rule| {
        if level {
            (rule.from, rule.to)
        } else {
            (rule.at, rule.at)
        }
    });
    ends.fold((f32::INFINITY, f32::NEG_INFINITY), |(from, to), (a, b)| {
        (from.min(a), to.max(b))
    })
}

/// Whether a drawing is the rest of one above it, of a table that is open to both sides: as wide, of columns that are the other's too, and no further away than a
/// row is high.
fn goes_on(above: &[Rule], group: &[Rule]) -> bool {
    let ((_, foot, row), (head, _, own_row)) = (levels(above), levels(group));
    let row = if row > 0.0 { row } else { own_row };
    if head < foot || head - foot > row.max(own_row) * HIGHER {
        return false;
    }
    let (a, b) = (ends(above, true), ends(group, true));
    let columns = |group: &[Rule]| -> Vec<f32> {
        group
            .iter()
            .filter(|rule| !rule.level)
            .map(|rule| rule.at)
            .collect()
    };
    let within = |few: &[f32], many: &[f32]| {
        few.iter()
            .all(|at| many.iter().any(|other| (at - other).abs() <= SAME))
    };
    let (own, other) = (columns(group), columns(above));
    let open = |(from, to): (f32, f32), group: &[Rule]| {
        let sides = ends(group, false);
        sides.0 - from > OPEN && to - sides.1 > OPEN && sides.0 <= sides.1
    };
    (open(a, above) || open(b, group))
        && (a.0 - b.0).abs() <= SAME
        && (a.1 - b.1).abs() <= SAME
        && (within(&own, &other) || within(&other, &own))
}

/// Disjoint sets, each known by one of its members.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut of: usize) -> usize {
        while let Some(above) = self.0.get(of).copied().filter(|above| *above != of) {
            // The way up is halved each time that it is gone.
            let next = self.0.get(above).copied().unwrap_or(above);
            if let Some(own) = self.0.get_mut(of) {
                *own = next;
            }
            of = next;
        }
        of
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(own) = self.0.get_mut(a.max(b)) {
            *own = a.min(b);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(level: bool, at: f32, from: f32, to: f32) -> Rule {
        Rule { level, at, from, to }
    }

    #[test]
    fn lines_that_meet_are_one_drawing() {
        let two = [
            rule(true, 10.0, 0.0, 50.0),
            rule(true, 100.0, 0.0, 50.0),
            rule(true, 300.0, 0.0, 50.0),
            // It stops two points short.
            rule(false, 10.0, 12.0, 98.0),
            rule(false, 52.0, 299.0, 340.0),
            rule(false, 80.0, 0.0, 400.0),
        ];
        let found = clusters(&two).unwrap();
        assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [3, 2]);
    }

    #[test]
    fn a_page_of_too_many_lines_is_refused() {
        let side = 1500_u16;
        let lines = |level| (0..side).map(move |n| rule(level, f32::from(n), 0.0, f32::from(side)));
        let hatched: Vec<Rule> = lines(true).chain(lines(false)).collect();
        assert_eq!(clusters(&hatched), Err(TooMany));
    }
}
