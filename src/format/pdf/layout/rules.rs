//! Straight lines out of the pieces in which programs draw them: a side of each cell, a dash after the other, a box for each
//! end.

use crate::format::pdf::page::Rule;

/// How far apart the pieces of one line may lie across it, in points.
const ACROSS: f32 = 1.0;
/// How large a gap between two pieces still joins, in points.
const GAP: f32 = 3.0;
/// The longest piece that is a dash, in points; the gap behind it may be as long as it is. The sides of low rows are longer.
const DASH: f32 = 5.5;
/// The longest piece that is a dot, in points: of a level line or of an upright one.
const DOT: f32 = 2.0;
/// The shortest line, its pieces joined, that can be the side of a cell, in points.
const SHORTEST: f32 = 4.0;
/// How far from the page a line can begin or end, in points: further is a number that is none.
const FAR: f32 = 100_000.0;

/// The lines that the pieces make, the level ones first, both in the order of where they lie.
pub(super) fn joined(rules: &[Rule]) -> Vec<Rule> {
    let mut pieces: Vec<Rule> = rules.iter().filter_map(plain).collect();
    let dots: Vec<Rule> = pieces
        .iter()
        .filter(|piece| piece.to - piece.from <= DOT)
        .map(other_way)
        .collect();
    pieces.extend(dots);
    pieces.sort_by(|a, b| {
        let kind = b.level.cmp(&a.level);
        kind.then(a.at.total_cmp(&b.at)).then(a.from.total_cmp(&b.from))
    });
    let mut out = Vec::new();
    let mut rest = pieces.as_mut_slice();
    while let Some(first) = rest.first().copied() {
        let same = |piece: &Rule| piece.level == first.level && piece.at - first.at <= ACROSS;
        let count = rest.iter().take_while(|piece| same(piece)).count();
        let (own, behind) = rest.split_at_mut(count.max(1));
        own.sort_by(|a, b| a.from.total_cmp(&b.from));
        join_along(own, &mut out);
        rest = behind;
    }
    out
}

/// A line with finite ends in their order; none where a number is none.
fn plain(rule: &Rule) -> Option<Rule> {
    let near = |value: f32| value.is_finite() && value.abs() <= FAR;
    (near(rule.at) && near(rule.from) && near(rule.to)).then(|| Rule {
        from: rule.from.min(rule.to),
        to: rule.from.max(rule.to),
        ..*rule
    })
}

/// A dot as a piece of a line of the other direction.
fn other_way(dot: &Rule) -> Rule {
    let half = (dot.to - dot.from) / 2.0;
    Rule {
        level: !dot.level,
        at: dot.from + half,
        from: dot.at - half,
        to: dot.at + half,
    }
}

/// Joins pieces of one line, in their order along it. It lies where its longest piece does.
fn join_along(pieces: &[Rule], out: &mut Vec<Rule>) {
    let mut open: Option<(Rule, f32)> = None;
    let mut before = 0.0_f32;
    for piece in pieces {
        let length = piece.to - piece.from;
        let dash = if length <= DASH && before <= DASH {
            length.max(before)
        } else {
            0.0
        };
        match &mut open {
            Some((line, longest)) if piece.from <= line.to + GAP.max(dash) => {
                line.to = line.to.max(piece.to);
                if length > *longest {
                    (line.at, *longest) = (piece.at, length);
                }
            }
            _ => {
                out.extend(open.take().map(|(line, _)| line).filter(long_enough));
                open = Some((*piece, length));
            }
        }
        before = length;
    }
    out.extend(open.map(|(line, _)| line).filter(long_enough));
}

fn long_enough(line: &Rule) -> bool {
    line.to - line.from >= SHORTEST
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(at: f32, from: f32, to: f32) -> Rule {
        Rule {
            level: true,
            at,
            from,
            to,
        }
    }

    fn ends(rules: &[Rule]) -> Vec<(f32, f32, f32)> {
        joined(rules)
            .iter()
            .map(|rule| (rule.at, rule.from, rule.to))
            .collect()
    }

    #[test]
    fn pieces_of_a_line_are_one() {
        // A side of each cell, one of them a little lower, and drawn twice.
        let sides = [
            level(10.0, 0.0, 30.0),
            level(10.4, 31.0, 70.0),
            level(10.0, 0.0, 30.0),
        ];
        assert_eq!(ends(&sides), [(10.4, 0.0, 70.0)]);
        // Dashes.
        let dashes: Vec<Rule> = (0..20_u8)
            .map(|n| level(5.0, f32::from(n) * 10.0, f32::from(n) * 10.0 + 5.0))
            .collect();
        assert_eq!(ends(&dashes), [(5.0, 0.0, 195.0)]);
        // Dots, of which nobody can say in which direction their line runs.
        let dots: Vec<Rule> = (0..20_u8).map(|n| level(f32::from(n) * 3.0, 7.0, 8.0)).collect();
        let upright = Rule {
            level: false,
            at: 7.5,
            from: -0.5,
            to: 57.5,
        };
        assert_eq!(joined(&dots), [upright]);
    }

    #[test]
    fn lines_apart_stay_so() {
        assert_eq!(ends(&[level(10.0, 0.0, 30.0), level(10.0, 40.0, 70.0)]).len(), 2);
        assert_eq!(ends(&[level(10.0, 0.0, 30.0), level(13.0, 0.0, 30.0)]).len(), 2);
        // Dots, and numbers that are none.
        let odd = [
            level(10.0, 0.0, 1.0),
            level(f32::NAN, 0.0, 30.0),
            level(1.0, f32::NEG_INFINITY, 30.0),
            level(1.0, 0.0, 1e30),
        ];
        assert!(ends(&odd).is_empty());
        assert_eq!(ends(&[level(10.0, 30.0, 0.0)]), [(10.0, 0.0, 30.0)]);
    }
}
